import { css, type CSSResult } from 'lit';

/** Draws the buttons, and below them how far a file is or what has come of it. */
export const dataExportStyles: CSSResult = css`
  .bar {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 2);
  }

  .progress {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 3);
    min-block-size: 24px;
  }

  progress {
    flex: 1 1 120px;
    appearance: none;
    block-size: 8px;
    max-inline-size: 320px;
    overflow: hidden;
    background: var(--_color-track);
    border: 0;
    border-radius: 4px;
  }

  progress::-webkit-progress-bar {
    background: var(--_color-track);
  }

  progress::-webkit-progress-value {
    background: var(--_color-accent);
    border-radius: 4px;
  }

  progress::-moz-progress-bar {
    background: var(--_color-accent);
    border-radius: 4px;
  }

  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
    }

    progress::-webkit-progress-value {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
