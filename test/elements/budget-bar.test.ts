import { expect, fixture, html } from '@open-wc/testing';
import { budgetBar } from '../../src/elements/budget-bar.js';
import type { Meter } from '../../src/elements/budget-meter.js';
import { meterOf } from '../makers/budget-views.js';

describe('budgetBar', () => {
  const draw = async (overrides: Partial<Meter>) => {
    const root = await fixture<HTMLElement>(html`<div>${budgetBar(meterOf(overrides))}</div>`);
    const bar = root.querySelector('svg');
    if (!bar) throw new Error('no bar');
    return bar;
  };
  const widthOf = (bar: Element) => bar.querySelector('.fill :last-child')?.getAttribute('width');

  it('is filled as far as the figure', async () => {
    expect(widthOf(await draw({ ratio: 0.82 }))).to.equal('82.00%');
  });

  it('is full at the limit and beyond it', async () => {
    expect(widthOf(await draw({ ratio: 1 }))).to.equal('100.00%');
    expect(widthOf(await draw({ ratio: 1.37 }))).to.equal('100.00%');
  });

  it('shows a trace as a dot, and nothing of nothing', async () => {
    const trace = await draw({ ratio: 2e-9 });
    expect(trace.querySelector('.fill :first-child')?.getAttribute('width')).to.equal('8');
    expect((await draw({ ratio: 0 })).querySelector('.fill')).to.equal(null);
    expect((await draw({ ratio: -0.08 })).querySelector('.fill')).to.equal(null);
    expect((await draw({ ratio: null })).querySelector('.fill')).to.equal(null);
  });

  it('sets marks at their places', async () => {
    const bar = await draw({
      marks: [
        { kind: 'soft', ratio: 0.8 },
        { kind: 'pace', ratio: 0.5 },
        { kind: 'alert', ratio: 1.2 },
      ],
    });
    expect(bar.querySelectorAll('.mark')).to.have.length(2);
    expect(bar.querySelector('.soft line')?.getAttribute('x1')).to.equal('80.00%');
    expect(bar.querySelector('.pace circle')?.getAttribute('cx')).to.equal('50.00%');
  });

  it('is a meter, or a named picture where it would have no value', async () => {
    const meter = await draw({});
    expect(meter.getAttribute('role')).to.equal('meter');
    expect(meter.getAttribute('aria-valuenow')).to.equal('82');
    const picture = await draw({ ratio: null, valueText: 'use unknown' });
    expect(picture.getAttribute('role')).to.equal('img');
    expect(picture.getAttribute('aria-label')).to.equal('Daily: use unknown');
  });
});
