import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { setStyle } from '../look/set-style.js';

/** One bar with its figure. */
export interface Bar {
  /** Tells the bar from the others over time. */
  readonly key: string;
  /** Payload text, or words. */
  readonly label: string;
  /** Length, 0–1 of the longest; what is unknown or a refund has none. */
  readonly ratio: number;
  readonly text: string;
  /** What stands beside the figure, such as its share. */
  readonly note?: string | null;
}

/** What a list of bars shows and whom it tells. */
export interface BarListView {
  /** What is compared, for who hears it. */
  readonly label: string;
  readonly bars: readonly Bar[];
  /** Where it is left out, bars are only read. */
  readonly press?: { readonly onSelect: (key: string) => void; readonly isChosen: (key: string) => boolean };
}

/** Draws bars below each other, each with its name above and its figure at its end: text first, for length is only a hint. */
export function renderBars({ label, bars, press }: BarListView): TemplateResult {
  return html`<ul class="bars" aria-label=${label}>
    ${repeat(
      bars,
      ({ key }) => key,
      (bar) =>
        html`<li>
          ${
            press
              ? html`<button
                  type="button"
                  class="bar"
                  aria-pressed=${press.isChosen(bar.key) ? 'true' : 'false'}
                  @click=${() => press.onSelect(bar.key)}
                >
                  ${renderBar(bar)}
                </button>`
              : html`<div class="bar">${renderBar(bar)}</div>`
          }
        </li>`,
    )}
  </ul>`;
}

const renderBar = ({ label, ratio, text, note }: Bar): TemplateResult =>
  html`<bdi class="bar-name">${label}</bdi>
    <span class="bar-figure"
      ><bdi class="number">${text}</bdi>${
        note ? html` <bdi class="bar-note number muted">${note}</bdi>` : nothing
      }</span
    >
    <span class="bar-track" aria-hidden="true"
      ><span class="bar-fill" ${setStyle({ 'inline-size': `${(ratio * 100).toFixed(2)}%` })}></span
    ></span>`;
