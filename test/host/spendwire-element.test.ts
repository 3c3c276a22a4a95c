import { expect, fixture, html } from '@open-wc/testing';
import { useFakeTimers } from 'sinon';
import { answered, fakeFeed } from '../../demo/scenarios/fake-feed.js';
import type { Loadable } from '../../src/store/loadable.js';
import { de } from '../../src/text/strings.de.js';
import { registerStrings } from '../../src/text/strings.js';
import { decodeBudget } from '../../src/wire/budget.js';
import { budgetPayload } from '../makers/budget.js';
import type { ProbeBudgetElement } from '../support/probe-budget.js';
import '../support/probe-budget.js';
import { spokenOf } from '../support/spoken.js';

describe('SpendwireElement', () => {
  const show = (answer: Loadable<unknown>, content = html``) =>
    fixture<ProbeBudgetElement>(
      html`<probe-budget .feed=${fakeFeed({ answers: { budget: answer } })}>${content}</probe-budget>`,
    );
  const ready = (options?: Parameters<typeof answered>[1]) =>
    answered(decodeBudget(budgetPayload()), options);
  const states = ['unconnected', 'loading', 'ready', 'empty', 'stale', 'failed'];
  const statesOf = (element: Element) => states.filter((state) => element.matches(`:state(${state})`));

  const faces: readonly (readonly [Loadable<unknown>, readonly string[], string])[] = [
    [{ type: 'unconnected' }, ['unconnected'], 'Probe Not connected'],
    [{ type: 'loading' }, ['loading'], 'Probe Loading…'],
    [ready(), ['ready'], 'Probe 41.2'],
    [
      ready({ stale: true, ageMs: 180_000 }),
      ['ready', 'stale'],
      'Probe 41.2 stale Last updated 3 minutes ago',
    ],
    [answered(decodeBudget({ budgets: [] })), ['empty'], 'Probe Nothing Nothing comes.'],
    [
      { type: 'failed', error: new Error('the server answered 500') },
      ['failed'],
      'Probe The figures could not be read the server answered 500 Try again',
    ],
  ];
  for (const [answer, expected, words] of faces) {
    it(`has a face and a state for what is ${expected.join(' and ')}`, async () => {
      const element = await show(answer);
      expect(statesOf(element)).to.deep.equal(expected);
      expect(spokenOf(element)).to.satisfy((spoken: string) => spoken.startsWith(words));
      await expect(element).to.be.accessible();
    });
  }

  it('is busy while it loads, and named by its heading', async () => {
    const element = await show({ type: 'loading' });
    const card = element.shadowRoot?.querySelector('section');
    expect(card?.getAttribute('aria-busy')).to.equal('true');
    expect(
      element.shadowRoot?.getElementById(card?.getAttribute('aria-labelledby') ?? '')?.localName,
    ).to.equal('h2');
  });

  it('takes a title from its attribute, or as markup', async () => {
    const element = await show(ready());
    element.heading = 'Ours';
    await element.updateComplete;
    expect(spokenOf(element)).to.contain('Ours');
    element.innerHTML = '<em slot="heading">Mine</em>';
    expect(spokenOf(element)).to.contain('Mine').and.not.to.contain('Ours');
  });

  const slots: readonly (readonly [string, Loadable<unknown>])[] = [
    ['loading', { type: 'loading' }],
    ['empty', answered(decodeBudget({ budgets: [] }))],
    ['error', { type: 'failed', error: new Error('') }],
    ['footer', ready()],
    ['actions', ready()],
  ];
  for (const [slot, answer] of slots) {
    it(`shows what stands in the slot ${slot}`, async () => {
      expect(spokenOf(await show(answer, html`<b slot=${slot}>Own words</b>`))).to.contain('Own words');
    });
  }

  it('speaks the language it stands in, as soon as that turns', async () => {
    registerStrings('de', de);
    const page = await fixture<HTMLElement>(html`<div lang="de"><probe-budget></probe-budget></div>`);
    const element = page.querySelector('probe-budget') as ProbeBudgetElement;
    await element.updateComplete;
    expect(spokenOf(element)).to.contain('Nicht verbunden');
    element.lang = 'en';
    await element.updateComplete;
    expect(spokenOf(element)).to.contain('Not connected');
  });

  it('tells the age of stale figures as time passes', async () => {
    const clock = useFakeTimers({ now: Date.now(), shouldClearNativeTimers: true });
    const element = await show(ready({ stale: true, ageMs: 60_000 }));
    expect(spokenOf(element)).to.contain('Last updated 1 minute ago');
    await clock.tickAsync(120_000);
    expect(spokenOf(element)).to.contain('Last updated 3 minutes ago');
    element.remove();
    clock.restore();
  });

  it('takes one scheme of colours from its attribute', async () => {
    const element = await show(ready());
    element.theme = 'dark';
    await element.updateComplete;
    expect(getComputedStyle(element).colorScheme).to.equal('dark');
  });
});
