import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ChartPlane } from '../../src/look/chart-settings.js';
import {
  clampRange,
  followed,
  instantAt,
  movedRange,
  panned,
  revealed,
  zoomAbout,
  type ZoomLimits,
} from '../../src/look/chart-zoom.js';

const limits: ZoomLimits = { bounds: { min: 0, max: 100 }, minSpan: 10 };

/** A canvas of 200 px with an axis of 20 px; from right to left the axis is at the right. */
const plane = (min: number, max: number, isRightToLeft = false): ChartPlane => {
  const msPerPx = (max - min) / 180;
  return isRightToLeft
    ? { range: { min, max }, originPx: 180, msPerPx: -msPerPx }
    : { range: { min, max }, originPx: 20, msPerPx };
};

describe('clampRange', () => {
  it('moves a window inside, no shorter than it may be, and is none where it is everything', () => {
    expect(clampRange({ min: -5, max: 15 }, limits)).to.deep.equal({ min: 0, max: 20 });
    expect(clampRange({ min: 90, max: 120 }, limits)).to.deep.equal({ min: 70, max: 100 });
    expect(clampRange({ min: 50, max: 52 }, limits)).to.deep.equal({ min: 46, max: 56 });
    expect(clampRange({ min: -3, max: 103 }, limits)).to.equal(null);
  });

  it('knows no window in a line of too few points', () => {
    expect(clampRange({ min: 2, max: 4 }, { bounds: { min: 0, max: 8 }, minSpan: 10 })).to.equal(null);
    expect(clampRange({ min: NaN, max: 4 }, limits)).to.equal(null);
  });
});

describe('zoomAbout', () => {
  it('keeps one instant where it is', () => {
    expect(zoomAbout(null, 0.5, 20, limits)).to.deep.equal({ min: 10, max: 60 });
    expect(zoomAbout({ min: 10, max: 60 }, 2, 20, limits)).to.equal(null);
  });

  it('stays inside and within its limits, whatever is asked', () => {
    const value = fc.double({ min: -50, max: 150, noNaN: true });
    const factor = fc.double({ min: 0.001, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        value,
        fc.double({ min: 10, max: 99, noNaN: true }),
        factor,
        value,
        (start, span, by, at) => {
          const range = zoomAbout(clampRange({ min: start, max: start + span }, limits), by, at, limits);
          if (!range) return;
          expect(range.min).to.be.at.least(-1e-9);
          expect(range.max).to.be.at.most(100 + 1e-9);
          expect(range.max - range.min).to.be.at.least(10 - 1e-9);
        },
      ),
    );
  });
});

describe('panned', () => {
  it('stops at the edges, as long as before', () => {
    expect(panned({ min: 10, max: 30 }, 15, limits)).to.deep.equal({ min: 25, max: 45 });
    expect(panned({ min: 10, max: 30 }, -15, limits)).to.deep.equal({ min: 0, max: 20 });
    expect(panned(null, 15, limits)).to.equal(null);
  });
});

describe('revealed', () => {
  it('moves no further than it takes', () => {
    expect(revealed({ min: 10, max: 30 }, 20, limits)).to.deep.equal({ min: 10, max: 30 });
    expect(revealed({ min: 10, max: 30 }, 33, limits)).to.deep.equal({ min: 13, max: 33 });
    expect(revealed({ min: 10, max: 30 }, 4, limits)).to.deep.equal({ min: 4, max: 24 });
  });
});

describe('followed', () => {
  const more: ZoomLimits = { bounds: { min: 0, max: 110 }, minSpan: 10 };

  it('keeps a window where it was, and at the right edge it stays at the right edge', () => {
    expect(followed({ min: 10, max: 30 }, limits.bounds, more)).to.deep.equal({ min: 10, max: 30 });
    expect(followed({ min: 80, max: 100 }, limits.bounds, more)).to.deep.equal({ min: 90, max: 110 });
    expect(followed(null, limits.bounds, more)).to.equal(null);
  });

  it('moves a window that the first points have left', () => {
    const later: ZoomLimits = { bounds: { min: 20, max: 120 }, minSpan: 10 };
    expect(followed({ min: 10, max: 30 }, limits.bounds, later)).to.deep.equal({ min: 20, max: 40 });
  });
});

describe('movedRange', () => {
  for (const isRightToLeft of [false, true]) {
    it(`keeps what is under the fingers under them${isRightToLeft ? ', from right to left' : ''}`, () => {
      const before = plane(40, 60, isRightToLeft);
      for (const [from, to] of [
        [[100], [70]],
        [
          [80, 120],
          [70, 150],
        ],
        [
          [60, 140],
          [90, 120],
        ],
      ] as const) {
        const range = movedRange(before, from, to, limits);
        const after = plane(range?.min ?? 0, range?.max ?? 0, isRightToLeft);
        for (const [index, place] of to.entries())
          expect(instantAt(after, place)).to.be.closeTo(instantAt(before, from[index] ?? 0), 1e-9);
      }
    });
  }

  it('does not zoom in further than it may', () => {
    const range = movedRange(plane(40, 60), [99, 101], [20, 200], limits);
    expect((range?.max ?? 0) - (range?.min ?? 0)).to.be.closeTo(10, 1e-9);
  });
});
