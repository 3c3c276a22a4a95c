import { Lab, TOPICS } from './lab.node.js';

export interface PoorNetwork {
  /** Connections beyond the first. */
  readonly disconnects: number;
  readonly events: number;
  readonly broken: readonly string[];
}

/** Slow enough that a busy machine adds little to the round trip. */
const SPEED = 5;
const HALF_RTT_MS = 250;
const HALF_DAY_MS = 43_200_000;
const TURNS = 12;
const TURN_MS = 10_000;

/** Two minutes of a page whose network or clock is poor but not broken: half of them busy, half silent but for pings. */
export async function playPoorNetwork(seed: number, how: 'slow' | 'sliced' | 'skewed'): Promise<PoorNetwork> {
  const lab = new Lab({ seed, speed: SPEED, traits: { resumes: true, pongs: true } });
  if (how === 'slow') lab.proxy.latencyMs = HALF_RTT_MS / SPEED;
  if (how === 'sliced') lab.proxy.sliceBytes = 1;
  await lab.start();
  await lab.live();
  await lab.settle(2_000);
  lab.resyncs.length = 0; // a slow first opening has one
  for (let turn = 0; turn < TURNS; turn += 1) {
    if (turn === TURNS / 2) lab.pause();
    if (how === 'skewed') lab.page.skewMs = (turn % 2 ? 1 : -1) * HALF_DAY_MS;
    await lab.settle(TURN_MS);
  }
  for (const topic of TOPICS) {
    const { epoch, seq } = lab.server.log.get(topic);
    if (seq > 0 && lab.mirror.seqOf(topic) !== `${epoch}:${seq}`) lab.broken.push(`"${topic}" is behind`);
  }
  await lab.stop();
  const broken = [...lab.broken, ...lab.resyncs].map((words) => `${how}: ${words}`);
  return { disconnects: lab.server.opened - 1, events: lab.mirror.events, broken };
}
