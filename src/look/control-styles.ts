import { css, type CSSResult } from 'lit';

/** Draws buttons, links and fields: targets of at least 24 px and one focus ring. */
export const controlStyles: CSSResult = css`
  :focus-visible {
    outline: 2px solid var(--_color-focus);
    outline-offset: 2px;
  }

  a {
    color: var(--_color-accent);
    text-underline-offset: 0.15em;
  }

  button,
  .button,
  input,
  select {
    box-sizing: border-box;
    min-block-size: 32px;
    margin: 0;
    padding: var(--_space) calc(var(--_space) * 3);
    color: var(--_color-text);
    font: inherit;
    letter-spacing: inherit;
    background: var(--_color-surface);
    border: var(--_border-width) solid var(--_color-border-strong);
    border-radius: calc(var(--_radius) * 0.75);
  }

  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space);
    max-inline-size: 100%;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition: background-color var(--_motion-duration) ease-out;
  }

  :host([compact]) :is(button, .button, input, select) {
    min-block-size: 24px;
    padding-block: 0;
  }

  button:hover,
  .button:hover {
    background: var(--_color-surface-muted);
  }

  .primary,
  .primary:hover {
    color: var(--_color-on-accent);
    background: var(--_color-accent);
    border-color: var(--_color-accent);
  }

  .primary:hover {
    background: color-mix(in srgb, var(--_color-accent) 88%, var(--_color-text));
  }

  .quiet,
  .icon-button {
    color: var(--_color-text-muted);
    background: none;
    border-color: transparent;
  }

  :is(.quiet, .icon-button):hover {
    color: var(--_color-text);
  }

  .icon-button {
    flex: none;
    inline-size: max(32px, 2rem);
    padding: 0;
  }

  :host([compact]) .icon-button {
    inline-size: max(24px, 1.5rem);
    padding: 0;
  }

  .link {
    min-block-size: 24px;
    padding: 0;
    color: var(--_color-accent);
    text-decoration: underline;
    text-underline-offset: 0.15em;
    background: none;
    border-color: transparent;
    border-radius: 2px;
  }

  .link:hover {
    background: none;
    text-decoration-thickness: 2px;
  }

  :is(button, input, select):disabled,
  [aria-disabled='true'] {
    color: var(--_color-text-muted);
    background: none;
    border-style: dashed;
    cursor: default;
  }

  .segmented {
    display: inline-flex;
    flex-wrap: wrap;
  }

  .segmented > button {
    color: var(--_color-text-muted);
    background: none;
    border-radius: 0;
    margin-inline-start: calc(var(--_border-width) * -1);
  }

  .segmented > :first-child {
    border-start-start-radius: calc(var(--_radius) * 0.75);
    border-end-start-radius: calc(var(--_radius) * 0.75);
    margin-inline-start: 0;
  }

  .segmented > :last-child {
    border-start-end-radius: calc(var(--_radius) * 0.75);
    border-end-end-radius: calc(var(--_radius) * 0.75);
  }

  .segmented > :is([aria-pressed='true'], [aria-checked='true'], [aria-selected='true']) {
    color: var(--_color-text);
    font-weight: 600;
    background: var(--_color-surface-muted);
    box-shadow: inset 0 -2px var(--_color-accent);
  }

  .segmented > :focus-visible {
    position: relative;
    z-index: 1;
  }

  @media (forced-colors: active) {
    .icon-button {
      border-color: ButtonBorder;
    }

    .primary,
    .primary:hover,
    .segmented > :is([aria-pressed='true'], [aria-checked='true'], [aria-selected='true']) {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
    }

    :disabled,
    [aria-disabled='true'] {
      color: GrayText;
    }
  }

  @media print {
    button {
      display: none;
    }
  }
`;
