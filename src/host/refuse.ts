import { report } from '../store/report.js';
import type { Fault } from '../wire/fault.js';

/**
 * Tells of something an element was given and did not take: the developer by the console, the page by `stream-error`.
 * @param message what is wrong, in words that name the field and carry no payload
 */
export function refuse(host: EventTarget, { code, field, sample }: Fault, message: string): void {
  report(message);
  const detail = { code, field, message, sample };
  host.dispatchEvent(new CustomEvent('stream-error', { detail, bubbles: true, composed: true }));
}
