// @ts-check
// A browser launcher for @web/test-runner without dependencies: the system's WebKitWebDriver and MiniBrowser,
// on an X server of its own where there is none.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { existsSync, readdirSync } from 'node:fs';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

export function findMiniBrowser() {
  if (process.env.MINIBROWSER_PATH) return process.env.MINIBROWSER_PATH;
  for (const lib of ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/libexec']) {
    if (!existsSync(lib)) continue;
    for (const d of readdirSync(lib)
      .filter((n) => n.startsWith('webkit'))
      .sort()
      .reverse()) {
      const p = `${lib}/${d}/MiniBrowser`;
      if (existsSync(p)) return p;
    }
  }
  return undefined;
}

export const freePort = async () => {
  const s = createServer().listen(0, '127.0.0.1');
  await once(s, 'listening');
  const port = /** @type {import('node:net').AddressInfo} */ (s.address()).port;
  s.close();
  await once(s, 'close');
  return port;
};

/**
 * WebDriver's code points for the names that sendKeys({ press }) uses.
 *
 * @type {Record<string, string | undefined>}
 */
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
  Plus: '+',
};
/** @param {string} key */
const codeOf = (key) => KEYS[key] ?? key;

/** @type {Record<string, number>} */
const BUTTONS = { left: 0, middle: 1, right: 2 };

class WebKitLauncher {
  name = 'WebKit';
  // @web/test-runner-commands asks a 'puppeteer' launcher for getPage(); see #page for the part of it we answer.
  type = 'puppeteer';
  concurrency = 1;
  /** @type {import('node:child_process').ChildProcess[]} */
  #procs = [];
  #base = '';
  #session = '';
  /** @type {Promise<void> | undefined} */
  #starting;
  /** @type {Map<string, string>} */
  #urls = new Map();
  /** @type {Promise<unknown>} */
  #queue = Promise.resolve();

  async initialize() {}

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   */
  async #rq(method, path, body) {
    const r = await fetch(this.#base + path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const j = await r.json();
    if (!r.ok) throw new Error(`WebDriver ${method} ${path}: ${JSON.stringify(j.value)}`);
    return j.value;
  }

  async #start() {
    let display = process.env.DISPLAY;
    if (!display) {
      const xv = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      });
      this.#procs.push(xv);
      const failed = once(xv, 'error').then(([e]) => Promise.reject(e));
      const [num] = await Promise.race([once(/** @type {any} */ (xv.stdio[3]), 'data'), failed]);
      failed.catch(() => {});
      display = `:${String(num).trim()}`;
    }
    const port = await freePort();
    this.#base = `http://127.0.0.1:${port}`;
    const drv = spawn('WebKitWebDriver', [`--port=${port}`], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: display,
        NO_AT_BRIDGE: '1',
        LIBGL_ALWAYS_SOFTWARE: '1',
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      },
    });
    this.#procs.push(drv);
    drv.on('error', () => {}); // asking for its status fails then, which says the same
    for (let i = 0; ; i++) {
      try {
        await this.#rq('GET', '/status');
        break;
      } catch (e) {
        if (i > 100) throw e;
        await sleep(100);
      }
    }
    const s = await this.#rq('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] },
        },
      },
    });
    this.#session = `/session/${s.sessionId}`;
  }

  /** @param {() => Promise<unknown>} fn */
  #enqueue(fn) {
    const p = this.#queue.then(fn);
    this.#queue = p.catch(() => {});
    return p;
  }

  /**
   * @param {string} id
   * @param {string} url
   */
  async startSession(id, url) {
    await (this.#starting ??= this.#start());
    this.#urls.set(id, url);
    await this.#enqueue(async () => {
      await this.#setViewport({ width: 800, height: 600 }); // as the other launchers do for each file
      await this.#rq('POST', `${this.#session}/url`, { url });
    });
  }

  /** @param {string} id */
  isActive(id) {
    return this.#urls.has(id);
  }

  /** @param {object[]} actions */
  #actions(actions) {
    return this.#rq('POST', `${this.#session}/actions`, { actions });
  }

  /** @param {object[]} list */
  #keys(list) {
    return this.#actions([{ type: 'key', id: 'keyboard', actions: list }]);
  }

  /** @param {object[]} list */
  #pointer(list) {
    return this.#actions([
      { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: list },
    ]);
  }

  /** @param {string} key */
  #press(key) {
    const values = key.split('+').map(codeOf);
    return this.#keys([
      ...values.map((value) => ({ type: 'keyDown', value })),
      ...values.reverse().map((value) => ({ type: 'keyUp', value })),
    ]);
  }

  /** @param {{ width: number, height: number }} wanted size of the page, without the window's own frame */
  async #setViewport({ width, height }) {
    for (let attempt = 0; attempt < 3; attempt++) {
      const [innerWidth, innerHeight] = await this.#rq('POST', `${this.#session}/execute/sync`, {
        script: 'return [innerWidth, innerHeight]',
        args: [],
      });
      if (innerWidth === width && innerHeight === height) return;
      const rect = await this.#rq('GET', `${this.#session}/window/rect`);
      await this.#rq('POST', `${this.#session}/window/rect`, {
        width: rect.width + width - innerWidth,
        height: rect.height + height - innerHeight,
      });
    }
  }

  /** The part of puppeteer's page that @web/test-runner-commands uses. */
  #page = {
    keyboard: {
      /** @param {string} text */
      type: async (text) => {
        for (const character of text) await this.#press(character === '+' ? 'Plus' : character);
      },
      /** @param {string} key */
      press: (key) => this.#press(key),
      /** @param {string} key */
      down: (key) => this.#keys([{ type: 'keyDown', value: codeOf(key) }]),
      /** @param {string} key */
      up: (key) => this.#keys([{ type: 'keyUp', value: codeOf(key) }]),
    },
    mouse: {
      /** @type {(x: number, y: number) => Promise<unknown>} */
      move: (x, y) => this.#pointer([{ type: 'pointerMove', duration: 0, x, y }]),
      /** @type {(x: number, y: number, options?: { button?: string }) => Promise<unknown>} */
      click: (x, y, { button = 'left' } = {}) =>
        this.#pointer([
          { type: 'pointerMove', duration: 0, x, y },
          { type: 'pointerDown', button: BUTTONS[button] },
          { type: 'pointerUp', button: BUTTONS[button] },
        ]),
      down: ({ button = 'left' } = {}) => this.#pointer([{ type: 'pointerDown', button: BUTTONS[button] }]),
      up: ({ button = 'left' } = {}) => this.#pointer([{ type: 'pointerUp', button: BUTTONS[button] }]),
      reset: () => this.#rq('DELETE', `${this.#session}/actions`),
    },
    /** @param {{ width: number, height: number }} viewport */
    setViewport: (viewport) => this.#setViewport(viewport),
    emulateMediaFeatures: () => {
      throw new Error('WebKitWebDriver cannot emulate media features');
    },
  };

  getPage() {
    return this.#page;
  }

  getBrowserUrl() {
    return this.#rq('GET', `${this.#session}/url`);
  }

  /** @param {string} id */
  async stopSession(id) {
    this.#urls.delete(id);
    await this.#enqueue(() => this.#rq('POST', `${this.#session}/url`, { url: 'about:blank' }));
    return {};
  }

  async stop() {
    if (this.#session) await this.#rq('DELETE', this.#session).catch(() => {});
    for (const p of this.#procs.reverse()) {
      if (p.exitCode !== null || p.signalCode !== null || p.pid === undefined) continue;
      const gone = once(p, 'exit');
      p.kill();
      await Promise.race([gone, sleep(3000, undefined, { ref: false })]);
    }
  }
}

export const webkitLauncher = () => new WebKitLauncher();
