import { expect } from '@open-wc/testing';
import {
  costsAt,
  filterOf,
  isWithin,
  levelBelow,
  pathInto,
  type CostPath,
} from '../../src/domain/cost-drill.js';
import { costsAnswer } from '../makers/answers.js';

const path = (model: string | null = null, provider: string | null = null): CostPath => ({ model, provider });

describe('filterOf', () => {
  const cases: readonly [path: CostPath, filter: object][] = [
    [path(), {}],
    [path('gpt-4'), { group_by: 'provider', model: 'gpt-4' }],
    [path('gpt-4', 'openai'), { group_by: 'user', model: 'gpt-4', provider: 'openai' }],
    [path(null, 'openai'), { group_by: 'user', provider: 'openai' }],
  ];
  for (const [given, filter] of cases) {
    it(`asks for ${JSON.stringify(given)}`, () => {
      expect(filterOf(given)).to.deep.equal(filter);
    });
  }
});

describe('pathInto', () => {
  it('goes from model to provider, and from there to users, the last', () => {
    const model = pathInto(path(), 'model', 'gpt-4');
    expect(model).to.deep.equal(path('gpt-4'));
    expect(pathInto(path('gpt-4'), 'provider', 'openai')).to.deep.equal(path('gpt-4', 'openai'));
    expect(pathInto(path('gpt-4', 'openai'), 'user', 'ann')).to.equal(null);
  });
});

describe('isWithin', () => {
  const cases: readonly [inner: CostPath, outer: CostPath, isIn: boolean][] = [
    [path(), path(), true],
    [path('a'), path(), true],
    [path('a', 'b'), path('a'), true],
    [path('a', 'b'), path(null, 'b'), true],
    [path(), path('a'), false],
    [path('a'), path('b'), false],
    [path('a', 'b'), path('a', 'c'), false],
  ];
  for (const [inner, outer, isIn] of cases) {
    it(`is ${isIn} of ${JSON.stringify(inner)} in ${JSON.stringify(outer)}`, () => {
      expect(isWithin(inner, outer)).to.equal(isIn);
    });
  }
});

describe('levelBelow', () => {
  it('is the outermost one the answer has rows of', () => {
    const by_provider = [{ provider: 'openai', cost: 1 }];
    const by_user = [{ user: 'ann', cost: 1 }];
    expect(levelBelow(costsAnswer(), path())).to.equal('model');
    expect(levelBelow(costsAnswer({ by_model: [], by_provider, by_user }), path())).to.equal('provider');
    expect(levelBelow(costsAnswer({ by_model: [], by_user }), path())).to.equal('user');
    expect(levelBelow(costsAnswer({ by_model: [] }), path())).to.equal('model');
  });
});

describe('costsAt', () => {
  const rowsOf = (...args: Parameters<typeof costsAt>): unknown =>
    costsAt(...args)?.rows.map(({ name, cost }) => [name, cost]);

  it('reads the models with the total of the answer', () => {
    const at = costsAt(costsAnswer(), path());
    expect(at?.level).to.equal('model');
    expect(at?.total).to.equal('10');
    expect(at?.isNarrowed).to.equal(true);
    expect(at?.rows.map(({ name }) => name)).to.deep.equal(['gpt-4', 'claude-3-haiku']);
  });

  it('makes one row of a model that two providers serve', () => {
    const by_model = [
      { model: 'gpt-4', provider: 'openai', cost: '0.1', requests: 1, tokens: 10 },
      { model: 'gpt-4', provider: 'azure', cost: '0.2', requests: 2, tokens: 20 },
    ];
    expect(costsAt(costsAnswer({ by_model }), path())?.rows).to.deep.equal([
      { name: 'gpt-4', provider: null, cost: '0.3', requests: 3, tokens: 30 },
    ]);
  });

  it('keeps unknown what is unknown in one of them', () => {
    const by_model = [
      { model: 'gpt-4', provider: 'openai', cost: 1, requests: 1 },
      { model: 'gpt-4', provider: 'azure', requests: 2 },
    ];
    expect(rowsOf(costsAnswer({ by_model }), path())).to.deep.equal([['gpt-4', null]]);
  });

  describe('of an answer that was asked for one model', () => {
    const narrowed = costsAnswer({
      total: 6,
      by_model: [{ model: 'gpt-4', cost: 6 }],
      by_provider: [
        { provider: 'openai', cost: 5 },
        { provider: 'azure', cost: 1 },
      ],
    });

    it('reads its providers with its total', () => {
      expect(rowsOf(narrowed, path('gpt-4'))).to.deep.equal([
        ['openai', '5'],
        ['azure', '1'],
      ]);
      expect(costsAt(narrowed, path('gpt-4'))?.total).to.equal('6');
    });

    it('does not pass them off as those of another model', () => {
      expect(costsAt(narrowed, path('claude-3-haiku'))).to.equal(null);
    });

    it('does not guess the users of one of them', () => {
      expect(costsAt(narrowed, path('gpt-4', 'openai'))).to.equal(null);
    });
  });

  it('reads the users of an answer that was asked for model and provider', () => {
    const by_user = [{ user: 'ann', cost: 5 }];
    const by_provider = [{ provider: 'openai', cost: 5 }];
    const by_model = [{ model: 'gpt-4', provider: 'openai', cost: 5 }];
    const answer = costsAnswer({ total: 5, by_model, by_provider, by_user });
    expect(rowsOf(answer, path('gpt-4', 'openai'))).to.deep.equal([['ann', '5']]);
  });

  describe('of an answer about everything', () => {
    const by_model = [
      { model: 'gpt-4', provider: 'openai', cost: 5 },
      { model: 'gpt-4', provider: 'azure', cost: 1 },
      { model: 'claude', provider: 'anthropic', cost: 4 },
    ];
    const by_provider = [{ provider: 'openai', cost: 99 }];
    const by_user = [
      { user: 'ann', provider: 'openai', cost: 3 },
      { user: 'bo', provider: 'azure', cost: 2 },
    ];
    const answer = costsAnswer({ by_model, by_provider, by_user });

    it('tells the providers of a model by its rows, not by those of all models', () => {
      const at = costsAt(answer, path('gpt-4'));
      expect(at?.isNarrowed).to.equal(false);
      expect(at?.total).to.equal('6');
      expect(rowsOf(answer, path('gpt-4'))).to.deep.equal([
        ['openai', '5'],
        ['azure', '1'],
      ]);
    });

    it('does not pass off the users of a provider as those of one of its models', () => {
      expect(costsAt(answer, path('gpt-4', 'openai'))).to.equal(null);
    });

    it('tells the users of a provider where their rows name it', () => {
      expect(rowsOf(costsAnswer({ by_model: [], by_provider, by_user }), path(null, 'azure'))).to.deep.equal([
        ['bo', '2'],
      ]);
    });

    it('counts in the total what names no provider', () => {
      const rows = [...by_model, { model: 'gpt-4', cost: 2 }];
      const at = costsAt(costsAnswer({ by_model: rows }), path('gpt-4'));
      expect(at?.total).to.equal('8');
      expect(at?.rows).to.have.length(2);
    });

    it('says nothing where no row names a provider', () => {
      expect(costsAt(costsAnswer({ by_model: [{ model: 'gpt-4', cost: 2 }] }), path('gpt-4'))).to.equal(null);
    });

    it('has no total where a part is unknown', () => {
      const rows = [...by_model, { model: 'gpt-4', provider: 'local' }];
      expect(costsAt(costsAnswer({ by_model: rows }), path('gpt-4'))?.total).to.equal(null);
    });
  });
});
