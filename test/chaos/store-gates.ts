import { ToastQueue } from '../../src/store/toast-queue.js';
import { timesFor } from '../../src/store/toast.js';
import { most, ms, type Line } from './line.js';
import { playTabs, type SeenInTabs } from './tabs.js';
import { withStore, type StorePlay } from './store-play.js';

const TOPICS = ['', 'campaign:1', 'campaign:2'];
const FIGURES = ['usage.update', 'metrics_update', 'system_health_update'];
const KEPT = [
  ['budget.alert', (n: number) => ({ budget_id: `b${n}`, scope: 'daily', percent: 50 })],
  ['task.completed', (n: number) => ({ task_id: `c${n}` })],
  ['task.failed', (n: number) => ({ task_id: `f${n}`, error: 'e' })],
  ['task.awaiting_approval', (n: number) => ({ task_id: `a${n}` })],
  ['message.created', (n: number) => ({ conversation_id: 1, message_id: n })],
] as const;

/** More than are shown within a frame, fewer than may wait. */
const ROUNDS = 60;
const RECONNECTS = 30;
const EVENTS_OF_TABS = 60;
const STORM_MS = 60_000;
const STORM_GAP_MS = 50;

export function holdCoalescing(): Promise<Line> {
  return withStore(async (store) => {
    await store.goLive();
    const told = new Map<string, number>();
    store.feed.addEventListener('stream-message', (event) => {
      const { name, topic } = (event as CustomEvent<{ name: string; topic: string }>).detail;
      told.set(`${name} ${topic}`, (told.get(`${name} ${topic}`) ?? 0) + 1);
    });
    const { isFigures, sum } = readers(told);
    for (let n = 0; n < ROUNDS; n += 1) {
      const figures = FIGURES.flatMap((event) =>
        TOPICS.map((topic) => ({ event, topic, data: { requests: n } })),
      );
      const kept = KEPT.map(([event, dataOf]) => ({ event, id: `${event} ${n}`, data: dataOf(n) }));
      store.network.socket.receive([...figures, ...kept]);
    }
    const sent = ROUNDS * KEPT.length;
    await store.clock.tickAsync(15);
    const early = sum(isFigures);
    const kept = sum((name) => !isFigures(name));
    await store.clock.tickAsync(1_000);
    const dispatched = sum(isFigures);
    return {
      gate: 'R12',
      what: 'figures told in a frame; alerts, tasks and messages dropped',
      limit: 'the latest of each name and topic, once; 0',
      figure: `${dispatched} of ${ROUNDS * FIGURES.length * TOPICS.length}, of ${FIGURES.length} names and ${TOPICS.length} topics; ${sent - kept} of ${sent}`,
      isHeld: early === 0 && dispatched === FIGURES.length * TOPICS.length && kept === sent,
    };
  });
}

function readers(told: ReadonlyMap<string, number>) {
  const isFigures = (name: string) => /^(usage|metrics|system-health)-update /.test(name);
  const sum = (isMeant: (name: string) => boolean) =>
    [...told].reduce((all, [name, count]) => all + (isMeant(name) ? count : 0), 0);
  return { isFigures, sum };
}

export function holdInvalidation(): Promise<Line> {
  return withStore(async (store) => {
    await store.goLive();
    store.asked.length = 0;
    for (let at = 0; at < STORM_MS; at += STORM_GAP_MS) {
      store.network.socket.receive(
        ...KEPT.map(([event, dataOf]) => ({ event, id: `${event} ${at}`, data: dataOf(at) })),
      );
      await store.clock.tickAsync(STORM_GAP_MS);
    }
    const byPath = pathsOf(store);
    const inWindow = most(byPath.map((times) => mostWithin(times, 300)));
    const perSecond = most(byPath.map(({ length }) => length / (STORM_MS / 1_000)));
    await store.clock.tickAsync(10_000);
    const { sweeps } = await reconnect(store);
    return {
      gate: 'R13',
      what: `requests of a key in a storm of ${1_000 / STORM_GAP_MS} messages of each kind a second; sweeps of a reconnect`,
      limit: '1 in 300 ms, 1 a second; 1',
      figure: `${inWindow}, ${perSecond.toFixed(2)}; ${sweeps} at most in ${RECONNECTS}, of ${TOPICS.length} topics each`,
      isHeld: byPath.length === 2 && inWindow === 1 && perSecond <= 1 && sweeps === 1,
    };
  });
}

export function holdRefetch(seed: number): Promise<Line> {
  return withStore(async (store) => {
    await store.goLive();
    const { startsMs } = await reconnect(store);
    return {
      gate: 'R2',
      what: 'until everything is read again, from the reopening',
      limit: '250 ms, and 2 s of jitter',
      figure: `${ms(most(startsMs))} at most in ${startsMs.length}`,
      isHeld: startsMs.length === RECONNECTS && most(startsMs) <= 2_250,
    };
  }, seed);
}

/** Loses the connection to a server without replay, again and again. */
async function reconnect(
  store: StorePlay,
): Promise<{ readonly sweeps: number; readonly startsMs: readonly number[] }> {
  const { network, clock } = store;
  const startsMs: number[] = [];
  let sweeps = 0;
  for (let turn = 0; turn < RECONNECTS; turn += 1) {
    await clock.tickAsync(6_000);
    const { socket } = network;
    socket.drop(1006);
    while (network.socket === socket) await clock.tickAsync(50);
    store.asked.length = 0;
    const reopenedAt = performance.now();
    await store.goLive();
    sweeps = Math.max(sweeps, ...pathsOf(store).map(({ length }) => length));
    startsMs.push(...store.asked.slice(0, 1).map(({ at }) => at - reopenedAt));
  }
  return { sweeps, startsMs };
}

function pathsOf(store: StorePlay): number[][] {
  const byPath = new Map<string, number[]>();
  for (const { path, at } of store.asked) byPath.set(path, [...(byPath.get(path) ?? []), at]);
  return [...byPath.values()];
}

const mostWithin = (times: readonly number[], windowMs: number) =>
  most(times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length));

export function holdToasts(): Promise<Line> {
  return withStore(async (store) => {
    await store.goLive();
    const { notices } = store.feed;
    const ids = 200;
    for (let again = 0; again < 5; again += 1) {
      await store.clock.tickAsync(1_000);
      for (let n = 0; n < ids; n += 1) {
        store.network.socket.receive({
          event: 'task.failed',
          id: `once ${n}`,
          data: { task_id: `t${n}`, error: 'e' },
        });
      }
    }
    await store.clock.tickAsync(1_000);
    const once = notices.history.length;
    const queue = new ToastQueue(() => timesFor(null));
    let visible = 0;
    notices.history.forEach((notice, index) => {
      queue.add(notice, index * 3_000);
      visible = Math.max(visible, queue.visible.length);
    });
    const isAllCounted = queue.visible.length + queue.waitingCount > visible;
    const old = async (minutes: number) => {
      const { length } = notices.history;
      const timestamp = new Date(Date.now() - minutes * 60_000).toISOString();
      store.network.socket.receive({
        event: 'task.completed',
        timestamp,
        data: { task_id: `old ${minutes}` },
      });
      await store.clock.tickAsync(1_000);
      return notices.history.length - length;
    };
    const young = await old(9.9);
    const late = await old(10.1);
    return {
      gate: 'R14',
      what: 'toasts of an event id that comes five times; visible at once; of a replayed event older than 10 min',
      limit: '1; 3, the rest as "+n"; 0',
      figure: `${once / ids}; ${visible} with ${queue.waitingCount} behind them; ${late}, and ${young} of a younger one`,
      isHeld: once === ids && visible === 3 && isAllCounted && young === 1 && late === 0,
    };
  });
}

export async function holdTabs(seed: number, people: number): Promise<Line> {
  const seen: SeenInTabs[] = [];
  for (let person = 0; person < people; person += 1) seen.push(await playTabs(seed + person, EVENTS_OF_TABS));
  const sum = (figure: (one: SeenInTabs) => number) => seen.map(figure).reduce((all, one) => all + one, 0);
  const [missed, doubled, shown] = [
    sum((one) => one.missed),
    sum((one) => one.doubled),
    sum((one) => one.shown),
  ];
  return {
    gate: 'R14',
    what: 'toasts of an event missed or doubled across 10 tabs that are looked at, left, cached, closed and opened',
    limit: '0',
    figure: `${missed} and ${doubled} of ${sum((one) => one.events)} events on ${people} seeds; ${shown} shown, ${sum((one) => one.deaths)} tabs closed`,
    isHeld: missed === 0 && doubled === 0 && shown > 0,
  };
}
