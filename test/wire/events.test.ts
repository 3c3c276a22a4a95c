import { expect } from '@open-wc/testing';
import { decodeEnvelope } from '../../src/wire/envelope.js';
import { decodeMessage } from '../../src/wire/events.js';

const read = (event: string, data: unknown) => {
  const envelope = decodeEnvelope({ event, data });
  if (!envelope.ok) throw new Error(envelope.fault.message);
  return decodeMessage(envelope.value);
};

describe('decodeMessage', () => {
  it('reads the data of an event it knows', () => {
    expect(read('task_completed', { task_id: 7, cost: '0.10' }))
      .to.have.nested.property('value.data')
      .that.includes({
        taskId: '7',
        cost: '0.1',
        lane: null,
      });
  });

  it('passes an unknown event on as it came', () => {
    expect(read('order.placed', { any_thing: 1 }))
      .to.have.nested.property('value')
      .that.deep.includes({
        name: 'order-placed',
        data: { any_thing: 1 },
      });
  });

  it("refuses a server that speaks in the page's own voice", () => {
    expect(read('stream.state', { state: 'live' })).to.have.nested.property('fault.sample', 'stream-state');
  });

  it('reads a reset with and without a reason', () => {
    expect(read('stream.reset', null)).to.have.nested.property('value.data.reason', null);
    expect(read('stream.reset', { reason: 'log lost' })).to.have.nested.property(
      'value.data.reason',
      'log lost',
    );
  });

  const bad: readonly (readonly [string, unknown, string])[] = [
    ['budget.alert', { percent: 92 }, 'budget-alert.scope'],
    ['budget.alert', { scope: 'daily', percent: '<img>' }, 'budget-alert.percent'],
    ['task.failed', { task_id: 1 }, 'task-failed.error'],
    ['task.completed', null, 'task-completed'],
    ['usage.update', { budget: { daily: { used: 'much' } } }, 'usage-update.budget.daily.used'],
    ['usage.update', { costs: { by_model: [{}] } }, 'usage-update.costs.byModel.0.model'],
    [
      'usage.update',
      { routing: { lanes: { green: { success_rate: 98 } } } },
      'usage-update.routing.lanes.green.successRate',
    ],
  ];
  for (const [event, data, field] of bad) {
    it(`names ${field} where it is wrong`, () =>
      expect(read(event, data)).to.have.nested.property('fault.field', field));
  }

  it('keeps only the parts a usage update brings', () => {
    expect(
      Object.keys(
        (read('usage-update', { budget: { daily_used: 1 } }) as { value: { data: object } }).value.data,
      ),
    ).to.have.members(['requests', 'tokens', 'cost', 'budget']);
  });
});
