import { html, nothing, type TemplateResult } from 'lit';
import { closeIcon } from '../look/icons.js';
import { UNKNOWN, type Formatter } from '../text/format.js';
import type { Strings } from '../text/strings.js';
import type { LiveSession } from '../wire/telemetry-sections.js';

/** A session as its dialog shows it. */
export interface OpenSession {
  /** As it was told last. */
  readonly session: LiveSession;
  /** Milliseconds; `null` is unknown. */
  readonly uptimeMs: number | null;
  readonly hasEnded: boolean;
}

/** What the dialog is drawn with, and whom it tells. */
export interface SessionDialogView {
  readonly words: Pick<Strings, 'common' | 'liveSessions'>;
  readonly format: Formatter;
  readonly currency: string | null;
  readonly timeZone: string | null;
  readonly open: OpenSession | null;
  readonly onClose: () => void;
}

/**
 * Draws the dialog, closed and empty while no session is open: toasts move into it while it is, so the node itself must
 * stay.
 */
export function renderSessionDialog(view: SessionDialogView): TemplateResult {
  const { open, words, onClose } = view;
  return html`<dialog part="dialog" aria-labelledby="session-heading" @close=${onClose}>
    <div class="dialog-body">
      <header class="header">
        <h2 class="heading" id="session-heading">
          ${open ? html`<bdi>${words.liveSessions.details(open.session.id)}</bdi>` : nothing}
        </h2>
        <button
          type="button"
          class="icon-button"
          part="close"
          aria-label=${words.common.close}
          title=${words.common.close}
          @click=${closeAround}
        >
          ${closeIcon()}
        </button>
      </header>
      <p class="ended ${open?.hasEnded ? '' : 'visually-hidden'}" role="status">
        ${open?.hasEnded ? words.liveSessions.ended : nothing}
      </p>
      ${
        open
          ? html`<dl class="facts">
              ${factsOf(view, open).map(
                ([label, text]) =>
                  html`<dt>${label}</dt>
                    <dd><bdi>${text}</bdi></dd>`,
              )}
            </dl>`
          : nothing
      }
    </div>
  </dialog>`;
}

function closeAround({ currentTarget }: Event): void {
  if (currentTarget instanceof Element) currentTarget.closest('dialog')?.close();
}

/** Everything that is known, and that model and cost are not, where they are not. */
function factsOf(
  { words, format, currency, timeZone }: SessionDialogView,
  { session, uptimeMs }: OpenSession,
): readonly (readonly [label: string, text: string])[] {
  const { fact } = words.liveSessions;
  const { model, provider, cost, requests, tokens, domain, user, country, startedAt, lastAt } = session;
  const all: readonly (readonly [string, string | null])[] = [
    [fact.model, model ?? UNKNOWN],
    [fact.provider, provider],
    [fact.cost, format.money(cost, currency)],
    [fact.uptime, uptimeMs === null ? null : format.duration(wholeSeconds(uptimeMs))],
    [fact.requests, requests === null ? null : format.number(requests)],
    [fact.tokens, tokens === null ? null : format.number(tokens)],
    [fact.domain, domain],
    [fact.user, user],
    [fact.country, country],
    [fact.startedAt, startedAt === null ? null : format.dateTime(startedAt, timeZone)],
    [fact.lastAt, lastAt === null ? null : format.dateTime(lastAt, timeZone)],
  ];
  return all.flatMap(([label, text]) => (text === null ? [] : [[label, text] as const]));
}

/** Uptimes are told in seconds from the first on, and never ahead of themselves. */
export const wholeSeconds = (ms: number): number => Math.max(1_000, Math.floor(ms / 1_000) * 1_000);
