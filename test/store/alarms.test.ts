import { expect } from '@open-wc/testing';
import { readBudgets } from '../../src/domain/budget.js';
import { AlertBook } from '../../src/store/alert-book.js';
import { Alarms } from '../../src/store/alarms.js';
import type { NoticeContent } from '../../src/store/notice-content.js';
import { decodeMessage, type StreamMessage } from '../../src/wire/events.js';
import type { BudgetAnswer } from '../../src/wire/budget.js';
import { completed, budgetAlert } from '../makers/notices.js';
import { answerOf, NOON } from '../makers/readings.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

type Fields = Readonly<Record<string, unknown>>;

describe('Alarms', () => {
  let book: AlertBook;
  let told: string[];
  let alarms: Alarms;
  let known: BudgetAnswer | undefined;
  let now: number;

  beforeEach(() => {
    book = new AlertBook('a', null);
    told = [];
    known = undefined;
    now = NOON;
    alarms = new Alarms(
      book,
      () => known,
      (content) => told.push(nameOf(content)),
    );
  });

  const nameOf = (content: NoticeContent): string =>
    'budget' in content ? `${content.kind} ${content.budget?.id ?? 'all'}` : content.kind;

  /** Figures, a minute after those before. */
  const look = (budgets: readonly Fields[], answer: Fields = {}): void => {
    now += MINUTE;
    known = answerOf(
      budgets.map((budget, i) => ({ id: i === 0 ? 'daily' : 'monthly', limit: 100, ...budget })),
      { as_of: now, ...answer },
    );
    alarms.onBudget(known, now);
  };

  describe('tells of a hard stop', () => {
    const stop = { hard_stop_enabled: true };

    it('when the budget is used up to the last cent, and not before', () => {
      look([{ used: '99.999999' }], stop);
      expect(told).to.eql([]);
      look([{ used: 100 }], stop);
      look([{ used: 104 }], stop);
      expect(told).to.eql(['hard-stop daily']);
    });

    it('and when there is room again', () => {
      look([{ used: 100 }], stop);
      look([{ used: 100, limit: 150 }], stop);
      expect(told).to.eql(['hard-stop daily', 'hard-stop-over daily']);
    });

    it('once a window', () => {
      look([{ used: 100 }], stop);
      now += DAY;
      look([{ used: 10 }], stop);
      look([{ used: 100 }], stop);
      expect(told).to.eql(['hard-stop daily', 'hard-stop-over daily', 'hard-stop daily']);
    });

    it('once over a reload, and of its end only who was told of it', () => {
      look([{ used: 100 }], stop);
      alarms = new Alarms(
        book,
        () => known,
        (content) => told.push(nameOf(content)),
      );
      look([{ used: 101 }], stop);
      look([{ used: 101, limit: 150 }], stop);
      expect(told).to.eql(['hard-stop daily']);
    });

    it('of each budget', () => {
      look([{ used: 100 }, { used: 100 }], stop);
      expect(told).to.eql(['hard-stop daily', 'hard-stop monthly']);
    });

    const silent: readonly [name: string, budget: Fields, answer: Fields][] = [
      ['without a hard stop', { used: 120 }, {}],
      ['while paused', { used: 120 }, { ...stop, is_paused: true }],
      ['where use is unknown', { used: null }, stop],
      ['where there is no limit', { used: 120, limit: null }, stop],
      ['where nothing may be used and nothing was', { used: 0, limit: 0 }, stop],
    ];
    for (const [name, budget, answer] of silent) {
      it(`but not ${name}`, () => {
        look([budget], answer);
        expect(told.filter((each) => each.startsWith('hard-stop'))).to.eql([]);
      });
    }

    it('but not of yesterday', () => {
      known = answerOf([{ id: 'daily', used: 100, limit: 100 }], { ...stop, as_of: NOON });
      alarms.onBudget(known, NOON + DAY);
      expect(told).to.eql([]);
    });
  });

  describe('tells of a pause', () => {
    it('of all, once, and of its end', () => {
      look([{ used: 1 }, { used: 1 }], { is_paused: true });
      look([{ used: 2 }, { used: 2 }], { is_paused: true });
      look([{ used: 2 }, { used: 2 }]);
      expect(told).to.eql(['paused all', 'resumed all']);
    });

    it('of one budget by name', () => {
      look([{ used: 1, is_paused: true }, { used: 1 }]);
      look([{ used: 1 }, { used: 1 }]);
      expect(told).to.eql(['paused daily', 'resumed daily']);
    });

    it('of all in one word, though one was paused before', () => {
      look([{ used: 1, is_paused: true }, { used: 1 }]);
      look([{ used: 1 }, { used: 1 }], { is_paused: true });
      look([{ used: 1 }, { used: 1 }]);
      expect(told).to.eql(['paused daily', 'paused all', 'resumed all']);
    });

    it('once, whichever of two tabs or reloads sees it', () => {
      look([{ used: 1 }], { is_paused: true });
      look([{ used: 1 }], { is_paused: true });
      expect(told).to.eql(['paused all']);
    });

    it('but not of nothing at all', () => {
      look([]);
      expect(told).to.eql([]);
    });
  });

  it('looks at an answer once, however many widgets show it', () => {
    look([{ used: 1 }], { is_paused: true });
    alarms.onBudget(known as BudgetAnswer, now);
    expect(told).to.have.length(1);
  });

  describe('toTell', () => {
    const message = (data: Fields): StreamMessage => {
      const decoded = decodeMessage({
        name: 'budget-alert',
        data: { scope: 'daily', ...data },
        id: null,
        at: null,
        topic: '',
        seq: null,
        epoch: null,
      } as unknown as StreamMessage);
      if (!decoded.ok) throw new Error(decoded.fault.message);
      return decoded.value;
    };
    const tell = (data: Fields) => alarms.toTell(message(data), budgetAlert({ crossings: [] }), now);

    it("tells the server's alert with the crossings it stands for, once", () => {
      const first = tell({ percent: 92 });
      expect(first).to.have.property('crossings').with.length(1);
      expect(tell({ percent: 92 })).to.equal(null);
    });

    it('tells nothing that figures have told before', () => {
      look([{ used: 92 }]);
      book.observe(readBudgets(known as BudgetAnswer, { now }), [0.9], now);
      expect(tell({ percent: 92 })).to.equal(null);
    });

    it('passes on what is below every threshold, each time', () => {
      expect(tell({ percent: 50 }))
        .to.have.property('crossings')
        .with.length(0);
      expect(tell({ percent: 50 })).not.to.equal(null);
    });

    it('holds alerts against the thresholds that banners watch, while they do', () => {
      const leave = alarms.watchThreshold(0.5);
      expect(tell({ percent: 60 }))
        .to.have.property('crossings')
        .with.length(1);
      expect(tell({ percent: 60 })).to.equal(null);
      leave();
      leave();
      expect(tell({ percent: 60 })).not.to.equal(null);
      expect(tell({ percent: 95 }))
        .to.have.property('crossings')
        .with.length(1);
    });

    it('leaves every other notice as it is', () => {
      const content = completed('a');
      const other = { ...message({ percent: 1 }), name: 'task-completed' };
      expect(alarms.toTell(other, content, now)).to.equal(content);
    });
  });
});
