import { EventStream, type StreamListener, type StreamOptions } from '../../src/stream/event-stream.js';
import type { Resync } from '../../src/stream/delivery-queue.js';
import type { StreamStatus } from '../../src/stream/status.js';
import type { Envelope } from '../../src/wire/envelope.js';
import type { Fault } from '../../src/wire/fault.js';
import { FakeEnvironment, type FakeSocket } from './fake-environment.js';

/** A stream in a played environment, with everything it told. */
export interface Fixture {
  readonly environment: FakeEnvironment;
  readonly stream: EventStream;
  readonly statuses: StreamStatus[];
  readonly events: Envelope[];
  readonly resyncs: Resync[];
  readonly faults: Fault[];
  /** Events and resyncs in the order they came: `name seq`, or `!topic reason`. */
  readonly story: string[];
  polls(): number;
  /** Lets the present attempt open, with the server's first frames. */
  open(...frames: unknown[]): FakeSocket;
}

export const WELCOME = { action: 'welcome', features: ['resume'] };

/** Makes an event of the contract. */
export const event = (seq: number, more: Record<string, unknown> = {}) => ({
  event: 'task.completed',
  data: { task_id: String(seq) },
  epoch: 'a',
  seq,
  ...more,
});

export function makeStream(
  options: Partial<StreamOptions> = {},
  listener: Partial<StreamListener> = {},
  environment = new FakeEnvironment(),
): Fixture {
  let polls = 0;
  const statuses: StreamStatus[] = [];
  const events: Envelope[] = [];
  const resyncs: Resync[] = [];
  const faults: Fault[] = [];
  const story: string[] = [];
  const stream = new EventStream(
    { url: 'wss://host.example/ws', canPoll: false, ...options },
    {
      status: (status) => statuses.push(status),
      events: (batch) => {
        events.push(...batch);
        for (const { topic, position, name } of batch) {
          story.push(`${topic}${topic && ' '}${position ? position.seq : name}`);
        }
      },
      resync: (what) => {
        resyncs.push(what);
        story.push(`!${what.topic}${what.topic && ' '}${what.reason}`);
      },
      fault: (fault) => faults.push(fault),
      poll: () => {
        polls += 1;
        return Promise.resolve(true);
      },
      ...listener,
    },
    environment,
  );
  const open = (...frames: unknown[]) => {
    const { socket } = environment;
    socket.open();
    socket.receive(...frames);
    return socket;
  };
  return { environment, stream, statuses, events, resyncs, faults, story, polls: () => polls, open };
}
