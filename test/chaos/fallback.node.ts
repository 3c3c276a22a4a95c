import { Lab } from './lab.node.js';

/** How a page fares whose sockets do not get through. */
export interface Relief {
  /** Milliseconds of the page until its first event, by HTTP. */
  readonly firstDataMs: number;
  /** Milliseconds from the repair until it is on a socket again. */
  readonly backMs: number;
  readonly broken: readonly string[];
}

const PATIENCE_MS = 120_000;
/** Slow enough that a busy machine is not taken for a slow proxy. */
const SPEED = 5;

/** A proxy that takes the upgrade out of each request. */
export const playStrippedUpgrade = (seed: number): Promise<Relief> =>
  playRelief(seed, (lab, isBroken) => (lab.proxy.stripsUpgrade = isBroken));

/** A proxy that answers each upgrade with 503. */
export const playRefusedUpgrade = (seed: number): Promise<Relief> =>
  playRelief(seed, (lab, isBroken) => (lab.server.handshake = isBroken ? '503' : 'accept'));

/** Keeps sockets away until events have come by HTTP, repairs that, and expects no gap on the way back. */
async function playRelief(seed: number, set: (lab: Lab, isBroken: boolean) => void): Promise<Relief> {
  const lab = new Lab({ seed, speed: SPEED, traits: { resumes: true, pongs: true }, hasFallback: true });
  lab.pace = 200;
  set(lab, true);
  await lab.start();
  const firstDataMs = await lab.until(() => lab.mirror.events > 0, PATIENCE_MS);
  if (lab.stream.status.transport !== 'sse') lab.broken.push(`events came by ${lab.stream.status.transport}`);
  await lab.settle(5_000);
  const { resyncs } = lab.mirror;
  set(lab, false);
  const backMs = await lab.until(() => lab.stream.status.transport === 'websocket', PATIENCE_MS);
  await lab.settle(5_000);
  if (lab.mirror.resyncs > resyncs) lab.broken.push('a resync on the way back to the socket');
  await lab.stop();
  return { firstDataMs: firstDataMs ?? Infinity, backMs: backMs ?? Infinity, broken: lab.broken };
}

export interface PageHide {
  readonly closedMs: number;
  readonly backMs: number;
  /** Sockets, timers and listeners that a page leaves when it is over, and sockets that its server still has. */
  readonly left: number;
}

const SHOWINGS = 5;

/** Shows a page out and in again, several times and in real time; the server must see the socket close at once. */
export async function playPageHide(seed: number): Promise<PageHide> {
  const lab = new Lab({ seed, speed: 1, traits: { resumes: true, pongs: true } });
  await lab.start();
  await lab.live();
  const closed: number[] = [];
  const back: number[] = [];
  for (let showing = 0; showing < SHOWINGS; showing += 1) {
    lab.page.signal('pagehide');
    closed.push((await lab.until(() => lab.server.sockets === 0, PATIENCE_MS)) ?? Infinity);
    lab.page.signal('pageshow');
    back.push(await lab.live());
  }
  lab.stream.disconnect();
  await lab.until(() => lab.server.sockets === 0, PATIENCE_MS);
  const left = lab.server.sockets + lab.page.live.size + lab.page.timers + lab.page.listeners;
  await lab.stop();
  return { closedMs: Math.max(...closed), backMs: Math.max(...back), left };
}
