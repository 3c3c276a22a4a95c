import { decodeEnvelope } from '../../src/wire/envelope.js';
import type { Hub } from './events/hub.js';
import type { NewEvent } from './events/log.js';
import { isTopic } from './events/positions.js';

/**
 * Only what a page can read gets a number: a number that nobody could read would be a gap, and reading it again would
 * not close it. This is a quarter of a page's longest frame.
 */
const MAX_NUMBERED_LENGTH = 262_144;

type Plain = Readonly<Record<string, unknown>>;

/**
 * Sends what somebody posted to `events`: an envelope, a list of them, or `{"raw": text}` for a frame as it is. An
 * envelope gets its number here; what is none (no name, a topic that cannot be) goes out unnumbered, exactly as given.
 * @returns how many were numbered and how many were not
 */
export function injectEvents(hub: Hub, body: unknown): { numbered: number; raw: number } {
  const items: unknown[] = Array.isArray(body) ? body : [body];
  const count = { numbered: 0, raw: 0 };
  let run: NewEvent[] = [];
  const publish = () => {
    if (run.length > 0) hub.publish(run);
    count.numbered += run.length;
    run = [];
  };
  for (const item of items) {
    const event = numberable(item);
    if (event) {
      run.push(event);
      continue;
    }
    publish();
    count.raw += 1;
    hub.sendRaw(rawText(item));
  }
  publish();
  return count;
}

function numberable(item: unknown): NewEvent | null {
  if (typeof item !== 'object' || item === null || !decodeEnvelope({ ...item, seq: null }).ok) return null;
  const { event, type, data, topic = '', timestamp, time, id } = item as Plain;
  const isReadable = isTopic(topic) && JSON.stringify(item).length <= MAX_NUMBERED_LENGTH;
  if (!isReadable) return null;
  const at = timestamp ?? time;
  return {
    event: String(event ?? type),
    data: data ?? null,
    topic,
    ...(typeof at === 'string' ? { timestamp: at } : {}),
    ...(typeof id === 'string' ? { id } : {}),
  };
}

function rawText(item: unknown): string {
  const raw = typeof item === 'object' && item !== null ? (item as Plain)['raw'] : undefined;
  return typeof raw === 'string' ? raw : JSON.stringify(item);
}
