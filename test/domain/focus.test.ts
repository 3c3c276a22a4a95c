import { expect } from '@open-wc/testing';
import { csvParse } from 'd3-dsv';
import { chargesByDay, chargesByRow, focusCsv, readFocusCsv } from '../../src/domain/focus.js';
import type { DayRange } from '../../src/domain/cost-days.js';
import { costsAnswer } from '../makers/answers.js';

const NOVEMBER: DayRange = { from: '2026-11-01', to: '2026-11-20' };

const ALL = { model: null, provider: null };

/** The file of the models of an answer. */
const ofModels = (overrides: Readonly<Record<string, unknown>> = {}, range: DayRange | null = NOVEMBER) => {
  const answer = costsAnswer(overrides);
  return focusCsv(chargesByRow(answer, range, { level: 'model', rows: answer.byModel, path: ALL }));
};

/** The file of the days of an answer. */
const ofDays = (overrides: Readonly<Record<string, unknown>>, range: DayRange | null = null) =>
  focusCsv(chargesByDay(costsAnswer(overrides), range));

/** Allowed values and forms, as the specification's columns have them. */
const UTC_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const NUMBER = /^-?\d+(\.\d+)?$/;

describe('focusCsv', () => {
  it('writes a charge a model in the columns of FOCUS, ours with their prefix', () => {
    const [charge] = csvParse(ofModels());
    expect(charge).to.deep.equal({
      BilledCost: '6',
      BillingCurrency: 'USD',
      ChargeCategory: 'Usage',
      ChargeClass: '',
      ChargeDescription: 'gpt-4',
      ChargeFrequency: 'Usage-Based',
      ChargePeriodEnd: '2026-11-21T00:00:00Z',
      ChargePeriodStart: '2026-11-01T00:00:00Z',
      ConsumedQuantity: '6000',
      ConsumedUnit: 'Tokens',
      ContractedCost: '6',
      EffectiveCost: '6',
      ListCost: '6',
      ProviderName: 'openai',
      PublisherName: 'openai',
      ServiceCategory: 'AI and Machine Learning',
      ServiceName: 'openai',
      ServiceSubcategory: 'Generative AI',
      SkuId: 'gpt-4',
      x_AsOf: '2026-11-20T13:00:00.000Z',
      x_Requests: '60',
      x_TimeZone: 'UTC',
      x_User: '',
    });
  });

  it('writes a charge a day, each as long as its day in its zone', () => {
    const range = { from: '2026-11-01', to: '2026-11-02' };
    const [first, second] = csvParse(ofDays({ time_zone: 'America/New_York' }, range));
    expect(first?.ChargePeriodStart).to.equal('2026-11-01T04:00:00Z');
    expect(first?.ChargePeriodEnd).to.equal('2026-11-02T05:00:00Z');
    expect(second?.ChargePeriodStart).to.equal('2026-11-02T05:00:00Z');
    expect([first?.BilledCost, second?.BilledCost]).to.eql(['3.2', '6.8']);
    expect(first?.SkuId).to.equal('');
  });

  it('begins a day without midnight at its first instant', () => {
    const by_day = [{ date: '2026-09-06', cost: 1 }];
    const [charge] = readFocusCsv(ofDays({ time_zone: 'America/Santiago', by_day }));
    expect(charge?.start).to.equal(Date.parse('2026-09-06T04:00:00Z'));
    expect(charge?.end).to.equal(Date.parse('2026-09-07T03:00:00Z'));
  });

  it('writes numbers without exponent and times in UTC, as the formats want', () => {
    const by_model = [
      { model: 'tiny', cost: 1e-7, tokens: 1 },
      { model: 'huge', cost: 1e9, tokens: 1e12 },
      { model: 'refund', cost: -3.5, tokens: 0 },
    ];
    for (const charge of csvParse(ofModels({ by_model }))) {
      for (const column of [
        'BilledCost',
        'ListCost',
        'ContractedCost',
        'EffectiveCost',
        'ConsumedQuantity',
      ]) {
        expect(charge[column]).to.match(NUMBER);
      }
      expect(charge['ChargePeriodStart']).to.match(UTC_INSTANT);
      expect(charge['ChargeCategory']).to.equal('Usage');
    }
  });

  it('leaves empty what is unknown', () => {
    const unknown = { currency: null, time_zone: null, as_of: null };
    const by_model = [{ model: 'home-grown', cost: null }];
    const [charge] = csvParse(ofModels({ ...unknown, by_model }, null));
    for (const column of [
      'BilledCost',
      'BillingCurrency',
      'ChargePeriodStart',
      'ConsumedQuantity',
      'ConsumedUnit',
      'ProviderName',
      'x_AsOf',
      'x_Requests',
      'x_TimeZone',
    ]) {
      expect(charge?.[column], column).to.equal('');
    }
  });

  it('takes days without a zone for days of UTC', () => {
    const [charge] = readFocusCsv(ofModels({ time_zone: null }));
    expect(charge?.start).to.equal(Date.parse('2026-11-01T00:00:00Z'));
    expect(charge?.timeZone).to.equal(null);
  });

  it('says of rows below a model or a provider whose they are', () => {
    const answer = costsAnswer({
      by_user: [{ user: 'ann', cost: 2 }],
      by_provider: [{ provider: 'azure', cost: 3 }],
    });
    const at = { level: 'user', rows: answer.byUser, path: { model: 'gpt-4', provider: 'openai' } } as const;
    expect(readFocusCsv(focusCsv(chargesByRow(answer, NOVEMBER, at)))[0]).to.include({
      model: 'gpt-4',
      provider: 'openai',
      user: 'ann',
      cost: '2',
    });
    const below = {
      level: 'provider',
      rows: answer.byProvider,
      path: { model: 'gpt-4', provider: null },
    } as const;
    expect(readFocusCsv(focusCsv(chargesByRow(answer, NOVEMBER, below)))[0]).to.include({
      model: 'gpt-4',
      provider: 'azure',
      user: null,
    });
  });
});
