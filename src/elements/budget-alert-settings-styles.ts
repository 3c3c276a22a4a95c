import { css, type CSSResult } from 'lit';

/** Draws the alerts by domain, and the forms where they stand. */
export const budgetAlertSettingsStyles: CSSResult = css`
  .domains {
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
  }

  .domain-name,
  .form-heading {
    margin: 0;
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
    font-weight: 600;
    line-height: 1.5;
  }

  .alerts {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .alert {
    padding-block: var(--_space);
    border-block-end: var(--_border-width) solid var(--_color-border);
  }

  .alert:last-child {
    border-block-end: 0;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 2);
    min-block-size: 32px;
  }

  .type {
    flex: none;
    min-inline-size: 88px;
    white-space: nowrap;
  }

  .threshold {
    flex: 1 1 auto;
  }

  .buttons {
    display: flex;
    /* The words line up with the card's edges, the planes of the buttons reach beyond them. */
    margin-inline: calc(var(--_space) * -2);
  }

  .buttons > button {
    padding-inline: calc(var(--_space) * 2);
  }

  .check {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 2);
    padding-block-end: var(--_space);
    font-size: var(--_font-size-xs);
  }

  .change,
  .question,
  .new {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 3);
    margin-block: var(--_space) calc(var(--_space) * 2);
    padding: calc(var(--_space) * 3);
    background: var(--_color-surface-muted);
    border-radius: var(--_radius);
  }

  .new {
    margin: 0;
  }

  .fields {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: calc(var(--_space) * 3);
    align-items: start;
  }

  .fields > .wide {
    grid-column: 1 / -1;
  }

  .field {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    min-inline-size: 0;
  }

  .field :is(input, select) {
    inline-size: 100%;
    min-inline-size: 0;
    accent-color: var(--_color-accent);
  }

  .change .field input {
    max-inline-size: 240px;
  }

  .field input[aria-invalid='true'] {
    border-color: var(--_color-exceeded);
    box-shadow: inset 0 0 0 1px var(--_color-exceeded);
  }

  input::placeholder {
    color: var(--_color-text-muted);
    opacity: 1;
  }

  .hint,
  .fault {
    font-size: var(--_font-size-xs);
  }

  .hint {
    min-block-size: 1lh;
    color: var(--_color-text-muted);
  }

  /* A sentence stands beside its icon, not below it. */
  .notice,
  .note {
    flex-wrap: nowrap;
    align-items: baseline;
  }

  .done .icon {
    color: var(--_level);
  }

  @container (inline-size < 360px) {
    .fields {
      grid-template-columns: 1fr;
    }
  }

  @container (inline-size < 280px) {
    .buttons {
      flex-basis: 100%;
    }
  }

  @media (forced-colors: active) {
    .buttons {
      gap: var(--_space);
      margin-inline: 0;
    }

    .change,
    .question,
    .new {
      border: 1px solid CanvasText;
    }
  }
`;
