import assert from 'node:assert/strict';
import type { KeyInput, Page } from 'puppeteer-core';

/** What has the focus: whose it is, and by what it may be called. */
export interface Focused {
  /** The widget, or the page's own element. */
  readonly tag: string;
  /** Its name, its title and its text, as far as it has them. */
  readonly names: readonly string[];
}

const PATIENCE_MS = 5_000;

/** More stops than a page has. */
const MOST_STOPS = 250;

/** Somebody at a page who has a keyboard and nothing else. */
export class Hands {
  constructor(private readonly page: Page) {}

  /** What has the focus, however deep it lies. */
  focused(): Promise<Focused> {
    return this.page.evaluate(() => {
      let active = document.activeElement;
      const tag = active?.localName ?? '';
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      const { ariaLabel, title, innerText, labels } = (active ?? {}) as Partial<HTMLInputElement>;
      const names = [ariaLabel, title, ...[...(labels ?? [])].map((label) => label.textContent), innerText];
      return { tag, names: names.map((name) => name?.replace(/\s+/g, ' ').trim() ?? '').filter(Boolean) };
    });
  }

  /** All that a mouse could press in view, and from now on {@link stops} tells of. */
  controls(): Promise<string[]> {
    return this.page.evaluate(() => {
      const stops: string[] = [];
      Object.assign(globalThis, { stops });
      const controls: string[] = [];
      const called = (tag: string, { ariaLabel, title, textContent, localName }: HTMLElement): string =>
        `${tag}: ${localName} ${ariaLabel ?? (title || textContent.replace(/\s+/g, ' ').trim())}`;
      const walk = (root: Document | ShadowRoot, tag: string): void => {
        root.addEventListener('focusin', ({ target }) => {
          const element = target as HTMLElement;
          if (element.getRootNode() === root && !element.shadowRoot) stops.push(called(tag, element));
        });
        for (const element of root.querySelectorAll<HTMLElement>('*')) {
          if (element.shadowRoot) walk(element.shadowRoot, element.localName);
          const isControl = element.matches('a[href], button, input, select, summary, [tabindex="0"]');
          if (isControl && element.checkVisibility()) controls.push(called(tag, element));
        }
      };
      walk(document, 'page');
      return controls;
    });
  }

  /** Goes so many stops on, and says where it was. */
  async stops(count: number): Promise<string[]> {
    for (let stop = 0; stop < count; stop++) await this.press('Tab');
    return this.page.evaluate(() => (globalThis as { stops?: string[] }).stops ?? []);
  }

  /** Goes from stop to stop until one of a widget is called so. */
  async to(tag: string, name: string | RegExp, direction: 'on' | 'back' = 'on'): Promise<void> {
    const seen: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      await this.press(direction === 'on' ? 'Tab' : 'Shift+Tab');
      const focused = await this.focused();
      if (focused.tag === tag && focused.names.some((each) => isCalled(each, name))) return;
      seen.push(`${focused.tag} ${focused.names[0] ?? ''}`);
    }
    throw new Error(
      `no way leads to ${String(name)} of <${tag}>; there were ${[...new Set(seen)].join(', ')}`,
    );
  }

  /** Goes to a control and presses it. */
  async use(tag: string, name: string | RegExp, key: KeyInput = 'Enter'): Promise<void> {
    await this.to(tag, name);
    await this.press(key);
  }

  /** Presses keys one after the other; `Shift+Tab` is two at once. */
  async press(...keys: readonly (KeyInput | 'Shift+Tab')[]): Promise<void> {
    for (const key of keys) {
      if (key !== 'Shift+Tab') await this.page.keyboard.press(key);
      else {
        await this.page.keyboard.down('Shift');
        await this.page.keyboard.press('Tab');
        await this.page.keyboard.up('Shift');
      }
    }
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** Waits until the focus is where it is meant to be. */
  async isAt(tag: string, name: string | RegExp): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const focused = await this.focused();
      if (focused.tag === tag && focused.names.some((each) => isCalled(each, name))) return;
      if (Date.now() > deadline)
        assert.fail(`the focus is at ${JSON.stringify(focused)}, not at ${String(name)}`);
      await this.page.evaluate(() => new Promise(requestAnimationFrame));
    }
  }
}

const isCalled = (text: string, name: string | RegExp): boolean =>
  typeof name === 'string' ? text === name : name.test(text);
