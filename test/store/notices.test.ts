import { expect } from '@open-wc/testing';
import { subjectOf, type NoticeContent } from '../../src/store/notice-content.js';
import { HISTORY_LENGTH, Notices, type EventIdentity, type Notice } from '../../src/store/notices.js';
import { back, budgetAlert, completed, failed, hardStop, lost } from '../makers/notices.js';

const idsOf = (notices: readonly Notice[]) =>
  notices.map(({ content }) => ('taskId' in content ? content.taskId : content.kind));

const event = (id: string): EventIdentity => ({ id, key: null });

describe('Notices', () => {
  it('tells each event once, however often it is replayed', () => {
    const notices = new Notices();
    notices.add(completed('a'), event('7'), 0);
    notices.add(completed('a'), event('7'), 0);
    notices.add(completed('b'), null, 0);
    notices.add(completed('b'), null, 0);
    expect(idsOf(notices.history)).to.eql(['a', 'b', 'b']);
  });

  it('takes for told what the page tells of itself', () => {
    const notices = new Notices();
    notices.forgo(event('7'));
    notices.add(completed('a'), event('7'), 0);
    expect(notices.history).to.eql([]);
  });

  it('remembers the latest events longest', () => {
    const notices = new Notices();
    for (let i = 0; i < 6_000; i++) notices.add(completed(`${i}`), event(`${i}`), 0);
    notices.add(completed('again'), event('5999'), 0);
    expect(idsOf(notices.history)).not.to.include('again');
  });

  it('loses none of a thousand in a second', () => {
    const notices = new Notices();
    for (let i = 0; i < 300; i++) notices.add(failed(`before ${i}`), null, 0);
    for (let i = 0; i < 1_000; i++) notices.add(completed(`${i}`), null, i);
    expect(notices.history).to.have.length(1_300);
    expect(notices.unreadCount).to.equal(1_300);
  });

  it('forgets the oldest of more than a day brings', () => {
    const notices = new Notices();
    for (let i = 0; i <= HISTORY_LENGTH; i++) notices.add(completed(`${i}`), null, 0);
    expect(notices.history.length).to.be.within(HISTORY_LENGTH * 0.9, HISTORY_LENGTH);
    expect(notices.unreadCount).to.equal(notices.history.length);
    expect(idsOf(notices.history).at(-1)).to.equal(`${HISTORY_LENGTH}`);
  });

  it('hands what nobody showed to the first that shows, if it is recent', () => {
    const notices = new Notices();
    notices.add(completed('old'), null, 0);
    notices.add(completed('new'), null, 9_000);
    const shown: Notice[] = [];
    const leave = notices.show((notice) => shown.push(notice), 12_000);
    notices.add(completed('next'), null, 12_000);
    expect(idsOf(shown)).to.eql(['new', 'next']);
    leave();
    const later: Notice[] = [];
    notices.show((notice) => later.push(notice), 12_500);
    expect(idsOf(later)).to.eql([]);
  });

  it('tells once what a listener brought somebody to show', () => {
    const notices = new Notices();
    const shown: Notice[] = [];
    notices.listen(() => {
      if (!notices.isShown) notices.show((notice) => shown.push(notice), 0);
    });
    notices.add(completed('a'), null, 0);
    notices.add(completed('b'), null, 0);
    expect(idsOf(shown)).to.eql(['a', 'b']);
  });

  it('knows whether anything shows it', () => {
    const notices = new Notices();
    notices.listen(() => undefined);
    expect(notices.isShown).to.equal(false);
    const leave = notices.show(() => undefined, 0);
    expect(notices.isShown).to.equal(true);
    leave();
    leave();
    expect(notices.isShown).to.equal(false);
  });

  it('counts as read what was put away or seen in the history', () => {
    const dismissed: NoticeContent[] = [];
    const notices = new Notices((content) => dismissed.push(content));
    for (const id of ['a', 'b', 'c']) notices.add(completed(id), null, 0);
    notices.dismiss([notices.history[1]?.id ?? '', 'of another stream']);
    expect(notices.unreadCount).to.equal(2);
    expect(dismissed).to.eql([completed('b')]);
    notices.markRead();
    expect(notices.unreadCount).to.equal(0);
    expect(notices.history).to.have.length(3);
  });

  it('forgets when told, and still tells nothing twice', () => {
    const notices = new Notices();
    notices.add(completed('a'), event('1'), 0);
    notices.clear();
    notices.add(completed('a'), event('1'), 0);
    expect(notices.history).to.eql([]);
    expect(notices.unreadCount).to.equal(0);
  });
});

describe('subjectOf', () => {
  it('is one for what takes the place of the other', () => {
    expect(subjectOf(lost)).to.equal(subjectOf(back));
    expect(subjectOf(hardStop)).to.equal(subjectOf({ ...hardStop, kind: 'hard-stop-over' } as NoticeContent));
    expect(subjectOf({ kind: 'paused', budget: null })).to.equal(
      subjectOf({ kind: 'resumed', budget: null }),
    );
  });

  it('tells kinds, entities, windows and thresholds apart', () => {
    const contents: readonly NoticeContent[] = [
      completed('a'),
      failed('a'),
      completed('b'),
      budgetAlert(),
      budgetAlert({ budgetId: null, scope: 'monthly' }),
      budgetAlert({ windowEnd: 1 }),
      budgetAlert({ crossings: ['daily 1'] }),
      budgetAlert({ crossings: [], percent: 50.4 }),
      budgetAlert({ crossings: [], percent: 60 }),
      hardStop,
      lost,
    ];
    expect(new Set(contents.map(subjectOf)).size).to.equal(contents.length);
  });

  it('is the same for a server that says "50 %" again with other digits', () => {
    expect(subjectOf(budgetAlert({ crossings: [], percent: 50.1 }))).to.equal(
      subjectOf(budgetAlert({ crossings: [], percent: 50.4 })),
    );
  });
});
