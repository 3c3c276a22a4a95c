import { expect } from '@open-wc/testing';
import { sparklineOf } from '../../src/look/sparkline.js';

describe('sparklineOf', () => {
  it('draws from zero over the whole width, with a dot at the end', () => {
    expect(sparklineOf([0, 5, 10], false)).to.deep.equal({
      line: 'M3 25L60 14L117 3',
      dashed: '',
      area: 'M3 25L60 14L117 3L117 25H3z',
      dot: 'M117 3h0',
    });
  });

  it('dashes the way to a value that is not whole', () => {
    const { line, dashed, dot } = sparklineOf([10, 10, 5], true);
    expect([line, dashed, dot]).to.deep.equal(['M3 3L60 3', 'M60 3L117 14', 'M117 14h0']);
  });

  it('leaves a gap for what is unknown, and a dot for what is alone', () => {
    const { line, area } = sparklineOf([10, 10, null, 10, null], false);
    expect(line).to.equal('M3 3L31.5 3M88.5 3h0');
    expect(area).to.equal('M3 3L31.5 3L31.5 25H3z');
  });

  it('has its dot at the last value that is known, and no dashes to or from what is not', () => {
    expect(sparklineOf([10, 10, null], true).dot).to.equal('M60 3h0');
    expect(sparklineOf([10, 10, null], true).dashed).to.equal('');
    expect(sparklineOf([10, null, 10], true).dashed).to.equal('');
  });

  it('keeps zero on the plane where values are below it', () => {
    expect(sparklineOf([-10, 10], false).area).to.equal('M3 25L117 3L117 14H3z');
  });

  it('lies on the ground where all is nothing', () => {
    expect(sparklineOf([0, 0], false).line).to.equal('M3 25L117 25');
  });

  for (const values of [[], [1], [null, 1, null], [null]]) {
    it(`draws nothing of ${JSON.stringify(values)}`, () => {
      expect(Object.values(sparklineOf(values, false)).join('')).to.equal('');
    });
  }
});
