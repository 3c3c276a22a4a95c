import { css, type CSSResult } from 'lit';

/** Colours what has a level; the word and the icon beside it are the element's duty. */
export const levelStyles: CSSResult = css`
  .ok {
    --_level: var(--_color-ok);
  }

  .warning {
    --_level: var(--_color-warning);
  }

  .exceeded {
    --_level: var(--_color-exceeded);
  }

  .info {
    --_level: var(--_color-info);
  }

  .neutral {
    --_level: var(--_color-text-muted);
  }

  .level,
  .badge > .icon,
  .notice > .icon {
    color: var(--_level);
  }

  .badge {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    padding-inline: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    min-block-size: 24px;
    color: var(--_color-text);
    font-size: var(--_font-size-xs);
    font-weight: 600;
    line-height: 1.25;
    background: color-mix(in srgb, var(--_level) 10%, var(--_color-surface));
    border: var(--_border-width) solid color-mix(in srgb, var(--_level) 40%, var(--_color-surface));
    border-radius: 12px;
  }

  .badge > .icon {
    font-size: 0.875rem;
  }

  .dot {
    flex: none;
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    background: var(--_level);
    border-radius: 50%;
    forced-color-adjust: none;
  }

  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    background: color-mix(in srgb, var(--_level) 10%, var(--_color-surface));
    border: var(--_border-width) solid color-mix(in srgb, var(--_level) 40%, var(--_color-surface));
    border-radius: var(--_radius);
  }

  @media (forced-colors: active) {
    .badge,
    .notice {
      border-color: CanvasText;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .live-pulse {
      transform-origin: center;
      transform-box: fill-box;
      animation: pulse 2s ease-out infinite;
    }

    @keyframes pulse {
      from {
        opacity: 0.5;
      }
      80%,
      to {
        transform: scale(2);
        opacity: 0;
      }
    }
  }
`;
