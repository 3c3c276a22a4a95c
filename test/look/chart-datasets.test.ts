import { expect } from '@open-wc/testing';
import type { ChartData } from '../../src/look/chart-data.js';
import { datasetsOf, mergeById, type DatasetContext } from '../../src/look/chart-datasets.js';
import { ChartPainter } from '../../src/look/chart-paint.js';
import { makeBars, makeChartTheme, makeLine } from '../makers/chart.js';

const makeContext = (overrides: Partial<DatasetContext> = {}): DatasetContext => ({
  kind: 'bar',
  horizontal: false,
  stacked: false,
  painter: new ChartPainter(makeChartTheme(), 1),
  reduce: (points) => points,
  ...overrides,
});

/** Chart.js's dataset types differ by kind; a test reads them all alike. */
const read = (data: ChartData, overrides: Partial<DatasetContext> = {}): Record<string, unknown>[] =>
  datasetsOf(data, makeContext(overrides)) as unknown as Record<string, unknown>[];

describe('datasetsOf', () => {
  it('lays bars along either axis, an unknown value without a length', () => {
    const data = makeBars({ costs: [5, null] });
    expect(read(data)[0]?.['data']).to.deep.equal([
      { x: 0, y: 5 },
      { x: 1, y: NaN },
    ]);
    expect(read(data, { horizontal: true })[0]?.['data']).to.deep.equal([
      { x: 5, y: 0 },
      { x: NaN, y: 1 },
    ]);
  });

  it('gives a refund and an unknown cost no slice', () => {
    expect(read(makeBars({ costs: [5, -2, null] }), { kind: 'pie' })[0]?.['data']).to.deep.equal([5, 0, 0]);
  });

  it('colours bars by their series, slices one by one, and both by their category where it has a colour', () => {
    const bars = makeBars({ costs: [1, 2] });
    expect(read(bars)[0]?.['backgroundColor']).to.deep.equal(['hue 1', 'hue 1']);
    expect(read(bars, { kind: 'pie' })[0]?.['backgroundColor']).to.deep.equal(['hue 1', 'hue 2']);
    const categories = [
      { id: 'a', label: 'A', colour: 'series-7' },
      { id: 'other', label: 'Other', colour: 'muted' },
    ] as const;
    for (const kind of ['bar', 'pie'] as const) {
      const [dataset] = read({ ...bars, categories }, { kind });
      expect(dataset?.['backgroundColor'], kind).to.deep.equal(['hue 7', 'muted']);
    }
  });

  it('repeats a hue only with a pattern or a dash', () => {
    const [bar] = read({
      ...makeBars({ costs: [1] }),
      series: [{ id: 'a', label: 'A', values: [1], colour: 'series-9' }],
    });
    const [fill] = bar?.['backgroundColor'] as unknown[];
    expect(fill).to.be.instanceOf(CanvasPattern);
    expect(bar?.['borderColor']).to.deep.equal(['hue 1']);
    const [line] = makeLine().series;
    const [first, ninth] = read({ series: [line!, { ...line!, colour: 'series-9' }] }, { kind: 'line' });
    expect(first?.['borderDash']).to.deep.equal([]);
    expect(ninth?.['borderDash']).to.have.length.above(0);
  });

  it('dashes a forecast whole, and a line from the instant on that is not over', () => {
    const [line] = makeLine({ count: 3 }).series;
    const from = line!.points![1]!.x;
    const [forecast, partial, plain, tail] = read(
      { series: [{ ...line!, stroke: 'dashed' }, { ...line!, dashedFrom: from }, line!] },
      { kind: 'line' },
    );
    expect(forecast?.['borderDash']).to.deep.equal([6, 4]);
    const xOf = (dataset: typeof tail) => (dataset?.['data'] as { x: number }[]).map(({ x }) => x - from);
    const hour = 3_600_000;
    expect([partial?.['borderDash'], xOf(partial)]).to.deep.equal([[], [-hour, 0]]);
    expect([tail?.['borderDash'], xOf(tail)]).to.deep.equal([
      [6, 4],
      [0, hour],
    ]);
    expect([plain?.['borderDash'], xOf(plain)]).to.deep.equal([[], [-hour, 0, hour]]);
  });

  it('shows the point of a line that has only one', () => {
    const radius = (count: number): unknown =>
      read(makeLine({ count }), { kind: 'line' })[0]?.['pointRadius'];
    expect([radius(1), radius(2)]).to.deep.equal([3, 0]);
  });

  it('separates areas that touch: stacked bars by an edge, slices by a gap', () => {
    const [stacked] = read(makeBars({ costs: [1] }), { stacked: true });
    expect([stacked?.['borderColor'], stacked?.['borderWidth']]).to.deep.equal([['surface'], [1]]);
    expect(read(makeBars(), { kind: 'pie' })[0]?.['spacing']).to.equal(2);
  });
});

interface Row {
  id: string;
  value: number;
}

describe('mergeById', () => {
  it('keeps the object of each id and fills it anew', () => {
    const first: Row = { id: 'a', value: 1 };
    const second: Row = { id: 'b', value: 2 };
    const wanted: Row[] = [
      { id: 'b', value: 20 },
      { id: 'c', value: 30 },
      { id: 'a', value: 10 },
    ];
    const merged = mergeById<Row>([first, second], structuredClone(wanted));
    expect(merged).to.deep.equal(wanted);
    expect(merged[0]).to.equal(second);
    expect(merged[2]).to.equal(first);
  });

  it('drops what is no longer wanted', () => {
    expect(mergeById<Row>([{ id: 'a', value: 1 }], [])).to.deep.equal([]);
  });
});
