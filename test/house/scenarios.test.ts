import { expect, nextFrame } from '@open-wc/testing';
import { stub, type SinonStub } from 'sinon';
import { scenarios } from '../../demo/scenarios/all.js';
import { elementOf, type Scenario } from '../../demo/scenarios/scenario.js';
import { elements } from '../../src/all.js';
import '../../src/look/chart-drawing.js';
import { prefer } from '../support/media.js';

const byTag = new Map<string, Scenario[]>();
for (const scenario of scenarios) byTag.set(scenario.tag, [...(byTag.get(scenario.tag) ?? []), scenario]);

/** Rules about a whole page, which many states of one element side by side are not. */
const PAGE_RULES = ['landmark-unique', 'region', 'heading-order', 'page-has-heading-one'];

describe('every scenario', () => {
  let page: HTMLElement;
  let errors: SinonStub;
  const thrown: unknown[] = [];
  const onError = (event: ErrorEvent | PromiseRejectionEvent) =>
    thrown.push('reason' in event ? event.reason : event.error);

  beforeEach(() => {
    page = document.createElement('main');
    page.style.cssText = 'display: grid; gap: 16px; padding: 16px; background: Canvas; color: CanvasText';
    page.style.setProperty('--sw-motion-duration', '0s');
    document.body.append(page);
    errors = stub(console, 'error');
    addEventListener('error', onError);
    addEventListener('unhandledrejection', onError);
  });

  afterEach(() => {
    page.remove();
    errors.restore();
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onError);
    document.documentElement.style.removeProperty('color-scheme');
  });

  /** Shows every state of an element, one below the other. */
  async function show(tag: string, scheme: 'light' | 'dark') {
    document.documentElement.style.colorScheme = scheme;
    const shown = (byTag.get(tag) ?? []).map((scenario) => {
      const element = elementOf(scenario);
      if (scenario.width !== undefined) element.style.inlineSize = `${scenario.width}px`;
      return { name: scenario.name, element };
    });
    page.append(...shown.map(({ element }) => element));
    await rest();
    return shown;
  }

  /** Charts are drawn in slices and toasts are gathered: what is to be seen is there when nothing changes any more. */
  async function rest() {
    let before = '';
    for (let stillFrames = 0; stillFrames < 15; stillFrames++) {
      await nextFrame();
      const now = [...page.children].map(({ shadowRoot }) => shadowRoot?.innerHTML.length).join();
      if (now !== before) stillFrames = 0;
      before = now;
    }
  }

  const passes = async () => {
    await expect(page).to.be.accessible({ ignoredRules: PAGE_RULES });
    expect(thrown.splice(0)).to.deep.equal([]);
    expect(errors.args.flat().map(String)).to.deep.equal([]);
  };

  it('is of an element of the library, and each that can be seen has several of their own names', () => {
    const seen = elements.map(({ tag }) => tag).filter((tag) => tag !== 'event-stream');
    expect([...byTag.keys()]).to.have.members(seen);
    for (const [tag, states] of byTag) {
      expect(states.length, tag).to.be.above(5);
      expect(new Set(states.map(({ name }) => name)).size, tag).to.equal(states.length);
    }
  });

  for (const tag of byTag.keys()) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`of <${tag}>, ${scheme}, renders, says nothing on the console and passes axe`, async () => {
        for (const { name, element } of await show(tag, scheme)) {
          expect(element.shadowRoot?.childElementCount, name).to.be.above(0);
        }
        await passes();
      }).timeout(60_000);
    }

    it(`of <${tag}>, in forced colours, passes axe`, async function () {
      this.timeout(60_000);
      if (!(await prefer({ forcedColors: 'active' }))) this.skip();
      await show(tag, 'light');
      await passes();
    });
  }
});
