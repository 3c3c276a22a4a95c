import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { stub, useFakeTimers } from 'sinon';
import { answered } from '../../demo/scenarios/fake-feed.js';
import { scenarios } from '../../demo/scenarios/live-sessions.js';
import { elementOf } from '../../demo/scenarios/scenario.js';
import { EventStreamElement } from '../../src/elements/event-stream.js';
import { LiveSessionsElement, type SessionSelection } from '../../src/elements/live-sessions.js';
import { ToastRegionElement } from '../../src/elements/toast-region.js';
import { pageClock } from '../../src/host/page-clock.js';
import { de } from '../../src/text/strings.de.js';
import { registerStrings } from '../../src/text/strings.js';
import { decodeTelemetry } from '../../src/wire/telemetry.js';
import { telemetryPayload } from '../makers/telemetry-answer.js';
import { LiveFeed } from '../support/live-feed.js';
import { register } from '../support/register.js';
import { spokenOf } from '../support/spoken.js';
import { startServer } from '../support/test-server.js';
import { waitUntil } from '../support/wait-until.js';

register(LiveSessionsElement, EventStreamElement, ToastRegionElement);

type Session = Readonly<Record<string, unknown>>;

const ONE: Session = { id: 's-1', uptime: 2_400, cost: '1.50', model: 'gpt-4-turbo', domain: 'support' };
const TWO: Session = { id: 's-2', uptime: 65, cost: null, model: null };

describe('LiveSessionsElement', () => {
  const payload = (...sessions: readonly Session[]) =>
    telemetryPayload({
      time_zone: 'UTC',
      live: { activeSessions: sessions.length, currentCost: '1', sessionsData: sessions },
    });
  const find = <E extends HTMLElement>(element: Element, selector: string) =>
    (element.shadowRoot?.querySelector<E>(selector) ?? null) as E;
  const rows = (element: Element) =>
    [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map(spokenOf);
  const dialogOf = (element: Element) => find<HTMLDialogElement>(element, 'dialog');
  const openRow = async (element: LiveSessionsElement, index = 0) => {
    const button = element.shadowRoot?.querySelectorAll<HTMLElement>('tbody button')[index];
    button?.focus();
    button?.click();
    await element.updateComplete;
    return button;
  };

  const follow = async (...sessions: readonly Session[]) => {
    const live = new LiveFeed();
    const tell = (list: readonly Session[], stale = false, params: Record<string, string> = { days: '7' }) =>
      live.answer(params, answered(decodeTelemetry(payload(...list)), { stale }));
    tell(sessions);
    const element = await fixture<LiveSessionsElement>(
      html`<live-sessions .feed=${live.feed}></live-sessions>`,
    );
    return {
      live,
      element,
      tell: async (list: readonly Session[], stale = false, params?: Record<string, string>) => {
        tell(list, stale, params);
        await element.updateComplete;
      },
    };
  };

  it('lists who is at work, the longest first, and tells unknown from nothing', async () => {
    const { element } = await follow(TWO, ONE);
    expect(spokenOf(find(element, '[part="count"]'))).to.equal('2 active sessions');
    expect(rows(element)).to.deep.equal(['s-1 40 min $1.50 gpt-4-turbo', 's-2 1 min, 5 sec — —']);
  });

  it('sorts by its headers, and says how', async () => {
    const { element } = await follow(ONE, { ...TWO, cost: '3' });
    const cost = element.shadowRoot?.querySelectorAll<HTMLElement>('thead button')[2];
    cost?.click();
    await element.updateComplete;
    expect(rows(element).map((row) => row.slice(0, 3))).to.deep.equal(['s-2', 's-1']);
    expect(spokenOf(find(element, ':scope > [role="status"]') ?? element)).to.contain(
      'Sorted by Cost, descending',
    );
  });

  it('shows two hundred of five hundred, and the others when asked', async () => {
    const all = Array.from({ length: 500 }, (_, index) => ({ id: `s-${index}`, uptime: index }));
    const { element } = await follow(...all);
    expect(rows(element)).to.have.length(200);
    const more = find(element, '.table-scroll > button');
    expect(spokenOf(more)).to.equal('Show 300 more');
    more.click();
    await element.updateComplete;
    expect(rows(element)).to.have.length(400);
  });

  it('says how many there are where it is not told who', async () => {
    const element = await fixture<LiveSessionsElement>(
      html`<live-sessions .telemetry=${telemetryPayload({ live: { activeSessions: 12 } })}></live-sessions>`,
    );
    expect(spokenOf(find(element, '[part="count"]'))).to.equal('0 of 12 active sessions');
  });

  it('has words of its own for nobody', async () => {
    const { element } = await follow();
    expect(spokenOf(find(element, '.body'))).to.equal(
      'No active sessions Sessions appear here as soon as somebody begins, and go when they end.',
    );
  });

  describe('uptimes', () => {
    it('tick while there is somebody, by one timer, and stop with the last, and while figures are stale', async () => {
      const clock = useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      const nowAt = pageClock.now();
      const time = stub(pageClock, 'now').callsFake(() => nowAt + passed);
      let passed = 0;
      try {
        const before = clock.countTimers();
        const { element, tell } = await follow(TWO);
        const ticking = clock.countTimers() - before;
        passed = 2_500;
        clock.tick(1_000);
        await element.updateComplete;
        expect(rows(element)[0]).to.contain('1 min, 7 sec');
        await tell([TWO], true);
        expect(clock.countTimers() - before).to.equal(ticking - 1);
        expect(rows(element)[0], 'not back').to.contain('1 min, 7 sec');
        await tell([]);
        expect(clock.countTimers() - before).to.equal(ticking - 1);
      } finally {
        time.restore();
        clock.restore();
      }
    });
  });

  describe('the details', () => {
    it('open in a modal dialog with everything that is known, from a button in the row', async () => {
      const { element } = await follow({
        ...ONE,
        provider: 'openai',
        user: 'ana',
        country: 'ES',
        requests: 12,
        tokens: 34_567,
        startedAt: '2026-11-20T12:20:00Z',
        lastAt: '2026-11-20T12:59:00Z',
      });
      const button = await openRow(element);
      expect(button?.title).to.equal('Details of session s-1');
      expect(dialogOf(element).matches(':modal')).to.equal(true);
      expect(spokenOf(dialogOf(element))).to.equal(
        'Session s-1 [Close] Model gpt-4-turbo Provider openai Cost $1.50 Uptime 40 min Requests 12 ' +
          'Tokens 34,567 Domain support User ana Country ES Started Nov 20, 2026, 12:20 PM UTC ' +
          'Last request Nov 20, 2026, 12:59 PM UTC',
      );
      await expect(element).to.be.accessible();
    });

    it('say that model and cost are unknown', async () => {
      const { element } = await follow(TWO);
      await openRow(element);
      expect(spokenOf(dialogOf(element))).to.equal('Session s-2 [Close] Model — Cost — Uptime 1 min, 5 sec');
    });

    it('close by their button, and give the focus back to the row', async () => {
      const { element } = await follow(ONE, TWO);
      const button = await openRow(element, 1);
      expect(element.shadowRoot?.activeElement?.closest('dialog')).to.equal(dialogOf(element));
      find(element, '[part="close"]').click();
      await nextFrame();
      expect(dialogOf(element).open).to.equal(false);
      expect(element.shadowRoot?.activeElement).to.equal(button);
    });

    it('go on with their session, and say when it has ended, with its last figures', async () => {
      const { element, tell } = await follow(ONE, TWO);
      await openRow(element);
      await tell([{ ...ONE, cost: '1.75' }, TWO]);
      expect(spokenOf(dialogOf(element)))
        .to.contain('Cost $1.75')
        .and.not.to.contain('ended');
      await tell([]);
      expect(dialogOf(element).open).to.equal(true);
      expect(spokenOf(dialogOf(element)))
        .to.contain('This session has ended')
        .and.to.contain('Cost $1.75');
      find(element, '[part="close"]').click();
      await nextFrame();
      expect(dialogOf(element).open).to.equal(false);
    });

    it('put the focus on the table where the row is gone', async () => {
      const { element, tell } = await follow(ONE, TWO);
      await openRow(element);
      await tell([TWO]);
      find(element, '[part="close"]').click();
      await waitUntil(() => element.shadowRoot?.activeElement?.closest('thead'), 'the focus is lost');
    });

    it('stay closed though news comes while they close, and put the focus where it belongs', async () => {
      const { element, tell } = await follow(ONE, TWO);
      await openRow(element);
      const closed = new Promise((resolve) => dialogOf(element).addEventListener('close', resolve));
      find(element, '[part="close"]').click();
      await tell([TWO]);
      await closed;
      await element.updateComplete;
      expect(dialogOf(element).open).to.equal(false);
      await waitUntil(() => element.shadowRoot?.activeElement?.closest('thead'), 'the focus is lost');
    });

    it('claim no end of a session that only another filter hides', async () => {
      const { live, element, tell } = await follow(ONE);
      await openRow(element);
      live.feed.setFilter({ domain: 'research' });
      await tell([TWO], false, { days: '7', domain: 'research' });
      expect(spokenOf(dialogOf(element)))
        .to.contain('Session s-1')
        .and.not.to.contain('ended');
    });

    it('stay closed where the page wants so, which is told of the session first', async () => {
      const { element } = await follow(ONE);
      const told: SessionSelection[] = [];
      element.addEventListener('session-select', (event) => {
        event.preventDefault();
        told.push((event as CustomEvent<SessionSelection>).detail);
      });
      await openRow(element);
      expect(dialogOf(element).open).to.equal(false);
      expect(told.map(({ id, session }) => [id, session.model])).to.deep.equal([['s-1', 'gpt-4-turbo']]);
    });

    it('close with the element that leaves the page', async () => {
      const { element } = await follow(ONE);
      await openRow(element);
      const place = element.parentElement;
      element.remove();
      place?.append(element);
      await element.updateComplete;
      expect(dialogOf(element).open).to.equal(false);
    });

    it('let toasts be read and pressed over them, in a shadow root too', async () => {
      const server = await startServer();
      await server.route({ 'dashboard/telemetry': { json: payload(ONE) } });
      const stream = await fixture<EventStreamElement>(
        html`<event-stream url=${server.wsUrl} api-base=${server.httpUrl}><div></div></event-stream>`,
      );
      const element = document.createElement('live-sessions') as LiveSessionsElement;
      stream.querySelector('div')?.attachShadow({ mode: 'open' }).append(element);
      await waitUntil(() => stream.state === 'live' && rows(element).length === 1);
      await openRow(element);
      await server.send({ event: 'task.failed', data: { task_id: 'a', error: 'out of memory' } });
      const region = () => dialogOf(element).querySelector('toast-region');
      await waitUntil(() => region()?.shadowRoot?.textContent.includes('out of memory'), 'not in the dialog');
      const button = region()?.shadowRoot?.querySelector<HTMLElement>('[data-toast] button');
      button?.focus();
      expect(region()?.shadowRoot?.activeElement).to.equal(button);
      dialogOf(element).close();
      await waitUntil(() => region() === null, 'the toast stays in the closed dialog');
      for (const left of document.querySelectorAll('toast-region')) left.remove();
      await server.stop();
    });
  });

  it('gives its rows to a file, raw and all of them', async () => {
    const { element } = await follow(ONE, TWO);
    const table = element.exportRows();
    expect([table?.subject, table?.filter['range'], table?.rows.length]).to.deep.equal(['sessions', '7d', 2]);
    const [first] = table?.rows ?? [];
    const cells = table?.columns.map(({ header, value }) => [header, value(first)]) ?? [];
    expect(Object.fromEntries(cells)).to.include({ Session: 's-1', Uptime: 2_400, Cost: '1.5', User: null });
  });

  it('follows its stream, whichever days are counted', async () => {
    const server = await startServer();
    await server.route({ 'dashboard/telemetry': { json: { ...payload(ONE), as_of: null } } });
    const stream = await fixture<EventStreamElement>(
      html`<event-stream url=${server.wsUrl} api-base=${server.httpUrl}
        ><live-sessions range="30d"></live-sessions
      ></event-stream>`,
    );
    const element = stream.querySelector('live-sessions') as LiveSessionsElement;
    await waitUntil(() => stream.state === 'live' && rows(element).length === 1);
    await server.send({
      event: 'usage.update',
      data: { telemetry: { live: { activeSessions: 2, sessionsData: [ONE, { ...TWO, cost: '0.5' }] } } },
    });
    await waitUntil(() => rows(element).length === 2);
    expect(rows(element)[1]).to.contain('s-2').and.to.contain('$0.50');
    await server.stop();
  });

  it('speaks the language it stands in', async () => {
    registerStrings('de', de);
    const { element } = await follow(ONE);
    element.lang = 'de';
    await element.updateComplete;
    expect(spokenOf(element)).to.contain('Aktive Sitzungen 1 aktive Sitzung');
  });

  for (const scenario of scenarios) {
    it(`is accessible: ${scenario.name}`, async () => {
      await expect(await fixture(elementOf(scenario))).to.be.accessible();
    });
  }
});
