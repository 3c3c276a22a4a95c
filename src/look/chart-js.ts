/**
 * The one door to Chart.js, reached through `chart-drawing.ts`, which is loaded by `import()` only: what is registered here
 * is all that is loaded.
 *
 * Tooltip, legend and titles are ours, in HTML, so that they can be read, styled and focused; time scales and date
 * adapters are not needed on a linear scale over epoch milliseconds.
 */
import {
  ArcElement,
  BarController,
  BarElement,
  BasePlatform,
  CategoryScale,
  Chart,
  DoughnutController,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';

export { Chart };
export type { ChartDataset, ChartOptions, ChartType, Plugin, Scale } from 'chart.js';

Chart.register(
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  DoughnutController,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
);

/**
 * Takes sizes as they are told. Chart.js's own platform measures the DOM at each resize, and neither sees into shadow
 * trees nor out of them.
 */
export class ToldSizePlatform extends BasePlatform {
  override acquireContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
    return canvas.getContext('2d');
  }

  override releaseContext(): boolean {
    return true;
  }

  override getDevicePixelRatio(): number {
    return devicePixelRatio;
  }

  override getMaximumSize(
    _canvas: HTMLCanvasElement,
    width = 0,
    height = 0,
  ): { width: number; height: number } {
    return { width, height };
  }
}
