import { expect } from '@open-wc/testing';
import type { NoticeContent } from '../../src/store/notice-content.js';
import { Notices, type Notice } from '../../src/store/notices.js';
import { TabShare } from '../../src/store/tab-share.js';
import { browserTabLink, type Regard } from '../../src/store/tab-link.js';
import { budgetAlert, completed, hardStop } from '../makers/notices.js';
import { FakeTabs, type FakeTab, type Means } from '../support/fake-tabs.js';
import { browserEnvironment } from '../../src/stream/environment.js';
import { waitUntil } from '../support/wait-until.js';
import { FakeEnvironment } from '../stream/fake-environment.js';

const ADDRESS = 'wss://host.example/ws?key=secret';
/** By then a notice counts as shown, and everybody has heard of it. */
const SHOWN_MS = 1_100;

const wordOf = ({ content }: Notice): string => ('taskId' in content ? content.taskId : content.kind);

/** One tab of the user's: what it keeps, and what it showed. */
class Page {
  readonly notices: Notices;
  readonly shown: string[] = [];
  #leave: (() => void) | undefined;

  constructor(
    readonly tab: FakeTab,
    private readonly environment: FakeEnvironment,
  ) {
    this.notices = new Notices(
      () => undefined,
      (page) => new TabShare(ADDRESS, tab, environment.clock, page),
    );
    this.look();
  }

  look(): void {
    this.#leave = this.notices.show((notice) => {
      if (!this.tab.isDead) this.shown.push(wordOf(notice));
    }, this.environment.clock.now());
  }

  close(): void {
    this.#leave?.();
  }

  hear(id: string, content: NoticeContent = completed(id), key = `k${id}`): void {
    this.notices.add(content, { id, key }, this.environment.clock.now());
  }

  get told(): string[] {
    return this.notices.history.map(wordOf);
  }
}

describe('TabShare', () => {
  let environment: FakeEnvironment;
  let tabs: FakeTabs;

  beforeEach(() => {
    environment = new FakeEnvironment();
    tabs = new FakeTabs();
  });

  const pages = (...regards: readonly Regard[]) =>
    regards.map((regard) => new Page(tabs.tab(regard), environment));
  const all = (made: readonly Page[], id: string) => {
    for (const page of made) page.hear(id);
  };
  const shownIn = (made: readonly Page[]) => made.map(({ shown }) => shown.join(' '));

  /** Lets locks and words arrive, then time pass. */
  async function pass(ms = 0) {
    await environment.settle();
    environment.advance(ms);
    await environment.settle();
  }

  it('shows an event in the one tab somebody works in, and keeps it in the history of all', async () => {
    const made = pages('hidden', 'focused', 'hidden', 'seen');
    all(made, 'a');
    await pass(SHOWN_MS);
    await pass(5_000);
    expect(shownIn(made)).to.eql(['', 'a', '', '']);
    expect(made.map(({ told }) => told)).to.eql([['a'], ['a'], ['a'], ['a']]);
  });

  it('shows it once in ten tabs that are all seen, whoever comes first', async () => {
    const made = pages(...Array<Regard>(10).fill('seen'));
    for (let n = 0; n < 20; n++) all(made, `${n}`);
    await pass(SHOWN_MS);
    await pass(5_000);
    const shown = made.flatMap((page) => page.shown);
    expect(shown).to.have.length(20);
    expect(new Set(shown).size).to.equal(20);
  });

  it('shows nothing again that a tab hears of late', async () => {
    const [first, late] = pages('focused', 'seen') as [Page, Page];
    first.hear('a');
    await pass(SHOWN_MS);
    late.hear('a');
    await pass(5_000);
    expect(shownIn([first, late])).to.eql(['a', '']);
  });

  it('keeps what nobody sees for the tab that is looked at next', async () => {
    const made = pages('hidden', 'hidden', 'hidden');
    all(made, 'a');
    await pass(3_600_000);
    expect(shownIn(made)).to.eql(['', '', '']);
    made[2]?.tab.turn('focused');
    await pass(SHOWN_MS);
    made[2]?.tab.turn('hidden');
    made[0]?.tab.turn('focused');
    await pass(SHOWN_MS);
    expect(shownIn(made)).to.eql(['', '', 'a']);
  });

  it('shows it in another tab where the first died before anybody could read it', async () => {
    const [first, second] = pages('focused', 'seen') as [Page, Page];
    all([first, second], 'a');
    await pass(300);
    expect(shownIn([first, second])).to.eql(['a', '']);
    tabs.kill(first.tab);
    await pass(SHOWN_MS);
    expect(second.shown).to.eql(['a']);
  });

  it('shows it nowhere else where the first tab died later', async () => {
    const [first, second] = pages('focused', 'seen') as [Page, Page];
    all([first, second], 'a');
    await pass(SHOWN_MS);
    tabs.kill(first.tab);
    await pass(5_000);
    expect(second.shown).to.eql([]);
  });

  it('shows nothing again that somebody could read before its tab went into the browser cache', async () => {
    const [first, second] = pages('focused', 'hidden') as [Page, Page];
    all([first, second], 'a');
    await pass(700);
    first.tab.leave();
    await pass();
    second.tab.turn('focused');
    await pass(SHOWN_MS);
    expect(shownIn([first, second])).to.eql(['a', '']);
  });

  it('is held up by no tab in the browser cache, which shows later only what was not shown meanwhile', async () => {
    const [first, second] = pages('focused', 'hidden') as [Page, Page];
    all([first, second], 'a');
    await pass(100);
    first.tab.leave();
    await pass();
    expect([tabs.locks, tabs.channels]).to.eql([0, 1]);
    expect(environment.timers).to.equal(0);
    second.tab.turn('focused');
    second.hear('b');
    await pass(SHOWN_MS);
    expect(second.shown).to.eql(['a', 'b']);
    second.tab.turn('hidden');
    first.tab.comeBack();
    all([first, second], 'c');
    first.hear('b');
    await pass(SHOWN_MS);
    expect(first.shown).to.eql(['a', 'c']);
    expect(second.shown).to.eql(['a', 'b']);
  });

  it('tells other tabs of what one decides for all, so that the one that is looked at shows it', async () => {
    const [hidden, seen] = pages('hidden', 'focused') as [Page, Page];
    hidden.notices.add(hardStop, null, environment.clock.now());
    hidden.hear('x', budgetAlert());
    await pass(SHOWN_MS);
    seen.hear('x', budgetAlert());
    await pass(SHOWN_MS);
    expect(shownIn([hidden, seen])).to.eql(['', 'hard-stop budget-alert']);
    expect(seen.told).to.eql(['hard-stop', 'budget-alert']);
  });

  it('passes nothing on that it has no words for', async () => {
    const [page] = pages('focused') as [Page];
    const other = tabs.tab('hidden');
    const share = new TabShare(ADDRESS, other, environment.clock, {
      canShow: () => false,
      show: () => undefined,
      hear: () => undefined,
    });
    share.open();
    share.tell({ key: 'k', at: 0, content: { kind: 'of-tomorrow' } as unknown as NoticeContent });
    await pass(SHOWN_MS);
    expect(page.told).to.eql([]);
  });

  it('hands what came before a region to it, if it is recent', async () => {
    const [page] = pages('focused') as [Page];
    page.close();
    const leave = page.notices.listen(() => undefined);
    page.hear('old');
    environment.advance(9_000);
    page.hear('new');
    await pass(2_000);
    page.look();
    await pass(SHOWN_MS);
    expect(page.shown).to.eql(['new']);
    leave();
  });

  it('leaves no lock, channel, timer or listener behind', async () => {
    const made = pages('focused', 'seen', 'hidden');
    all(made, 'a');
    await pass(SHOWN_MS);
    all(made, 'b');
    await pass();
    for (const page of made) page.close();
    await pass();
    expect([tabs.locks, tabs.channels, environment.timers]).to.eql([0, 0, 0]);
    expect(made.map(({ tab }) => tab.listeners)).to.eql([0, 0, 0]);
  });

  it('lets go of every lock a few seconds after', async () => {
    const made = pages('focused', 'seen');
    all(made, 'a');
    await pass(SHOWN_MS);
    await pass(3_000);
    expect([tabs.locks, environment.timers]).to.eql([0, 0]);
  });

  it('writes neither ids nor addresses down, and forgets after a quarter of an hour', async () => {
    const [page] = pages('focused') as [Page];
    page.notices.add(completed('a'), { id: 'secret', key: 'k' }, environment.clock.now());
    await pass(SHOWN_MS);
    expect([...tabs.storage.items].join()).not.to.match(/secret|example/);
    for (let n = 0; n < 600; n++) page.hear(`${n}`);
    await pass(SHOWN_MS);
    const stored = () => Object.keys(JSON.parse([...tabs.storage.items.values()].join()) as object);
    expect(stored()).to.have.length(500);
    await pass(900_000);
    page.hear('later');
    await pass(SHOWN_MS);
    expect(stored()).to.eql(['klater']);
  });

  it('shows what it must where the storage is nonsense or full', async () => {
    const [page] = pages('focused') as [Page];
    page.hear('a');
    await pass(SHOWN_MS);
    const [key = ''] = tabs.storage.items.keys();
    for (const [n, nonsense] of ['{', 'null', '[1]', '{"kx":"y"}', '{"__proto__":{"k0":1}}'].entries()) {
      tabs.storage.items.set(key, nonsense);
      page.hear(`${n}`);
      await pass(SHOWN_MS);
    }
    tabs.storage.isFull = true;
    page.hear('b');
    await pass(SHOWN_MS);
    expect(page.shown).to.eql(['a', '0', '1', '2', '3', '4', 'b']);
  });

  const lacking: readonly (readonly [string, Means, readonly string[]])[] = [
    ['locks', { locks: false }, ['a', '']],
    ['storage', { storage: false }, ['a', '']],
    ['a voice', { channels: false }, ['a', '']],
    ['all of it', { locks: false, channels: false, storage: false }, ['a', 'a']],
  ];
  for (const [what, means, shown] of lacking) {
    it(`loses nothing without ${what}`, async () => {
      tabs = new FakeTabs(means);
      const made = pages('focused', 'seen');
      all(made, 'a');
      await pass(300);
      await pass(SHOWN_MS);
      await pass(5_000);
      expect(shownIn(made)).to.eql(shown);
    });
  }

  it('agrees by the locks and words of a real browser', async () => {
    const link = browserTabLink();
    if (!link) throw new Error('there is no page');
    const name = `real ${Math.random()}`;
    const shown: string[] = [];
    const made = Array.from({ length: 10 }, () => {
      const notices = new Notices(
        () => undefined,
        (page) => new TabShare(name, { ...link, regard: () => 'seen' }, browserEnvironment().clock, page),
      );
      const leave = notices.show((notice) => shown.push(wordOf(notice)), Date.now());
      return { notices, leave };
    });
    const ids = Array.from({ length: 50 }, (_, n) => `${n}`);
    for (const id of ids)
      for (const { notices } of made) notices.add(completed(id), { id, key: id }, Date.now());
    await waitUntil(() => shown.length >= ids.length, 'not all were shown');
    const locks = async () => {
      const { held = [], pending = [] } = await navigator.locks.query();
      return held.length + pending.length;
    };
    await waitUntil(async () => (await locks()) === 0, 'locks are held for ever');
    expect(shown.toSorted()).to.eql(ids.toSorted());
    for (const { notices } of made) notices.add(completed('last'), { id: 'last', key: 'last' }, Date.now());
    await waitUntil(() => shown.includes('last'), 'the last was not shown');
    for (const { leave } of made) leave();
    await waitUntil(async () => (await locks()) === 0, 'locks are left behind');
  });

  it('shows its own where the page may have no locks', async () => {
    const [page] = pages('focused') as [Page];
    Object.assign(page.tab, {
      locks: { request: () => Promise.reject(new DOMException('', 'SecurityError')) },
    });
    page.hear('a');
    await pass(SHOWN_MS);
    expect(page.shown).to.eql(['a']);
  });
});
