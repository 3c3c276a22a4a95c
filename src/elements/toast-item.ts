import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Toast, ToastTone } from '../store/toast.js';
import { toneOf } from '../store/toast.js';
import type { Speech } from '../text/phrases.js';
import {
  clockIcon,
  closeIcon,
  hardStopIcon,
  infoIcon,
  octagonIcon,
  pauseIcon,
  playIcon,
  tickIcon,
  triangleIcon,
} from '../look/icons.js';
import { safeHref } from '../domain/link.js';
import { toastWords } from './toast-words.js';

type Content = Toast['content'];

const ICONS: Readonly<Record<ToastTone, () => TemplateResult>> = {
  success: tickIcon,
  info: infoIcon,
  warning: triangleIcon,
  error: octagonIcon,
};

const OWN_ICONS: Readonly<Partial<Record<Content['kind'], () => TemplateResult>>> = {
  'task-awaiting-approval': clockIcon,
  'hard-stop': hardStopIcon,
  paused: pauseIcon,
  resumed: playIcon,
};

const LEVELS: Readonly<Record<ToastTone, string>> = {
  success: 'ok',
  info: 'info',
  warning: 'warning',
  error: 'exceeded',
};

/** What toasts are drawn with. */
export interface ToastView {
  readonly speech: Speech;
  /** Where warnings of budgets lead that name no page of their own. */
  readonly analyticsHref: string | null;
  readonly dismiss: (id: string) => void;
}

/** Draws the icon of a notice in the colour of its level. */
export const toneIcon = (content: Content): TemplateResult => {
  const tone = toneOf(content);
  return html`<span class="level ${LEVELS[tone]}">${(OWN_ICONS[content.kind] ?? ICONS[tone])()}</span>`;
};

/** Longer than this it is cut off and scrolled, which needs a stop for the keyboard. */
const LONG_TEXT = 280;

/** Draws the text of a notice, which came from a server and is nothing but text. */
export const toastText = (text: string | null): TemplateResult | typeof nothing =>
  text === null
    ? nothing
    : html`<p class="text" dir="auto" tabindex=${text.length > LONG_TEXT ? '0' : nothing}>${text}</p>`;

const BUDGET_KINDS: readonly Content['kind'][] = ['budget-alert', 'hard-stop', 'paused'];

/** Draws the link of a notice where it has one that may be followed. */
export function toastLink(
  content: Content,
  { speech, analyticsHref }: Pick<ToastView, 'speech' | 'analyticsHref'>,
): TemplateResult | typeof nothing {
  const { href, linkText } = toastWords(content, speech);
  const fallback = BUDGET_KINDS.includes(content.kind) ? analyticsHref : null;
  const link = safeHref(href, document.baseURI) ?? safeHref(fallback, document.baseURI);
  return link === null ? nothing : html`<a href=${link}>${linkText}</a>`;
}

/** Draws the toasts that are shown. */
export const renderToasts = (toasts: readonly Toast[], view: ToastView): TemplateResult | typeof nothing =>
  toasts.length === 0
    ? nothing
    : html`<ul class="toasts">
        ${repeat(
          toasts,
          ({ id }) => id,
          (toast) => renderToast(toast, view),
        )}
      </ul>`;

function renderToast(toast: Toast, view: ToastView): TemplateResult {
  const { id, content, count } = toast;
  const { strings, format } = view.speech;
  const words = strings.toastRegion;
  const { title, text } = toastWords(content, view.speech);
  return html`<li>
    <div
      class="toast"
      part="toast"
      role="group"
      tabindex="-1"
      data-toast=${id}
      aria-labelledby="title-${id}"
      aria-describedby="more-${id}"
    >
      ${toneIcon(content)}
      <div class="words">
        <p class="title" id="title-${id}">
          <span class="visually-hidden">${`${words.kind[toast.tone]}: `}</span>${title}
          ${
            count > 1
              ? html`<span class="count"
                  ><span aria-hidden="true">${words.repeated(format.number(count))}</span
                  ><span class="visually-hidden">${words.repeatedSpoken(format.number(count))}</span></span
                >`
              : nothing
          }
        </p>
        <div class="more" id="more-${id}">${toastText(text)}${toastLink(content, view)}</div>
      </div>
      <button
        type="button"
        class="icon-button"
        part="dismiss"
        aria-label=${words.dismissNamed(title)}
        @click=${() => view.dismiss(id)}
      >
        ${closeIcon()}
      </button>
    </div>
  </li>`;
}
