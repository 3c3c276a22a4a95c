import { fault, type Decoded, type Fault } from './fault.js';
import { parseJson } from './plain.js';

/** One event as every floor above sees it, whatever dialect the server speaks. */
export interface Envelope {
  /** Kebab-case: `usage.update`, `usage_update` and `usage-update` are one event. */
  readonly name: string;
  /** As the server sent it; read it with the validator of its event. */
  readonly data: unknown;
  /** When it happened, epoch milliseconds; `null` where the server did not say. */
  readonly at: number | null;
  readonly id: string | null;
  /** Position in its topic's log, where the server numbers its events. */
  readonly position: Position | null;
  /** `""` is the stream's own topic. */
  readonly topic: string;
  /** It was missed, and the server sends it later. */
  readonly isReplayed?: true;
}

/** A place in a topic's log. `epoch` changes when the server may have lost the log. */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
  /** The topic's number before this one, where other topics count in the same log; by default `seq - 1`. */
  readonly prev?: number;
}

/** What a broker tells beside the text of a message, and what counts for more than the text's own words. */
export interface Origin {
  readonly topic: string;
  /** `null` where the broker does not number, but whoever publishes may. */
  readonly position: Position | null;
}

/** What the page and the server say to each other beside events. */
export interface ControlFrame {
  readonly action: string;
  readonly [field: string]: unknown;
}

/** A frame read: events in order, control frames, and what was refused. */
export interface Frame {
  readonly events: readonly Envelope[];
  readonly controls: readonly ControlFrame[];
  readonly faults: readonly Fault[];
}

type Plain = Readonly<Record<string, unknown>>;

const NAME = /^[a-z][a-z0-9]*(?:[-._][a-z0-9]+)*$/i;
const MAX_NAME_LENGTH = 100;

/** Makes `usage.update`, `usage_update` and `UsageUpdate` the event name `usage-update`. */
export function eventName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[._]/g, '-')
    .toLowerCase();
}

/**
 * Reads one text frame: an event, a control frame, or a JSON array of them. Never throws.
 * @param origin of a broker's message: it brings events only, since whoever may publish does not speak for the server,
 *   and only one where its place in a log is known
 */
export function decodeFrame(raw: unknown, origin?: Origin): Frame {
  if (typeof raw !== 'string') return refused(fault('bad-shape', '', 'is a binary frame; text is expected'));
  const parsed = parseJson(raw);
  if (!parsed.ok) return refused(parsed.fault);
  const events: Envelope[] = [];
  const controls: ControlFrame[] = [];
  const faults: Fault[] = [];
  const isBatch = Array.isArray(parsed.value) && !origin?.position;
  for (const item of isBatch ? (parsed.value as unknown[]) : [parsed.value]) {
    if (!origin && isControl(item)) {
      controls.push(item);
      continue;
    }
    const event = decodeEnvelope(item);
    if (event.ok) events.push(origin ? placed(event.value, origin) : event.value);
    else faults.push(event.fault);
  }
  return { events, controls, faults };
}

const placed = (event: Envelope, { topic, position }: Origin): Envelope => ({
  ...event,
  topic,
  position: position ?? event.position,
});

const refused = (reason: Fault): Frame => ({ events: [], controls: [], faults: [reason] });

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isControl = (value: unknown): value is ControlFrame =>
  isPlain(value) && Object.hasOwn(value, 'action') && typeof value['action'] === 'string';

/** Reads one event's envelope. Only a name is required, in `event` or `type`. */
export function decodeEnvelope(value: unknown): Decoded<Envelope> {
  if (!isPlain(value)) return bad('', 'must be an object with event or type', value);
  const own = (key: string) => (Object.hasOwn(value, key) ? value[key] : undefined);
  const name = own('event') ?? own('type');
  if (typeof name !== 'string' || name.length > MAX_NAME_LENGTH || !NAME.test(name)) {
    return bad('event', 'must name the event, in event or type', name);
  }
  const position = positionOf(own('seq'), own('epoch'));
  if (position === undefined) return bad('seq', 'must be a whole number from 0 to 2⁵³ − 1', own('seq'));
  const id = own('id');
  const topic = own('topic');
  return {
    ok: true,
    value: {
      name: eventName(name),
      data: own('data') ?? null,
      at: timeOf(own('timestamp') ?? own('time')),
      id: typeof id === 'string' || typeof id === 'number' ? String(id) : null,
      position,
      topic: typeof topic === 'string' ? topic : '',
    },
  };
}

const bad = (field: string, message: string, value: unknown): Decoded<Envelope> => ({
  ok: false,
  fault: fault('bad-shape', field, message, value),
});

/** `undefined` marks a number that cannot be a position: a string, a negative or an unsafe one. */
function positionOf(seq: unknown, epoch: unknown): Position | null | undefined {
  if (seq === undefined || seq === null) return null;
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) return undefined;
  return { seq, epoch: typeof epoch === 'string' || typeof epoch === 'number' ? String(epoch) : '' };
}

function timeOf(time: unknown): number | null {
  const at = typeof time === 'number' ? time : typeof time === 'string' ? Date.parse(time) : NaN;
  return Number.isFinite(at) ? at : null;
}
