import type { Wake } from '../../src/stream/environment.js';
import { FakeEnvironment } from '../stream/fake-environment.js';
import { FakeServer } from '../stream/fake-server.js';
import { seeded } from '../stream/random.js';
import { makeStream, type Fixture } from '../stream/stream-fixture.js';

/** Longer than any of the waits that are measured. */
const PATIENCE_MS = 120_000;
const STEP_MS = 5;

interface Bench extends Fixture {
  readonly server: FakeServer;
}

/** A stream that is live, and has been for a while, with a server that replays. */
function makeLive(seed: number): Bench {
  const environment = new FakeEnvironment();
  environment.nextRandom = seeded(seed);
  const server = new FakeServer(environment, { resumes: true, numbers: true, pongs: true, speaks: true });
  const fixture = makeStream({}, {}, environment);
  fixture.stream.connect();
  environment.advance(1_000);
  server.publish('');
  environment.advance(10_000);
  return { ...fixture, server };
}

/** Milliseconds until something holds; throws where it never does. */
function until({ environment }: Bench, what: string, holds: () => boolean): number {
  const since = environment.time;
  while (!holds()) {
    if (environment.time - since > PATIENCE_MS) throw new Error(`never ${what}`);
    environment.advance(STEP_MS);
  }
  return environment.time - since;
}

const isLive = ({ stream }: Bench) => stream.status.state === 'live';

/** From a server's bounce, with this close code, until the stream is live again. */
export function bounce(seed: number, code: number, hintMs?: number): number {
  const bench = makeLive(seed);
  const since = bench.environment.time;
  if (hintMs !== undefined) bench.server.tell({ action: 'goaway', retry_after_ms: hintMs });
  bench.server.close(code);
  until(bench, 'lost', () => !isLive(bench));
  until(bench, 'live', () => isLive(bench));
  return bench.environment.time - since;
}

/** From a sign of waking, while the stream waits for a late attempt, until it is live. */
export function wakeWhileWaiting(seed: number, kind: Wake): number {
  const bench = makeLive(seed);
  bench.server.dialFate = 'refused';
  bench.server.close(1006);
  bench.environment.advance(20_000);
  until(bench, 'waiting', () => (bench.stream.status.delayMs ?? 0) > 2_000);
  bench.server.dialFate = 'open';
  bench.environment.signal(kind);
  return until(bench, 'live', () => isLive(bench));
}

/** From the moment a connection is half open until that is noticed, without a sign or with one. */
export function noticeHalfOpen(seed: number, kind?: Wake): number {
  const bench = makeLive(seed);
  bench.environment.advance(seeded(seed + 1)() * 60_000);
  bench.server.isBlack = true;
  if (kind) bench.environment.signal(kind);
  return until(bench, 'noticed', () => !isLive(bench));
}

/** From a last event that was lost until it is shown. */
export function healTail(seed: number): number {
  const bench = makeLive(seed);
  bench.environment.advance(seeded(seed + 1)() * 60_000);
  bench.server.fates = ['dropped'];
  const { length } = bench.events;
  bench.server.publish('');
  const tookMs = until(bench, 'healed', () => bench.events.length > length);
  if (bench.resyncs.length > 0) throw new Error('a needless resync');
  return tookMs;
}

/** Freezes and thaws a page again and again; its connection must outlive that. */
export function countFalseAlarms(seed: number, freezes: number): number {
  const bench = makeLive(seed);
  const random = seeded(seed + 1);
  let alarms = 0;
  for (let freeze = 0; freeze < freezes; freeze += 1) {
    const { socket } = bench.environment;
    bench.environment.freeze(random() * 600_000);
    if (random() < 0.5) bench.environment.signal('resume');
    bench.environment.advance(random() * 40_000);
    if (bench.environment.socket !== socket) alarms += 1;
  }
  return alarms;
}

/** Openings that bring nothing until the page is also served by another way, though a socket is open. */
export function countSilentOpenings(): number {
  const { environment, stream } = makeStream({ canPoll: true });
  let opened = 0;
  stream.connect();
  for (const since = environment.time; environment.time - since < PATIENCE_MS * 10;) {
    const { socket } = environment;
    if (socket.readyState === 0) {
      socket.open();
      opened += 1;
    }
    environment.advance(STEP_MS * 10);
    // The one that is open now is no longer believed.
    if (socket.readyState === 1 && stream.status.state !== 'live') return opened - 1;
  }
  throw new Error('a mute socket was believed for ever');
}

/** A share of figures, by rank: 0.5 is the median. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
