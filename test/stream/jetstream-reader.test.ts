import { expect } from '@open-wc/testing';
import { JetStreamReader, type JetStream } from '../../src/stream/jetstream-reader.js';
import { FakeEnvironment } from './fake-environment.js';

interface Kept {
  readonly seq: number;
  readonly subject: string;
  /** How many more there are, where the server lags behind. */
  readonly pending?: number;
}

/** A stream that has what the test put into it, and forgets what the test says. */
class FakeStream implements JetStream {
  created = 'monday';
  kept: Kept[] = [];
  deleted = 0;
  error: Error | null = null;
  /** Consumers that the server knows: where they begin. */
  readonly consumers_: { readonly from: number }[] = [];
  readonly forgotten: number[] = [];
  isOrphaned = false;
  #callback: ((message: never) => void) | null = null;
  lose: () => void = () => undefined;

  keep(subject: string, from: number, to: number): void {
    for (let seq = from; seq <= to; seq += 1) this.kept.push({ seq, subject });
  }

  /** Hands messages to the page in one go, as they come off the network. */
  send(...messages: Kept[]): void {
    for (const { seq, pending = 0 } of messages) {
      this.#callback?.({ seq, info: { pending }, string: () => `m${seq}` } as never);
    }
  }

  readonly consumers = {
    get: (_stream: string, options: object) => {
      const { opt_start_seq: from, filter_subjects: subject } = options as {
        opt_start_seq: number;
        filter_subjects: string;
      };
      this.consumers_.push({ from });
      return Promise.resolve({
        info: () =>
          Promise.resolve({
            num_pending: this.kept.filter((m) => m.seq >= from && m.subject === subject).length,
          }),
        consume: ({ callback }: { callback: (message: never) => void }) => {
          this.#callback = callback;
          return Promise.resolve({
            stop: () => (this.#callback = null),
            closed: () => new Promise<void>((resolve) => (this.lose = resolve)),
          });
        },
        delete: () => Promise.resolve(this.forgotten.push(from)),
      });
    },
  };

  jetstreamManager(): ReturnType<JetStream['jetstreamManager']> {
    if (this.error) return Promise.reject(this.error);
    const { kept, created } = this;
    const state = {
      first_seq: kept[0]?.seq ?? 1,
      last_seq: kept.at(-1)?.seq ?? 0,
      num_deleted: this.deleted,
    };
    return Promise.resolve({
      streams: {
        info: () => Promise.resolve({ created, state }),
        getMessage: (_stream: string, { seq }: { seq: number }) =>
          this.isOrphaned
            ? Promise.reject(new Error())
            : Promise.resolve(kept.find((m) => m.seq === seq) ?? null),
      },
    });
  }
}

function reading(stream: FakeStream, more: { subject?: string; maxReplay?: number } = {}) {
  const told: string[] = [];
  const ignore = () => undefined;
  const reader = new JetStreamReader(
    stream,
    { topic: 'a', subject: 'events.a', stream: 'EVENTS', maxReplay: 100, ...more },
    {
      opened: ignore,
      heard: ignore,
      leaving: ignore,
      event: (text, { position }) => told.push(`${text} after ${position?.prev}`),
      ended: (code) => told.push(`ended ${code}`),
    },
  );
  return { reader, told, settle: () => new FakeEnvironment().settle() };
}

const monday = (seq: number) => ({ epoch: 'monday', seq });

describe('JetStreamReader', () => {
  it('begins after the last event of the stream, by whatever topic', async () => {
    const stream = new FakeStream();
    stream.keep('events.b', 1, 7);
    const standing = await reading(stream).reader.start(null);
    expect(standing).to.deep.include({ position: monday(7), isRecovered: false });
    expect(stream.consumers_).to.deep.equal([{ from: 8 }]);
  });

  describe('asked to go on', () => {
    const rows = [
      { what: 'from a place after which the stream has everything', since: monday(7), recovers: true },
      { what: 'from where the stream begins', since: monday(4), recovers: true },
      { what: 'from before that', since: monday(3), recovers: false },
      { what: 'from beyond its end', since: monday(11), recovers: false },
      { what: 'in another stream', since: { epoch: 'sunday', seq: 7 }, recovers: false },
      { what: 'past more than it may replay', since: monday(7), maxReplay: 2, recovers: false },
      {
        what: 'from an event it still has, though not all others',
        since: monday(7),
        deleted: 3,
        recovers: true,
      },
      { what: 'from an event that is gone, as others are', since: monday(3), deleted: 3, recovers: false },
      {
        what: 'by many subjects, where some events are gone',
        since: monday(7),
        deleted: 3,
        subject: 'events.*',
        recovers: false,
      },
      {
        what: 'where it may not look for the event',
        since: monday(7),
        deleted: 3,
        isOrphaned: true,
        recovers: false,
      },
    ];
    for (const { what, since, recovers, deleted = 0, isOrphaned = false, ...more } of rows) {
      it(`${recovers ? 'goes on' : 'begins anew'} ${what}`, async () => {
        const stream = Object.assign(new FakeStream(), { deleted, isOrphaned });
        stream.keep('events.a', 5, 10);
        const standing = await reading(stream, more).reader.start(since);
        expect(standing).to.deep.include({ position: recovers ? since : monday(10), isRecovered: recovers });
        expect(stream.consumers_.at(-1)?.from).to.equal(recovers ? since.seq + 1 : 11);
        expect(stream.consumers_.length - stream.forgotten.length).to.equal(1);
      });
    }
  });

  it('names with each event the one before it, and hands none on twice', async () => {
    const stream = new FakeStream();
    const { reader, told, settle } = reading(stream);
    (await reader.start(null))?.begin?.();
    await settle();
    stream.send(
      { seq: 2, subject: '' },
      { seq: 5, subject: '' },
      { seq: 5, subject: '' },
      { seq: 3, subject: '' },
    );
    await settle();
    expect(told).to.deep.equal(['m2 after 0', 'm5 after 2']);
  });

  it('hands on what comes in one go only when nothing was discarded before it', async () => {
    const stream = new FakeStream();
    stream.keep('events.a', 1, 3);
    const { reader, told, settle } = reading(stream);
    (await reader.start(null))?.begin?.();
    await settle();
    stream.keep('events.a', 4, 20);
    stream.send({ seq: 6, subject: '', pending: 9 }, { seq: 9, subject: '', pending: 8 });
    expect(told).to.deep.equal([]);
    await settle();
    expect(told).to.deep.equal(['m6 after 3', 'm9 after 6']);
    stream.kept = stream.kept.filter(({ seq }) => seq > 12);
    stream.send({ seq: 13, subject: '', pending: 7 });
    await settle();
    expect(told.slice(2)).to.deep.equal(['ended 1011']);
  });

  it('asks nothing where the numbers themselves show that nothing is missing', async () => {
    const stream = new FakeStream();
    const { reader, told, settle } = reading(stream);
    (await reader.start(null))?.begin?.();
    await settle();
    stream.error = new Error('asked');
    stream.send({ seq: 1, subject: '', pending: 5 }, { seq: 2, subject: '', pending: 4 });
    await settle();
    expect(told).to.deep.equal(['m1 after 0', 'm2 after 1']);
    stream.send({ seq: 9, subject: '', pending: 4 });
    await settle();
    expect(told.at(-1), 'not knowing is no answer').to.equal('ended 1011');
  });

  it('ends when its consumer does', async () => {
    const stream = new FakeStream();
    const { reader, told, settle } = reading(stream);
    (await reader.start(null))?.begin?.();
    await settle();
    stream.lose();
    await settle();
    expect(told).to.deep.equal(['ended 1011']);
  });

  it('leaves nothing at the server when it is stopped, and is then silent', async () => {
    const stream = new FakeStream();
    const { reader, told, settle } = reading(stream);
    (await reader.start(null))?.begin?.();
    await settle();
    reader.stop();
    stream.send({ seq: 1, subject: '' });
    stream.lose();
    await settle();
    expect([told, stream.forgotten]).to.deep.equal([[], [1]]);
  });

  it('begins nothing when it is stopped before it could', async () => {
    const stream = new FakeStream();
    const { reader, settle } = reading(stream);
    const standing = reader.start(null);
    reader.stop();
    expect(await standing).to.equal(null);
    await settle();
    expect(stream.forgotten).to.have.length(1);
  });

  for (const { name, cause, code, message } of [
    { name: 'RequestError', cause: 'PermissionViolationError', code: 'forbidden', message: 'does not allow' },
    { name: 'StreamNotFoundError', cause: '', code: 'internal', message: 'no such stream' },
  ]) {
    it(`is refused as ${code} after ${cause || name}`, async () => {
      const stream = new FakeStream();
      stream.error = Object.assign(new Error(), { name, cause: Object.assign(new Error(), { name: cause }) });
      const refused: unknown = await reading(stream)
        .reader.start(null)
        .catch((error: unknown) => error);
      expect(refused).to.include({ code });
      expect((refused as Error).message).to.include(message);
    });
  }
});
