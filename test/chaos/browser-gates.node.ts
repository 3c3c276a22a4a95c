import { openChromium, openFirefox } from '../demo/browser.node.js';
import { REPLAYABLE, runBenches } from './bench.node.js';
import { BrowserHost, BrowserStream } from './browser-page.node.js';
import { Lab } from './lab.node.js';
import { few, most, ms, type Line, type Scale } from './line.js';

/** What only a page in this process can be made to do; in a browser the page's own tests do it. */
const PLAYED_PAGE =
  /^(socket blocked|constructor throws|wake|back-forward|frozen|connection lost while|clock set|handler|online)/;
const KINDS = REPLAYABLE.filter(({ name }) => !PLAYED_PAGE.test(name));
/** Windows of one browser, which has the machine to itself. */
const WINDOWS = 4;
const OPEN = { Chromium: openChromium, Firefox: openFirefox };
const PATIENCE_MS = 20_000;
const SHOWINGS = 5;

/** Everything the network and the server can do, to a stream in a real browser. */
export async function holdReplayInBrowser(
  name: keyof typeof OPEN,
  { seed, speed, faults }: Scale,
): Promise<Line> {
  const host = await BrowserHost.start(await OPEN[name]());
  try {
    const result = await runBenches(WINDOWS, (index) => ({
      seed: seed + index,
      speed,
      host,
      traits: { resumes: true, pongs: true },
      faults: Math.ceil(faults / WINDOWS),
      kinds: KINDS,
    }));
    const { broken, needless, effective, events, tolls } = result;
    const kinds = [...tolls.values()].filter((toll) => toll.effective > 0).length;
    return {
      gate: 'R1',
      what: `the same in ${name}`,
      limit: `0 after ${faults} effective faults of 36 kinds, and no needless resync`,
      figure: `${broken.length} after ${effective} effective faults of ${kinds} kinds on ${WINDOWS} seeds; ${events} events, ${needless.length} needless resyncs`,
      isHeld: broken.length === 0 && needless.length === 0 && kinds >= 36 && effective >= faults,
      notes: few([...broken, ...needless]),
    };
  } finally {
    await host.stop();
  }
}

/** A page that is left and come back to, which the browser keeps meanwhile. */
export async function holdBackForward({ seed }: Scale): Promise<Line> {
  const host = await BrowserHost.start(await openChromium());
  const lab = new Lab({ seed, speed: 1, host, traits: { resumes: true, pongs: true } });
  try {
    await lab.start();
    await lab.live();
    if (!(lab.stream instanceof BrowserStream)) throw new Error('there is no browser');
    const { tab } = lab.stream;
    await tab.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => (document.title = persisted ? 'kept' : 'made anew'));
    });
    const closed: number[] = [];
    const back: number[] = [];
    let kept = 0;
    for (let showing = 0; showing < SHOWINGS; showing += 1) {
      const left = lab.until(() => lab.server.sockets === 0, PATIENCE_MS);
      await tab.goto(`${host.url}other`);
      closed.push((await left) ?? Infinity);
      await tab.goBack();
      const since = performance.now();
      while ((await lab.stream.state()) !== 'live' && performance.now() - since < PATIENCE_MS);
      back.push(performance.now() - since);
      kept += (await tab.title()) === 'kept' ? 1 : 0;
    }
    return {
      gate: 'R8',
      what: "the browser's back-forward cache",
      limit: 'kept; close seen in 1 s, live again in 2 s',
      figure: `kept ${kept} times of ${SHOWINGS}; close seen after ${ms(most(closed))} with the way to the other page, live after ${ms(most(back))}`,
      isHeld: kept === SHOWINGS && most(closed) <= 1_000 && most(back) <= 2_000,
    };
  } finally {
    await lab.stop();
    await host.stop();
  }
}
