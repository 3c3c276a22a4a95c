import { expect } from '@open-wc/testing';
import type { ChartPosition } from '../../src/look/chart-data.js';
import { chartActions, chartKey, chartMoves, type ChartShape } from '../../src/look/chart-keys.js';

const makeShape = (overrides: Partial<ChartShape> = {}): ChartShape => ({
  series: 3,
  points: 30,
  lowest: { series: 2, point: 5 },
  highest: { series: 0, point: 29 },
  ...overrides,
});
const place = (series: number, point: number): ChartPosition => ({ series, point });

const moves: [key: string, from: ChartPosition | null, to: ChartPosition, shape?: ChartShape][] = [
  ['ArrowRight', place(1, 4), place(1, 5)],
  ['ArrowLeft', place(1, 4), place(1, 3)],
  ['ArrowRight', place(1, 4), place(1, 3), makeShape({ rtl: true })],
  ['ArrowLeft', place(1, 4), place(1, 5), makeShape({ rtl: true })],
  ['ArrowDown', place(1, 4), place(2, 4)],
  ['ArrowUp', place(1, 4), place(0, 4)],
  ['ArrowDown', place(0, 4), place(0, 5), makeShape({ series: 1 })],
  ['ArrowUp', place(0, 4), place(0, 3), makeShape({ series: 1 })],
  ['PageDown', place(1, 4), place(1, 14)],
  ['PageUp', place(1, 14), place(1, 4)],
  ['Home', place(1, 14), place(1, 0)],
  ['End', place(1, 14), place(1, 29)],
  ['n', place(1, 14), place(2, 5)],
  ['x', place(1, 14), place(0, 29)],
  ['X', place(1, 14), place(0, 29)],
  // the edges hold
  ['ArrowRight', place(1, 29), place(1, 29)],
  ['ArrowLeft', place(1, 0), place(1, 0)],
  ['ArrowUp', place(0, 4), place(0, 4)],
  ['ArrowDown', place(2, 4), place(2, 4)],
  ['PageDown', place(1, 25), place(1, 29)],
  ['PageUp', place(1, 5), place(1, 0)],
  ['ArrowRight', place(9, 99), place(2, 29)],
  // the way in
  ['ArrowRight', null, place(0, 0)],
  ['PageDown', null, place(0, 0)],
  ['End', null, place(0, 29)],
  ['x', null, place(0, 29)],
];

describe('chartKey', () => {
  for (const [key, from, to, shape] of moves) {
    const start = from ? `${from.series}:${from.point}` : 'nowhere';
    const turned = shape?.rtl ? ' from right to left' : shape?.series === 1 ? ' with one series' : '';
    it(`goes from ${start} to ${to.series}:${to.point} by ${key}${turned}`, () => {
      expect(chartKey({ key }, from, shape ?? makeShape())).to.deep.equal({ type: 'move', position: to });
    });
  }

  for (const [key, action] of Object.entries(chartActions)) {
    it(`asks for ${action} by ${key}`, () => {
      expect(chartKey({ key }, null, makeShape())).to.deep.equal({ type: 'action', action });
    });
  }

  it('hears capitals as small letters', () => {
    expect(chartKey({ key: 'H' }, null, makeShape())).to.deep.equal({ type: 'action', action: 'help' });
  });

  it('leaves Tab, text and everything with Ctrl, Alt or Meta to the browser', () => {
    for (const key of ['Tab', 'a', 'F6', ' '])
      expect(chartKey({ key }, null, makeShape()), key).to.equal(null);
    for (const modifier of ['ctrlKey', 'altKey', 'metaKey']) {
      expect(chartKey({ key: '+', [modifier]: true }, null, makeShape()), modifier).to.equal(null);
      expect(chartKey({ key: 'ArrowLeft', [modifier]: true }, null, makeShape()), modifier).to.equal(null);
    }
  });

  it('moves nowhere without points, or without a lowest value', () => {
    for (const key of Object.keys(chartMoves)) {
      expect(chartKey({ key }, null, makeShape({ points: 0 })), key).to.equal(null);
      expect(chartKey({ key }, null, makeShape({ series: 0 })), key).to.equal(null);
    }
    expect(chartKey({ key: 'n' }, null, makeShape({ lowest: undefined }))).to.equal(null);
  });
});
