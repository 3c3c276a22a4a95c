import { pick } from '../stream/random.js';
import { Expected, TOPICS, type Lab } from './lab.node.js';
import { paceNow } from './pace.node.js';
import type { Fate, Handshake } from './reference-server.node.js';

/** One kind of fault. */
export interface Fault {
  readonly name: string;
  /** Whether a server with replay may be asked for everything again because of it. */
  readonly mayResync?: boolean;
  /**
   * Breaks something.
   * @returns whether it had an effect: a connection ended, a frame was refused, an attempt failed …
   */
  inject(lab: Lab): Promise<boolean>;
}

/** Longer than it takes to notice anything. */
const NOTICE_MS = 45_000;

const fault = (name: string, inject: Fault['inject'], mayResync = false): Fault => ({
  name,
  inject,
  mayResync,
});

/** Breaks something, and waits until the page has lost the socket it had. */
async function loses(lab: Lab, act: () => unknown, withinMs = NOTICE_MS): Promise<boolean> {
  const [socket] = lab.page.live;
  if (!socket || lab.stream.status.state !== 'live') return false;
  await act();
  return (await lab.until(() => !lab.page.live.has(socket), withinMs)) !== null;
}

/** Whether the present connection answers: an earlier fault may have killed it unseen. */
async function answers(lab: Lab): Promise<boolean> {
  const { received } = lab.server;
  lab.page.signal('resume');
  const isHeard = (await lab.until(() => lab.server.received > received, 2_000)) !== null;
  await lab.settle(4_000);
  return isHeard && lab.stream.status.state === 'live';
}

/** A second refusal of a token ends a stream, unless it was stable between them. */
async function forgiven(lab: Lab): Promise<void> {
  await lab.live();
  await lab.settle(7_000);
}

const ending = (name: string, act: (lab: Lab) => unknown, mayResync = false): Fault =>
  fault(name, (lab) => loses(lab, () => act(lab)), mayResync);

/** Closes with a code; after one that is final the page must stay away until it is told otherwise. */
const closing = (code: number): Fault =>
  fault(`close ${code}`, async (lab) => {
    const isEffective = await loses(lab, () => lab.server.close(code));
    if (code === 4401) await forgiven(lab);
    if (code !== 4403 && code !== 4409) return isEffective;
    // What an earlier fault had left under way may have ended it first.
    if (lab.stream.status.code !== code) return false;
    await lab.settle(3_000);
    if (isEffective && lab.stream.status.state !== 'closed') lab.broken.push(`came back after ${code}`);
    lab.stream.connect();
    return isEffective;
  });

/** Cuts the connection and answers handshakes otherwise for a while, the next one at least. */
const handshake = (how: Handshake, forMs: number): Fault =>
  fault(
    `handshake ${how}`,
    async (lab) => {
      const { misled } = lab.server;
      lab.server.handshake = how;
      const isLost = await loses(lab, () => lab.server.terminate());
      const isMisled = isLost && (await lab.until(() => lab.server.misled > misled, NOTICE_MS)) !== null;
      if (isMisled) await lab.settle(forMs);
      lab.server.handshake = 'accept';
      lab.server.hangUp();
      return isMisled;
    },
    how === 'no welcome' || how === 'silent after upgrade',
  );

/** Sends something that must be refused, and nothing else may happen. */
const nonsense = (name: string, data: string | Uint8Array, isRefused = true): Fault =>
  fault(name, async (lab) => {
    const [socket] = lab.page.live;
    if (!socket || lab.stream.status.state !== 'live') return false;
    const counted = () => (isRefused ? lab.stream.snapshot().refused : lab.strangers);
    const before = counted();
    lab.server.tell(data);
    const isCounted = (await lab.until(() => counted() > before, 5_000)) !== null;
    if (isCounted && !lab.page.live.has(socket)) lab.broken.push(`${name} ended a connection`);
    return isCounted;
  });

/** Events that do not arrive as they were sent. */
const fated = (fate: Fate): Fault =>
  fault(`event ${fate}`, async (lab) => {
    const { fated } = lab.server;
    lab.server.fates = [fate];
    lab.server.delayMs = 40 / lab.options.speed;
    return (await lab.until(() => lab.server.fated > fated, 5_000)) !== null;
  });

const numbered = (name: string, seq: unknown): Fault =>
  nonsense(name, JSON.stringify({ event: 'task.completed', topic: '', epoch: 'e1', seq }));

/** A change in the server's log that only a resync can heal. */
const relogged = (name: string, act: (lab: Lab) => void): Fault =>
  fault(
    name,
    async (lab) => {
      const { resyncs } = lab.stream.snapshot();
      // What is still under way has numbers from before.
      lab.pause();
      await lab.settle(1_000);
      const isEffective = await loses(lab, () => {
        act(lab);
        lab.server.terminate();
      });
      lab.publish();
      await lab.until(() => lab.stream.snapshot().resyncs > resyncs, NOTICE_MS);
      return isEffective;
    },
    true,
  );

/** What a handler does wrong, while events keep coming. */
const troubled = (name: string, act: (lab: Lab) => void, mayResync = false): Fault =>
  fault(
    name,
    async (lab) => {
      let isDone = false;
      lab.trouble = () => {
        isDone = true;
        act(lab);
      };
      const isEffective = (await lab.until(() => isDone, 5_000)) !== null;
      lab.trouble = null; // what no event has set off in time must not go off in the next fault's
      return isEffective;
    },
    mayResync,
  );

/** Every kind of fault that a network, a server, a token, a page or its user makes. */
export const FAULTS: readonly Fault[] = [
  ending('reset', (lab) => lab.proxy.reset()),
  ending('fin', (lab) => lab.proxy.finish()),
  ending('reset mid-frame', (lab) => lab.proxy.resetMidFrame()),
  ending('half-open', (lab) => lab.proxy.halfOpen()),
  fault('network black', async (lab) => {
    const isEffective = await loses(lab, () => (lab.proxy.isBlack = true));
    await lab.settle(lab.random() * 20_000);
    lab.proxy.heal();
    return isEffective;
  }),
  fault('connections refused', async (lab) => {
    lab.proxy.isRefusing = true;
    const { refused } = lab.proxy;
    const isLost = await loses(lab, () => lab.proxy.reset());
    const isEffective = isLost && (await lab.until(() => lab.proxy.refused > refused, NOTICE_MS)) !== null;
    await lab.settle(lab.random() * 10_000);
    lab.proxy.heal();
    return isEffective;
  }),
  ending('server killed and started again', async (lab) => {
    await lab.server.down();
    await lab.settle(lab.random() * 5_000);
    await lab.server.up();
  }),
  fault('latency', async (lab) => {
    lab.proxy.latencyMs = (100 + lab.random() * 400) / lab.options.speed;
    const { events } = lab.stream.snapshot();
    const isEffective = (await lab.until(() => lab.stream.snapshot().events > events + 5, 10_000)) !== null;
    lab.proxy.latencyMs = 0;
    return isEffective;
  }),
  fault('byte by byte', async (lab) => {
    lab.proxy.sliceBytes = 1;
    const { events } = lab.stream.snapshot();
    const isEffective = (await lab.until(() => lab.stream.snapshot().events > events + 5, 10_000)) !== null;
    lab.proxy.sliceBytes = Infinity;
    return isEffective;
  }),
  ending('slow close', (lab) => {
    lab.proxy.latencyMs = 2_000 / lab.options.speed;
    lab.server.close(1000);
    void lab.settle(4_000).then(() => {
      lab.proxy.latencyMs = 0;
      lab.proxy.silencedAt = paceNow(); // what is asked meanwhile may be answered too late
    });
  }),
  ...[1000, 1001, 1007, 1008, 1009, 1011, 1012, 1013, 4401, 4403, 4408, 4409, 4429].map(closing),
  ending('close 1006', (lab) => lab.server.terminate()),
  ending('goaway', (lab) => {
    lab.server.tell('{"action":"goaway","retry_after_ms":3000}');
    lab.server.close(1012);
  }),
  handshake('401', 3_000),
  handshake('503', 3_000),
  handshake('302', 3_000),
  handshake('unanswered', 25_000),
  handshake('silent after upgrade', 8_000),
  handshake('wrong subprotocol', 3_000),
  handshake('no welcome', 3_000),
  ...(['throws', 'blocked'] as const).map((making) =>
    fault(making === 'blocked' ? 'socket blocked by CSP' : 'constructor throws', async (lab) => {
      const { thwarted } = lab.page;
      lab.page.making = making;
      const isLost = await loses(lab, () => lab.proxy.reset());
      const isEffective = isLost && (await lab.until(() => lab.page.thwarted > thwarted, NOTICE_MS)) !== null;
      await lab.settle(1_000);
      lab.page.making = 'made';
      return isEffective;
    }),
  ),
  fault('token expired mid-stream', async (lab) => {
    const { tokens } = lab;
    lab.server.tell('{"event":"error","data":{"code":4401,"message":"expired"}}');
    return (await lab.until(() => lab.tokens > tokens, 5_000)) !== null;
  }),
  fault('token refused', async (lab) => {
    const { refusals } = lab.server;
    lab.server.refusedTickets.add(`ticket-${lab.tokens + 1}`);
    const isLost = await loses(lab, () => lab.proxy.reset());
    const isEffective = isLost && (await lab.until(() => lab.server.refusals > refusals, NOTICE_MS)) !== null;
    await forgiven(lab);
    return isEffective;
  }),
  fault('token hanging', async (lab) => {
    const { getToken } = lab;
    lab.getToken = () => new Promise(() => undefined);
    const isLost = await loses(lab, () => lab.proxy.reset());
    const isCut = () => lab.stream.status.reason === 'token-failed';
    const isEffective = isLost && (await lab.until(isCut, NOTICE_MS)) !== null;
    lab.getToken = getToken;
    return isEffective;
  }),
  fault('token slower than the socket', async (lab) => {
    const { getToken } = lab;
    lab.getToken = async () => {
      await lab.settle(5_000);
      return getToken();
    };
    const isEffective = await loses(lab, () => lab.proxy.reset());
    await lab.live();
    lab.getToken = getToken;
    return isEffective;
  }),
  nonsense('bad JSON', '{"event":'),
  nonsense('binary', new Uint8Array([1, 2, 3])),
  nonsense('300 KB', JSON.stringify({ event: 'large.note', data: 'x'.repeat(300_000) }), false),
  nonsense('10 MB', JSON.stringify({ event: 'large.note', data: 'x'.repeat(10_000_000) })),
  nonsense('array with junk', '[1,null,{"event":"fine"},[],{"nothing":1}]'),
  nonsense(
    'reserved keys',
    '[{"__proto__":{"event":"x"}},{"event":"x","data":{"constructor":{"prototype":1}}}]',
  ),
  nonsense('unknown type', '{"event":"never.heard.of","data":1}', false),
  nonsense('missing data', '{"event":"usage.update"}', false),
  nonsense('nested 100 000 deep', `{"event":"deep.note","data":${'['.repeat(1e5)}${']'.repeat(1e5)}}`, false),
  nonsense('lone surrogates', '{"event":"odd.note","data":"\\ud800\\udfff"}', false),
  fated('dropped'),
  fated('garbled'),
  fated('doubled'),
  fated('delayed'),
  numbered('number negative', -5),
  numbered('number as text', '17'),
  numbered('number too large', 2 ** 53),
  relogged('new epoch', (lab) => lab.server.log.restart()),
  relogged('numbers begin anew', (lab) => {
    lab.server.log.reset();
    for (const topic of TOPICS) lab.mirror.begin(topic);
  }),
  relogged('history lost', (lab) => {
    for (const topic of TOPICS) for (let i = 0; i < 3; i += 1) lab.server.log.append(topic, 'usage.update');
    lab.server.log.forget();
  }),
  fault('last event lost, then silence', async (lab) => {
    const [socket] = lab.page.live;
    if (!socket || lab.stream.status.state !== 'live') return false;
    lab.pause();
    await lab.settle(1_000);
    const { fated } = lab.server;
    lab.server.fates = ['dropped'];
    const topic = pick(lab.random, TOPICS);
    lab.server.publish(topic);
    const head = lab.server.log.get(topic);
    const isShown = () => lab.mirror.seqOf(topic) === `${head.epoch}:${head.seq}`;
    const tookMs = await lab.until(isShown, NOTICE_MS);
    lab.publish();
    const isSame = lab.page.live.has(socket);
    if (tookMs === null && isSame) lab.broken.push('a lost last event was not found');
    return lab.server.fated > fated && isSame;
  }),
  fault('wake', async (lab) => {
    const { received } = lab.server;
    for (const kind of ['hidden', 'visible', 'resume'] as const) lab.page.signal(kind);
    return (await lab.until(() => lab.server.received > received, 5_000)) !== null;
  }),
  ending('back-forward cache', async (lab) => {
    lab.page.signal('pagehide');
    await lab.settle(2_000);
    lab.page.signal('pageshow');
  }),
  ending('suspended and resumed', async (lab) => {
    lab.stream.suspend(pick(lab.random, ['idle', 'paused']));
    await lab.settle(2_000);
    lab.stream.connect();
  }),
  fault('frozen and thawed', async (lab) => {
    if (!(await answers(lab))) return false;
    const [socket] = lab.page.live;
    lab.page.freeze();
    await lab.settle(40_000);
    lab.page.thaw();
    await lab.settle(5_000);
    if (socket && !lab.page.live.has(socket)) lab.broken.push('a false alarm after a thaw');
    return true;
  }),
  ending('connection lost while frozen', async (lab) => {
    lab.page.freeze();
    lab.server.terminate();
    await lab.settle(10_000);
    lab.page.thaw();
  }),
  fault('clock set', async (lab) => {
    if (!(await answers(lab))) return false;
    const [socket] = lab.page.live;
    lab.page.skewMs = (lab.random() - 0.5) * 86_400_000;
    await lab.settle(2_000);
    if (socket && !lab.page.live.has(socket)) {
      lab.broken.push(`a clock that was set ended a connection (${lab.stream.status.reason})`);
    }
    return socket !== undefined;
  }),
  fault('topics come and go', async (lab) => {
    const { received } = lab.server;
    for (let i = 0; i < 20; i += 1) {
      const release = lab.stream.subscribe(`churn:${i % 4}`);
      await lab.settle(20);
      release();
    }
    return (await lab.until(() => lab.server.received > received, 5_000)) !== null;
  }),
  fault('1 000 topics', async (lab) => {
    const { received } = lab.server;
    const releases = Array.from({ length: 1_000 }, (_, i) => lab.stream.subscribe(`many:${i}`));
    const isEffective = (await lab.until(() => lab.server.received >= received + 1_000, 30_000)) !== null;
    for (const release of releases) release();
    return isEffective;
  }),
  troubled('handler throws', () => {
    throw new Expected('from a handler');
  }),
  troubled('handler unsubscribes', (lab) => {
    lab.topics.get('campaign:2')?.();
    lab.mirror.forget('campaign:2');
    lab.topics.set('campaign:2', lab.stream.subscribe('campaign:2'));
  }),
  troubled(
    'handler disconnects',
    (lab) => {
      lab.stream.disconnect();
      setTimeout(() => lab.stream.connect(), 1_000 / lab.options.speed);
    },
    true,
  ),
  fault('online and offline', async (lab) => {
    const { received } = lab.server;
    for (let i = 0; i < 10; i += 1) lab.page.signal(i % 2 ? 'online' : 'offline');
    return (await lab.until(() => lab.server.received > received, 5_000)) !== null;
  }),
];
