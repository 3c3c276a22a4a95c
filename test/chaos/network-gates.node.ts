import { REPLAYABLE, runBenches, type BenchResult } from './bench.node.js';
import { playPageHide, playRefusedUpgrade, playStrippedUpgrade } from './fallback.node.js';
import { FAULTS } from './faults.node.js';
import { few, most, ms, type Line, type Scale } from './line.js';
import { playPoorNetwork } from './poor-network.node.js';

const LOST_FOR_GOOD = 'last event lost, then silence';

/** What the bench did besides holding its gate, by kind of fault. */
export interface Benched {
  readonly line: Line;
  readonly result: BenchResult;
}

export async function holdReplay(scale: Scale): Promise<Benched> {
  const result = await bench(scale, scale.faults, true, REPLAYABLE);
  const { broken, needless, effective, events, tolls } = result;
  const kinds = [...tolls.values()].filter((toll) => toll.effective > 0).length;
  const line = {
    gate: 'R1',
    what: 'a server with replay: lost, doubled, reordered',
    limit: `0 after ${scale.faults} effective faults of 36 kinds, and no needless resync`,
    figure: `${broken.length} after ${effective} effective faults of ${kinds} kinds on ${scale.pages} seeds; ${events} events, ${needless.length} needless resyncs`,
    isHeld: broken.length === 0 && needless.length === 0 && kinds >= 36 && effective >= scale.faults,
    notes: few([...broken, ...needless]),
  };
  return { line, result };
}

export async function holdGaps(scale: Scale): Promise<Line> {
  const share = Math.ceil(scale.faults / 5);
  // Where no number tells, a lost last event shows in nothing until the next reconnect.
  const plainKinds = FAULTS.filter(({ name }) => name !== LOST_FOR_GOOD);
  const plain = await bench(scale, share, false, plainKinds);
  const forgetful = await bench(scale, share, true, FAULTS);
  const words = [...plain.broken, ...forgetful.broken];
  const effective = plain.effective + forgetful.effective;
  return {
    gate: 'R2',
    what: 'without replay, short history, new epoch: gaps without a resync, end states that differ',
    limit: '0',
    figure: `${words.length} after ${effective} effective faults; ${plain.resyncs + forgetful.resyncs} resyncs`,
    isHeld: words.length === 0 && effective >= 2 * share && plain.resyncs > 0 && forgetful.resyncs > 0,
    notes: few(words),
  };
}

export async function holdHygiene({ seed }: Scale): Promise<Line> {
  const { closedMs, backMs, left } = await playPageHide(seed);
  return {
    gate: 'R8',
    what: 'sockets of a page, and what it leaves behind; pagehide and pageshow',
    limit: '1 socket; 0 sockets, timers, listeners; close seen in 1 s, live again in 2 s',
    figure: `1 socket, ${left} left, as with every page of R1 and R2; close seen after ${ms(closedMs)}, live after ${ms(backMs)}`,
    isHeld: closedMs <= 1_000 && backMs <= 2_000 && left === 0,
  };
}

export async function holdTokens(scale: Scale): Promise<Line> {
  const kinds = FAULTS.filter(({ name }) => name.startsWith('token') || name === 'close 4401');
  const faults = Math.max(20, Math.ceil(scale.faults / 50));
  const { broken, needless, effective } = await bench(scale, faults, true, kinds);
  const words = [...broken, ...needless];
  return {
    gate: 'R9',
    what: 'tokens that expire, are refused, hang, are slow: events lost, pages stuck',
    limit: '0',
    figure: `${words.length} after ${effective} effective faults`,
    isHeld: words.length === 0 && effective >= faults,
    notes: few(words),
  };
}

export async function holdFallback({ seed }: Scale): Promise<Line> {
  const reliefs = await Promise.all([playStrippedUpgrade(seed), playRefusedUpgrade(seed + 1)]);
  const broken = reliefs.flatMap((relief) => relief.broken);
  const first = most(reliefs.map(({ firstDataMs }) => firstDataMs));
  const back = most(reliefs.map(({ backMs }) => backMs));
  return {
    gate: 'R15',
    what: 'upgrade stripped or refused by a proxy',
    limit: 'first data in 8 s, back on the socket 60 s after repair, 0 gaps',
    figure: `first data after ${ms(first)}, back after ${ms(back)}, ${broken.length} gaps`,
    isHeld: first <= 8_000 && back <= 60_000 && broken.length === 0,
    notes: few(broken),
  };
}

export async function holdPoorNetwork({ seed }: Scale): Promise<Line> {
  const outcomes = await Promise.all(
    (['slow', 'sliced', 'skewed'] as const).map((how, index) => playPoorNetwork(seed + index, how)),
  );
  const broken = outcomes.flatMap((outcome) => outcome.broken);
  const disconnects = outcomes.reduce((sum, outcome) => sum + outcome.disconnects, 0);
  const events = outcomes.map((outcome) => outcome.events);
  return {
    gate: 'R16',
    what: 'RTT of 500 ms, bytes one by one, clock set by ±12 h again and again: false disconnects',
    limit: '0',
    figure: `${disconnects} in 3 pages of 2 min, half of it silent; ${events.join(', ')} events, ${broken.length} lost`,
    isHeld: disconnects === 0 && broken.length === 0 && events.every((count) => count > 0),
    notes: few(broken),
  };
}

function bench(scale: Scale, faults: number, resumes: boolean, kinds: typeof FAULTS): Promise<BenchResult> {
  const each = Math.ceil(faults / scale.pages);
  return runBenches(scale.pages, (index) => ({
    seed: scale.seed + index,
    speed: scale.speed,
    traits: { resumes, pongs: true },
    faults: each,
    kinds,
  }));
}
