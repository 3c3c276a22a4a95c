import { expect } from '@open-wc/testing';
import { AlertBook } from '../../src/store/alert-book.js';
import type { Crossing } from '../../src/domain/crossing-state.js';
import { NOON, readingOf } from '../makers/readings.js';
import { FakeStorage } from '../support/fake-storage.js';

const DAY = 86_400_000;
const at = (used: number, now = NOON) => [readingOf({ id: 'daily', used, limit: 100 }, { now })];
const alert = {
  budgetId: 'daily',
  scope: 'daily',
  percent: 92,
  used: null,
  limit: null,
  windowEnd: null,
  message: null,
  href: null,
} as const;

describe('AlertBook', () => {
  let storage: FakeStorage;

  beforeEach(() => {
    storage = new FakeStorage();
  });

  const make = (name = 'a') => new AlertBook(name, storage);
  const look = (book: AlertBook, used: number, now = NOON) => book.observe(at(used, now), [0.9], now);
  const keyOf = (book: AlertBook) => look(book, 95).fired[0]?.key ?? '';

  it('fires once over a reload', () => {
    expect(look(make(), 95).fired).to.have.length(1);
    expect(look(make(), 96).fired).to.have.length(0);
  });

  it('fires once in two tabs that look at the same moment', () => {
    const [one, two] = [make(), make()];
    expect(look(one, 95).fired).to.have.length(1);
    expect(look(two, 95).fired).to.have.length(0);
  });

  it('keeps a dismissal over a reload', () => {
    const book = make();
    const key = keyOf(book);
    book.dismiss([key]);
    expect(make().isDismissed(key)).to.equal(true);
  });

  it('tells other tabs of a dismissal', () => {
    const [here, there] = [make(), make()];
    const key = keyOf(here);
    let heard = 0;
    const leave = there.listen(() => (heard += 1));
    here.dismiss([key]);
    storage.tellOthers();
    expect(there.isDismissed(key)).to.equal(true);
    expect(heard).to.equal(1);
    leave();
    storage.tellOthers();
    expect(heard).to.equal(1);
  });

  it('overwrites nothing another tab has written', () => {
    const [here, there] = [make(), make()];
    const key = keyOf(here);
    here.dismiss([key]);
    there.observe([readingOf({ id: 'monthly', used: 95, limit: 100 })], [0.9], NOON);
    expect(make().isDismissed(key)).to.equal(true);
  });

  it('forgets windows that are long over, and does not write them again with every look', () => {
    keyOf(make());
    const book = make();
    look(book, 10, NOON + 3 * DAY);
    const { writes } = storage;
    for (let i = 1; i <= 10; i++) look(book, 10 + i, NOON + 3 * DAY + i);
    expect(storage.writes - writes).to.equal(0);
    expect([...storage.items.values()].join()).not.to.contain('"windowEnd":1795');
  });

  it('works without a storage, and with one that is full', () => {
    expect(look(new AlertBook('a', null), 95).fired).to.have.length(1);
    storage.isFull = true;
    const book = make();
    book.dismiss([keyOf(book)]);
    expect(book.isDismissed(keyOf(make()))).to.equal(true);
  });

  it('reads nonsense in the storage as nothing', () => {
    look(make(), 95);
    const [key = ''] = storage.items.keys();
    for (const nonsense of ['{', 'null', '[1]', '{"a":{"phase":"dismissed"}}', '{"__proto__":{"x":1}}']) {
      storage.items.set(key, nonsense);
      expect(look(make(), 95).fired).to.have.length(1);
    }
  });

  it('keeps the budgets of two sources apart, and no address in the storage', () => {
    look(make('wss://a.example/ws?token=secret /api'), 95);
    expect(look(make('wss://b.example/ws /api'), 95).fired).to.have.length(1);
    expect([...storage.items].join())
      .not.to.contain('secret')
      .and.not.to.contain('example');
  });

  it("takes the server's alert for the crossing, so that figures do not fire it again", () => {
    const book = make();
    expect(book.adopt(alert, at(80), [0.9], NOON).fired).to.have.length(1);
    expect(look(book, 92, NOON + 1).fired).to.have.length(0);
    expect(book.adopt(alert, at(92), [0.9], NOON + 2).fired).to.have.length(0);
  });

  it('hands a crossing to one teller, and only of its thresholds', () => {
    const book = make();
    const [first, second, other]: [Crossing[], Crossing[], Crossing[]] = [[], [], []];
    book.onCrossing(
      () => [0.75],
      (crossing) => other.push(crossing),
    );
    const leave = book.onCrossing(
      () => [0.9],
      (crossing) => first.push(crossing),
    );
    book.onCrossing(
      () => [0.9],
      (crossing) => second.push(crossing),
    );
    look(book, 95);
    leave();
    look(book, 80, NOON + 1);
    expect(first.map(({ direction }) => direction)).to.eql(['up']);
    expect(second.map(({ direction }) => direction)).to.eql(['down']);
    expect(other).to.eql([]);
  });

  it('has one voice for each crossing, and a new one once it was re-armed', () => {
    const book = make();
    const key = keyOf(book);
    expect([book.claimVoice([key]), book.claimVoice([key]), book.claimVoice([])]).to.eql([true, false, true]);
    look(book, 50, NOON + 1);
    expect(book.claimVoice([key])).to.equal(true);
  });

  it('tells listeners of a dismissal, but not twice of the same', () => {
    const book = make();
    const key = keyOf(book);
    let heard = 0;
    book.listen(() => (heard += 1));
    book.dismiss([key]);
    book.dismiss([key]);
    book.dismiss([]);
    expect(heard).to.equal(1);
  });

  it('watches alarms once for all tabs', () => {
    const alarm = { id: 'all paused', isOn: true, windowEnd: null, at: NOON };
    expect(make().watch([alarm], NOON).fired).to.have.length(1);
    expect(make().watch([alarm], NOON).fired).to.have.length(0);
  });
});
