import { expect, fixture, html } from '@open-wc/testing';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { fakeFeed } from '../../demo/scenarios/fake-feed.js';
import { scenarios } from '../../demo/scenarios/stream-status.js';
import { elementOf } from '../../demo/scenarios/scenario.js';
import { StreamStatusElement } from '../../src/elements/stream-status.js';
import type { Feed } from '../../src/store/feed.js';
import type { StreamState, StreamStatus } from '../../src/stream/status.js';
import { de } from '../../src/text/strings.de.js';
import { registerStrings } from '../../src/text/strings.js';
import { register } from '../support/register.js';
import { spokenOf } from '../support/spoken.js';

register(StreamStatusElement);

const NOW = Date.parse('2026-11-20T13:00:00Z');

describe('StreamStatusElement', () => {
  let clock: SinonFakeTimers | undefined;

  afterEach(() => {
    clock?.restore();
    clock = undefined;
  });

  const fakeTime = () => (clock = useFakeTimers({ now: NOW, shouldClearNativeTimers: true }));

  /** A feed that can be told to change, with what it was told to do. */
  function played(status: Partial<StreamStatus> = {}, lastNewsAt: number | null = null) {
    const feed = fakeFeed({ status, lastNewsAt });
    const told: string[] = [];
    const tell = (name: string) => () => {
      told.push(name);
      return () => told.push(`no ${name}`);
    };
    let answer: (isAnswered: boolean) => void = () => undefined;
    Object.assign(feed, {
      connect: tell('connect'),
      retain: tell('retain'),
      pause: tell('pause'),
      refresh: () => new Promise<boolean>((resolve) => (answer = resolve)),
    });
    const become = (next: Partial<StreamStatus>) => {
      Object.assign(feed, { status: { ...feed.status, ...next }, isPaused: next.reason === 'paused' });
      feed.dispatchEvent(new CustomEvent('stream-state'));
    };
    return { feed, told, become, answer: (isAnswered: boolean) => answer(isAnswered) };
  }

  const show = (feed: Feed, attributes: Partial<StreamStatusElement> = {}) =>
    fixture<StreamStatusElement>(
      html`<stream-status
        .feed=${feed}
        ?details=${attributes.details ?? false}
        ?pausable=${attributes.pausable ?? false}
      ></stream-status>`,
    );
  const part = (element: Element, name: string) =>
    element.shadowRoot?.querySelector<HTMLElement>(`[part="${name}"]`) ?? null;
  const saidBy = (element: Element) =>
    element.shadowRoot?.querySelector('[role="status"]')?.textContent.trim();

  const states: readonly (readonly [Partial<StreamStatus>, string, boolean])[] = [
    [{ state: 'idle' }, 'Not started', false],
    [{ state: 'connecting' }, 'Connecting…', false],
    [{ state: 'live' }, 'Live', false],
    [{ state: 'retrying' }, 'Reconnecting…', true],
    [{ state: 'polling' }, 'Polling', false],
    [{ state: 'offline' }, 'Offline', true],
    [{ state: 'unauthorised' }, 'Signed out', true],
    [{ state: 'closed' }, 'Closed', true],
    [{ state: 'closed', reason: 'paused' }, 'Paused', true],
  ];
  for (const [status, word, isStale] of states) {
    it(`says ${word}, in a shape and a state of its own${isStale ? ', and that figures are stale' : ''}`, async () => {
      const element = await show(fakeFeed({ status }));
      expect(part(element, 'state')?.textContent.trim()).to.equal(word);
      const name = status.reason ?? (status.state as StreamState);
      expect(element.matches(`:state(${name})`)).to.equal(true);
      expect(element.matches(':state(stale)')).to.equal(isStale);
    });
  }

  it('reads as one group: state, age, buttons', async () => {
    const element = await show(played({ state: 'closed' }).feed);
    expect(spokenOf(element)).to.equal('[Connection] Closed No data yet Connect [Refresh]');
  });

  it('says that there is no stream', async () => {
    const element = await fixture(html`<stream-status></stream-status>`);
    expect(spokenOf(element)).to.equal('[Connection] No event stream on this page');
    expect(element.matches(':state(unconnected)')).to.equal(true);
  });

  it('counts the age of the last news by the second', async () => {
    const time = fakeTime();
    const element = await show(fakeFeed({ lastNewsAt: NOW - 3_000 }));
    expect(part(element, 'age')?.textContent).to.equal('Updated 3 seconds ago');
    await time.tickAsync(2_000);
    expect(part(element, 'age')?.textContent).to.equal('Updated 5 seconds ago');
  });

  it('never tells of news from the future, whatever the clocks say', async () => {
    const element = await show(fakeFeed({ lastNewsAt: Date.now() + 60_000 }));
    expect(part(element, 'age')?.textContent).to.equal('Updated now');
  });

  describe('says to a screen reader', () => {
    it('what has lasted a second, and nothing that passes', async () => {
      const time = fakeTime();
      const { feed, become } = played();
      const element = await show(feed);
      become({ state: 'retrying' });
      await time.tickAsync(900);
      become({ state: 'live' });
      await time.tickAsync(5_000);
      expect(saidBy(element)).to.equal('');
      become({ state: 'retrying' });
      await time.tickAsync(1_100);
      expect(saidBy(element)).to.equal('Reconnecting…');
      become({ state: 'live' });
      await time.tickAsync(1_100);
      expect(saidBy(element)).to.equal('Live');
    });

    it('a loss in time, though every attempt is a change', async () => {
      const time = fakeTime();
      const { feed, become } = played();
      const element = await show(feed);
      for (let attempt = 1; attempt < 4; attempt++) {
        become({ state: 'retrying', attempt });
        await time.tickAsync(400);
      }
      expect(saidBy(element)).to.equal('Reconnecting…');
    });

    it('nothing of a page that opens as it should', async () => {
      const time = fakeTime();
      const { feed, become } = played({ state: 'idle' });
      const element = await show(feed);
      become({ state: 'connecting' });
      await time.tickAsync(2_000);
      become({ state: 'live' });
      await time.tickAsync(5_000);
      expect(saidBy(element)).to.equal('');
    });

    it('that a page could not connect at all', async () => {
      const time = fakeTime();
      const { feed, become } = played({ state: 'idle' });
      const element = await show(feed);
      become({ state: 'connecting' });
      await time.tickAsync(2_000);
      become({ state: 'retrying' });
      await time.tickAsync(2_000);
      expect(saidBy(element)).to.equal('Reconnecting…');
    });

    it('in its own language', async () => {
      registerStrings('de', de);
      const time = fakeTime();
      const { feed, become } = played();
      const element = await show(feed);
      element.lang = 'de';
      become({ state: 'retrying' });
      await time.tickAsync(1_100);
      expect(saidBy(element)).to.equal('Verbindet erneut …');
    });
  });

  describe('the refresh button', () => {
    for (const [isAnswered, words] of [
      [true, 'Figures refreshed'],
      [false, 'The figures could not be refreshed'],
    ] as const) {
      it(`is busy until everything was read again, and says: ${words}`, async () => {
        const { feed, answer } = played();
        const element = await show(feed);
        const button = part(element, 'refresh');
        button?.click();
        await element.updateComplete;
        expect(button?.ariaLabel).to.equal('Refreshing…');
        expect(button?.ariaDisabled).to.equal('true');
        button?.click();
        answer(isAnswered);
        await Promise.resolve();
        await element.updateComplete;
        expect([button?.ariaLabel, button?.ariaDisabled]).to.deep.equal(['Refresh', 'false']);
        expect(saidBy(element)).to.equal(words);
      });
    }
  });

  describe('the connect button', () => {
    it('is there only where a person is needed', async () => {
      for (const [state, isThere] of [
        ['live', false],
        ['retrying', false],
        ['closed', true],
        ['unauthorised', true],
      ] as const) {
        const element = await show(fakeFeed({ status: { state } }));
        expect(part(element, 'connect') !== null, state).to.equal(isThere);
      }
    });

    it('opens the stream, and keeps it open while it is watched', async () => {
      const { feed, told } = played({ state: 'closed' });
      const element = await show(feed);
      part(element, 'connect')?.click();
      expect(told).to.deep.equal(['retain', 'connect']);
      element.remove();
      expect(told).to.deep.equal(['retain', 'connect', 'no retain']);
    });
  });

  describe('pausable', () => {
    it('hands the focus from the button that pauses to the one that goes on, and back', async () => {
      const { feed, become } = played({ state: 'live' });
      const element = await show(feed, { pausable: true });
      const focused = () => element.shadowRoot?.activeElement?.getAttribute('part');
      part(element, 'pause')?.focus();
      part(element, 'pause')?.click();
      become({ state: 'closed', reason: 'paused' });
      await element.updateComplete;
      expect(focused()).to.equal('connect');
      part(element, 'connect')?.click();
      become({ state: 'live', reason: null });
      await element.updateComplete;
      expect(focused()).to.equal('pause');
    });

    it('offers a button that pauses, and one that resumes', async () => {
      const { feed, told, become } = played();
      const element = await show(feed, { pausable: true });
      expect(part(element, 'pause')?.ariaLabel).to.equal('Pause live updates');
      part(element, 'pause')?.click();
      become({ state: 'closed', reason: 'paused' });
      await element.updateComplete;
      expect(part(element, 'pause')).to.equal(null);
      expect(part(element, 'connect')?.textContent.trim()).to.equal('Resume');
      part(element, 'connect')?.click();
      expect(told).to.deep.equal(['pause', 'retain', 'no pause', 'connect']);
    });

    it('resumes what it has paused when it goes', async () => {
      const { feed, told } = played();
      const element = await show(feed, { pausable: true });
      part(element, 'pause')?.click();
      element.remove();
      expect(told).to.deep.equal(['pause', 'no pause']);
    });

    it('is not there unless it is wanted', async () => {
      expect(part(await show(fakeFeed()), 'pause')).to.equal(null);
    });
  });

  describe('details', () => {
    const factsOf = (element: Element) =>
      Object.fromEntries(
        [...(part(element, 'details')?.querySelectorAll('dt') ?? [])].map((name) => [
          name.textContent,
          name.nextElementSibling?.textContent,
        ]),
      );

    it('say what the state means, and what the connection does', async () => {
      const status = { state: 'retrying', attempt: 3, delayMs: 4_000, reason: 'lost', code: 1006 } as const;
      const element = await show(fakeFeed({ status }), { details: true });
      expect(part(element, 'details')?.textContent).to.contain('The connection was lost');
      expect(factsOf(element)).to.deep.equal({
        Transport: 'WebSocket',
        Attempts: '3',
        'Next attempt in': '4 sec',
        'Close code': '1006',
        Reason: 'lost',
        Messages: '1,187',
        'Refused messages': '2',
        Resyncs: '1',
        Topics: '2',
      });
    });

    it('leave out what there is nothing to say of', async () => {
      const element = await show(fakeFeed(), { details: true });
      expect(factsOf(element)).not.to.have.any.keys('Attempts', 'Next attempt in', 'Close code', 'Reason');
    });

    it('count down to the next attempt', async () => {
      const time = fakeTime();
      const { feed, become } = played();
      const element = await show(feed, { details: true });
      become({ state: 'retrying', attempt: 1, delayMs: 9_000 });
      await time.tickAsync(5_000);
      expect(factsOf(element)['Next attempt in']).to.equal('4 sec');
      time.setSystemTime(NOW - 43_200_000);
      await time.tickAsync(1_000);
      expect(factsOf(element)['Next attempt in'], 'by a clock that was set back').to.equal('3 sec');
      await time.tickAsync(60_000);
      expect(factsOf(element)).not.to.have.any.keys('Next attempt in');
    });
  });

  it('leaves nothing behind', async () => {
    const time = fakeTime();
    const { feed, become } = played();
    const element = await show(feed);
    become({ state: 'retrying' });
    element.remove();
    await time.tickAsync(0);
    expect(time.countTimers()).to.equal(0);
  });

  for (const scenario of scenarios) {
    it(`is accessible: ${scenario.name}`, async () => {
      const element = await fixture(elementOf(scenario));
      await expect(element).to.be.accessible();
    });
  }
});
