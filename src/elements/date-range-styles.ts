/*
 * The file is a little longer than most because it is one sheet: the field, its panel and the calendar in it, whose parts are
 * styled from outside.
 */
import { css, type CSSResult } from 'lit';

/** Sets periods, lists and the line that says which days they are; the panel hangs below its button. */
export const dateRangeStyles: CSSResult = css`
  :host {
    contain-intrinsic-inline-size: 560px;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2) var(--_gap);
  }

  .segmented > button {
    white-space: nowrap;
  }

  .custom {
    anchor-name: --custom;
  }

  .short {
    display: none;
  }

  .choice {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-inline-size: 0;
    font-size: var(--_font-size-xs);
  }

  .choice > span {
    white-space: nowrap;
  }

  .choice > select {
    min-inline-size: 0;
    max-inline-size: 192px;
    font-size: var(--_font-size-sm);
    text-overflow: ellipsis;
  }

  .span {
    min-block-size: 1.5em;
    margin-block-start: var(--_space);
    font-size: var(--_font-size-xs);
  }

  .panel {
    max-inline-size: calc(100vw - 16px);
    padding: var(--_card-padding);
    overflow: auto;
    color: var(--_color-text);
    background: var(--_color-surface);
    border: var(--_border-width) solid var(--_color-border-strong);
    border-radius: var(--_radius);
  }

  @supports (position-area: block-end) {
    .panel {
      position-anchor: --custom;
      position-area: block-end span-inline-end;
      position-try-fallbacks:
        flip-inline,
        flip-block,
        flip-block flip-inline;
      margin: calc(var(--_space) * 2) 0;
    }
  }

  .panel form {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 2);
  }

  .dates {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(136px, 1fr));
    gap: calc(var(--_space) * 2) var(--_gap);
  }

  .field {
    display: grid;
    gap: var(--_space);
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
  }

  .field > input {
    inline-size: 100%;
    min-inline-size: 0;
    font-size: var(--_font-size-sm);
  }

  .fault {
    color: var(--_color-exceeded);
    font-size: var(--_font-size-xs);
  }

  .fault:empty {
    display: none;
  }

  .end {
    justify-content: flex-end;
  }

  .place:empty {
    min-block-size: 304px;
  }

  .calendar {
    margin-inline: auto;
  }

  .calendar::part(container) {
    gap: calc(var(--_space) * 2);
  }

  .calendar::part(heading) {
    font-size: var(--_font-size-sm);
    font-weight: 600;
  }

  .calendar::part(months) {
    display: flex;
    gap: calc(var(--_space) * 6);
  }

  .calendar::part(button) {
    inline-size: 32px;
    block-size: 32px;
    padding: 0;
    color: var(--_color-text);
    background: none;
    border: var(--_border-width) solid var(--_color-border-strong);
    border-radius: calc(var(--_radius) * 0.75);
  }

  .calendar::part(button):hover {
    background: var(--_color-surface-muted);
  }

  .calendar::part(disabled) {
    border-style: dashed;
    opacity: 0.5;
  }

  .calendar::part(previous)::before {
    content: '‹' / '';
  }

  .calendar::part(next)::before {
    content: '›' / '';
  }

  .calendar::part(button):focus-visible,
  .month::part(button):focus-visible {
    outline: 2px solid var(--_color-focus);
    outline-offset: 1px;
  }

  .month {
    --color-accent: var(--_color-accent);
    --color-text-on-accent: var(--_color-on-accent);
  }

  .month::part(heading) {
    font-weight: 600;
    font-size: var(--_font-size-sm);
  }

  .month::part(th) {
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
    font-weight: 400;
  }

  .month::part(button) {
    border-radius: calc(var(--_radius) * 0.75);
  }

  .month::part(button):hover {
    background: var(--_color-surface-muted);
    color: var(--_color-text);
  }

  .month::part(today) {
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }

  .month::part(range-inner) {
    color: var(--_color-text);
    background: color-mix(in srgb, var(--_color-accent) 16%, var(--_color-surface));
    border-radius: 0;
  }

  .month::part(range-start range-end) {
    border-radius: calc(var(--_radius) * 0.75);
  }

  @container (inline-size < 560px) {
    .segmented {
      flex: 1 1 100%;
      flex-wrap: nowrap;
    }

    .segmented > button {
      flex: 1 1 auto;
      padding-inline: var(--_space);
    }

    .choice {
      display: grid;
      flex: 1 1 96px;
      gap: 0;
    }

    .choice > select {
      inline-size: 100%;
      max-inline-size: 100%;
    }

    /* Beside the lists, not beside their names. */
    .line > .quiet {
      align-self: end;
    }
  }

  @container (inline-size < 400px) {
    .long {
      display: none;
    }

    .short {
      display: inline;
    }
  }

  @media (forced-colors: active) {
    .month::part(selected) {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
    }
  }
`;
