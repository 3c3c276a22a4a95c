import { openChromium } from '../demo/browser.node.js';
import { playDemo } from './demo.node.js';
import { few, ms, type Line } from './line.js';

/** The demo's page, in a real browser, while its server is killed at random. */
export async function holdDemo(seed: number, forMs: number): Promise<Line> {
  const browser = await openChromium();
  try {
    const { kills, effective, toasts, mostSockets, backMs, broken } = await playDemo(browser, seed, forMs);
    return {
      gate: 'demo',
      what: `the demo's server killed every 2 s for ${forMs / 1_000} s: figures of <budget-monitor> that differ from the database, toasts missed or doubled`,
      limit: '0',
      figure: `${broken.length} after ${kills} kills, ${effective} of them under a live socket; ${toasts} toasts, ${mostSockets} socket at most, live ${ms(backMs)} after the last start`,
      isHeld: broken.length === 0 && kills > 0 && effective > 0 && toasts > 0 && mostSockets === 1,
      notes: few(broken),
    };
  } finally {
    await browser.close();
  }
}
