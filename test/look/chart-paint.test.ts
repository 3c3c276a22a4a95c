import { expect } from '@open-wc/testing';
import { ChartPainter } from '../../src/look/chart-paint.js';
import { makeChartTheme } from '../makers/chart.js';

describe('ChartPainter', () => {
  it('paints what a colour stands for', () => {
    const painter = new ChartPainter(makeChartTheme(), 1);
    const names = [
      'ok',
      'warning',
      'exceeded',
      'accent',
      'muted',
      'series-1',
      'series-8',
      'series-10',
    ] as const;
    expect(names.map((name) => painter.line(name))).to.deep.equal([
      'ok',
      'warning',
      'exceeded',
      'accent',
      'muted',
      'hue 1',
      'hue 8',
      'hue 2',
    ]);
  });

  it('reads a series without a number as the first', () => {
    const painter = new ChartPainter(makeChartTheme(), 1);
    for (const odd of ['series-0', 'series-NaN', 'series--3'] as `series-${number}`[]) {
      expect(painter.line(odd), odd).to.equal('hue 1');
    }
  });

  it('gives each of eight series its own pattern and dash among forced colours', () => {
    const painter = new ChartPainter(
      makeChartTheme({ forced: true, series: Array(8).fill('CanvasText') }),
      1,
    );
    const names = Array.from({ length: 8 }, (_, index) => `series-${index + 1}` as const);
    expect(new Set(names.map((name) => painter.fill(name))).size).to.equal(8);
    expect(new Set(names.map((name) => painter.dash(name).join())).size).to.equal(8);
  });

  it('hatches a band, also of a hue that is plain otherwise', () => {
    const painter = new ChartPainter(makeChartTheme(), 2);
    expect(painter.fill('series-1')).to.equal('hue 1');
    expect(painter.fill('series-1', true)).to.be.instanceOf(CanvasPattern);
  });

  it('makes each pattern once', () => {
    const painter = new ChartPainter(makeChartTheme(), 1);
    expect(painter.fill('series-9')).to.equal(painter.fill('series-9'));
  });
});
