import { makeStream } from '../stream/stream-fixture.js';
import { FakeEnvironment } from '../stream/fake-environment.js';

const BATCH = 100;
const RUNS = 20;

/** Microseconds of this process an event, the best of several runs: the first ones pay for the compiler. */
export interface CostOfEvents {
  /** From the socket to the handler. */
  readonly whole: number;
  /** Of that, `JSON.parse`: by it a slow machine is told from slow code. */
  readonly parsing: number;
}

/** Measures what an event costs, in batches of a hundred. */
export function costOfEvents(batches: number): CostOfEvents {
  let seq = 0;
  let whole = Infinity;
  let parsing = Infinity;
  for (let run = 0; run < RUNS; run += 1) {
    const environment = new FakeEnvironment();
    let events = 0;
    const { stream, open } = makeStream({}, { events: (batch) => (events += batch.length) }, environment);
    stream.connect();
    const socket = open();
    const frames = Array.from({ length: batches }, () =>
      JSON.stringify(
        Array.from({ length: BATCH }, () => ({
          event: 'usage.update',
          data: { requests: seq, cost: '12.50', budget: { daily: { used: 41.2 } } },
          timestamp: '2026-11-20T13:00:00Z',
          id: `k-${seq}`,
          epoch: 'k',
          seq: ++seq,
        })),
      ),
    );
    const usedUs = cpuOf(() => {
      for (const frame of frames) {
        socket.receiveText(frame);
        environment.flush();
      }
    });
    if (events !== batches * BATCH) throw new Error(`${events} of ${batches * BATCH} events were handed on`);
    whole = Math.min(whole, usedUs / events);
    const parsedUs = cpuOf(() => {
      for (const frame of frames) JSON.parse(frame);
    });
    parsing = Math.min(parsing, parsedUs / events);
  }
  return { whole, parsing };
}

function cpuOf(work: () => void): number {
  const since = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(since);
  return user + system;
}

/** Sends far more than may wait in one task; what is given up must leave a resync. */
export function overflow(): { readonly most: number; readonly resyncs: number } {
  const { stream, open, environment, resyncs } = makeStream({}, {});
  stream.connect();
  const socket = open();
  let most = 0;
  for (let seq = 0; seq < 5_000;) {
    const frame = Array.from({ length: BATCH }, () => ({ event: 'usage.update', epoch: 'k', seq: ++seq }));
    socket.receiveText(JSON.stringify(frame));
    most = Math.max(most, stream.snapshot().queued);
  }
  environment.flush();
  if (environment.reported.length > 0) throw environment.reported[0] as Error;
  return { most, resyncs: resyncs.length };
}
