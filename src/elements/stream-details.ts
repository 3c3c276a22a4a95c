import { html, nothing, type TemplateResult } from 'lit';
import type { StreamSnapshot } from '../stream/event-stream.js';
import type { Formatter } from '../text/format.js';
import type { Strings } from '../text/strings.js';

/** What the details of a connection are drawn from. */
export interface DetailsView {
  /** What the state means, in a sentence. */
  readonly hint: string;
  readonly snapshot: StreamSnapshot;
  /** Milliseconds to the next attempt, whole seconds; 0 while it is made, `null` where none is waited for. */
  readonly nextAttemptMs: number | null;
  readonly words: Pick<Strings, 'streamStatus'>;
  readonly format: Formatter;
}

/** Draws what a connection is doing, in facts for whoever looks after it. */
export function renderDetails({ hint, snapshot, nextAttemptMs, words, format }: DetailsView): TemplateResult {
  const { detail, transport: transports } = words.streamStatus;
  const { status, events, refused, resyncs, topics } = snapshot;
  const { transport, attempt, code, reason } = status;
  // The stream's own topic is always followed and has no name to count.
  const named = topics - 1;
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    [detail.transport, transport && transports[transport]],
    [detail.attempts, attempt > 0 ? format.number(attempt) : null],
    [detail.nextAttempt, nextAttemptMs ? format.duration(nextAttemptMs) : null],
    [detail.closeCode, code === null ? null : String(code)],
    [detail.reason, reason],
    [detail.messages, format.number(events)],
    [detail.refused, format.number(refused)],
    [detail.resyncs, format.number(resyncs)],
    [detail.topics, format.number(named)],
  ];
  return html`<div class="details" part="details">
    <p class="muted">${hint}</p>
    <dl class="facts">
      ${facts.map(([name, value]) =>
        value === null
          ? nothing
          : html`<dt>${name}</dt>
              <dd>${value}</dd>`,
      )}
    </dl>
  </div>`;
}
