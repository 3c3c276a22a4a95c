import { expect, fixture, html } from '@open-wc/testing';
import { budgetRings } from '../../src/elements/budget-rings.js';
import type { Meter } from '../../src/elements/budget-meter.js';
import { meterOf } from '../makers/budget-views.js';

/** The rings of a drawing of 176 px: radius of the only or outer one, and of the inner one of two. */
const OUTER = 83;
const INNER = 71;

describe('budgetRings', () => {
  const draw = async (...meters: readonly Meter[]) => {
    const root = await fixture<HTMLElement>(html`<div>${budgetRings(meters, 176)}</div>`);
    return [...root.querySelectorAll<SVGGElement>('.meter')];
  };
  const fillOf = (ring: Element | undefined) => ring?.querySelector('.fill');
  const radiusOf = (ring: Element | undefined) => Number(ring?.querySelector('.track')?.getAttribute('r'));

  it('draws the first one inside the second one, 8 px wide and 4 px apart', async () => {
    const [inner, outer] = await draw(meterOf(), meterOf({ name: 'Monthly' }));
    expect(radiusOf(inner)).to.equal(INNER);
    expect(radiusOf(outer)).to.equal(OUTER);
    expect(OUTER - INNER).to.equal(8 + 4);
  });

  it('draws one ring alone at the outside', async () => {
    const [only] = await draw(meterOf());
    expect(radiusOf(only)).to.equal(OUTER);
  });

  it('ends the arc, caps included, where the figure is', async () => {
    const [ring] = await draw(meterOf({ ratio: 0.25 }));
    const [length, round] = (fillOf(ring)?.getAttribute('stroke-dasharray') ?? '').split(' ').map(Number);
    expect(round).to.be.closeTo(2 * Math.PI * OUTER, 0.01);
    expect((length ?? 0) + 8).to.be.closeTo((2 * Math.PI * OUTER) / 4, 0.01);
    expect(fillOf(ring)?.getAttribute('stroke-dashoffset')).to.equal('-4');
    expect(fillOf(ring)?.getAttribute('transform')).to.equal('rotate(-90 88 88)');
  });

  it('closes the ring at the limit and stays closed beyond it', async () => {
    const rings = await draw(meterOf({ ratio: 1 }), meterOf({ ratio: 1.37 }), meterOf({ ratio: Infinity }));
    for (const ring of rings) {
      const [length, round] = (fillOf(ring)?.getAttribute('stroke-dasharray') ?? '').split(' ');
      expect(length).to.equal(round);
    }
  });

  it('draws a dot for a trace and nothing for nothing, a refund or what has no limit', async () => {
    const [trace, zero, refund, unlimited] = await draw(
      meterOf({ ratio: 2e-9 }),
      meterOf({ ratio: 0 }),
      meterOf({ ratio: -0.08 }),
      meterOf({ ratio: null }),
    );
    expect(fillOf(trace)?.getAttribute('stroke-dasharray')).to.match(/^0\.01 /);
    for (const ring of [zero, refund, unlimited]) {
      expect(fillOf(ring)).to.equal(null);
      expect(ring?.querySelector('.track')).to.not.equal(null);
    }
  });

  it('turns each mark to its place and leaves out those beyond the ring', async () => {
    const [ring] = await draw(
      meterOf({
        marks: [
          { kind: 'warning', ratio: 0.75 },
          { kind: 'alert', ratio: 0.9 },
          { kind: 'soft', ratio: 1.2 },
          { kind: 'pace', ratio: 1 / 3 },
        ],
      }),
    );
    const marks = [...(ring?.querySelectorAll('.mark') ?? [])];
    expect(marks.map((mark) => mark.getAttribute('transform'))).to.deep.equal([
      'rotate(270.00 88 88)',
      'rotate(324.00 88 88)',
      'rotate(120.00 88 88)',
    ]);
    expect(marks.map((mark) => mark.getAttribute('class'))).to.deep.equal([
      'mark warning',
      'mark exceeded',
      'mark pace',
    ]);
  });

  it('draws no marks where there is nothing to measure against', async () => {
    const [ring] = await draw(meterOf({ ratio: null, marks: [{ kind: 'warning', ratio: 0.75 }] }));
    expect(ring?.querySelector('.mark')).to.equal(null);
  });

  it('is a meter within its range that says the figure itself', async () => {
    const [ring] = await draw(
      meterOf({ ratio: 1.37, valueText: '$68.50 of $50.00, 137 percent, over limit' }),
    );
    expect(ring?.getAttribute('role')).to.equal('meter');
    expect(ring?.getAttribute('aria-label')).to.equal('Daily');
    expect(ring?.getAttribute('aria-valuemin')).to.equal('0');
    expect(ring?.getAttribute('aria-valuemax')).to.equal('100');
    expect(ring?.getAttribute('aria-valuenow')).to.equal('100');
    expect(ring?.getAttribute('aria-valuetext')).to.equal('$68.50 of $50.00, 137 percent, over limit');
  });

  it('is a named picture where a meter would have no value', async () => {
    const [ring] = await draw(meterOf({ ratio: null, valueText: '$41.20 used, unlimited' }));
    expect(ring?.getAttribute('role')).to.equal('img');
    expect(ring?.getAttribute('aria-label')).to.equal('Daily: $41.20 used, unlimited');
    expect(ring?.hasAttribute('aria-valuenow')).to.equal(false);
  });
});
