import { expect } from '@open-wc/testing';
import type { ChartPoint } from '../../src/look/chart-data.js';
import { nearestIndex, reducePoints } from '../../src/look/line-points.js';

const makePoints = (count: number, y: (index: number) => number | null = (index) => index): ChartPoint[] =>
  Array.from({ length: count }, (_, index) => ({ x: index, y: y(index) }));

describe('nearestIndex', () => {
  const points = makePoints(5).map(({ x, y }) => ({ x: x * 10, y }));
  const rows: [x: number, index: number][] = [
    [-100, 0],
    [0, 0],
    [14, 1],
    [15, 1],
    [16, 2],
    [1000, 4],
  ];
  for (const [x, index] of rows) {
    it(`finds ${index} at ${x}`, () => {
      expect(nearestIndex(points, x)).to.equal(index);
    });
  }

  it('finds none among no points', () => {
    expect(nearestIndex([], 1)).to.equal(-1);
  });
});

describe('reducePoints', () => {
  it('leaves few points as they are', () => {
    const points = makePoints(100);
    expect(reducePoints(points, 0, 99, 50)).to.deep.equal(points);
  });

  it('keeps the first, lowest, highest and last of every pixel of many', () => {
    const pixels = 40;
    const points = makePoints(20_000, (index) => Math.sin(index * 12.9898) * 43758.5453);
    const reduced = reducePoints(points, 0, 20_000, pixels);
    expect(reduced.length).to.be.at.most(4 * pixels);
    for (let column = 0; column < pixels; column += 1) {
      const inColumn = (point: ChartPoint): boolean => Math.floor((point.x / 20_000) * pixels) === column;
      const ys = (list: readonly ChartPoint[]): number[] => list.filter(inColumn).map(({ y }) => y ?? NaN);
      const [all, kept] = [ys(points), ys(reduced)];
      expect(Math.min(...kept)).to.equal(Math.min(...all));
      expect(Math.max(...kept)).to.equal(Math.max(...all));
      expect([kept[0], kept.at(-1)]).to.deep.equal([all[0], all.at(-1)]);
    }
  });

  it('loses no spike and no gap', () => {
    const points = makePoints(10_000, (index) => (index === 4321 ? 1e6 : index === 7000 ? null : 1));
    const reduced = reducePoints(points, 0, 9999, 20);
    expect(reduced.some(({ y }) => y === 1e6)).to.equal(true);
    expect(reduced.some(({ y }) => y === null)).to.equal(true);
  });

  it('keeps the order of instants', () => {
    const reduced = reducePoints(
      makePoints(5000, (index) => -index),
      0,
      4999,
      10,
    );
    expect(reduced.map(({ x }) => x)).to.deep.equal(reduced.map(({ x }) => x).sort((a, b) => a - b));
  });

  it('keeps one point on either side of a window, so that lines run out of it', () => {
    expect(reducePoints(makePoints(100), 10.5, 12.5, 50).map(({ x }) => x)).to.deep.equal([
      10, 11, 12, 13, 14,
    ]);
  });
});
