import { expect } from '@open-wc/testing';
import type { CostPath } from '../../src/domain/cost-drill.js';
import { filterOf } from '../../src/domain/cost-drill.js';
import { ShownCosts, type CostNews, type CostsToShow } from '../../src/elements/shown-costs.js';
import type { Loadable } from '../../src/store/loadable.js';
import { formatterFor } from '../../src/text/format.js';
import { en } from '../../src/text/strings.en.js';
import type { CostsAnswer } from '../../src/wire/costs.js';
import { costsAnswer } from '../makers/answers.js';

const OUTERMOST: CostPath = { model: null, provider: null };
const GPT: CostPath = { model: 'gpt-4', provider: null };

const ready = (overrides: Readonly<Record<string, unknown>> = {}, stale = false): Loadable<CostsAnswer> => ({
  type: 'ready',
  data: costsAnswer(overrides),
  stale,
  asOf: 0,
  receivedAt: 0,
});

const paramsOf = (path: CostPath, days = '30') => ({ days, ...filterOf(path) });

const providers = {
  total: 6,
  by_model: [{ model: 'gpt-4', cost: 6 }],
  by_provider: [
    { provider: 'openai', cost: 5 },
    { provider: 'azure', cost: 1 },
  ],
};

describe('ShownCosts', () => {
  let shown: ShownCosts;

  beforeEach(() => {
    shown = new ShownCosts();
  });

  const take = (
    state: Loadable<CostsAnswer>,
    {
      answers = OUTERMOST,
      wants = OUTERMOST,
      ...rest
    }: { answers?: CostPath | null; wants?: CostPath } & Partial<CostsToShow> = {},
  ): CostNews =>
    shown.take({
      state,
      params: answers && paramsOf(answers),
      wanted: { path: wants, params: paramsOf(wants) },
      printing: { words: en, format: formatterFor('en') },
      currency: null,
      ...rest,
    });
  const names = (): unknown => shown.level?.print.lines.map(({ label }) => label);

  it('shows nothing before the first figures', () => {
    expect(take({ type: 'loading' })).to.equal(null);
    expect(shown.level).to.equal(null);
    take({ type: 'failed', error: new Error('500') });
    expect(shown.level).to.equal(null);
    take({ type: 'unconnected' });
    expect(shown.level).to.equal(null);
  });

  it('shows what was asked for', () => {
    take(ready());
    expect(names()).to.deep.equal(['gpt-4', 'claude-3-haiku']);
    expect(shown.level?.span).to.equal('30 days');
    expect(shown.level?.next).to.equal('provider');
    expect(shown.level?.covered).to.deep.equal({ from: '2026-11-01', to: '2026-11-02' });
    expect(shown.level?.hasDays).to.equal(true);
    expect(shown.level?.isEmpty).to.equal(false);
  });

  it('prints the same figures once', () => {
    const state = ready();
    take(state);
    const print = shown.level?.print;
    take(state);
    expect(shown.level?.print).to.equal(print);
  });

  it('prints in the currency of the page where the data names none', () => {
    take(ready({ currency: null }), { currency: 'EUR' });
    expect(shown.level?.print.lines[0]?.cost).to.equal('€6.00');
    take(ready(), { currency: 'EUR' });
    expect(shown.level?.print.lines[0]?.cost).to.equal('$6.00');
  });

  describe('while other rows are on their way', () => {
    const first = ready({
      by_model: [
        { model: 'gpt-4', cost: 6 },
        { model: 'claude', cost: 4 },
      ],
    });

    it('shows the last ones, and calls them neither gone nor old', () => {
      take(first);
      const held = { ...first, stale: true } as Loadable<CostsAnswer>;
      expect(take(held, { wants: GPT })).to.equal(null);
      expect(names()).to.deep.equal(['gpt-4', 'claude']);
      expect(shown.level?.inView.isAwaited).to.equal(true);
      expect(shown.faceOf(held)).to.include({ type: 'ready', stale: false });
    });

    it('shows the others as soon as they are there', () => {
      take(first);
      take(first, { wants: GPT });
      expect(take(ready(providers), { answers: GPT, wants: GPT })).to.equal('elsewhere');
      expect(names()).to.deep.equal(['openai', 'azure']);
      expect(shown.level?.inView.isAwaited).to.equal(false);
    });

    it('shows at once what the last answer tells of them', () => {
      take(ready());
      expect(take(ready(), { wants: GPT })).to.equal('elsewhere');
      expect(names()).to.deep.equal(['openai']);
      expect(shown.level?.inView.isAwaited).to.equal(true);
      expect(shown.level?.hasDays).to.equal(false);
    });

    it('does not pass off the rows of one model as those of all on the way out', () => {
      take(first);
      take(ready(providers), { answers: GPT, wants: GPT });
      take(ready(providers, true), { answers: GPT, wants: OUTERMOST });
      expect(names()).to.deep.equal(['openai', 'azure']);
      expect(shown.level?.inView.isAwaited).to.equal(true);
      expect(take(first)).to.equal('elsewhere');
      expect(names()).to.deep.equal(['gpt-4', 'claude']);
    });

    it('keeps them when the others cannot be read, stale', () => {
      take(first);
      const failed: Loadable<CostsAnswer> = { type: 'failed', error: new Error('500') };
      take(failed, { answers: GPT, wants: GPT });
      expect(names()).to.deep.equal(['gpt-4', 'claude']);
      expect(shown.faceOf(failed)).to.include({ type: 'ready', stale: true });
    });

    it('keeps the span that they are of', () => {
      take(first);
      take(first, { wanted: { path: OUTERMOST, params: paramsOf(OUTERMOST, '7') } });
      expect(shown.level?.span).to.equal('30 days');
      expect(shown.level?.inView.isAwaited).to.equal(true);
    });
  });

  it('shows an answer without rows of the level that was asked for as empty, not as another level', () => {
    take(ready());
    take(ready({ total: 0, by_model: [], by_provider: [] }), { answers: GPT, wants: GPT });
    expect(names()).to.deep.equal([]);
    expect(shown.level?.inView.path).to.deep.equal(GPT);
    expect(shown.level?.isEmpty).to.equal(false);
  });

  it('is empty where nothing was spent on anything', () => {
    take(ready({ total: 0, by_model: [] }));
    expect(shown.level?.isEmpty).to.equal(true);
    take(ready({ total: 5, by_model: [] }));
    expect(shown.level?.isEmpty).to.equal(false);
  });

  describe('data of the host', () => {
    it('is looked into as far as it goes', () => {
      take(ready(), { answers: null });
      expect(shown.level?.next).to.equal('provider');
      expect(shown.level?.span).to.equal('2 days');
      take(ready(), { answers: null, wants: GPT });
      expect(names()).to.deep.equal(['openai']);
      expect(shown.level?.next).to.equal(null);
      expect(shown.level?.inView.isAwaited).to.equal(false);
    });

    it('begins with providers where it has no models', () => {
      take(ready({ by_model: [], by_provider: providers.by_provider }), { answers: null });
      expect(names()).to.deep.equal(['openai', 'azure']);
      expect(shown.level?.outermost).to.equal('provider');
      expect(shown.level?.next).to.equal(null);
    });
  });

  it('says what is worth saying of live figures: what stands out, not each cent', () => {
    take(ready());
    expect(take(ready({ total: '10.01' }))).to.equal(null);
    expect(
      take(
        ready({
          by_model: [
            { model: 'gpt-4', cost: 9 },
            { model: 'b', cost: 1 },
          ],
        }),
      ),
    ).to.equal('changed');
  });

  it('says nothing of the first figures, which are read anyway', () => {
    expect(take(ready())).to.equal(null);
  });

  it('lets go of everything when it is taken off the stream', () => {
    take(ready());
    take({ type: 'unconnected' });
    expect(shown.level).to.equal(null);
    expect(shown.faceOf({ type: 'unconnected' })).to.deep.equal({ type: 'unconnected' });
  });
});
