import { Lab } from './lab.node.js';

/** How a page fares whose sockets do not get through a proxy. */
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

/** Strips upgrades until events have come by HTTP, repairs the proxy, and expects no gap on the way back. */
export async function playStrippedUpgrade(seed: number): Promise<Relief> {
  const lab = new Lab({ seed, speed: SPEED, traits: { resumes: true, pongs: true }, hasFallback: true });
  lab.pace = 200;
  lab.proxy.stripsUpgrade = true;
  await lab.start();
  const firstDataMs = await lab.until(() => lab.mirror.events > 0, PATIENCE_MS);
  if (lab.stream.status.transport !== 'sse') lab.broken.push(`events came by ${lab.stream.status.transport}`);
  await lab.settle(5_000);
  const { resyncs } = lab.mirror;
  lab.proxy.heal();
  const backMs = await lab.until(() => lab.stream.status.transport === 'websocket', PATIENCE_MS);
  await lab.settle(5_000);
  if (lab.mirror.resyncs > resyncs) lab.broken.push('a resync on the way back to the socket');
  await lab.stop();
  return { firstDataMs: firstDataMs ?? Infinity, backMs: backMs ?? Infinity, broken: lab.broken };
}

/** Shows a page out and in again; the server must see the socket close at once. */
export async function playPageHide(
  seed: number,
): Promise<{ readonly closedMs: number; readonly backMs: number }> {
  const lab = new Lab({ seed, speed: SPEED, traits: { resumes: true, pongs: true } });
  await lab.start();
  await lab.live();
  lab.page.signal('pagehide');
  const closedMs = await lab.until(() => lab.server.sockets === 0, PATIENCE_MS);
  lab.page.signal('pageshow');
  const backMs = await lab.live();
  await lab.stop();
  return { closedMs: closedMs ?? Infinity, backMs };
}
