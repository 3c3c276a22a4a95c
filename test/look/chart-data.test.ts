import { expect } from '@open-wc/testing';
import { hasPosition, isSamePosition } from '../../src/look/chart-data.js';
import { makeBars, makeLine } from '../makers/chart.js';

describe('hasPosition', () => {
  it('knows the values of bars by series and category', () => {
    const data = makeBars({ costs: [1, null] });
    expect(hasPosition(data, { series: 0, point: 1 })).to.equal(true);
    for (const gone of [
      { series: 0, point: 2 },
      { series: 1, point: 0 },
      { series: 0, point: -1 },
    ]) {
      expect(hasPosition(data, gone), JSON.stringify(gone)).to.equal(false);
    }
  });

  it('knows the points of lines', () => {
    expect(hasPosition(makeLine({ count: 3 }), { series: 0, point: 2 })).to.equal(true);
    expect(hasPosition(makeLine({ count: 3 }), { series: 0, point: 3 })).to.equal(false);
  });
});

describe('isSamePosition', () => {
  it('compares places, not objects', () => {
    expect(isSamePosition({ series: 1, point: 2 }, { series: 1, point: 2 })).to.equal(true);
    expect(isSamePosition({ series: 1, point: 2 }, { series: 1, point: 3 })).to.equal(false);
    expect(isSamePosition({ series: 1, point: 2 }, null)).to.equal(false);
    expect(isSamePosition(null, null)).to.equal(true);
  });
});
