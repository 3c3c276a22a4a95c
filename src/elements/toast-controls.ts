import { html, nothing, type TemplateResult } from 'lit';
import type { Speech } from '../text/phrases.js';
import { bellIcon } from '../look/icons.js';

/** Draws how many toasts wait behind the visible ones, and the button that puts all away. */
export function renderWaiting(
  count: number,
  { strings, format }: Speech,
  dismissAll: () => void,
): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  const words = strings.toastRegion;
  const text = format.number(count);
  return html`<div class="waiting">
    <span class="strong" aria-hidden="true">${words.more(text)}</span>
    <span class="visually-hidden">${words.moreSpoken(count, text)}</span>
    <button type="button" @click=${dismissAll}>${words.dismissAll}</button>
  </div>`;
}

/** A badge has no room for more, and nobody counts on. */
const MAX_COUNTED = 99;

/** Draws the button that opens the history, with how much of it nobody has seen. */
export function renderHistoryButton(
  { isOpen, unreadCount }: { readonly isOpen: boolean; readonly unreadCount: number },
  { strings, format }: Speech,
  toggle: () => void,
): TemplateResult {
  const words = strings.toastRegion;
  const label = isOpen ? words.hideHistory : words.showHistory;
  const unread = words.unread(unreadCount, format.number(unreadCount));
  const badge = unreadCount > MAX_COUNTED ? `${format.number(MAX_COUNTED)}+` : format.number(unreadCount);
  return html`<button
    type="button"
    class="history-button"
    part="history-button"
    aria-expanded=${isOpen ? 'true' : 'false'}
    aria-controls="history"
    aria-label=${unreadCount > 0 ? `${label}, ${unread}` : label}
    @click=${toggle}
  >
    ${bellIcon()}${unreadCount > 0 ? html`<span class="unread">${badge}</span>` : nothing}
  </button>`;
}
