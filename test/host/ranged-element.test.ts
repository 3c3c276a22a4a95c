import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { stub } from 'sinon';
import { RangedElement } from '../../src/host/ranged-element.js';
import { ResourceController } from '../../src/host/resource-controller.js';
import { telemetryResource } from '../../src/store/resource.js';
import type { TelemetryAnswer } from '../../src/wire/telemetry.js';
import { LiveFeed } from '../support/live-feed.js';
import { register } from '../support/register.js';

class ProbeRangeElement extends RangedElement {
  static readonly tag = 'probe-range';

  readonly answer: ResourceController<TelemetryAnswer> = new ResourceController<TelemetryAnswer>(
    this,
    (filter) => ({
      query: { resource: telemetryResource, params: this.paramsFor(filter, { days: '7' }) },
      given: undefined,
    }),
  );

  protected override render(): TemplateResult {
    return html`${this.answer.state.type}`;
  }
}

register(ProbeRangeElement);

describe('RangedElement', () => {
  const show = async (range: string | null = null) => {
    const live = new LiveFeed();
    const element = await fixture<ProbeRangeElement>(
      html`<probe-range .feed=${live.feed} .range=${range}></probe-range>`,
    );
    return { live, element };
  };

  it('asks for its own default, then for what its stream is filtered by', async () => {
    const { live, element } = await show();
    live.feed.setFilter({ range: { type: 'days', days: 30 }, model: 'gpt-4' });
    await element.updateComplete;
    expect(live.asked).to.deep.equal([{ days: '7' }, { days: '30', model: 'gpt-4' }]);
  });

  it('keeps a range of its own, and follows domain and model all the same', async () => {
    const { live, element } = await show('90d');
    live.feed.setFilter({ range: { type: 'days', days: 30 }, domain: 'support' });
    await element.updateComplete;
    expect(live.asked).to.deep.equal([{ days: '90' }, { days: '90', domain: 'support' }]);
  });

  it('names a range that it cannot read, once, and goes on without it', async () => {
    const errors = stub(console, 'error');
    try {
      const { live, element } = await show('last tuesday');
      element.requestUpdate();
      await element.updateComplete;
      expect(live.asked).to.deep.equal([{ days: '7' }]);
      expect(errors.args.flat()).to.deep.equal([
        '[spendwire] <probe-range> range: must be such as 24h, 7d or 2026-11-01/2026-11-20',
      ]);
    } finally {
      errors.restore();
    }
  });
});
