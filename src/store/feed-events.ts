import type { EventData, StreamMessage } from '../wire/events.js';
import type { Fault } from '../wire/fault.js';
import type { AnswerError } from './http.js';
import { faultText, report } from './report.js';

/** What was refused, in words that name it. */
export interface Refusal {
  /** A fault's own, `no-answer`, or `http-` with a status; what a server says where it refuses something itself. */
  readonly code: string;
  /** Path of the offending field; empty where there is none. */
  readonly field: string;
  readonly message: string;
  /** At most 80 characters of the offending value. */
  readonly sample: string;
}

/** Raises a feed's events, on itself and wherever they are relayed to. */
export class FeedEvents extends EventTarget {
  readonly #relays = new Set<(event: CustomEvent) => void>();

  /** Hands every event to another voice before it is heard here; what is cancelled there is cancelled. */
  relay(listener: (event: CustomEvent) => void): () => void {
    this.#relays.add(listener);
    return () => this.#relays.delete(listener);
  }

  /**
   * Raises a message, and what the contract makes of it.
   * @returns `false` where a listener called `preventDefault()`
   */
  protected announce(message: StreamMessage): boolean {
    this.raise('stream-message', message);
    if (message.name !== 'error') return this.raise(message.name, message, true);
    const { code, message: words } = message.data as EventData['error'];
    return this.raise('stream-error', { code: String(code), field: '', message: words ?? '', sample: '' });
  }

  /** Tells of an event that was not taken. */
  protected refuseEvent(fault: Fault): void {
    this.#refuse({ ...fault, message: faultText('event', fault) });
  }

  /** Tells of an answer that could not be had. */
  protected refuseAnswer({ fault, status, message }: AnswerError): void {
    const code = fault?.code ?? (status === null ? 'no-answer' : `http-${status}`);
    this.#refuse({ code, field: fault?.field ?? '', message, sample: fault?.sample ?? '' });
  }

  #refuse({ code, field, message, sample }: Refusal): void {
    report(message);
    this.raise('stream-error', { code, field, message, sample });
  }

  protected raise(name: string, detail: unknown, cancelable = false): boolean {
    const event = new CustomEvent(name, { detail, cancelable });
    for (const relay of [...this.#relays]) relay(event);
    return this.dispatchEvent(event) && !event.defaultPrevented;
  }
}
