import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { startServer, type DemoServer, type Settings } from '../../demo/server/server.js';

const CHROMIUM = [process.env['CHROME_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'];
const FIREFOX = [process.env['FIREFOX_PATH'], '/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** A page in a real browser, with what it complained of. */
export interface Visit {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** Opens a real Chromium that the end of the test closes. */
export async function openBrowser(t: TestContext): Promise<Browser> {
  const browser = await openChromium();
  t.after(() => browser.close());
  return browser;
}

/** Opens a real Chromium that the caller closes. */
export async function openChromium(): Promise<Browser> {
  const executablePath = CHROMIUM.find((path) => path !== undefined && existsSync(path));
  if (!executablePath) throw new Error('there is no Chromium: run "npm run setup"');
  return puppeteer.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      // A page that a test hands in has no address, and may otherwise not speak to this machine.
      '--disable-features=LocalNetworkAccessChecks',
    ],
  });
}

/** The same, as a Firefox. */
export async function openFirefox(): Promise<Browser> {
  const executablePath = FIREFOX.find((path) => path !== undefined && existsSync(path));
  if (!executablePath) throw new Error('there is no Firefox: run "npm run setup"');
  return puppeteer.launch({ browser: 'firefox', executablePath });
}

/** Opens an address in a new page and remembers errors, refusals of the policy and console messages of a kind. */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  return { page, complaints };
}

/** The demo server on a free port (or the one given) with a database of its own. */
export function demoServer(overrides: Partial<Settings> = {}): Promise<DemoServer> {
  return startServer({
    port: 0,
    db: ':memory:',
    reset: false,
    seed: 1,
    dailyMicros: null,
    monthlyMicros: null,
    timeZone: 'UTC',
    replay: null,
    ...overrides,
  });
}

/** The text an element shows, through its shadow root. */
export const textOf = (page: Page, tag: string): Promise<string> =>
  page.evaluate(
    (name) => document.querySelector(name)?.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '',
    tag,
  );

/** Waits until what an element shows matches; the last text is in the error. */
export async function untilText(
  page: Page,
  tag: string,
  pattern: RegExp,
  timeoutMs: number,
): Promise<string> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const text = await textOf(page, tag);
    if (pattern.test(text)) return text;
    if (Date.now() > deadline)
      throw new Error(`<${tag}> did not show ${pattern} in ${timeoutMs} ms, but "${text}"`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** Where the build stands; the demo serves it. */
export const isBuilt = (): boolean =>
  existsSync(fileURLToPath(new URL('../../dist/cdn/spendwire.js', import.meta.url)));
