import { costsAt } from '../../src/domain/cost-drill.js';
import { readCosts } from '../../src/domain/costs.js';
import { printCosts, type CostPrint } from '../../src/elements/cost-lines.js';
import { formatterFor } from '../../src/text/format.js';
import { en } from '../../src/text/strings.en.js';
import { costsAnswer } from './answers.js';

/** The models of a costs answer, printed in English; overrides are in the wire's words. */
export function costPrint(overrides: Readonly<Record<string, unknown>> = {}): CostPrint {
  const answer = costsAnswer(overrides);
  const at = costsAt(answer, { model: null, provider: null }) ?? { rows: [], total: answer.total };
  const reading = readCosts({ ...at, pricedRatio: answer.pricedRatio });
  return printCosts(reading, { words: en, format: formatterFor('en'), currency: answer.currency });
}

/** So many models, each a dollar dearer than the next: `model-1` is the dearest. */
export const models = (count: number): readonly Record<string, unknown>[] =>
  Array.from({ length: count }, (_, i) => ({
    model: `model-${i + 1}`,
    provider: 'openai',
    cost: count - i,
    requests: 10,
    tokens: 100,
  }));
