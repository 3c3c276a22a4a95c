import type { Fault } from '../wire/fault.js';

/** A console that says a thing once a minute at most: a server that sends nonsense every second fills no log. */
const REPEAT_AFTER_MS = 60_000;

const lastSaid = new Map<string, number>();

/** Says something to the developer of the page, without any payload in it. */
export function report(message: string): void {
  const now = Date.now();
  if (now - (lastSaid.get(message) ?? -Infinity) < REPEAT_AFTER_MS) return;
  if (lastSaid.size > 200) lastSaid.clear();
  lastSaid.set(message, now);
  console.error(`[spendwire] ${message}`);
}

const advised = new Set<string>();

/** Tells the developer of the page what to do, once. */
export function advise(message: string): void {
  if (advised.has(message)) return;
  advised.add(message);
  console.warn(`[spendwire] ${message}`);
}

/** Puts a fault in words that name the field: `usage/budget: daily.used must be a finite number or decimal text`. */
export function faultText(source: string, { field, message }: Fault): string {
  return `${source}: ${field ? `${field} ` : ''}${message}`;
}
