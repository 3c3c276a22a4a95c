import { expect } from '@open-wc/testing';
import { pathOutOf, tellSelection, type CostSelection } from '../../src/elements/cost-selection.js';

describe('tellSelection', () => {
  const cases: readonly [
    model: string | null,
    provider: string | null,
    user: string | null,
    level: string | null,
  ][] = [
    [null, null, null, null],
    ['gpt-4', null, null, 'model'],
    ['gpt-4', 'openai', null, 'provider'],
    ['gpt-4', 'openai', 'ann', 'user'],
    [null, 'openai', null, 'provider'],
  ];
  for (const [model, provider, user, level] of cases) {
    it(`names the innermost of ${JSON.stringify([model, provider, user])}`, () => {
      const source = new EventTarget();
      const heard: CostSelection[] = [];
      source.addEventListener('cost-select', (event) =>
        heard.push((event as CustomEvent<CostSelection>).detail),
      );
      expect(tellSelection(source, { model, provider }, user)).to.equal(true);
      expect(heard).to.deep.equal([{ model, provider, user, level }]);
    });
  }

  it('says whether the page lets it happen', () => {
    const source = new EventTarget();
    source.addEventListener('cost-select', (event) => event.preventDefault());
    expect(tellSelection(source, { model: 'gpt-4', provider: null })).to.equal(false);
  });
});

describe('pathOutOf', () => {
  it('goes out one level at a time', () => {
    expect(pathOutOf({ model: 'a', provider: 'b' })).to.deep.equal({ model: 'a', provider: null });
    expect(pathOutOf({ model: 'a', provider: null })).to.deep.equal({ model: null, provider: null });
    expect(pathOutOf({ model: null, provider: 'b' })).to.deep.equal({ model: null, provider: null });
    expect(pathOutOf({ model: null, provider: null })).to.equal(null);
  });
});
