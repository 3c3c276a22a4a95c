import { expect, fixture, html } from '@open-wc/testing';
import { BudgetMonitorElement } from '../../src/elements/budget-monitor.js';
import type { BudgetBurn } from '../../src/elements/budget-burn.js';
import { budgetPayload } from '../makers/budget.js';
import { NOON } from '../makers/readings.js';
import { plain } from '../makers/text.js';
import { register } from '../support/register.js';
import { waitUntil } from '../support/wait-until.js';

register(BudgetMonitorElement);

const MINUTE = 60_000;

/** November has $720 in UTC: a dollar an hour would last. */
const monthly = (minute: number, used: number) =>
  budgetPayload({
    time_zone: 'UTC',
    as_of: new Date(NOON + minute * MINUTE).toISOString(),
    hard_stop_enabled: false,
    daily: null,
    monthly: { used: used.toFixed(2), limit: 720 },
  });

describe('burn-rate', () => {
  const show = async (template = html`<budget-monitor burn-rate></budget-monitor>`) => {
    const element = await fixture<BudgetMonitorElement>(template);
    const changes: BudgetBurn[] = [];
    element.addEventListener('budget-burn', (event) =>
      changes.push((event as CustomEvent<BudgetBurn>).detail),
    );
    const look = async (minute: number, used: number) => {
      element.budget = monthly(minute, used);
      await element.updateComplete;
    };
    /** Spends evenly, with figures every two minutes. */
    const spend = async (from: number, to: number, usedFrom: number, usedTo: number) => {
      for (let minute = from; minute <= to; minute += 2) {
        await look(minute, usedFrom + ((usedTo - usedFrom) * (minute - from)) / (to - from));
      }
    };
    const notice = () =>
      plain(element.shadowRoot?.querySelector('[part="burn"]')?.textContent ?? '')
        .replace(/\s+/g, ' ')
        .trim();
    return { element, changes, look, spend, notice };
  };

  it('tells in the card, aloud and as an event that a budget burns too fast, once', async () => {
    const { element, changes, spend, notice } = await show();
    await spend(0, 60, 100, 120.1);
    const sentence = 'Your monthly budget burns 20 times as fast as it would last: at least $20.10 in 1 hr.';
    expect(notice()).to.equal(sentence);
    const status = element.shadowRoot?.querySelector('[role="status"]');
    await waitUntil(() => /burns \d+ times/.test(plain(status?.textContent ?? '')));
    await spend(62, 70, 120.8, 123.5);
    expect(changes).to.deep.equal([
      {
        budgetId: 'monthly',
        direction: 'up',
        severity: 'page',
        rate: 14.74,
        spent: '14.74',
        windowMs: 60 * MINUTE,
      },
    ]);
    await expect(element).to.be.accessible();
  });

  it('tells when it is over', async () => {
    const { changes, spend, notice } = await show();
    await spend(0, 60, 100, 120.1);
    await spend(62, 200, 120.1, 120.2);
    expect(notice()).to.equal('');
    expect(changes.map(({ direction }) => direction)).to.deep.equal(['up', 'down']);
  });

  it('takes its value for the least that must have been spent', async () => {
    const { changes, spend } = await show(html`<budget-monitor burn-rate="25"></budget-monitor>`);
    await spend(0, 60, 100, 120.1);
    expect(changes).to.deep.equal([]);
    await spend(62, 70, 121, 130);
    expect(changes).to.have.length(1);
  });

  it('tells nothing unless it is asked for, nor at a pace that lasts', async () => {
    const { changes, look, notice } = await show(html`<budget-monitor></budget-monitor>`);
    await look(0, 100);
    await look(60, 300);
    expect([changes, notice()]).to.deep.equal([[], '']);
    const calm = await show();
    await calm.look(0, 100);
    await calm.look(60, 101);
    expect([calm.changes, calm.notice()]).to.deep.equal([[], '']);
  });
});
