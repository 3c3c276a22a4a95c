/*
 * The file is a little longer than most because it is one sheet: the card, its meter, rings and bars share their sizes.
 */
import { css, type CSSResult } from 'lit';

/** Draws rings, bars, and the budgets beside them. */
export const budgetMonitorStyles: CSSResult = css`
  .dial-and-budgets {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: calc(var(--_space) * 6);
  }

  .dial {
    --_dial: max(11rem, 176px);
    position: relative;
    display: grid;
    place-items: center;
    inline-size: var(--_dial);
    max-inline-size: 100%;
    aspect-ratio: 1;
  }

  :host([compact]) .dial {
    --_dial: max(8rem, 128px);
  }

  .rings,
  .bar {
    display: block;
    inline-size: 100%;
    overflow: visible;
  }

  .bar {
    block-size: 8px;
  }

  .bar:dir(rtl) {
    transform: scaleX(-1);
  }

  .rings :is(.track, .fill) {
    fill: none;
    stroke: var(--_color-track);
    stroke-width: 8;
    stroke-linecap: round;
  }

  .rings .fill {
    stroke: var(--_level);
  }

  .fill,
  .fill > rect {
    transition: var(--_motion-duration) ease-out;
    transition-property: stroke-dasharray, width;
  }

  .bar .track {
    fill: var(--_color-track);
  }

  .bar .fill {
    fill: var(--_level);
  }

  .mark {
    --_mark: var(--_level);
    stroke: var(--_mark);
    stroke-width: 2;
  }

  .mark:is(.soft, .pace) {
    --_mark: var(--_color-text);
  }

  .mark .cut {
    stroke: var(--_color-surface);
    stroke-width: 4;
  }

  .mark.pace circle {
    fill: var(--_mark);
    stroke: none;
  }

  .mark.pace .cut circle {
    stroke: var(--_color-surface);
    stroke-width: 3;
  }

  .centre {
    position: absolute;
    inset: 12.5%;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    text-align: center;
    font-size: var(--_font-size-xs);
  }

  .centre-percent {
    font-size: var(--_font-size-xl);
    font-weight: 600;
    line-height: 1.25;
  }

  .centre-percent.long,
  :host([compact]) .centre-percent {
    font-size: var(--_font-size-lg);
  }

  :host([compact]) :is(.centre > .muted, .centre .icon, .details > :is(.pace, .projection, .soft-limit)) {
    display: none;
  }

  .standing {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: var(--_space);
    font-size: var(--_font-size-xs);
    font-weight: 600;
  }

  .centre > .standing {
    flex-wrap: wrap;
    justify-content: center;
    max-inline-size: 88%;
  }

  .standing > .icon {
    font-size: 0.875rem;
    color: var(--_level);
  }

  .budgets,
  .details {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .budgets {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 264px), 1fr));
    gap: var(--_gap) calc(var(--_space) * 6);
    min-inline-size: 0;
  }

  .budget {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    min-inline-size: 0;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 2);
  }

  /* Its text wraps before what follows it does, down to a width that still holds a word. */
  .main,
  .notice > div {
    flex: 1 1 5rem;
    min-inline-size: 0;
  }

  .used {
    font-size: var(--_font-size-lg);
    font-weight: 600;
    line-height: 1.25;
  }

  .used.long {
    font-size: var(--_font-size-md);
  }

  .details {
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
  }

  .urgent {
    color: var(--_color-text);
    font-weight: 600;
  }

  .key {
    inline-size: 12px;
    block-size: 12px;
    fill: none;
    stroke: var(--_color-track);
    stroke-width: 3;
  }

  .key.outer > :first-child,
  .key.inner > :last-child {
    stroke: var(--_level);
    stroke-width: 3;
  }

  .mark-key {
    inline-size: 8px;
    block-size: 12px;
    margin-inline-end: var(--_space);
    vertical-align: -2px;
  }

  .bar-shape {
    block-size: 8px;
  }

  .dial > .ring {
    grid-area: 1 / 1;
    inline-size: 100%;
  }

  .dial > .ring + .ring {
    inline-size: calc(100% - 24px);
  }

  @media (forced-colors: active) {
    .rings .track {
      stroke-width: 2;
    }

    .key {
      stroke-width: 1;
    }

    .bar .track {
      fill: Canvas;
      stroke: var(--_color-track);
    }
  }

  /* Badges stand where other widgets have buttons. */
  @media print {
    .actions {
      display: flex;
    }
  }

  @container (inline-size < 460px) {
    .dial-and-budgets {
      grid-template-columns: minmax(0, 1fr);
      justify-items: center;
    }

    .budgets {
      inline-size: 100%;
    }
  }
`;
