import { expect, fixture, html } from '@open-wc/testing';
import { watchTheme } from '../../src/look/theme-watch.js';
import { prefer } from '../support/media.js';

/** Mutation records are told in a microtask. */
const told = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('watchTheme', () => {
  let outer: HTMLElement;
  let inner: HTMLElement;
  let turns: number;
  let end: () => void;

  beforeEach(async () => {
    outer = await fixture<HTMLElement>(html`<div><article></article></div>`);
    const root = outer.querySelector('article')!.attachShadow({ mode: 'open' });
    inner = root.appendChild(document.createElement('p'));
    turns = 0;
    end = watchTheme(inner, () => {
      turns += 1;
    });
  });

  afterEach(() => end());

  it('tells of a class, style, theme or data attribute on an ancestor, also beyond a shadow root', async () => {
    const changes: ((element: HTMLElement) => void)[] = [
      (element) => element.classList.add('dark'),
      (element) => element.style.setProperty('--sw-color-ok', 'red'),
      (element) => element.setAttribute('theme', 'dark'),
      (element) => (element.dataset['bsTheme'] = 'dark'),
    ];
    for (const [index, change] of changes.entries()) {
      change(outer);
      await told();
      expect(turns).to.equal(index + 1);
    }
  });

  it('tells once of many changes at a time', async () => {
    for (let index = 0; index < 50; index += 1) outer.classList.toggle(`c${index}`);
    document.documentElement.dataset['theme'] = 'dark';
    await told();
    delete document.documentElement.dataset['theme'];
    expect(turns).to.equal(1);
  });

  it('keeps silent about siblings and about attributes that colour nothing', async () => {
    outer.setAttribute('aria-busy', 'true');
    outer.appendChild(document.createElement('i')).className = 'dark';
    await told();
    expect(turns).to.equal(0);
  });

  it('finds the way through slots', async () => {
    const host = await fixture<HTMLElement>(html`<div><b></b></div>`);
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<section><slot></slot></section>';
    let slotted = 0;
    const stop = watchTheme(host.querySelector('b')!, () => {
      slotted += 1;
    });
    root.querySelector('section')!.className = 'dark';
    await told();
    stop();
    expect(slotted).to.equal(1);
  });

  it('tells of what the user prefers', async function () {
    for (const preferences of [
      { colorScheme: 'dark' },
      { contrast: 'more' },
      { forcedColors: 'active' },
      { media: 'print' },
    ] as const) {
      await prefer({});
      turns = 0;
      if (!(await prefer(preferences))) this.skip();
      await told();
      expect(turns, JSON.stringify(preferences)).to.be.at.least(1);
    }
  });

  it('is silent after its end, and lets go of everything with the last', async () => {
    end();
    let listeners = 0;
    let observed = 0;
    const { addEventListener, removeEventListener } = MediaQueryList.prototype;
    const { disconnect } = MutationObserver.prototype;
    MediaQueryList.prototype.addEventListener = () => (listeners += 1);
    MediaQueryList.prototype.removeEventListener = () => (listeners -= 1);
    MutationObserver.prototype.disconnect = function (this: MutationObserver) {
      observed -= 1;
      disconnect.call(this);
    };
    try {
      const ends = [watchTheme(inner, () => (turns += 1)), watchTheme(outer, () => (turns += 1))];
      observed = 1;
      expect(listeners).to.equal(4);
      for (const stop of ends) stop();
      expect([listeners, observed]).to.deep.equal([0, 0]);
      outer.className = 'dark';
      await told();
      expect(turns).to.equal(0);
    } finally {
      MediaQueryList.prototype.addEventListener = addEventListener;
      MediaQueryList.prototype.removeEventListener = removeEventListener;
      MutationObserver.prototype.disconnect = disconnect;
    }
  });
});
