import { fault, type Decoded } from './fault.js';

/** Longest text that is parsed unless more is asked for, in UTF-16 units: a frame beyond it is counted and refused unread. */
export const MAX_TEXT_LENGTH = 1_048_576;

/** Deepest nesting that is read; the contract's deepest resource has six levels. */
export const MAX_DEPTH = 32;

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses JSON text after checking its length.
 * @returns the parsed value, or a `too-large` or `bad-json` fault; never throws
 */
export function parseJson(text: string, most = MAX_TEXT_LENGTH): Decoded<unknown> {
  if (text.length > most) {
    return {
      ok: false,
      fault: fault('too-large', '', `${text.length} characters; at most ${most} are read`),
    };
  }
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, fault: fault('bad-json', '', 'is not JSON', text) };
  }
}

class TooDeep extends Error {}

/**
 * Copies plain data with its keys in camelCase, so that `is_paused` and `isPaused` are one field.
 * Objects come out without a prototype and without keys that could reach one.
 * @returns the copy, or a `too-deep` fault
 */
export function camelCased(value: unknown): Decoded<unknown> {
  try {
    return { ok: true, value: copy(value, 0) };
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return { ok: false, fault: fault('too-deep', '', `is nested deeper than ${MAX_DEPTH} levels`) };
  }
}

function copy(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) throw new TooDeep();
  if (Array.isArray(value)) return value.map((item) => copy(item, depth + 1));
  const out = Object.create(null) as Record<string, unknown>;
  for (const [key, item] of Object.entries(value)) {
    const name = inCamelCase(key);
    if (!FORBIDDEN_KEYS.has(key) && !FORBIDDEN_KEYS.has(name)) out[name] = copy(item, depth + 1);
  }
  return out;
}

/** Most keys of a long list need nothing done, and there are tens of thousands of them. */
const inCamelCase = (key: string): string =>
  key.includes('_') ? key.replace(/_+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase()) : key;
