import { css, type CSSResult } from 'lit';

/** Draws the faces an element shows instead of data, its skeleton, and data gone stale. Nothing in it moves. */
export const faceStyles: CSSResult = css`
  .face {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: var(--_space);
    color: var(--_color-text-muted);
  }

  .face > .icon {
    font-size: 1.25rem;
    margin-block-end: var(--_space);
  }

  .face.error > .icon {
    color: var(--_color-exceeded);
  }

  .face-title {
    color: var(--_color-text);
    font-weight: 600;
  }

  .face > :is(button, .button) {
    margin-block-start: calc(var(--_space) * 2);
  }

  :host(:state(stale)) .body {
    filter: grayscale(1);
    color: var(--_color-text-muted);
  }

  .skeleton {
    display: block;
    max-inline-size: 100%;
    color: transparent;
    background: var(--_color-track);
    border-radius: var(--_space);
    user-select: none;
  }

  .skeleton.line {
    block-size: var(--_font-size-xs);
    margin-block: 4.5px;
  }

  .skeleton.title {
    block-size: var(--_font-size-lg);
  }

  .skeleton.figure {
    block-size: var(--_font-size-xl);
    inline-size: 128px;
    margin-block: var(--_space);
  }

  .skeleton.short {
    inline-size: 25%;
  }

  .skeleton.half {
    inline-size: 50%;
  }

  .skeleton.ring {
    aspect-ratio: 1;
    background: none;
    border: 8px solid var(--_color-track);
    border-radius: 50%;
  }

  .skeleton.chart {
    block-size: var(--_chart-height);
    border-radius: var(--_radius);
  }

  @media (forced-colors: active) {
    .skeleton:not(.ring) {
      background: Canvas;
      border: 1px solid GrayText;
    }
  }

  @media print {
    .card {
      break-inside: avoid;
    }

    .actions {
      display: none;
    }
  }
`;
