import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { stub, useFakeTimers } from 'sinon';
import { answered, fakeFeed, type FakeFeedOptions } from '../../demo/scenarios/fake-feed.js';
import { scenarios } from '../../demo/scenarios/live-cost.js';
import { elementOf } from '../../demo/scenarios/scenario.js';
import { EventStreamElement } from '../../src/elements/event-stream.js';
import { LiveCostElement } from '../../src/elements/live-cost.js';
import { de } from '../../src/text/strings.de.js';
import { registerStrings } from '../../src/text/strings.js';
import { decodeTelemetry } from '../../src/wire/telemetry.js';
import { telemetryPayload } from '../makers/telemetry-answer.js';
import { LiveFeed } from '../support/live-feed.js';
import { prefer } from '../support/media.js';
import { register } from '../support/register.js';
import { spokenOf } from '../support/spoken.js';
import { startServer } from '../support/test-server.js';
import { waitUntil } from '../support/wait-until.js';

register(LiveCostElement, EventStreamElement);

type Overrides = Readonly<Record<string, unknown>>;

describe('LiveCostElement', () => {
  const answer = (overrides: Overrides = {}, options?: Parameters<typeof answered>[1]) =>
    answered(decodeTelemetry(telemetryPayload(overrides)), options);
  const now = (currentCost: string | null, activeSessions = 2): Overrides => ({
    live: { activeSessions, currentCost },
  });
  const show = (options: FakeFeedOptions = {}) =>
    fixture<LiveCostElement>(
      html`<live-cost .feed=${fakeFeed({ answers: { telemetry: answer() }, ...options })}></live-cost>`,
    );
  const find = (element: Element, selector: string) =>
    element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  const status = (element: Element) => spokenOf(find(element, '[part="status"]') as Node);
  const said = (element: Element) => find(element, '[role="status"]')?.textContent;
  const isPulsing = (element: Element) => find(element, '.live-pulse') !== null;

  /** A live feed whose answers the test gives. */
  const follow = async () => {
    const live = new LiveFeed();
    live.answer({ days: '7' }, answer(now('1.75')));
    const element = await fixture<LiveCostElement>(html`<live-cost .feed=${live.feed}></live-cost>`);
    const tell = async (overrides: Overrides, options?: Parameters<typeof answered>[1]) => {
      live.answer({ days: '7' }, answer(overrides, options));
      await element.updateComplete;
    };
    return { live, element, tell };
  };
  const RESEARCH = { days: '7', domain: 'research' };

  it('tells what is going on and what it costs', async () => {
    const element = await show();
    expect(spokenOf(element)).to.equal(
      'Live cost [Pause the live figures] Live Cost of the active sessions $1.75 Active sessions 2 ' +
        'Per hour $0.42 Daily projection $9.20 Server’s estimate',
    );
  });

  it('tells unknown from nothing', async () => {
    const element = await show({ answers: { telemetry: answer({ live: { activeSessions: 0 }, cost: {} }) } });
    expect(spokenOf(element)).to.contain(
      'Cost of the active sessions unknown Active sessions 0 Per hour unknown Daily projection unknown',
    );
  });

  describe('the dot', () => {
    const lost = { answers: { telemetry: answer({}, { stale: true, ageMs: 120_000 }) } };
    const faces: readonly (readonly [string, FakeFeedOptions, string, boolean])[] = [
      ['live and fresh', {}, 'Live', true],
      ['live but stale', lost, 'Not live, last news 2 minutes ago', false],
      ['polling', { status: { state: 'polling' } }, 'Polling', false],
      ['connecting', { status: { state: 'connecting' } }, 'Not live', false],
      ['lost', { ...lost, status: { state: 'retrying' } }, 'Not live, last news 2 minutes ago', false],
      ['paused by the page', { status: { state: 'closed', reason: 'paused' } }, 'Paused', false],
    ];
    for (const [name, options, word, pulses] of faces) {
      it(`${pulses ? 'pulses' : 'does not pulse'} while ${name}, which is said: ${word}`, async () => {
        const element = await show(options);
        expect(status(element)).to.equal(word);
        expect(isPulsing(element)).to.equal(pulses);
        expect(element.matches(':state(live)')).to.equal(pulses);
      });
    }

    for (const [name, filter] of [
      ['domain', { domain: 'research' }],
      ['model', { model: 'gpt-4-turbo' }],
    ] as const) {
      it(`does not pulse over figures of a single ${name}, which the stream does not tell of`, async () => {
        const element = await show({ filter });
        expect(status(element)).to.equal('Polling');
        expect([isPulsing(element), element.matches(':state(live)')]).to.deep.equal([false, false]);
      });
    }

    it('does not pulse over figures of an address of the host’s own either', async () => {
      const element = await show();
      element.src = '/figures.json';
      await element.updateComplete;
      expect([status(element), isPulsing(element)]).to.deep.equal(['Polling', false]);
    });

    it('does not pulse on a page that nobody sees', async () => {
      const element = await show();
      const hidden = stub(document, 'hidden').get(() => true);
      document.dispatchEvent(new Event('visibilitychange'));
      await element.updateComplete;
      expect(isPulsing(element)).to.equal(false);
      hidden.restore();
      document.dispatchEvent(new Event('visibilitychange'));
      await element.updateComplete;
      expect(isPulsing(element)).to.equal(true);
    });

    it('does not move for those who want less motion', async function () {
      if (!(await prefer({ reducedMotion: 'reduce' }))) this.skip();
      const element = await show();
      expect(find(element, '.live-pulse')?.getAnimations()).to.deep.equal([]);
    });

    it('is hollow for data of the host’s own, which says when it was true', async () => {
      const element = await fixture<LiveCostElement>(
        html`<live-cost .telemetry=${telemetryPayload({ time_zone: 'UTC' })}></live-cost>`,
      );
      expect([status(element), isPulsing(element)]).to.deep.equal(['As of 1:00 PM UTC', false]);
    });
  });

  describe('the pause button', () => {
    it('keeps figures and dot still, says so, and goes on with the latest', async () => {
      const { element, tell } = await follow();
      const button = find(element, '[part="pause"]');
      button?.focus();
      button?.click();
      await tell(now('2.00'));
      expect(spokenOf(element)).to.contain('[Resume the live figures] Paused').and.to.contain('$1.75');
      expect([isPulsing(element), element.matches(':state(paused)'), said(element)]).to.deep.equal([
        false,
        true,
        'Paused',
      ]);
      expect(element.shadowRoot?.activeElement).to.equal(button);
      button?.click();
      await element.updateComplete;
      expect(spokenOf(element)).to.contain('[Pause the live figures] Live').and.to.contain('$2.00');
      expect(said(element)).to.equal('Live');
    });

    it('does not keep figures of another filter than the page’s', async () => {
      const { live, element } = await follow();
      find(element, '[part="pause"]')?.click();
      live.answer(RESEARCH, answer(now('0.25')));
      live.feed.setFilter({ domain: 'research' });
      await element.updateComplete;
      expect(spokenOf(element)).to.contain('Paused').and.to.contain('$0.25');
      live.answer(RESEARCH, answer(now('0.50')));
      await element.updateComplete;
      expect(spokenOf(element), 'still paused').to.contain('$0.25');
    });

    it('can be pressed by the page, before there are figures too', async () => {
      const live = new LiveFeed();
      const element = await fixture<LiveCostElement>(html`<live-cost paused .feed=${live.feed}></live-cost>`);
      live.answer({ days: '7' }, answer(now('1.75')));
      await element.updateComplete;
      live.answer({ days: '7' }, answer(now('2')));
      await element.updateComplete;
      expect(spokenOf(element)).to.contain('$1.75');
    });
  });

  describe('a number', () => {
    const motion = (element: Element) => {
      const value = find(element, '.hero > span');
      const [animation] = value?.getAnimations() ?? [];
      return animation ? [value?.className, animation.effect?.getComputedTiming().duration] : null;
    };

    it('rolls into its place within 200 ms, upwards where it rises', async () => {
      const { element, tell } = await follow();
      expect(motion(element), 'at first').to.equal(null);
      await tell(now('2'));
      expect(motion(element)).to.deep.equal(['roll up first', 160]);
      const keyframes = (
        find(element, '.hero > span')?.getAnimations()[0]?.effect as KeyframeEffect
      ).getKeyframes();
      expect(keyframes[0]).to.include.keys('transform');
      expect(keyframes[0]).not.to.include.keys('opacity');
    });

    it('does not roll from the figures of one filter to those of another', async () => {
      const { live, element } = await follow();
      live.answer(RESEARCH, answer(now('0.25')));
      live.feed.setFilter({ domain: 'research' });
      await element.updateComplete;
      expect(spokenOf(element)).to.contain('$0.25');
      expect(motion(element)).to.equal(null);
    });

    it('rolls no more than 200 ms whatever the page says', async () => {
      const { element, tell } = await follow();
      element.style.setProperty('--sw-motion-duration', '2s');
      await tell(now('1'));
      expect(motion(element)).to.deep.equal(['roll down first', 200]);
    });

    it('does not roll out of the unknown or into it', async () => {
      const { element, tell } = await follow();
      await tell(now(null));
      expect(motion(element)).to.equal(null);
      await tell(now('2'));
      expect(motion(element)).to.equal(null);
    });

    it('does not roll for those who want less motion', async function () {
      if (!(await prefer({ reducedMotion: 'reduce' }))) this.skip();
      const { element, tell } = await follow();
      await tell(now('2'));
      expect(motion(element)?.[1] ?? 0).to.equal(0);
    });
  });

  describe('says, but not more than once in five seconds,', () => {
    it('that somebody begins and that nobody is left, and nothing of all the rest', async () => {
      const { element, tell } = await follow();
      const clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      try {
        await tell(now('3', 3));
        expect(said(element)).to.equal('');
        await tell(now('0', 0));
        expect(said(element)).to.equal('No active sessions any more');
        await tell(now('0.1', 1));
        expect(said(element)).to.equal('No active sessions any more');
        clock.tick(5_000);
        await element.updateComplete;
        expect(said(element)).to.equal('1 session has begun');
      } finally {
        clock.restore();
      }
    });
  });

  it('says nothing of sessions that only another filter hides', async () => {
    const { live, element } = await follow();
    live.answer(RESEARCH, answer(now('0', 0)));
    live.feed.setFilter({ domain: 'research' });
    await element.updateComplete;
    expect(spokenOf(element)).to.contain('Active sessions 0');
    expect(said(element)).to.equal('');
  });

  it('shows what a server says, and what its stream changes, whichever days are counted', async () => {
    const server = await startServer();
    await server.route({ 'dashboard/telemetry': { json: telemetryPayload({ as_of: null }) } });
    const stream = await fixture<EventStreamElement>(
      html`<event-stream url=${server.wsUrl} api-base=${server.httpUrl}
        ><live-cost range="30d"></live-cost
      ></event-stream>`,
    );
    const element = stream.querySelector('live-cost') as LiveCostElement;
    await waitUntil(() => stream.state === 'live' && spokenOf(element).includes('$1.75'));
    await server.send({
      event: 'usage.update',
      data: { telemetry: { live: { activeSessions: 5, currentCost: '4.25', sessionsData: [] } } },
    });
    await waitUntil(() => spokenOf(element).includes('$4.25 Active sessions 5'));
    await server.down();
    await waitUntil(() => status(element) !== 'Live', 'still live', { timeout: 5_000 });
    expect(isPulsing(element)).to.equal(false);
    await server.stop();
  }).timeout(10_000);

  it('speaks the language it stands in', async () => {
    registerStrings('de', de);
    const element = await show();
    element.lang = 'de';
    await element.updateComplete;
    await nextFrame();
    expect(spokenOf(element)).to.contain('Kosten live [Live-Zahlen anhalten] Live');
  });

  for (const scenario of scenarios) {
    it(`is accessible: ${scenario.name}`, async () => {
      await expect(await fixture(elementOf(scenario))).to.be.accessible();
    });
  }
});
