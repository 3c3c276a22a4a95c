import type { Position } from '../../../src/wire/envelope.js';

const TOPIC = /^[\w:.@/-]{1,200}$/;

/** Whether a text may name a topic; `""` is the stream's own. */
export const isTopic = (value: unknown): value is string =>
  typeof value === 'string' && (value === '' || TOPIC.test(value));

/** Reads a position as a page sends it back; `undefined` is none that could be meant. */
export function readPosition(value: unknown): Position | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { epoch, seq } = value as Readonly<Record<string, unknown>>;
  if (typeof epoch !== 'string' || typeof seq !== 'number') return undefined;
  return Number.isSafeInteger(seq) && seq >= 0 ? { epoch, seq } : undefined;
}

/** An event source's id, `k3f9:1041`. */
export function readEventId(text: string): Position | undefined {
  const [, epoch = '', seq = ''] = /^([^:]*):(\d{1,15})$/.exec(text) ?? [];
  return seq === '' ? undefined : { epoch, seq: Number(seq) };
}

/**
 * Reads `since` of a query: the positions of several topics as JSON, exactly as a long poll's `topics` gave them
 * (`{"":{"epoch":"k3f9","seq":1041}}`), or an event's id for the stream's own topic.
 * @returns positions by topic, or `undefined` where the text is neither
 */
export function readSince(text: string): ReadonlyMap<string, Position> | undefined {
  const id = readEventId(text);
  if (id) return new Map([['', id]]);
  const positions = new Map<string, Position>();
  try {
    for (const [topic, value] of Object.entries(JSON.parse(text) as object)) {
      const position = readPosition(value);
      if (!position || !isTopic(topic)) return undefined;
      positions.set(topic, position);
    }
  } catch {
    return undefined;
  }
  return positions;
}
