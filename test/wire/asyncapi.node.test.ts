import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import specs from '@asyncapi/specs';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { meaningOf } from '../../src/stream/close-codes.js';
import { codeOf } from '../../src/stream/http-transport.js';
import { decodeControl, type Control } from '../../src/wire/control.js';
import { decodeFrame, eventName, type ControlFrame } from '../../src/wire/envelope.js';
import { decodeMessage, eventDecoders, isKnownEvent } from '../../src/wire/events.js';
import { actionOf, dataOf, document, eventOf, messages, source, type Message } from './asyncapi.node.js';
import { changed, changesOf, valuesOf, type Schema } from './schema-values.node.js';

/** What a page sends, and what it answers to; the compiler knows when one of the latter is missing. */
const FROM_PAGE = ['auth', 'subscribe', 'unsubscribe', 'ping'];
const FROM_SERVER: Readonly<Record<Control['action'], true>> = {
  welcome: true,
  subscribed: true,
  pong: true,
  goaway: true,
  error: true,
};

const RUNS = 100;

const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
const compiled = new Map<Schema, ValidateFunction>();
const accepts = (schema: Schema, value: unknown): boolean => {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value);
};

const known = messages.flatMap(([key, message]) => {
  const event = eventOf(message);
  return event !== null && isKnownEvent(eventName(event)) ? [{ key, message, name: eventName(event) }] : [];
});

/** Whether the page takes data of an event. */
function reads(message: Message, data: unknown): boolean {
  const { events } = decodeFrame(JSON.stringify({ event: eventOf(message), data }));
  const [envelope] = events;
  return envelope !== undefined && decodeMessage(envelope).ok;
}

describe('docs/asyncapi.yaml', () => {
  it('is an AsyncAPI 3 document', () => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(
      specs.schemasWithoutId['3.0.0'] as object,
    );
    assert.ok(validate(source), JSON.stringify(validate.errors?.slice(0, 5), null, 2));
  });

  it('has every event that the page reads, and every control frame of both sides', () => {
    const events = messages.flatMap(([, message]) => eventOf(message) ?? []).map(eventName);
    assert.deepEqual(
      Object.keys(eventDecoders).filter((name) => !events.includes(name)),
      [],
    );
    const actions = messages.flatMap(([, message]) => actionOf(message) ?? []);
    assert.deepEqual(actions.toSorted(), [...Object.keys(FROM_SERVER), ...FROM_PAGE].toSorted());
    const told = Object.values(document.channels).flatMap((channel) => Object.values(channel.messages));
    const names = new Set(told.map(({ name }) => name));
    assert.deepEqual(
      messages.map(([, { name }]) => name).filter((name) => !names.has(name)),
      [],
    );
  });

  for (const [key, message] of messages) {
    it(`gives examples of ${key} that keep its schema and that the page reads`, () => {
      assert.ok(message.examples.length > 0);
      for (const { payload } of message.examples) {
        assert.ok(accepts(message.payload, payload), ajv.errorsText(compiled.get(message.payload)?.errors));
        if (key === 'longPollAnswer') continue;
        const { events, controls, faults } = decodeFrame(JSON.stringify(payload));
        assert.deepEqual(faults, []);
        assert.ok(events.length + controls.length > 0);
        for (const event of events) assert.equal(decodeMessage(event).ok, true, JSON.stringify(event));
        const isFromServer = !FROM_PAGE.includes(actionOf(message) ?? '');
        for (const frame of controls) assert.equal(decodeControl(frame) !== null, isFromServer);
      }
    });
  }

  for (const { message, name } of known) {
    const data = dataOf(message);
    it(`allows no data of ${name} that the page would refuse`, () => {
      fc.assert(
        fc.property(valuesOf(data), (value) => {
          assert.ok(accepts(data, value), ajv.errorsText(compiled.get(data)?.errors));
          assert.ok(reads(message, value), JSON.stringify(value));
        }),
        { numRuns: RUNS },
      );
    });

    it(`forbids what the page refuses of ${name}, field by field`, () => {
      const changes = changesOf(data);
      const full = fc.sample(valuesOf(allRequired(data)), { numRuns: 4, seed: 1 });
      let refused = 0;
      for (const change of changes) {
        for (const value of full) {
          const next = changed(value, change);
          if (next === undefined) continue;
          const isAllowed = accepts(data, next);
          if (!isAllowed) refused += 1;
          assert.equal(reads(message, next), isAllowed, `${change.path.join('.')}: ${JSON.stringify(next)}`);
        }
      }
      assert.ok(refused > 0);
    });
  }

  for (const [key, message] of messages.filter(([, one]) => (actionOf(one) ?? '') in FROM_SERVER)) {
    it(`means by ${key} what the page understands`, () => {
      fc.assert(
        fc.property(valuesOf(message.payload), (frame) => {
          const said = frame as ControlFrame & Record<string, never>;
          const control = decodeControl(said) as (Control & Record<string, unknown>) | null;
          assert.equal(control?.action, said.action);
          if ('ref' in said) assert.equal(control?.['ref'], said['ref']);
          if ('retry_after_ms' in said) assert.equal(control?.['retryAfterMs'], said['retry_after_ms']);
          if ('ping_ms' in said) assert.equal(control?.['pingMs'], said['ping_ms']);
          if ('recovered' in said) assert.equal(control?.['isRecovered'], said['recovered']);
          const { seq, epoch = '' } = frame as { seq?: number; epoch?: string | number };
          if (said.action === 'subscribed' && seq !== undefined)
            assert.deepEqual(control?.['position'], { seq, epoch: String(epoch) });
        }),
        { numRuns: RUNS },
      );
    });
  }

  it('tells of each close code and status what the page does', () => {
    const { 'x-close-codes': codes = [] } = document.channels.socket;
    assert.deepEqual(
      codes.map(({ code, after }) => [code, after]),
      codes.map(({ code }) => [code, meaningOf(code).verdict]),
    );
    const listed = new Set(codes.map(({ code }) => code));
    for (let code = 1_000; code < 5_000; code += 1) {
      if (meaningOf(code).verdict !== 'backoff') assert.ok(listed.has(code), `${code} is not listed`);
    }
    for (const { 'x-statuses': statuses = [] } of [
      document.channels.eventSource,
      document.channels.longPoll,
    ]) {
      assert.ok(statuses.length > 0);
      for (const { status, as } of statuses) assert.equal(codeOf(status), as);
    }
  });
});

/** The same with every field given, so that each place is there to be changed. */
function allRequired(schema: Schema): Schema {
  const { type, properties, items } = schema;
  const isNullable = Array.isArray(type) && (properties ?? items) !== undefined;
  return {
    ...schema,
    ...(isNullable ? { type: (type as readonly string[]).filter((one) => one !== 'null') } : {}),
    ...(items ? { items: allRequired(items) } : {}),
    ...(properties
      ? {
          required: Object.keys(properties),
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, field]) => [name, allRequired(field)]),
          ),
        }
      : {}),
  };
}
