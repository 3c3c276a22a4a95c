import * as v from 'valibot';
import { decode } from './decode.js';
import type { Envelope } from './envelope.js';
import { fault, type Decoded, type Fault } from './fault.js';
import { amount, count, instant, number, object, text, unknownAs } from './field.js';
import { decodeBudgetPart, type BudgetPart } from './budget.js';
import { decodeCostsPart, type CostsPart } from './costs.js';
import { decodeRouting, LANES, type RoutingAnswer } from './routing.js';
import { decodeTelemetryPart, type TelemetryPart } from './telemetry.js';

const budgetAlert = object(
  {
    budgetId: unknownAs(text),
    scope: text,
    percent: number,
    used: unknownAs(amount),
    limit: unknownAs(amount),
    windowEnd: unknownAs(instant),
    message: unknownAs(text),
    href: unknownAs(text),
  },
  'must be an object with scope and percent',
);

const taskCompleted = object(
  {
    taskId: text,
    lane: unknownAs(v.picklist(LANES, 'must be green, yellow or red')),
    model: unknownAs(text),
    tokens: unknownAs(count),
    cost: unknownAs(amount),
    rating: unknownAs(number),
  },
  'must be an object with task_id',
);

const taskFailed = object({ taskId: text, error: text }, 'must be an object with task_id and error');

const taskAwaitingApproval = object(
  { taskId: text, title: unknownAs(text), href: unknownAs(text) },
  'must be an object with task_id',
);

const messageCreated = object(
  { conversationId: text, messageId: text },
  'must be an object with conversation_id and message_id',
);

const serverError = object(
  { code: v.union([v.string(), v.number()], 'must be a code'), message: unknownAs(text) },
  'must be an object with code and message',
);

const streamReset = v.nullish(object({ reason: unknownAs(text) }), { reason: null });

/** What `usage.update` changes: only what is given. */
export interface UsageUpdate {
  readonly requests: number | null;
  readonly tokens: number | null;
  readonly cost: string | null;
  readonly budget?: BudgetPart;
  readonly costs?: CostsPart;
  readonly routing?: RoutingAnswer;
  readonly telemetry?: TelemetryPart;
}

const usageTotals = object(
  {
    requests: unknownAs(count),
    tokens: unknownAs(count),
    cost: unknownAs(amount),
    budget: v.nullish(v.unknown()),
    costs: v.nullish(v.unknown()),
    routing: v.nullish(v.unknown()),
    telemetry: v.nullish(v.unknown()),
  },
  'must be an object',
);

/** Each part is read by its own validator, so that a fault names the field of the resource it would have changed. */
function decodeUsageUpdate(input: unknown): Decoded<UsageUpdate> {
  const decoded = decode(usageTotals, input);
  if (!decoded.ok) return decoded;
  const { budget, costs, routing, telemetry, ...totals } = decoded.value;
  const parts = {
    budget: budget == null ? null : decodeBudgetPart(budget),
    costs: costs == null ? null : decodeCostsPart(costs),
    routing: routing == null ? null : decodeRouting(routing),
    telemetry: telemetry == null ? null : decodeTelemetryPart(telemetry),
  };
  const update: Record<string, unknown> = { ...totals };
  for (const [name, part] of Object.entries(parts)) {
    if (part === null) continue;
    if (!part.ok) return { ok: false, fault: within(name, part.fault) };
    update[name] = part.value;
  }
  return { ok: true, value: update as unknown as UsageUpdate };
}

const within = (name: string, inner: Fault): Fault => ({
  ...inner,
  field: inner.field ? `${name}.${inner.field}` : name,
});

const by =
  <S extends v.GenericSchema>(schema: S) =>
  (input: unknown): Decoded<v.InferOutput<S>> =>
    decode(schema, input);

/** The events this library understands; every other name is passed on as it came. */
export const eventDecoders = {
  'budget-alert': by(budgetAlert),
  'task-completed': by(taskCompleted),
  'task-failed': by(taskFailed),
  'task-awaiting-approval': by(taskAwaitingApproval),
  'message-created': by(messageCreated),
  'usage-update': decodeUsageUpdate,
  'stream-reset': by(streamReset),
  error: by(serverError),
} as const;

/** Data of each known event, by its DOM event name. */
export type EventData = {
  readonly [N in keyof typeof eventDecoders]: ReturnType<(typeof eventDecoders)[N]> extends Decoded<infer T>
    ? T
    : never;
};

export type KnownEventName = keyof EventData;

/** An event whose data has been read: what a DOM event carries as its `detail`. */
export interface StreamMessage<N extends string = string> extends Omit<Envelope, 'name' | 'data'> {
  readonly name: N;
  readonly data: N extends KnownEventName ? EventData[N] : unknown;
}

/** Whether the library has a validator for events of this name. */
export const isKnownEvent = (name: string): name is KnownEventName => Object.hasOwn(eventDecoders, name);

/** Begins the names of what the page itself says of its stream: a server must not speak in its voice. */
const OWN_PREFIX = 'stream-';

/** Reads an event's data by its name; an unknown event is passed on unread. Never throws. */
export function decodeMessage(envelope: Envelope): Decoded<StreamMessage> {
  const { name } = envelope;
  if (!isKnownEvent(name)) {
    if (!name.startsWith(OWN_PREFIX)) return { ok: true, value: envelope };
    return { ok: false, fault: fault('bad-shape', 'event', "is a name of the page's own", name) };
  }
  const decoded = eventDecoders[name](envelope.data);
  if (decoded.ok) return { ok: true, value: { ...envelope, data: decoded.value } };
  const field = decoded.fault.field;
  return {
    ok: false,
    fault: { ...decoded.fault, field: field ? `${name}.${field}` : name },
  };
}
