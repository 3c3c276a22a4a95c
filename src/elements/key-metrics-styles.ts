import { css, type CSSResult } from 'lit';

/** Sets figures side by side in equal columns, as many as the card has room for and no row half empty. */
export const keyMetricsStyles: CSSResult = css`
  .period {
    font-size: var(--_font-size-xs);
  }

  .metrics {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_gap) * 1.25) calc(var(--_gap) * 1.5);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  /* Each column is a container of its own, so that a figure knows how much room it has. */
  .metric {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    gap: calc(var(--_space) * 2);
    min-inline-size: 0;
    container-type: inline-size;
  }

  /* However long the longest figure, all stay on their line and have one size: a digit is a little more than half as
     wide as it is high. */
  .stat-value.hero {
    font-size: max(
      var(--_font-size-md),
      min(var(--_figure-size, var(--_font-size-xl)), 100cqi / (var(--_length) * 0.6))
    );
    line-height: 1.25;
    min-block-size: calc(var(--_font-size-lg) * 1.25);
  }

  :host([compact]) .metrics {
    --_figure-size: var(--_font-size-lg);
  }

  .context {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 2);
    min-block-size: 1.5em;
    font-size: var(--_font-size-xs);
  }

  .trend {
    display: inline-flex;
    align-items: center;
    gap: 2px;
  }

  .trend:not(.muted) {
    font-weight: 600;
  }

  .trend .icon {
    font-size: 0.75rem;
    vertical-align: middle;
  }

  .sparkline {
    display: block;
    inline-size: 100%;
    block-size: 28px;
    overflow: visible;
  }

  :host([compact]) .sparkline {
    block-size: 20px;
  }

  .sparkline:dir(rtl) {
    transform: scaleX(-1);
  }

  .sparkline path {
    fill: none;
    stroke: var(--_color-accent);
    stroke-width: 1.5px;
    stroke-linecap: round;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }

  .sparkline .area {
    fill: color-mix(in srgb, var(--_color-accent) 10%, transparent);
    stroke: none;
  }

  .sparkline .dashed {
    stroke-dasharray: 1 4;
  }

  .sparkline .end {
    stroke-width: 5px;
  }

  .skeleton.spark {
    block-size: 28px;
  }

  @container (inline-size >= 300px) {
    .metrics:not(.of-1) {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }

  @container (inline-size >= 520px) {
    .metrics:is(.of-3, .of-5, .of-6) {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }

  @container (inline-size >= 720px) {
    .metrics.of-4 {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }

  @container (inline-size >= 960px) {
    .metrics.of-5 {
      grid-template-columns: repeat(5, minmax(0, 1fr));
    }

    .metrics.of-6 {
      grid-template-columns: repeat(6, minmax(0, 1fr));
    }
  }

  @media (forced-colors: active) {
    .sparkline .area {
      fill: none;
    }
  }
`;
