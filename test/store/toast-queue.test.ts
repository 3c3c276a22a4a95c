import { expect } from '@open-wc/testing';
import type { NoticeContent } from '../../src/store/notice-content.js';
import { MAX_VISIBLE, ToastQueue } from '../../src/store/toast-queue.js';
import type { Toast, ToastTimes } from '../../src/store/toast.js';
import {
  awaiting,
  back,
  budgetAlert,
  completed,
  failed,
  hardStop,
  lost,
  noticeOf,
  paused,
} from '../makers/notices.js';

const TIMES: ToastTimes = { shownMs: 6_000, withActionMs: 10_000 };

/** A queue with a clock of its own. */
class Played {
  now = 1_000;
  readonly queue: ToastQueue;

  constructor(times: ToastTimes = TIMES) {
    this.queue = new ToastQueue(() => times);
  }

  add(...contents: readonly NoticeContent[]): this {
    for (const content of contents) this.queue.add(noticeOf(content), this.now);
    return this;
  }

  /** Lets time pass as the region does: at the end of each toast it looks. */
  pass(ms: number): this {
    const end = this.now + ms;
    for (;;) {
      const next = this.queue.nextEndMs;
      if (next === null || this.now + next > end) break;
      this.now += next;
      this.queue.tick(this.now);
    }
    this.now = end;
    this.queue.tick(end);
    return this;
  }

  say(): string[] {
    return this.queue.takeUnsaid(this.now).map(labelOf);
  }

  get shown(): string[] {
    return this.queue.visible.map(labelOf);
  }
}

function labelOf({ content, count }: Toast): string {
  const times = count > 1 ? ` ×${count}` : '';
  switch (content.kind) {
    case 'summary':
      return `${content.finished} finished, ${content.failed} failed`;
    case 'task-completed':
    case 'task-failed':
    case 'task-awaiting-approval':
      return content.taskId + times;
    default:
      return content.kind + times;
  }
}

describe('ToastQueue', () => {
  const lives: readonly [name: string, content: NoticeContent, ms: number][] = [
    ['a finished task six seconds', completed('a'), 6_000],
    ['that the connection is back six seconds', back, 6_000],
    ['a budget alert, which can be acted upon, ten', budgetAlert(), 10_000],
    ['a failed task until dismissed', failed('a'), Infinity],
    ['an approval until dismissed', awaiting('a'), Infinity],
    ['a hard stop until dismissed', hardStop, Infinity],
    ['a pause until dismissed', paused, Infinity],
    ['a lost connection until dismissed', lost, Infinity],
  ];
  for (const [name, content, ms] of lives) {
    it(`shows ${name}`, () => {
      const played = new Played().add(content);
      const until = Math.min(ms, 3_600_000);
      played.pass(until - 1);
      expect(played.shown).to.have.length(1);
      played.pass(1);
      expect(played.shown).to.have.length(ms === Infinity ? 1 : 0);
    });
  }

  it('keeps everything until dismissed where the duration is 0', () => {
    const played = new Played({ shownMs: 0, withActionMs: 0 }).add(completed('a'), budgetAlert());
    expect(played.pass(3_600_000).shown).to.have.length(2);
  });

  describe('pauses', () => {
    it('for as long as it is told, and stays two seconds more', () => {
      const played = new Played().add(completed('a')).pass(5_900);
      played.queue.pause(played.now, 'reading');
      played.pass(60_000);
      expect(played.shown).to.eql(['a']);
      played.queue.resume(played.now);
      expect(played.pass(1_999).shown).to.eql(['a']);
      expect(played.pass(1).shown).to.eql([]);
    });

    it('without taking time from what had more than two seconds left', () => {
      const played = new Played().add(completed('a')).pass(1_000);
      played.queue.pause(played.now, 'away');
      played.pass(60_000);
      played.queue.resume(played.now);
      expect(played.pass(4_999).shown).to.eql(['a']);
      expect(played.pass(1).shown).to.eql([]);
    });

    it('by itself while the page sleeps: a timer that fires hours late has shown nothing meanwhile', () => {
      const played = new Played().add(completed('a'));
      played.now += 3 * 3_600_000;
      played.queue.tick(played.now);
      expect(played.shown).to.eql(['a']);
      expect(played.pass(6_000).shown).to.eql([]);
    });

    it('not because a clock was set back', () => {
      const played = new Played().add(completed('a'));
      played.now -= 12 * 3_600_000;
      played.queue.tick(played.now);
      expect(played.pass(6_000).shown).to.eql([]);
    });
  });

  describe('the same again', () => {
    it('is counted, shown anew, and not said again for thirty seconds', () => {
      const played = new Played().add(failed('a'));
      expect(played.say()).to.eql(['a']);
      for (let i = 0; i < 11; i++) played.pass(1_000).add(failed('a'));
      expect(played.shown).to.eql(['a ×12']);
      expect(played.say()).to.eql([]);
      played.pass(19_000).add(failed('a'));
      expect(played.say()).to.eql(['a ×13']);
    });

    it('is not said again even where the first has gone meanwhile', () => {
      const played = new Played().add(completed('a'));
      played.say();
      played.pass(10_000).add(completed('a'));
      expect(played.shown).to.eql(['a']);
      expect(played.say()).to.eql([]);
    });

    it('is said once where it came twice before anything was said', () => {
      const played = new Played().add(failed('a'), failed('a'));
      expect(played.say()).to.eql(['a ×2']);
    });

    it('is something else for another task, window or threshold', () => {
      const played = new Played().add(
        budgetAlert(),
        budgetAlert({ crossings: ['daily 1'] }),
        budgetAlert({ windowEnd: 5 }),
      );
      expect(played.shown).to.eql(['budget-alert', 'budget-alert', 'budget-alert']);
    });

    it('keeps its place, so that nothing jumps', () => {
      const played = new Played().add(failed('a'), failed('b'), failed('a'));
      expect(played.shown).to.eql(['b', 'a ×2']);
    });
  });

  it('puts the connection that is back in the place of the one that was lost', () => {
    const played = new Played().add(lost);
    const [{ id } = { id: '' }] = played.queue.visible;
    played.say();
    played.add(back);
    expect(played.shown).to.eql(['connection-back']);
    expect(played.queue.visible[0]?.id).to.equal(id);
    expect(played.say()).to.eql(['connection-back']);
  });

  describe('a burst', () => {
    const many = (count: number, of: (id: string) => NoticeContent = completed, from = 0) =>
      Array.from({ length: count }, (_, i) => of(`t${from + i}`));

    it('is one number from the sixth task in two seconds', () => {
      const played = new Played().add(...many(5));
      expect(played.queue.waitingCount).to.equal(2);
      played.add(completed('t5'));
      expect(played.shown).to.eql(['6 finished, 0 failed']);
    });

    it('is none where six tasks take longer', () => {
      const played = new Played();
      for (const content of many(6)) played.add(content).pass(401);
      expect(played.shown).to.eql(['t5', 't4', 't3']);
    });

    it('tells the finished and the failed', () => {
      const played = new Played().add(...many(37), ...many(3, failed, 100));
      expect(played.shown).to.eql(['37 finished, 3 failed']);
      expect(played.pass(3_600_000).shown).to.eql(['37 finished, 3 failed']);
    });

    it('of a thousand in a second is one toast and one announcement', () => {
      const played = new Played();
      const said: string[] = [];
      for (let i = 0; i < 1_000; i++) {
        played.add(completed(`t${i}`)).pass(1);
        expect(played.shown.length).to.be.at.most(MAX_VISIBLE);
        if (i % 100 === 99) said.push(...played.say());
      }
      played.pass(1_000);
      said.push(...played.say());
      expect(played.shown).to.eql(['1000 finished, 0 failed']);
      expect(said).to.eql(['1000 finished, 0 failed']);
      expect(played.queue.visible[0]?.noticeIds).to.have.length(1_000);
    });

    it('that never ends is said after ten seconds, and then each half minute', () => {
      const played = new Played();
      const saidAt: number[] = [];
      for (let i = 0; i < 700; i++) {
        played.add(completed(`t${i}`)).pass(100);
        if (i > 5 && played.say().length > 0) saidAt.push(Math.round(i / 10));
      }
      expect(saidAt).to.eql([10, 40, 70].slice(0, saidAt.length));
      expect(saidAt).to.have.length.at.least(2);
    });

    it('says its first failure, though its number was said a moment ago', () => {
      const played = new Played().add(...many(10)).pass(1_000);
      expect(played.say()).to.eql(['10 finished, 0 failed']);
      played.add(failed('x'), failed('y')).pass(1_000);
      expect(played.say()).to.eql(['10 finished, 2 failed']);
    });

    it('swallows neither budget alerts nor approvals, hard stops or lost connections', () => {
      const urgent = [budgetAlert(), awaiting('please'), hardStop, lost];
      for (const content of urgent) {
        const played = new Played().add(...many(500), content, ...many(500, completed, 500));
        expect(played.shown, content.kind).to.include(labelOf({ content, count: 1 } as Toast));
      }
    });

    it('of the same task is no burst but a count', () => {
      expect(new Played().add(...Array.from({ length: 12 }, () => failed('a'))).shown).to.eql(['a ×12']);
    });

    it('leaves alone what somebody is reading', () => {
      const played = new Played().add(failed('mine'));
      played.queue.pause(played.now, 'reading');
      played.add(...many(50));
      expect(played.shown).to.include('mine');
    });
  });

  describe('room', () => {
    it('is for three; the rest is counted', () => {
      const played = new Played().add(
        awaiting('a'),
        awaiting('b'),
        awaiting('c'),
        awaiting('d'),
        awaiting('e'),
      );
      expect(played.shown).to.eql(['e', 'd', 'c']);
      expect(played.queue.waitingCount).to.equal(2);
    });

    it('is first for what is urgent, however old', () => {
      const played = new Played().add(hardStop, failed('a'), failed('b'), failed('c'));
      expect(played.shown).to.eql(['c', 'b', 'hard-stop']);
    });

    it('has a place for what passes while three errors stay', () => {
      const played = new Played().add(failed('a'), failed('b'), failed('c'), completed('d'));
      expect(played.shown).to.eql(['d', 'c', 'b']);
      expect(played.pass(6_000).shown).to.eql(['c', 'b', 'a']);
    });

    it('is not kept for what passed while it waited', () => {
      const played = new Played().add(completed('a'));
      for (let i = 0; i < 4; i++) played.pass(700).add(completed(`later ${i}`));
      expect(played.shown).not.to.include('a');
      expect(played.pass(3_200).shown).to.eql(['later 3', 'later 2', 'later 1']);
      expect(played.queue.waitingCount).to.equal(1);
    });

    it('is kept for an alert that waits, and so is its time', () => {
      const played = new Played().add(budgetAlert(), hardStop, lost, paused);
      expect(played.shown).not.to.include('budget-alert');
      played.pass(60_000);
      played.queue.withdraw(({ content }) => content.kind !== 'budget-alert');
      expect(played.pass(9_999).shown).to.eql(['budget-alert']);
      expect(played.pass(1).shown).to.eql([]);
    });

    it('does not change under the eyes of a reader', () => {
      const played = new Played().add(failed('a'), failed('b'), failed('c'));
      played.queue.pause(played.now, 'reading');
      played.add(hardStop, lost, completed('d'));
      expect(played.shown).to.eql(['c', 'b', 'a']);
      played.queue.resume(played.now);
      expect(played.shown).to.include.members(['hard-stop', 'connection-lost']);
    });

    it('is filled up while somebody reads, and holds what filled it', () => {
      const played = new Played().add(failed('a'));
      played.queue.pause(played.now, 'reading');
      played.add(failed('b'), failed('c'), hardStop);
      expect(played.shown).to.eql(['c', 'b', 'a']);
    });

    it('goes to what is urgent while nobody looks', () => {
      const played = new Played().add(failed('a'), failed('b'), failed('c'));
      played.queue.pause(played.now, 'away');
      played.add(hardStop);
      expect(played.shown).to.include('hard-stop');
    });

    it('ends at a hundred: the oldest of the least weight is left to the history', () => {
      const played = new Played().add(hardStop);
      for (let i = 0; i < 150; i++) played.pass(3_000).add(failed(`t${i}`));
      expect(played.queue.waitingCount).to.equal(97);
      expect(played.shown).to.include('hard-stop');
    });
  });

  describe('dismiss', () => {
    it('takes one away and tells which notices it stood for', () => {
      const played = new Played().add(failed('a'), failed('a'), failed('b'));
      const [, both] = played.queue.visible;
      expect(played.queue.dismiss(both?.id ?? '')).to.have.length(2);
      expect(played.shown).to.eql(['b']);
    });

    it('of what has gone is nothing', () => {
      expect(new Played().queue.dismiss('gone')).to.eql([]);
    });
  });

  it('waits for the next end only while time passes', () => {
    const played = new Played().add(completed('a')).pass(1_000).add(budgetAlert());
    expect(played.queue.nextEndMs).to.equal(5_000);
    played.queue.pause(played.now, 'away');
    expect(played.queue.nextEndMs).to.equal(null);
    expect(new Played().add(failed('a')).queue.nextEndMs).to.equal(null);
  });
});
