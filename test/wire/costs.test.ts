import { expect } from '@open-wc/testing';
import { decodeCosts, decodeCostsPart, mergeCosts } from '../../src/wire/costs.js';
import type { Decoded } from '../../src/wire/fault.js';
import { costsPayload } from '../makers/costs.js';

function valueOf<T>(decoded: Decoded<T>): T {
  if (!decoded.ok) throw new Error(`${decoded.fault.field} ${decoded.fault.message}`);
  return decoded.value;
}

describe('decodeCosts', () => {
  it('names rows by what they are grouped by', () => {
    const answer = valueOf(
      decodeCosts({
        by_model: [{ model: 'm', provider: 'p', cost: 1 }],
        by_provider: [{ provider: 'p', cost: 1 }],
        by_user: [{ user: 'u', cost: 1 }],
      }),
    );
    expect([answer.byModel, answer.byProvider, answer.byUser].map(([row]) => row?.name)).to.deep.equal([
      'm',
      'p',
      'u',
    ]);
  });

  it('keeps an unknown cost apart from a cost of nothing', () => {
    const { byModel } = valueOf(
      decodeCosts(
        costsPayload({
          by_model: [
            { model: 'a', cost: null },
            { model: 'b', cost: 0 },
          ],
        }),
      ),
    );
    expect(byModel.map(({ cost }) => cost)).to.deep.equal([null, '0']);
  });

  it('keeps markup in a name as text', () => {
    const model = '<img src=x onerror=alert(1)>';
    expect(valueOf(decodeCosts(costsPayload({ by_model: [{ model, cost: 1 }] }))).byModel[0]?.name).to.equal(
      model,
    );
  });

  for (const payload of [{}, { error: 'no such user' }]) {
    it(`takes ${JSON.stringify(payload)} for no answer`, () => {
      expect(decodeCosts(payload)).to.have.nested.property('fault.field', 'total');
    });
  }

  it('names the row and field it refuses', () => {
    const decoded = decodeCosts(costsPayload({ by_day: [{ date: '2026-11-01' }, { date: 'soon' }] }));
    expect(decoded).to.have.nested.property('fault.field', 'byDay.1.date');
  });
});

describe('mergeCosts', () => {
  it('replaces rows of the same name, keeps the others and adds the new', () => {
    const part = valueOf(
      decodeCostsPart({
        total: 12,
        by_model: [
          { model: 'gpt-4', cost: 7 },
          { model: 'new', cost: 1 },
        ],
      }),
    );
    const merged = mergeCosts(valueOf(decodeCosts(costsPayload())), part);
    expect(merged.total).to.equal('12');
    expect(merged.byModel.map(({ name, cost }) => [name, cost])).to.deep.equal([
      ['gpt-4', '7'],
      ['claude-3-haiku', '4'],
      ['new', '1'],
    ]);
  });

  describe('of a model that two providers serve', () => {
    const merged = (by_model: readonly object[], news: object): unknown =>
      mergeCosts(
        valueOf(decodeCosts(costsPayload({ by_model }))),
        valueOf(decodeCostsPart({ by_model: [news] })),
      ).byModel.map(({ provider, cost }) => [provider, cost]);
    const both = [
      { model: 'gpt-4', provider: 'openai', cost: 5 },
      { model: 'gpt-4', provider: 'azure', cost: 1 },
    ];

    it('replaces the row of the provider that is named', () => {
      expect(merged(both, { model: 'gpt-4', provider: 'azure', cost: 2 })).to.deep.equal([
        ['openai', '5'],
        ['azure', '2'],
      ]);
    });

    it('replaces both where none is named, so that nothing counts twice', () => {
      expect(merged(both, { model: 'gpt-4', cost: 8 })).to.deep.equal([[null, '8']]);
    });

    it('keeps the provider of a model that has one', () => {
      expect(merged(both.slice(0, 1), { model: 'gpt-4', cost: 8 })).to.deep.equal([['openai', '8']]);
    });

    it('learns the provider of a row that had none', () => {
      expect(
        merged([{ model: 'gpt-4', cost: 5 }], { model: 'gpt-4', provider: 'openai', cost: 6 }),
      ).to.deep.equal([['openai', '6']]);
    });

    it('leaves both alone when the news is of another model', () => {
      expect(merged(both, { model: 'new', cost: 1 })).to.deep.equal([
        ['openai', '5'],
        ['azure', '1'],
        [null, '1'],
      ]);
    });
  });

  it('keeps the total where the part has none', () => {
    const merged = mergeCosts(valueOf(decodeCosts(costsPayload())), valueOf(decodeCostsPart({})));
    expect(merged.total).to.equal('10');
  });
});
