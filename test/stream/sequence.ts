import { EventStream } from '../../src/stream/event-stream.js';
import type { Wake } from '../../src/stream/environment.js';
import { FakeEnvironment } from './fake-environment.js';
import { FakeServer, type DialFate, type FrameFate, type ServerTraits } from './fake-server.js';
import { Mirror } from './mirror.js';
import { pick, seeded } from './random.js';

const FINAL = new Set(['idle', 'closed', 'unauthorised']);
const TOPICS = ['', 'campaign:1', 'campaign:2', 'campaign:3'];
const CODES = [
  1000, 1001, 1006, 1006, 1006, 1007, 1008, 1009, 1011, 1012, 1013, 4401, 4403, 4408, 4409, 4429,
];
const WAKES: readonly Wake[] = ['visible', 'hidden', 'online', 'offline', 'pageshow', 'pagehide', 'resume'];
const FATES: readonly FrameFate[] = ['dropped', 'doubled', 'late', 'garbled', 'arrives'];
const DIALS: readonly DialFate[] = [
  'open',
  'open',
  'refused',
  'silent',
  'throws',
  'error-only',
  'welcome-less',
];
const NONSENSE = [
  'x', '', '{}', '[]', 'null', '[[[[', '{"event":7}', '{"action":"subscribed"}', '{"action":"pong","pos":7}',
  '{"action":"welcome"}', '{"action":"error","code":"internal"}', '{"__proto__":{"event":"x"}}',
  '{"action":"goaway","retry_after_ms":-1}', '{"action":"error","ref":1,"code":"rate_limited","retry_after_ms":100}',
  '{"action":"pong","pos":{"__proto__":{"epoch":"x","seq":1},"campaign:1":{"seq":-1}}}', '{"event":"x","seq":"7"}',
]; // prettier-ignore
/** Longer than the longest wait there is. */
const HEALING_MS = 400_000;

export interface Outcome {
  readonly seed: number;
  readonly events: number;
  readonly resyncs: number;
  readonly effectiveFaults: number;
  readonly steps: readonly string[];
}

/**
 * Plays one random sequence of operations and faults, holds the stream to its promises after each step, then heals
 * everything and expects it to be live and right, by stream.
 * @throws where a promise is broken; the message names the seed and the steps
 */
export function playSequence(seed: number, length = 20): Outcome {
  const random = seeded(seed);
  const environment = new FakeEnvironment();
  environment.nextRandom = random;
  const resumes = random() < 0.6;
  const traits: ServerTraits = {
    resumes,
    numbers: resumes || random() < 0.5,
    pongs: resumes || random() < 0.7,
    speaks: resumes || random() < 0.5,
  };
  const server = new FakeServer(environment, traits);
  const mirror = new Mirror(server, (delayMs, task) => environment.later(delayMs, task));
  const steps: string[] = [JSON.stringify(traits)];
  let trouble: (() => void) | null = null;
  const meddle = () => {
    const now = trouble;
    trouble = null;
    now?.();
  };
  const stream: EventStream = new EventStream(
    { url: 'wss://host.example/ws', canPoll: random() < 0.5 },
    {
      status: () => undefined,
      events: (batch) => {
        mirror.onEvents(batch);
        meddle();
      },
      resync: (what) => {
        mirror.onResync(what);
        meddle();
      },
      fault: () => undefined,
      poll: () => Promise.resolve(true),
    },
    environment,
  );
  const held = new Map<string, () => void>();
  /** How often the server closed, by code. */
  const closed = new Map<number, number>();
  let isStopped = false;

  const operations: Record<string, () => string> = {
    advance() {
      const ms = pick(random, [1, 30, 90, 300, 1_000, 3_000, 6_000, 11_000, 26_000, 40_000]);
      environment.advance(ms);
      return `${ms}`;
    },
    publish() {
      const topic = pick(random, TOPICS);
      server.publish(topic, pick(random, ['usage.update', 'task.completed']));
      return topic;
    },
    burst() {
      const topic = pick(random, TOPICS);
      for (let i = 0; i < 30; i += 1) server.publish(topic);
      return topic;
    },
    close() {
      const code = pick(random, CODES);
      closed.set(code, (closed.get(code) ?? 0) + 1);
      server.close(code);
      return `${code}`;
    },
    dial() {
      server.dialFate = pick(random, DIALS);
      return server.dialFate;
    },
    network() {
      server.isBlack = random() < 0.4;
      return server.isBlack ? 'black' : 'up';
    },
    frames() {
      if (!traits.numbers) return 'none: what is not numbered cannot be missed';
      server.fates = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(random, FATES));
      return server.fates.join();
    },
    restart() {
      server.restart();
      server.close(1006);
      return '';
    },
    forgetHistory() {
      server.forgetHistory();
      return '';
    },
    nonsense() {
      const text = pick(random, NONSENSE);
      server.tellText(random() < 0.1 ? new Uint8Array(3) : text);
      return text;
    },
    goaway() {
      server.tell({ action: 'goaway', retry_after_ms: pick(random, [0, 500, 8_000, undefined]) });
      server.close(1012);
      return '';
    },
    wake() {
      const kind = pick(random, WAKES);
      environment.signal(kind);
      return kind;
    },
    freeze() {
      environment.freeze(pick(random, [500, 5_000, 60_000, 3_600_000]));
      return '';
    },
    skew() {
      environment.skewMs = (random() - 0.5) * 86_400_000;
      return '';
    },
    subscribe() {
      const topic = pick(random, TOPICS.slice(1));
      if (!held.has(topic)) held.set(topic, stream.subscribe(topic));
      return topic;
    },
    unsubscribe() {
      const topic = pick(random, TOPICS.slice(1));
      held.get(topic)?.();
      if (held.delete(topic)) mirror.forget(topic);
      return topic;
    },
    connect() {
      isStopped = false;
      stream.connect();
      return '';
    },
    stop() {
      isStopped = true;
      const how = pick(random, ['disconnect', 'idle', 'paused'] as const);
      if (how === 'disconnect') stream.disconnect();
      else stream.suspend(how);
      return how;
    },
    trouble() {
      trouble = pick(random, [
        () => {
          throw new Error('a handler that throws');
        },
        () => {
          isStopped = true;
          stream.disconnect();
        },
        () => void operations['unsubscribe']?.(),
        () => void operations['connect']?.(),
      ]);
      return '';
    },
    configure() {
      stream.configure({ canPoll: random() < 0.5, pollIntervalMs: pick(random, [0, 100, 2_000]) });
      return '';
    },
    send() {
      stream.send({ action: 'note', text: 'x'.repeat(pick(random, [1, 5_000])) });
      return '';
    },
  };
  const names = [
    ...Object.keys(operations),
    'advance',
    'advance',
    'advance',
    'publish',
    'publish',
    'connect',
  ];

  /** Final are only what the host says, two refusals of a token, and the codes that mean it. */
  const isRightlyOver = () => {
    const { state, code } = stream.status;
    if (state === 'unauthorised') return code === 4401 && (closed.get(4401) ?? 0) > 1;
    if (code === 4403 || code === 4409) return closed.has(code);
    return code === null && isStopped;
  };
  const check = () => {
    const { state } = stream.status;
    const live = environment.liveSockets.length;
    if (live > 1) throw new Error(`${live} live sockets`);
    if (FINAL.has(state)) {
      if (!isRightlyOver()) throw new Error(`ended by itself: ${JSON.stringify(stream.status)}`);
      if (live + environment.timers + environment.listeners > 0) {
        throw new Error(
          `${state}, with ${live} sockets, ${environment.timers} timers, ${environment.listeners} listeners`,
        );
      }
      return;
    }
    if (environment.timers === 0) throw new Error(`stuck: ${state} without a timer`);
    if (environment.timers > 4) throw new Error(`${environment.timers} timers`);
    for (const error of environment.reported) {
      if (!(error instanceof Error) || error.message !== 'a handler that throws') throw error as Error;
    }
  };
  const settle = (ms: number) => {
    environment.advance(ms);
    check();
  };

  try {
    stream.connect();
    for (let step = 0; step < length; step += 1) {
      const name = pick(random, names);
      steps.push(`${name} ${operations[name]?.() ?? ''}`);
      environment.flush();
      check();
    }
    trouble = null;
    server.dialFate = 'open';
    server.isBlack = false;
    server.fates = [];
    environment.isPageOnline = true;
    environment.isPageHidden = false;
    settle(1_000);
    if (FINAL.has(stream.status.state)) operations['connect']?.();
    untilLive();
    settle(40_000);
    untilLive(); // a server that answers no ping is asked by a new connection
    for (const topic of TOPICS) server.publish(topic); // shows a lost last event where no pong tells positions
    settle(1_000);
    expectRight(TOPICS.filter((topic) => topic === '' || held.has(topic)));
  } catch (error) {
    throw new Error(`seed ${seed}: ${String(error)}\n  ${steps.join('\n  ')}`, { cause: error });
  }
  return {
    seed,
    steps,
    events: mirror.events,
    resyncs: mirror.resyncs,
    effectiveFaults: server.effectiveFaults,
  };

  function untilLive(): void {
    for (let waitedMs = 0; waitedMs < HEALING_MS; waitedMs += 1_000) {
      if (stream.status.state === 'live') return;
      if (!traits.pongs) server.publish(''); // where nothing ever comes through, polling is the truth
      settle(1_000);
    }
    throw new Error(`not live but ${stream.status.state}, ${stream.status.reason}`);
  }

  /** A refetch would hide a stream that never resubscribed: each topic must bring one more event. */
  function expectRight(topics: readonly string[]): void {
    const before = mirror.events;
    const { resyncs } = mirror;
    for (const topic of topics) server.publish(topic);
    settle(1_000);
    if (mirror.events !== before + topics.length) {
      throw new Error(`${mirror.events - before} of ${topics.length} events came by stream`);
    }
    if (mirror.resyncs !== resyncs) throw new Error('a needless resync in the quiet phase');
    if (!traits.numbers) return;
    for (const topic of topics) {
      const { epoch, seq } = server.log(topic);
      if (mirror.seqOf(topic) !== `${epoch}:${seq}`) {
        throw new Error(`"${topic}" shows ${mirror.seqOf(topic)}, the server has ${epoch}:${seq}`);
      }
    }
  }
}
