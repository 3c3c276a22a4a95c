import { expect } from '@open-wc/testing';
import { takeawayOf } from '../../src/elements/cost-takeaway.js';
import { costPrint } from '../makers/cost-print.js';

describe('takeawayOf', () => {
  const everything = { model: null, provider: null };
  const say = (overrides: object, path = everything, span: string | null = '30 days'): string => {
    const { sum, top } = takeawayOf(costPrint({ ...overrides }), path as typeof everything, span);
    return [sum, top].join('|');
  };
  const one = { by_model: [{ model: 'gpt-4', cost: 6 }], total: 6 };

  const cases: readonly [what: string, said: string, sentence: string][] = [
    ['the total and the most of it', say({}), 'You spent $10.00 in 30 days.|gpt-4 was 60% of it.'],
    ['an unknown span', say({}, everything, null), 'You spent $10.00.|gpt-4 was 60% of it.'],
    ['one row without calling it the most', say(one), 'You spent $6.00 in 30 days.|'],
    [
      'no share of a total that refunds have lowered',
      say({
        by_model: [
          { model: 'a', cost: 12 },
          { model: 'b', cost: -2 },
        ],
      }),
      'You spent $10.00 in 30 days.|',
    ],
    ['no share of a total below its rows', say({ total: 9 }), 'You spent $9.00 in 30 days.|'],
    [
      'one model',
      say({}, { model: 'gpt-4', provider: null } as never),
      'gpt-4 cost $10.00 in 30 days.|gpt-4 was 60% of it.',
    ],
    [
      'one provider',
      say(one, { model: 'gpt-4', provider: 'openai' } as never, null),
      'gpt-4 (openai) cost $6.00.|',
    ],
    [
      'that nothing was charged',
      say({ total: 0, by_model: [{ model: 'free', cost: 0 }] }),
      'Nothing was charged.|',
    ],
    [
      'a lower bound',
      say({ priced_ratio: 0.97 }),
      'You spent at least $10.00 in 30 days.|gpt-4 was 60% of it.',
    ],
    ['that it does not know', say({ total: null, by_model: [{ model: 'a', cost: null }] }), 'Price unknown|'],
  ];
  for (const [what, said, sentence] of cases) {
    it(`says ${what}`, () => {
      expect(said).to.equal(sentence);
    });
  }
});
