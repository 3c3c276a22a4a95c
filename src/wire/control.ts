import type { ControlFrame, Envelope, Position } from './envelope.js';

/** What a server says beside events, checked. */
export type Control =
  | { readonly action: 'welcome'; readonly resumes: boolean; readonly pingMs: number | null }
  | {
      readonly action: 'subscribed';
      readonly topic: string;
      readonly ref: number | null;
      /** Where the log stands; `null` where the server does not number. */
      readonly position: Position | null;
      /** Whether everything after the position that was sent will follow. */
      readonly isRecovered: boolean;
    }
  | { readonly action: 'pong'; readonly positions: ReadonlyMap<string, Position> | null }
  | { readonly action: 'goaway'; readonly retryAfterMs: number | null }
  | {
      readonly action: 'error';
      readonly ref: number | null;
      /** `forbidden`, `unknown_topic`, `rate_limited`, `bad_request`, `internal`, or one of the server's own. */
      readonly code: string;
      readonly message: string;
      readonly retryAfterMs: number | null;
    };

const MAX_WORDS = 80;

/** Reads a control frame; `null` for an action that is not known, which is ignored. Never throws. */
export function decodeControl(frame: ControlFrame): Control | null {
  const own = (key: string) => (Object.hasOwn(frame, key) ? frame[key] : undefined);
  const retryAfterMs = amountOf(own('retry_after_ms') ?? own('retryAfterMs'));
  const ref = amountOf(own('ref'));
  switch (frame.action) {
    case 'welcome': {
      const features = own('features');
      const resumes = Array.isArray(features) && features.includes('resume');
      return { action: 'welcome', resumes, pingMs: amountOf(own('ping_ms') ?? own('pingMs')) };
    }
    case 'subscribed': {
      const topic = own('topic');
      return {
        action: 'subscribed',
        topic: typeof topic === 'string' ? topic : '',
        ref,
        position: decodePosition(frame),
        isRecovered: own('recovered') === true,
      };
    }
    case 'pong':
      return { action: 'pong', positions: positionsOf(own('pos')) };
    case 'goaway':
      return { action: 'goaway', retryAfterMs };
    case 'error':
      return {
        action: 'error',
        ref,
        code: wordsOf(own('code')),
        message: wordsOf(own('message')),
        retryAfterMs,
      };
    default:
      return null;
  }
}

/** Reads `{"epoch":"k3f9","seq":1041}`; `null` for what is no place in a log. */
export function decodePosition(value: unknown): Position | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'seq')) return null;
  const { seq, epoch } = value as Readonly<Record<string, unknown>>;
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) return null;
  return { seq, epoch: typeof epoch === 'string' || typeof epoch === 'number' ? String(epoch) : '' };
}

/** Whether an event says that the token is no longer good: `error` with code 4401. */
export function saysExpired({ name, data }: Envelope): boolean {
  if (name !== 'error' || typeof data !== 'object' || data === null) return false;
  const code = Object.hasOwn(data, 'code') ? (data as Readonly<Record<string, unknown>>)['code'] : null;
  return code === 4401 || code === '4401';
}

function positionsOf(value: unknown): ReadonlyMap<string, Position> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const positions = new Map<string, Position>();
  for (const [topic, place] of Object.entries(value)) {
    const position = decodePosition(place);
    if (position) positions.set(topic, position);
  }
  return positions;
}

const amountOf = (value: unknown): number | null =>
  typeof value === 'number' && value >= 0 && value < Infinity ? value : null;

const wordsOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, MAX_WORDS) : '';
