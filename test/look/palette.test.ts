import { expect } from '@open-wc/testing';
import { palette } from '../../src/look/palette.js';
import { closest, contrast, mix } from './colour-vision.js';

const leastContrast = { light: 4.5, dark: 4.5, lightMore: 7, darkMore: 7 };

describe('palette', () => {
  for (const [name, colours] of Object.entries(palette)) {
    const least = leastContrast[name as keyof typeof palette];
    const levels = [colours.ok, colours.warning, colours.exceeded];

    describe(name, () => {
      it(`keeps levels, texts and accent at a contrast of at least ${least} on their planes`, () => {
        for (const colour of [...levels, colours.text, colours.textMuted, colours.accent]) {
          expect(contrast(colour, colours.surface), colour).to.be.at.least(least);
        }
        for (const plane of [colours.surfaceMuted, colours.accent]) {
          const text = plane === colours.accent ? colours.onAccent : colours.textMuted;
          expect(contrast(text, plane), plane).to.be.at.least(4.5);
        }
      });

      it('keeps levels apart by 0.099 in normal, protan, deutan and tritan vision', () => {
        const { distance, pair } = closest(levels);
        expect(distance, pair).to.be.at.least(0.099);
      });

      it('keeps arcs and icons readable on the track and on their own tint', () => {
        for (const level of levels) {
          const tint = mix(level, colours.surface, 0.1);
          expect(contrast(level, colours.track), level).to.be.at.least(3);
          expect(contrast(level, tint), level).to.be.at.least(3);
          expect(contrast(colours.text, tint), level).to.be.at.least(4.5);
        }
      });

      it('keeps all eight series visible and apart in every vision', () => {
        const { distance, pair } = closest(colours.series);
        expect(colours.series).to.have.length(8);
        expect(distance, pair).to.be.at.least(0.099);
        for (const hue of colours.series) expect(contrast(hue, colours.surface), hue).to.be.at.least(3);
      });

      it('draws the edges of controls at a contrast of at least 3', () => {
        expect(contrast(colours.borderStrong, colours.surface)).to.be.at.least(3);
      });
    });
  }

  it('would be refused with the common traffic-light colours', () => {
    expect(closest(['#22c55e', '#eab308', '#ef4444']).distance).to.be.below(0.099);
    expect(contrast('#eab308', '#ffffff')).to.be.below(3);
  });
});
