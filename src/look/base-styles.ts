/**
 * The styles every element shares; `static styles = [baseStyles, css…]` (the tokens come with it).
 *
 * - **skeleton of a card**: `.card` › `.header` (`.heading`, `.actions`) · `.body` · `.footer`
 * - **layout**: `.stack` (column, gap) · `.row` (wrapping line, centred, half a gap) · `.tiles` (as many equal columns as fit)
 * - **levels**: `.ok` `.warning` `.exceeded` `.info` `.neutral` set `--_level`, read by `.badge` (icon, word), `.dot`,
 *   `.notice` (a hint inside a card: icon, text, action), `.level` (text or icon in the level's colour)
 * - **figures**: `.stat` › `.stat-label` · `.stat-value` (`.large` = 1.25 rem, `.hero` = 2 rem) · `.stat-context`; inside
 *   a value `.currency` (small) and `.cents` (a shade lighter). `.muted`, `.strong`, `.number` (never wraps)
 * - **controls**: `button` and `.button` (also on `a`), with `.primary`, `.quiet` (no border), `.link` (looks like one), `.icon-button`
 *   (a square); `.segmented` (group of `aria-pressed` buttons); `input`, `select`; targets ≥ 24 px, one focus ring
 * - **facts**: `dl.facts` of `dt`, `dd`. Tables are in `table-styles.ts`, figures of charts in `chart-styles.ts`
 * - **faces**: `.face` (`.error` or none) › `.icon` · `.face-title` · `.face-text` · buttons; `.skeleton` with
 *   `.line` `.title` `.figure` `.ring` `.chart` and, for widths, `.short` `.half`
 * - `:host(:state(stale))` greys `.body`; `.visually-hidden`; `.icon` is 1em; `.live-pulse` is the one loop
 *
 * The host is the container of container queries: `@container (inline-size < 240px | 360px | 560px)`.
 */
import { css, type CSSResult } from 'lit';
import { controlStyles } from './control-styles.js';
import { faceStyles } from './face-styles.js';
import { figureStyles } from './figure-styles.js';
import { levelStyles } from './level-styles.js';
import { tokens } from './tokens.js';

const hostStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    container-type: inline-size;
    /* A size container has no intrinsic width: without this it would vanish inside a flex row. */
    contain-intrinsic-inline-size: 320px;
    min-inline-size: 0;
    max-inline-size: 100%;
    --_level: var(--_color-text-muted);
  }

  /* Said to the outermost parts too: a page's rule for all elements, such as a reset, is stronger than one for :host. */
  :host,
  :host > * {
    color: var(--_color-text);
    font-family: var(--sw-font, inherit);
    font-size: var(--_font-size-sm);
    font-weight: 400;
    font-style: normal;
    font-variant-numeric: tabular-nums;
    line-height: 1.5;
    letter-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    word-spacing: normal;
    white-space: normal;
    overflow-wrap: anywhere;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }

  .visually-hidden:not(:focus, :active) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

const layoutStyles = css`
  .card {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
    padding: var(--_card-padding);
    background: var(--_color-surface);
    border: var(--_border-width) solid var(--_color-border);
    border-radius: var(--_radius);
  }

  .header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 2);
    min-block-size: 32px;
  }

  :host([compact]) .header {
    min-block-size: 24px;
  }

  .heading {
    margin: 0;
    font-size: var(--_font-size-md);
    font-weight: 600;
    line-height: 1.25;
  }

  .actions,
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }

  .stack {
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
  }

  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 144px), 1fr));
    gap: var(--_gap);
  }

  .body {
    min-inline-size: 0;
  }

  .footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 2);
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
  }

  p {
    margin: 0;
  }

  .icon {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    font-size: 1rem;
    vertical-align: -0.15em;
  }

  :is(.icon-chevron, .icon-chevron-start):dir(rtl) {
    transform: scaleX(-1);
  }
`;

/** Holds what every element starts from: tokens, host, card, figures, levels, controls and faces, in this order. */
export const baseStyles: CSSResult[] = [
  tokens,
  hostStyles,
  layoutStyles,
  figureStyles,
  levelStyles,
  controlStyles,
  faceStyles,
];
