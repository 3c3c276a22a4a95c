import { expect } from '@open-wc/testing';
import { ContextProvider } from '@lit/context';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { html, render } from 'lit';
import { restore, stub, useFakeTimers, type SinonFakeTimers } from 'sinon';
import { fakeFeed } from '../../demo/scenarios/fake-feed.js';
import { ToastRegionElement } from '../../src/elements/toast-region.js';
import { feedContext } from '../../src/host/feed-context.js';
import { deepActiveElement } from '../../src/host/focus-memory.js';
import type { Feed } from '../../src/store/feed.js';
import type { NoticeContent } from '../../src/store/notice-content.js';
import { de } from '../../src/text/strings.de.js';
import { registerStrings } from '../../src/text/strings.js';
import { awaiting, back, budgetAlert, completed, failed, hardStop, lost, paused } from '../makers/notices.js';
import { prefer } from '../support/media.js';
import { register } from '../support/register.js';
import { spokenOf } from '../support/spoken.js';

register(ToastRegionElement);

describe('ToastRegionElement', () => {
  let clock: SinonFakeTimers;
  let feed: Feed;
  let region: ToastRegionElement;
  let page: HTMLElement;

  beforeEach(async () => {
    clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    stub(document, 'hasFocus').returns(true);
    feed = fakeFeed();
    page = document.createElement('main');
    document.body.append(page);
    await show();
  });

  afterEach(() => {
    clock.restore();
    restore();
    page.remove();
  });

  async function show(attributes: Readonly<Record<string, string>> = {}): Promise<void> {
    page.replaceChildren();
    region = document.createElement('toast-region');
    region.feed = feed;
    for (const [name, value] of Object.entries(attributes)) region.setAttribute(name, value);
    page.append(region);
    await pass(200); // until the live regions can be heard
  }

  /** Lets time pass, and what it brings be drawn. */
  async function pass(ms: number): Promise<void> {
    await clock.tickAsync(ms);
    await region.updateComplete;
  }

  async function tell(...contents: readonly NoticeContent[]): Promise<void> {
    for (const content of contents) feed.notices.add(content, null, Date.now());
    await pass(100);
  }

  const find = <E extends HTMLElement>(selector: string) => region.renderRoot.querySelector<E>(selector) as E;
  const all = (selector: string) => [...region.renderRoot.querySelectorAll<HTMLElement>(selector)];
  const titles = () => all('.toast .title').map(spokenOf);
  const heard = () => [find('[role="status"]').textContent, find('[role="alert"]').textContent];
  /** Whether two are one; a difference of elements cannot be printed. */
  const same = (actual: unknown, expected: unknown) =>
    expect(actual === expected, `${String(actual)} ${String(expected)}`).to.equal(true);
  const button = (text: string) =>
    page.appendChild(Object.assign(document.createElement('button'), { textContent: text }));

  describe('tells', () => {
    const kinds: readonly [content: NoticeContent, expected: string][] = [
      [completed('t-1'), 'Done: Task t-1 completed'],
      [failed('t-1', 'out of tokens'), 'Error: Task t-1 failed out of tokens'],
      [awaiting('t-1', { title: 'Refund $240' }), 'Information: Task t-1 awaits approval Refund $240'],
      [budgetAlert(), 'Warning: Budget warning You have used 92% of your daily budget'],
      [budgetAlert({ message: 'Slow down' }), 'Warning: Budget warning Slow down'],
      [budgetAlert({ scope: 'team' }), 'Warning: Budget warning You have used 92% of your budget “team”'],
      [hardStop, 'Error: Budget used up: requests are stopped You have used 104% of your daily budget'],
      [paused, 'Warning: Spending is paused'],
      [
        { kind: 'connection-lost', how: 'never' },
        'Error: No connection Figures appear as soon as the server answers.',
      ],
      [back, 'Done: Connected again'],
      [
        { kind: 'unauthorised' },
        'Error: You are signed out of the event stream The figures stay as they were until you sign in again.',
      ],
    ];
    for (const [content, expected] of kinds) {
      it(`${content.kind} as "${expected}"`, async () => {
        await tell(content);
        expect(spokenOf(find('.words'))).to.equal(expected);
      });
    }

    it('how often the same came, as a number and in words', async () => {
      await tell(failed('t-7'), ...Array.from({ length: 11 }, () => failed('t-7')));
      expect(titles()).to.eql(['Error: Task t-7 failed repeated 12 times']);
      expect(find('.count [aria-hidden]').textContent).to.equal('×12');
    });

    it('of a burst in one sentence', async () => {
      await tell(
        ...Array.from({ length: 37 }, (_, i) => completed(`${i}`)),
        ...['a', 'b', 'c'].map((id) => failed(id)),
      );
      expect(titles()).to.eql(['Error: 37 tasks finished, 3 failed']);
    });

    it('in the language it stands in', async () => {
      registerStrings('de', de);
      page.lang = 'de';
      await tell(completed('7'));
      expect(titles()).to.eql(['Fertig: Aufgabe 7 ist fertig']);
    });

    it('what happened a moment before it came, and nothing older', async () => {
      feed = fakeFeed();
      feed.notices.add(completed('old'), null, Date.now() - 60_000);
      feed.notices.add(completed('new'), null, Date.now());
      await show();
      expect(titles()).to.eql(['Done: Task new completed']);
    });
  });

  describe('shows text as text', () => {
    it('whatever a server sends', async () => {
      await tell(failed('<b>7</b>', '<img src=x onerror="window.isHacked = true">'));
      expect(find('.text').textContent).to.equal('<img src=x onerror="window.isHacked = true">');
      expect(all('.toast img, .toast b')).to.have.length(0);
    });

    it('in a box that scrolls, by the keyboard too, where it is long', async () => {
      await tell(failed('7', 'x '.repeat(2_000)));
      expect(find('.text').scrollHeight).to.be.greaterThan(find('.text').clientHeight);
      expect(find('.text').tabIndex).to.equal(0);
      expect(find('.toast').getBoundingClientRect().height).to.be.lessThan(200);
    });
  });

  describe('links', () => {
    const hrefs: readonly [name: string, href: string | null, expected: string | null][] = [
      ['an https page', 'https://example.com/a', 'https://example.com/a'],
      ['a path of the page', '/approve/7', `${location.origin}/approve/7`],
      ['no script', 'javascript:alert(1)', null],
      ['no data', 'data:text/html,hi', null],
      ['no plain http elsewhere', 'http://example.com/', null],
      ['nothing', null, null],
    ];
    for (const [name, href, expected] of hrefs) {
      it(`to ${name}`, async () => {
        await tell(awaiting('7', { href }));
        expect(all('.toast a').map((a) => (a as HTMLAnchorElement).href)).to.eql(expected ? [expected] : []);
      });
    }

    it("lead from a budget alert to the analytics page, unless the event's own link is good", async () => {
      await show({ 'analytics-href': '/usage' });
      await tell(
        budgetAlert({ crossings: ['a'] }),
        budgetAlert({ crossings: ['b'], href: 'javascript:alert(1)' }),
        budgetAlert({ crossings: ['c'], href: '/budget' }),
      );
      expect(all('.toast a').map((a) => (a as HTMLAnchorElement).pathname)).to.eql([
        '/budget',
        '/usage',
        '/usage',
      ]);
      expect(all('.toast a').map((a) => a.textContent)).to.include('View analytics');
    });
  });

  describe('says aloud', () => {
    it('nothing before the first message: two live regions, empty', () => {
      expect(heard()).to.eql(['', '']);
      for (const live of all('[role="status"], [role="alert"]'))
        expect(live.hasAttribute('aria-live')).to.equal(false);
    });

    it('politely what is no alarm, and at once what is', async () => {
      await tell(completed('a'), budgetAlert());
      expect(heard()).to.eql([
        'Budget warning: You have used 92% of your daily budget. Task a completed',
        '',
      ]);
      await pass(1_500);
      await tell(failed('b', 'timeout'), lost);
      expect(heard()[1]).to.equal(
        'Connection lost: The figures stay as they were; they are updated as soon as the server answers. ' +
          'Task b failed: timeout',
      );
    });

    it('a thousand in a second as one sentence, with three toasts at most', async () => {
      const sentences = new Set<string>();
      let most = 0;
      for (let i = 0; i < 50; i++) {
        for (let k = 0; k < 20; k++) feed.notices.add(completed(`${i}-${k}`), null, Date.now());
        await pass(20);
        most = Math.max(most, all('.toast').length);
        for (const sentence of heard()) if (sentence) sentences.add(sentence);
      }
      for (let i = 0; i < 40; i++) {
        await pass(100);
        for (const sentence of heard()) if (sentence) sentences.add(sentence);
      }
      expect([...sentences]).to.eql(['1,000 tasks finished']);
      expect(most).to.be.within(1, 3);
      expect(feed.notices.history).to.have.length(1_000);
    });

    it('of many at once three, and how many more', async () => {
      await tell(...Array.from({ length: 9 }, (_, i) => awaiting(`${i}`)));
      expect(heard()[0]).to.equal(
        'Task 8 awaits approval. Task 7 awaits approval. Task 6 awaits approval. 6 more notifications',
      );
    });

    it('nothing twice within thirty seconds', async () => {
      await tell(failed('a'));
      await pass(6_000);
      await tell(failed('a'));
      await pass(2_000);
      expect(heard()).to.eql(['', '']);
    });

    it('nothing of a budget that the banner has said', async () => {
      feed.alerts.claimVoice(['daily 0.9']);
      await tell(budgetAlert());
      await pass(2_000);
      expect(heard()).to.eql(['', '']);
      expect(titles()).to.have.length(1);
    });

    it('leaves nothing behind for who reads on', async () => {
      await tell(completed('a'));
      await pass(5_000);
      expect(heard()).to.eql(['', '']);
    });
  });

  describe('by the clock', () => {
    it('lets success go after six seconds', async () => {
      await tell(completed('a'));
      await pass(5_800);
      expect(titles()).to.have.length(1);
      await pass(200);
      expect(titles()).to.eql([]);
    });

    it('shows nothing shorter than five seconds, and anything for ever on request', async () => {
      await show({ duration: '1000' });
      await tell(completed('a'));
      await pass(4_800);
      expect(titles()).to.have.length(1);
      await show({ duration: '0' });
      await tell(completed('b'));
      await pass(3_600_000);
      expect(titles()).to.have.length(1);
    });

    it('stands still while a toast has the focus', async () => {
      await tell(completed('a'));
      find('.toast').focus();
      await pass(60_000);
      expect(titles()).to.have.length(1);
      (deepActiveElement() as HTMLElement).blur();
      await pass(6_000);
      expect(titles()).to.eql([]);
    });

    it('stands still while the pointer rests on a toast', async () => {
      await tell(completed('a'));
      const { left, top } = find('.toast').getBoundingClientRect();
      await sendMouse({ type: 'move', position: [Math.round(left) + 40, Math.round(top) + 20] });
      await pass(60_000);
      expect(titles()).to.have.length(1);
      await sendMouse({ type: 'move', position: [5, 5] });
      await pass(6_000);
      expect(titles()).to.eql([]);
      await resetMouse();
    });

    it('stands still while the window has no focus or the tab is hidden', async () => {
      await tell(completed('a'));
      (document.hasFocus as unknown as { returns(is: boolean): void }).returns(false);
      window.dispatchEvent(new Event('blur'));
      await pass(60_000);
      expect(titles()).to.have.length(1);
      (document.hasFocus as unknown as { returns(is: boolean): void }).returns(true);
      window.dispatchEvent(new Event('focus'));
      const hidden = stub(document, 'hidden').value(true);
      document.dispatchEvent(new Event('visibilitychange'));
      await pass(60_000);
      expect(titles()).to.have.length(1);
      hidden.value(false);
      document.dispatchEvent(new Event('visibilitychange'));
      await pass(6_000);
      expect(titles()).to.eql([]);
    });
  });

  describe('by keyboard', () => {
    const key = (name: string) =>
      (deepActiveElement() ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }),
      );

    it('is a landmark with a name that tells its key', async () => {
      await tell(completed('a'));
      expect(find('section').getAttribute('aria-label')).to.equal('Notifications (F6)');
    });

    it('never takes the focus by itself', async () => {
      const outside = button('outside');
      outside.focus();
      await tell(failed('a'), lost);
      await pass(10_000);
      same(deepActiveElement(), outside);
    });

    it('is reached by F6, and left by F6 to where one was', async () => {
      const outside = button('outside');
      outside.focus();
      await tell(failed('a'));
      key('F6');
      same(deepActiveElement(), find('.toast'));
      key('F6');
      same(deepActiveElement(), outside);
    });

    it('leaves F6 to the page while there is nothing to go to, and with another key', async () => {
      expect(key('F6')).to.equal(true);
      await tell(failed('a'));
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'F6', ctrlKey: true, bubbles: true }));
      expect(deepActiveElement() === find('.toast')).to.equal(false);
    });

    it('dismisses by Escape one after the other, then goes back', async () => {
      const outside = button('outside');
      outside.focus();
      await tell(failed('a'), failed('b'), failed('c'));
      key('F6');
      key('Escape');
      await pass(0);
      expect(titles()).to.eql(['Error: Task b failed', 'Error: Task a failed']);
      same(deepActiveElement(), all('.toast')[0]);
      key('Escape');
      await pass(0);
      key('Escape');
      await pass(0);
      expect(titles()).to.eql([]);
      same(deepActiveElement(), outside);
    });

    it('goes to the one that takes the place of what was dismissed in the middle', async () => {
      await tell(failed('a'), failed('b'), failed('c'));
      const [, middle, last] = all('.toast');
      middle?.querySelector('button')?.focus();
      key('Escape');
      await pass(0);
      same(deepActiveElement(), last);
    });

    it('goes back too where the focus came by Tab or by a click', async () => {
      const outside = button('outside');
      outside.focus();
      await tell(failed('a'));
      const dismiss = find<HTMLButtonElement>('.toast button');
      dismiss.focus();
      dismiss.click();
      await pass(0);
      same(deepActiveElement(), outside);
    });

    it('reads a toast by its title, and says what its button dismisses', async () => {
      await tell(failed('a', 'timeout'));
      const toast = find('.toast');
      const byId = (name: string) =>
        region.renderRoot.querySelector(`#${CSS.escape(toast.getAttribute(name) ?? '')}`)?.textContent.trim();
      expect(byId('aria-labelledby')).to.contain('Task a failed');
      expect(byId('aria-describedby')).to.equal('timeout');
      expect(find('.toast button').getAttribute('aria-label')).to.equal('Dismiss: Task a failed');
    });

    it('leaves Escape to the page outside of the region', async () => {
      await tell(failed('a'));
      button('outside').focus();
      key('Escape');
      await pass(0);
      expect(titles()).to.have.length(1);
    });

    it('goes with real keys from toast to button to link', async () => {
      await show({ placement: 'inline', 'analytics-href': '/usage' });
      await tell(budgetAlert());
      clock.restore();
      button('outside').focus();
      key('F6');
      await sendKeys({ press: 'Tab' });
      if (deepActiveElement() !== find('.toast a')) return; // WebKit does not Tab to links by default
      await sendKeys({ press: 'Tab' });
      same(deepActiveElement(), find('.toast button'));
    });
  });

  describe('room', () => {
    it('is for three; the others are counted and can be put away with them', async () => {
      await tell(...Array.from({ length: 7 }, (_, i) => awaiting(`${i}`)));
      expect(titles()).to.have.length(3);
      expect(spokenOf(find('.waiting'))).to.equal('4 more notifications Dismiss all');
      find('.waiting button').click();
      await pass(0);
      expect(titles()).to.eql([]);
      expect(all('.waiting')).to.have.length(0);
      expect(feed.notices.unreadCount).to.equal(0);
    });

    it('is none on the page while there is nothing to tell', async () => {
      expect(find('section').hidden).to.equal(true);
      await show({ placement: 'inline' });
      expect(region.getBoundingClientRect().height).to.equal(0);
    });
  });

  describe('the history', () => {
    const open = async () => {
      find('.history-button').click();
      await pass(0);
    };

    it('has a button with the unread count, once there is something in it', async () => {
      expect(all('.history-button')).to.have.length(0);
      await tell(completed('a'), failed('b'));
      expect(find('.history-button').getAttribute('aria-label')).to.equal(
        'Show notification history, 2 unread notifications',
      );
      expect(find('.unread').textContent).to.equal('2');
    });

    it('keeps what has vanished, newest first', async () => {
      await tell(completed('a'));
      await tell(failed('b', 'timeout'));
      await pass(60_000);
      await open();
      expect(all('.past li').map(spokenOf)).to.eql([
        'Error: Task b failed timeout 1 minute ago',
        'Done: Task a completed 1 minute ago',
      ]);
    });

    it('is read once it was opened, and again when it is closed', async () => {
      await tell(completed('a'));
      await open();
      expect(all('.unread')).to.have.length(0);
      await tell(completed('b'));
      expect(all('.past li')).to.have.length(2);
      await open();
      expect(all('.unread')).to.have.length(0);
      await tell(completed('c'));
      expect(find('.unread').textContent).to.equal('1');
    });

    it('counts as read what was dismissed as a toast', async () => {
      await tell(failed('a'), failed('b'));
      find('.toast button').click();
      await pass(0);
      expect(find('.unread').textContent).to.equal('1');
    });

    it('holds a thousand, fifty at a time', async () => {
      await tell(...Array.from({ length: 1_000 }, (_, i) => completed(`${i}`)));
      expect(find('.unread').textContent).to.equal('99+');
      await open();
      expect(all('.past li')).to.have.length(50);
      all('.history > button').at(-1)?.click();
      await pass(0);
      expect(all('.past li')).to.have.length(100);
    });

    it('closes with Escape and leaves the focus at its button', async () => {
      await tell(completed('a'));
      await open();
      const list = find('.past');
      list.focus();
      list.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
      await pass(0);
      expect(all('.history')).to.have.length(0);
      same(deepActiveElement(), find('.history-button'));
      expect(find('.history-button').getAttribute('aria-expanded')).to.equal('false');
    });

    it('can be cleared, and says so', async () => {
      await tell(completed('a'));
      await open();
      find('.history-header button').click();
      await pass(0);
      expect(spokenOf(find('.history'))).to.equal('Notification history No notifications yet');
    });

    it('can be left out', async () => {
      await show({ 'no-history': '' });
      await tell(completed('a'));
      expect(all('.history-button')).to.have.length(0);
    });

    it('keeps text as text and links as checked as toasts do', async () => {
      await tell(failed('a', '<img src=x>'), awaiting('b', { href: 'javascript:alert(1)' }));
      await open();
      expect(all('.past img, .past a')).to.have.length(0);
      expect(find('.past').textContent).to.contain('<img src=x>');
    });
  });

  describe('what was told elsewhere', () => {
    const crossed = () =>
      feed.alerts
        .adopt(
          {
            budgetId: 'daily',
            scope: 'daily',
            percent: 92,
            used: null,
            limit: null,
            windowEnd: null,
            message: null,
            href: null,
          },
          [],
          [0.9],
          Date.now(),
        )
        .fired.map(({ key }) => key);

    it('is taken away: the banner was dismissed', async () => {
      const crossings = crossed();
      await tell(budgetAlert({ crossings }), failed('a'));
      feed.alerts.dismiss(crossings);
      await pass(0);
      expect(titles()).to.eql(['Error: Task a failed']);
    });
  });

  describe('placement', () => {
    const corners: readonly [placement: string, edges: readonly (keyof DOMRect)[]][] = [
      ['bottom-end', ['bottom', 'right']],
      ['bottom-start', ['bottom', 'left']],
      ['top-end', ['top', 'right']],
      ['top-start', ['top', 'left']],
    ];
    for (const [placement, [block, inline]] of corners) {
      it(`is ${placement} of the page`, async () => {
        await show({ placement });
        await tell(failed('a'));
        const box = find('section').getBoundingClientRect();
        expect(block === 'top' ? box.top : innerHeight - box.bottom).to.equal(16);
        expect(inline === 'left' ? box.left : document.documentElement.clientWidth - box.right).to.be.closeTo(
          16,
          16,
        );
        expect(box.width).to.equal(Math.min(360, innerWidth - 32));
      });
    }

    it('turns with the direction of the page', async () => {
      page.dir = 'rtl';
      await show();
      await tell(failed('a'));
      expect(find('section').getBoundingClientRect().left).to.equal(16);
    });

    it('is where the tag stands on request', async () => {
      page.style.cssText =
        'inline-size: 300px; padding-block-start: 40px; position: absolute; inset: 0 auto auto 0';
      await show({ placement: 'inline' });
      await tell(failed('a'));
      const box = find('.toast').getBoundingClientRect();
      expect([box.left, box.width]).to.eql([0, 300]);
      expect(find('section').hasAttribute('popover')).to.equal(false);
    });

    it('follows distance and width that a page sets', async () => {
      page.style.cssText = '--sw-toast-inset: 40px; --sw-toast-width: 200px';
      await tell(failed('a'));
      const box = find('section').getBoundingClientRect();
      expect([innerHeight - box.bottom, box.width]).to.eql([40, 200]);
    });

    it('is above everything of the page, and lets clicks beside the toasts through', async () => {
      render(
        html`<div style="position: fixed; inset: 0; z-index: 2147483647; background: gray"></div>`,
        page.appendChild(document.createElement('div')),
      );
      await tell(failed('a'));
      const box = find('.toast').getBoundingClientRect();
      same(document.elementFromPoint(box.left + 8, box.top + 8), region);
      expect(document.elementFromPoint(box.left + 8, box.top - 40) === region).to.equal(false);
    });
  });

  describe('over a modal dialog', () => {
    let dialog: HTMLDialogElement;

    beforeEach(() => {
      dialog = document.createElement('dialog');
      dialog.append(Object.assign(document.createElement('button'), { textContent: 'in the dialog' }));
      page.append(dialog);
    });

    const clickable = () => {
      const { left, top } = find('.toast button').getBoundingClientRect();
      const root = document.elementFromPoint(left + 4, top + 4);
      return (
        root === region && region.shadowRoot?.elementFromPoint(left + 4, top + 4)?.closest('.toast') !== null
      );
    };

    it('can be clicked and focused, and is back when the dialog closes', async () => {
      dialog.showModal();
      await tell(failed('a'));
      expect(dialog.contains(region)).to.equal(true);
      expect(clickable()).to.equal(true);
      find('.toast').focus();
      same(deepActiveElement(), find('.toast'));
      dialog.close();
      await pass(0);
      same(region.parentElement, page);
      same(region.nextElementSibling, dialog);
      expect(clickable()).to.equal(true);
    });

    it('moves when a dialog opens over toasts that are there', async () => {
      await tell(failed('a'));
      dialog.showModal();
      await pass(0);
      expect(dialog.contains(region)).to.equal(true);
      expect(clickable()).to.equal(true);
    });

    it('stays where it is for a dialog that is not modal, and while it has nothing to show', async () => {
      await tell(failed('a'));
      dialog.show();
      await pass(0);
      same(region.parentElement, page);
      dialog.close();
      find('.toast button').click();
      await pass(0);
      dialog.showModal();
      await pass(0);
      same(region.parentElement, page);
    });

    it('is in the topmost of nested dialogs, and comes down with them', async () => {
      const inner = document.createElement('dialog');
      inner.append(document.createElement('button'));
      dialog.append(inner);
      dialog.showModal();
      await tell(failed('a'));
      inner.showModal();
      await pass(0);
      same(region.parentElement, inner);
      expect(clickable()).to.equal(true);
      inner.close();
      await pass(0);
      same(region.parentElement, dialog);
      dialog.close();
      await pass(0);
      same(region.parentElement, page);
    });

    it('is in the one that was opened last, whatever their order in the page', async () => {
      const earlier = document.createElement('dialog');
      page.prepend(earlier);
      dialog.showModal();
      await pass(0);
      earlier.showModal();
      await tell(failed('a'));
      same(region.parentElement, earlier);
      expect(clickable()).to.equal(true);
    });

    it('is saved from a dialog that is taken off the page', async () => {
      dialog.showModal();
      await tell(failed('a'));
      dialog.remove();
      await pass(0);
      same(region.parentElement, page);
      expect(titles()).to.eql(['Error: Task a failed']);
      expect(clickable()).to.equal(true);
      await tell(failed('b'));
      expect(titles()).to.have.length(2);
    });

    it('is saved from a dialog whose content is replaced', async () => {
      dialog.showModal();
      await tell(failed('a'));
      dialog.replaceChildren('other content');
      await pass(0);
      expect(region.isConnected).to.equal(true);
      expect(titles()).to.eql(['Error: Task a failed']);
    });

    it('stays off the page where it was taken off itself', async () => {
      dialog.showModal();
      await tell(failed('a'));
      region.remove();
      await pass(0);
      expect(region.isConnected).to.equal(false);
      dialog.close();
      await pass(0);
      expect(region.isConnected).to.equal(false);
      expect(page.innerHTML).not.to.contain('<!--toast-region-->');
    });

    it('goes with the place it came from', async () => {
      const part = document.createElement('div');
      page.prepend(part);
      part.append(region);
      dialog.showModal();
      await tell(failed('a'));
      part.remove();
      document.dispatchEvent(new FocusEvent('focusin'));
      await pass(0);
      expect(region.isConnected).to.equal(false);
      expect(part.contains(region)).to.equal(true);
      expect(feed.notices.isShown).to.equal(false);
    });

    it('finds a dialog in a shadow tree', async () => {
      const host = document.createElement('div');
      page.append(host);
      const root = host.attachShadow({ mode: 'open' });
      const hidden = root.appendChild(document.createElement('dialog'));
      const slot = hidden.appendChild(document.createElement('slot'));
      const slotted = host.appendChild(document.createElement('button'));
      hidden.showModal();
      slotted.focus();
      await tell(failed('a'));
      same(region.parentNode, hidden);
      same(slot.assignedElements()[0], slotted);
      hidden.close();
      await pass(0);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await pass(0);
      same(region.parentElement, page);
    });

    it('says what came, where it now stands, and only once', async () => {
      dialog.showModal();
      await tell(failed('a', 'timeout'));
      await pass(200);
      expect(heard()[1]).to.equal('Task a failed: timeout');
      dialog.close();
      await pass(0);
      expect(heard()).to.eql(['', '']);
      await pass(10_000);
      expect(heard()).to.eql(['', '']);
    });

    it('keeps the stream it stands in, though the dialog stands outside of it', async () => {
      const stream = page.appendChild(document.createElement('div'));
      new ContextProvider(stream, { context: feedContext, initialValue: feed });
      region = stream.appendChild(document.createElement('toast-region'));
      await pass(200);
      await tell(failed('a'));
      dialog.showModal();
      await pass(0);
      same(region.parentElement, dialog);
      await tell(failed('b'));
      expect(titles()).to.have.length(2);
      dialog.close();
      await pass(0);
      same(region.parentElement, stream);
      expect(region.feed).to.equal(undefined);
      await tell(failed('c'));
      expect(titles()).to.have.length(3);
    });

    it('is reached by F6 there, also for its history only', async () => {
      await tell(completed('a'));
      await pass(10_000);
      dialog.showModal();
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'F6', bubbles: true, cancelable: true }));
      same(deepActiveElement(), find('.history-button'));
      expect(dialog.contains(region)).to.equal(true);
    });

    it('dismisses a toast by Escape and leaves the dialog open', async () => {
      dialog.showModal();
      await tell(failed('a'));
      clock.restore();
      find('.toast').focus();
      await sendKeys({ press: 'Escape' });
      await region.updateComplete;
      expect(titles()).to.eql([]);
      expect(dialog.open).to.equal(true);
      dialog.close();
    });

    it('is no press beside the dialog, by which pages close it', async () => {
      let presses = 0;
      dialog.addEventListener('click', () => (presses += 1));
      dialog.showModal();
      await tell(failed('a'));
      find('.toast button').click();
      expect(presses).to.equal(0);
    });
  });

  describe('streams', () => {
    it('is kept open by a region of the page, not by one that was made for it', async () => {
      let holders = 0;
      feed = Object.assign(fakeFeed(), {
        retain: () => {
          holders += 1;
          return () => (holders -= 1);
        },
      });
      await show();
      expect(holders).to.equal(1);
      region.remove();
      expect(holders).to.equal(0);
      region = Object.assign(document.createElement('toast-region'), { feed, passive: true });
      page.append(region);
      await pass(0);
      expect(holders).to.equal(0);
      await tell(completed('a'));
      expect(titles()).to.have.length(1);
    });

    it('are shown together: one region for several', async () => {
      const other = fakeFeed();
      region.also(other);
      await tell(completed('a'));
      other.notices.add(failed('b'), null, Date.now());
      await pass(100);
      expect(titles()).to.eql(['Error: Task b failed', 'Done: Task a completed']);
      expect(find('.unread').textContent).to.equal('2');
      find('.history-button').click();
      await pass(0);
      expect(all('.past li')).to.have.length(2);
      region.remove();
      expect([feed.notices.isShown, other.notices.isShown]).to.eql([false, false]);
      page.append(region);
      await pass(0);
      expect([feed.notices.isShown, other.notices.isShown]).to.eql([true, true]);
    });
  });

  it('leaves nothing behind', async () => {
    for (let i = 0; i < 10; i++) {
      page.append(region);
      await pass(0);
    }
    await tell(failed('a'), completed('b'));
    region.remove();
    await pass(0);
    expect(feed.notices.isShown).to.equal(false);
    expect(clock.countTimers()).to.equal(0);
  });

  it('is not printed', async function () {
    await tell(failed('a'));
    if (!(await preferPrint())) this.skip();
    expect(getComputedStyle(region).display).to.equal('none');
  });

  async function preferPrint(): Promise<boolean> {
    clock.restore();
    return prefer({ media: 'print' });
  }

  it('can be read by everybody: toasts, count and history', async () => {
    await show({ 'analytics-href': '/usage' });
    region.style.setProperty('--sw-motion-duration', '0s'); // half faded in, nothing has the contrast it will have
    await tell(budgetAlert(), failed('a', 'x '.repeat(400)), awaiting('b'), awaiting('c'), completed('d'));
    clock.restore();
    await expect(region).to.be.accessible();
    find('.history-button').click();
    await region.updateComplete;
    await expect(region).to.be.accessible();
  });
});
