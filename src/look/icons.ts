import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/**
 * Every icon is 1em of `currentColor`, hidden from assistive technology (the word stands beside it), and told from the
 * others by its outline alone. `class="icon"` is sized by `base-styles.ts`.
 */
const icon = (shape: SVGTemplateResult, name: string): TemplateResult =>
  html`<svg
    class="icon icon-${name}"
    viewBox="0 0 16 16"
    width="16"
    height="16"
    aria-hidden="true"
    focusable="false"
  >
    ${shape}
  </svg>`;

const line = (path: string, name: string): TemplateResult =>
  icon(
    svg`<path d=${path} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" />`,
    name,
  );

const solid = (path: string, name: string): TemplateResult =>
  icon(svg`<path d=${path} fill="currentColor" fill-rule="evenodd" />`, name);

/** Draws a tick in a circle: within its limits, succeeded. */
export const tickIcon = (): TemplateResult =>
  line('M14.25 8a6.25 6.25 0 1 1-12.5 0a6.25 6.25 0 0 1 12.5 0M5.25 8.25l2 2l3.5-4', 'tick');

/** Draws a triangle with a bar: warning. */
export const triangleIcon = (): TemplateResult =>
  line('M8 2.25l6.25 11.25H1.75zM8 6.75v3M8 11.6v.05', 'triangle');

/** Draws an octagon with a bar: exceeded, failed. */
export const octagonIcon = (): TemplateResult =>
  line('M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4zM8 4.75v4M8 11v.05', 'octagon');

/** Draws two bars: paused. */
export const pauseIcon = (): TemplateResult => solid('M4 3h2.75v10H4zM9.25 3H12v10H9.25z', 'pause');

/** Draws a triangle that points ahead: resume. */
export const playIcon = (): TemplateResult => solid('M4.5 2.75v10.5L13 8z', 'play');

/** Draws a filled octagon with a hand's bar: hard stop, requests are refused. */
export const hardStopIcon = (): TemplateResult =>
  solid('M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2zM4 7v2h8V7z', 'hard-stop');

/** Draws an i in a circle: information. */
export const infoIcon = (): TemplateResult =>
  line('M14.25 8a6.25 6.25 0 1 1-12.5 0a6.25 6.25 0 0 1 12.5 0M8 7.5v3.5M8 5v.05', 'info');

/** Draws a clock: waiting for somebody, such as an approval. */
export const clockIcon = (): TemplateResult =>
  line('M14.25 8a6.25 6.25 0 1 1-12.5 0a6.25 6.25 0 0 1 12.5 0M8 4.5V8l2.5 1.75', 'clock');

/** Draws a cross: close, dismiss. */
export const closeIcon = (): TemplateResult => line('M3.75 3.75l8.5 8.5M12.25 3.75l-8.5 8.5', 'close');

/** Draws an arrow in a ring: read again. */
export const refreshIcon = (): TemplateResult =>
  line('M13.5 8a5.5 5.5 0 1 1-1.75-4.03M12 1.5V4.25H9.25', 'refresh');

/** Draws an arrow into a tray: download. */
export const downloadIcon = (): TemplateResult =>
  line('M8 2v8M4.75 7L8 10.25L11.25 7M2.5 11v2.5h11V11', 'download');

/** Draws a chevron to the end of the line: goes deeper. Mirrored by `base-styles.ts` where text runs right to left. */
export const chevronIcon = (): TemplateResult => line('M6 3.5L10.5 8L6 12.5', 'chevron');

/** Draws a chevron to the start of the line: earlier. Mirrored like the one to the end. */
export const chevronStartIcon = (): TemplateResult => line('M10 3.5L5.5 8L10 12.5', 'chevron-start');

/** Draws a chevron downwards: opens, or sorted from high to low. */
export const chevronDownIcon = (): TemplateResult => line('M3.5 6L8 10.5L12.5 6', 'chevron-down');

/** Draws a chevron upwards: closes, or sorted from low to high. */
export const chevronUpIcon = (): TemplateResult => line('M3.5 10L8 5.5L12.5 10', 'chevron-up');

/** Draws an arrow upwards: has risen. Whether that is good is data, so the colour is the caller's. */
export const arrowUpIcon = (): TemplateResult => line('M8 13.5v-11M3.5 7L8 2.5L12.5 7', 'arrow-up');

/** Draws an arrow downwards: has fallen. */
export const arrowDownIcon = (): TemplateResult => line('M8 2.5v11M3.5 9L8 13.5L12.5 9', 'arrow-down');

/** Draws a table: shows the numbers of a chart. */
export const tableIcon = (): TemplateResult =>
  line('M2 2.75h12v10.5H2zM2 6.25h12M2 9.75h12M6.5 6.25v7', 'table');

/** Draws three bars: shows a bar chart. */
export const barsIcon = (): TemplateResult => line('M3 13.5V8M8 13.5v-11M13 13.5V5.5', 'bars');

/** Draws a line that rises and falls: shows a line chart. */
export const lineIcon = (): TemplateResult => line('M2 11.5l3.5-4l3 2.5L14 3.5M2 14h12', 'line');

/** Draws arrows to all corners: shows everything. */
export const expandIcon = (): TemplateResult =>
  line('M9.5 2.5h4v4M13.5 2.5l-4.5 4.5M6.5 13.5h-4v-4M2.5 13.5L7 9', 'expand');

/** Draws a pie with a slice apart: shows a pie chart. */
export const pieIcon = (): TemplateResult =>
  line('M7 3.25a5.5 5.5 0 1 0 5.75 5.75H7zM9.75 1.75V6.25h4.5A5 5 0 0 0 9.75 1.75z', 'pie');

/** Draws a bell: the history of notices. */
export const bellIcon = (): TemplateResult =>
  line('M3.5 11.5V7a4.5 4.5 0 0 1 9 0v4.5l1 1h-11zM6.75 14.5h2.5', 'bell');

/** Draws a plus: zooms in. */
export const plusIcon = (): TemplateResult => line('M8 3v10M3 8h10', 'plus');

/** Draws a minus: zooms out. */
export const minusIcon = (): TemplateResult => line('M3 8h10', 'minus');

/** Draws a keyboard: lists the keys of a chart. */
export const keyboardIcon = (): TemplateResult =>
  line('M1.5 4h13v8.5h-13zM4 6.75h.05M6.7 6.75h.05M9.3 6.75h.05M12 6.75h.05M5 9.75h6', 'keyboard');

const starOutline =
  'M8 1.75l1.93 3.92l4.32.63l-3.13 3.05l.74 4.3L8 11.62l-3.86 2.03l.74-4.3L1.75 6.3l4.32-.63z';
const starHalf = 'M8 1.75v9.87l-3.86 2.03l.74-4.3L1.75 6.3l4.32-.63z';

/** Draws one star of a rating; the rating itself is said in words beside the row of stars. */
export const starIcon = (fill: 'full' | 'half' | 'empty'): TemplateResult =>
  icon(
    svg`<path d=${starOutline} fill=${fill === 'full' ? 'currentColor' : 'none'} stroke="currentColor" stroke-linejoin="round" />${
      fill === 'half' ? svg`<path d=${starHalf} fill="currentColor" />` : null
    }`,
    `star-${fill}`,
  );

/** Draws the live dot: filled and softly pulsing while `live` (the page's only loop), a hollow ring when not. */
export const liveDotIcon = (live: boolean): TemplateResult =>
  icon(
    live
      ? svg`<circle class="live-pulse" cx="8" cy="8" r="4" fill="currentColor" /><circle cx="8" cy="8" r="4" fill="currentColor" />`
      : svg`<circle cx="8" cy="8" r="3.5" fill="none" stroke="currentColor" stroke-width="1.5" />`,
    live ? 'live' : 'not-live',
  );

/** Draws the icon of a level; the three differ in shape, so that none needs its colour. */
export const levelIcon = (level: 'ok' | 'warning' | 'exceeded'): TemplateResult =>
  level === 'ok' ? tickIcon() : level === 'warning' ? triangleIcon() : octagonIcon();
