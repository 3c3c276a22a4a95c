import { expect } from '@open-wc/testing';
import { DeliveryQueue } from '../../src/stream/delivery-queue.js';
import type { Envelope } from '../../src/wire/envelope.js';
import { FakeEnvironment } from './fake-environment.js';

const made = (id: number, more: Partial<Envelope> = {}): Envelope => ({
  name: 'task-completed',
  data: null,
  at: null,
  id: String(id),
  position: null,
  topic: '',
  ...more,
});

describe('DeliveryQueue', () => {
  let environment: FakeEnvironment;
  let queue: DeliveryQueue;
  let story: string[];
  let batches: number[];
  let onBatch: () => void;

  beforeEach(() => {
    environment = new FakeEnvironment();
    story = [];
    batches = [];
    onBatch = () => undefined;
    queue = new DeliveryQueue(environment, {
      events(batch) {
        batches.push(batch.length);
        for (const { id } of batch) story.push(String(id));
        onBatch();
      },
      resync: ({ topic, reason }) => story.push(`!${topic}:${reason}`),
    });
  });

  const add = (count: number, more: Partial<Envelope> = {}, from = 0) => {
    for (let i = 0; i < count; i += 1) queue.event(made(from + i, more));
  };

  it('hands on nothing within the task that brought it', () => {
    add(2);
    expect(story).to.deep.equal([]);
    environment.flush();
    expect(story).to.deep.equal(['0', '1']);
  });

  it('keeps a resync in its place among events', () => {
    add(1);
    queue.resync({ topic: 'a', reason: 'gap' });
    add(1, {}, 1);
    environment.flush();
    expect(story).to.deep.equal(['0', '!a:gap', '1']);
  });

  it('hands on small batches, and leaves off after 8 ms', () => {
    let tasks = 0;
    const slow = new DeliveryQueue(
      {
        clock: environment.clock,
        report: environment.report,
        macrotask(task) {
          tasks += 1;
          environment.macrotask(task);
        },
      },
      {
        events(batch) {
          batches.push(batch.length);
          environment.freeze(5);
        },
        resync: () => undefined,
      },
    );
    for (let i = 0; i < 100; i += 1) slow.event(made(i));
    environment.flush();
    expect(batches).to.deep.equal([25, 25, 25, 25]);
    expect(tasks).to.equal(2);
  });

  it('reports a handler that throws and goes on', () => {
    const error = new Error('from a handler');
    onBatch = () => {
      throw error;
    };
    add(30);
    environment.flush();
    expect(batches).to.deep.equal([25, 5]);
    expect(environment.reported).to.deep.equal([error, error]);
  });

  it('holds at most 1 000 events: replaceable ones give way to one resync of each topic', () => {
    add(400, { name: 'usage-update', topic: 'a' });
    add(3, { name: 'task-failed', topic: 'b' }, 1_000);
    add(597, { name: 'metrics-update', topic: 'b' });
    expect(queue.size).to.equal(1_000);
    add(1, { topic: 'c' }, 2_000);
    expect(queue.size).to.equal(4);
    environment.flush();
    expect(story).to.deep.equal(['1000', '1001', '1002', '!a:overflow', '!b:overflow', '2000']);
  });

  it('leaves a resync before each event that follows on what had to go', () => {
    add(996, { name: 'usage-update' });
    queue.event(made(1));
    add(1, { name: 'usage-update' });
    queue.event(made(2));
    queue.event(made(3));
    queue.event(made(4));
    environment.flush();
    expect(story).to.deep.equal(['!:overflow', '1', '!:overflow', '2', '3', '4']);
  });

  it('gives up even what it should keep when there are more than 500 of them', () => {
    add(1_001);
    environment.flush();
    expect(story).to.deep.equal(['!:overflow', '1000']);
  });

  it('never grows beyond its bound, whatever comes', () => {
    for (let i = 0; i < 20_000; i += 1) {
      queue.event(made(i, { name: i % 3 ? 'usage-update' : 'task-completed', topic: `t${i % 7}` }));
      expect(queue.size).to.be.at.most(1_000);
    }
  });

  it('hands on nothing after it was cleared, also from within a handler', () => {
    onBatch = () => queue.clear();
    add(100);
    environment.flush();
    expect(batches).to.deep.equal([25]);
  });
});
