import { expect } from '@open-wc/testing';
import { costsJson, readCostsJson } from '../../src/domain/costs-json.js';
import { costsAnswer } from '../makers/answers.js';

const NOVEMBER = { from: '2026-11-01', to: '2026-11-03' };
const path = { model: 'gpt-4', provider: null };

const written = (overrides?: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  JSON.parse(costsJson({ answer: costsAnswer(overrides), range: NOVEMBER, path })) as Record<string, unknown>;

describe('costsJson', () => {
  it('says unit, currency, zone, range, filter and as of when', () => {
    expect(written()).to.deep.include({
      unit: 'money',
      currency: 'USD',
      time_zone: 'UTC',
      range: NOVEMBER,
      filter: path,
      as_of: '2026-11-20T13:00:00.000Z',
      priced_ratio: 1,
    });
  });

  it('writes amounts as decimal text, which no reader makes a double of', () => {
    const file = written({ total: '346.278650', by_day: [{ date: '2026-11-01', cost: 1e-7 }] });
    expect(file['total']).to.equal('346.27865');
    expect((file['by_day'] as object[])[0]).to.include({ cost: '0.0000001' });
  });

  it('keeps unknown apart from zero, and fills missing days with zero', () => {
    const file = written({ total: null, by_day: [{ date: '2026-11-02', cost: null }] });
    expect(file['total']).to.equal(null);
    expect((file['by_day'] as { cost: unknown }[]).map(({ cost }) => cost)).to.eql(['0', null, '0']);
  });
});

describe('readCostsJson', () => {
  it('reads the bare resource too', () => {
    const read = readCostsJson('{"total":"1.20"}');
    expect(read?.answer.total).to.equal('1.2');
    expect(read?.range).to.equal(null);
    expect(read?.path).to.eql({ model: null, provider: null });
  });

  for (const text of ['', 'Date,Cost', 'null', '3', '{"total":"much"}', '[]']) {
    it(`reads nothing in ${JSON.stringify(text)}`, () => {
      expect(readCostsJson(text)).to.equal(null);
    });
  }
});
