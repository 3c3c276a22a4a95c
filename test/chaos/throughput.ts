import { makeStream } from '../stream/stream-fixture.js';
import { FakeEnvironment } from '../stream/fake-environment.js';

const BATCH = 100;

/**
 * Measures what an event costs from the socket to the handler, in batches of a hundred.
 * @returns microseconds an event, the best of several runs: what else a machine does is no cost of ours
 */
export function costOfEvents(batches: number): number {
  let seq = 0;
  let best = Infinity;
  for (let run = 0; run < 5; run += 1) {
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
    const since = performance.now();
    for (const frame of frames) {
      socket.receiveText(frame);
      environment.flush();
    }
    const tookMs = performance.now() - since;
    if (events !== batches * BATCH) throw new Error(`${events} of ${batches * BATCH} events were handed on`);
    best = Math.min(best, (tookMs * 1_000) / events);
  }
  return best;
}
