import { expect } from '@open-wc/testing';
import type { Ready } from '../../src/store/loadable.js';
import { budgetResource, routingResource } from '../../src/store/resource.js';
import { Tidings } from '../../src/store/tidings.js';
import type { BudgetAnswer } from '../../src/wire/budget.js';
import { budgetAlert, completed } from '../makers/notices.js';
import { answerOf, NOON, readingOf } from '../makers/readings.js';
import { FakeEnvironment } from '../stream/fake-environment.js';

describe('Tidings', () => {
  let tidings: Tidings;

  beforeEach(() => {
    localStorage.clear();
    tidings = new Tidings({
      name: 'test',
      environment: new FakeEnvironment(),
      knownBudget: () => undefined,
      pollEveryMs: () => 0,
    });
  });

  afterEach(() => localStorage.clear());

  const ready = (): Ready<BudgetAnswer> => {
    const data = answerOf([{ id: 'daily', used: 100, limit: 100 }], {
      hard_stop_enabled: true,
      as_of: NOON,
    });
    return { type: 'ready', data, stale: false, asOf: NOON, receivedAt: NOON };
  };
  const kinds = () => tidings.notices.history.map(({ content }) => content.kind);

  it('looks at figures of budgets that the stream gives', () => {
    tidings.onAnswer({ resource: routingResource }, ready());
    tidings.onAnswer({ resource: budgetResource, src: '/other.json' }, ready());
    expect(kinds()).to.eql([]);
    tidings.onAnswer({ resource: budgetResource }, ready());
    expect(kinds()).to.eql(['hard-stop']);
  });

  it('dismisses the crossings of an alert that is put away as a toast', () => {
    const { fired } = tidings.alerts.observe([readingOf({ id: 'daily', used: 95, limit: 100 })], [0.9], NOON);
    const keys = fired.map(({ key }) => key);
    tidings.notices.add(budgetAlert({ crossings: keys }), null, NOON);
    tidings.notices.add(completed('a'), null, NOON);
    tidings.notices.dismiss(tidings.notices.history.map(({ id }) => id));
    expect(keys.map((key) => tidings.alerts.isDismissed(key))).to.eql([true]);
  });

  it('tells of the connection', () => {
    const status = { attempt: 0, delayMs: null, reason: null, since: 0, transport: null };
    tidings.onStatus({ ...status, state: 'unauthorised', code: 4401 });
    tidings.onStatus({ ...status, state: 'polling', code: null });
    tidings.onNews();
    expect(kinds()).to.eql(['unauthorised', 'connection-back']);
  });
});
