import { nextFrame } from '@open-wc/testing';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { baseStyles } from '../../src/look/base-styles.js';
import { ChartController } from '../../src/look/chart-controller.js';
import { Chart } from '../../src/look/chart-js.js';
import type { ChartSettings } from '../../src/look/chart-settings.js';
import { chartStyles } from '../../src/look/chart-styles.js';

/** An element with nothing but a chart, to be used as elements use it. */
export class ChartProbe extends LitElement {
  static override styles = [
    baseStyles,
    chartStyles,
    css`
      .chart {
        --_chart-height: 100px;
      }
    `,
  ];

  readonly errors: Error[] = [];
  readonly chart = new ChartController(this, () => this.renderRoot.querySelector('canvas'), {
    kind: 'bar',
    formatValue: (value) => `$${value}`,
    onError: (error) => this.errors.push(error),
  });

  override render(): TemplateResult {
    return html`<div class="chart">
      <canvas aria-hidden="true"></canvas>
      <div class="chart-tooltip" role="tooltip">tip</div>
    </div>`;
  }

  get canvas(): HTMLCanvasElement {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas) throw new Error('not rendered');
    return canvas;
  }

  get frame(): HTMLElement {
    return this.canvas.parentElement as HTMLElement;
  }

  /** The chart behind the canvas, while there is one. */
  get inner(): Chart | undefined {
    return Chart.getChart(this.canvas);
  }

  configure(settings: Partial<ChartSettings>): this {
    this.chart.configure(settings);
    return this;
  }

  /** Reads the colour of one pixel, by CSS pixels from the top left of the canvas. */
  pixel(x: number, y: number): string {
    const context = this.canvas.getContext('2d');
    const [red, green, blue] =
      context?.getImageData(x * devicePixelRatio, y * devicePixelRatio, 1, 1).data ?? [];
    return `#${[red, green, blue].map((value) => (value ?? 0).toString(16).padStart(2, '0')).join('')}`;
  }

  /** Reads the colour in the middle of a bar. */
  barPixel(point: number, series = 0): string {
    const anchor = this.chart.anchorOf({ series, point });
    if (!anchor) throw new Error('not drawn');
    return this.pixel(anchor.x, anchor.y + 6);
  }
}
customElements.define('chart-probe', ChartProbe);

/** Waits, frame by frame, until something is so; fails after a hundred frames. */
export async function frameWhen(condition: () => boolean, what: string): Promise<void> {
  for (let frame = 0; frame < 100; frame += 1) {
    if (condition()) return;
    await nextFrame();
  }
  throw new Error(`did not come: ${what}`);
}

/** Waits until the chart of a probe has been drawn. */
export const drawn = (probe: ChartProbe): Promise<void> =>
  frameWhen(() => probe.chart.anchorOf({ series: 0, point: 0 }) !== null, 'a drawn chart');

/** Lets pass all frames in which something that was asked for could still be drawn. */
export async function settled(): Promise<void> {
  for (let frame = 0; frame < 4; frame += 1) await nextFrame();
}

/** Counts the draws of all charts until the end of a test; call `stop` in `afterEach`. */
export function countDraws(): { readonly count: number; reset(): void; stop(): void } {
  const { draw } = Chart.prototype;
  let count = 0;
  Chart.prototype.draw = function (this: Chart): void {
    count += 1;
    draw.call(this);
  };
  return {
    get count() {
      return count;
    },
    reset: () => {
      count = 0;
    },
    stop: () => {
      Chart.prototype.draw = draw;
    },
  };
}
