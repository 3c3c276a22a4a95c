import { html, nothing, type TemplateResult } from 'lit';
import type { Notice } from '../store/notices.js';
import { toneOf } from '../store/toast.js';
import { toneIcon, toastLink, toastText, type ToastView } from './toast-item.js';
import { toastWords } from './toast-words.js';

/** What the history is drawn with. */
export interface HistoryView extends Omit<ToastView, 'dismiss'> {
  /** Oldest first. */
  readonly notices: readonly Notice[];
  /** How many of the newest are listed. */
  readonly count: number;
  readonly now: number;
  /** IANA name; `null` is the reader's own. */
  readonly timeZone: string | null;
  readonly showEarlier: () => void;
  readonly clear: () => void;
}

/** Draws the list of everything that was told, newest first. */
export function renderHistory(view: HistoryView): TemplateResult {
  const { notices, count, speech } = view;
  const words = speech.strings.toastRegion;
  const shown = notices.slice(-count).reverse();
  return html`<div class="history" part="history" id="history">
    <div class="history-header">
      <h2 id="history-title">${words.history}</h2>
      ${
        shown.length > 0
          ? html`<button type="button" class="link" @click=${view.clear}>${words.clearHistory}</button>`
          : nothing
      }
    </div>
    ${
      shown.length === 0
        ? html`<p class="muted">${words.historyEmpty}</p>`
        : html`<ol class="past" tabindex="0" aria-labelledby="history-title">
            ${shown.map((notice) => renderPast(notice, view))}
          </ol>`
    }
    ${
      notices.length > count
        ? html`<button type="button" class="link" @click=${view.showEarlier}>${words.earlier}</button>`
        : nothing
    }
  </div>`;
}

function renderPast({ content, at }: Notice, view: HistoryView): TemplateResult {
  const { strings, format } = view.speech;
  const { title, text } = toastWords(content, view.speech);
  const kind = strings.toastRegion.kind[toneOf(content)];
  return html`<li>
    ${toneIcon(content)}
    <div class="words">
      <p class="title"><span class="visually-hidden">${`${kind}: `}</span>${title}</p>
      ${toastText(text)}${toastLink(content, view)}
    </div>
    <time class="muted" datetime=${new Date(at).toISOString()} title=${format.dateTime(at, view.timeZone)}
      >${format.relative(Math.min(0, at - view.now))}</time
    >
  </li>`;
}
