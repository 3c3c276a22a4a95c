import { expect } from '@open-wc/testing';
import { csvParse } from 'd3-dsv';
import { focusCsv, readFocusCsv } from '../../src/domain/focus.js';
import { costsAnswer } from '../makers/answers.js';

const NOVEMBER = { from: '2026-11-01', to: '2026-11-20' };

/** Allowed values and forms, as the specification's columns have them. */
const UTC_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const NUMBER = /^-?\d+(\.\d+)?$/;

describe('focusCsv', () => {
  it('writes a charge a model in the columns of FOCUS, ours with their prefix', () => {
    const [charge] = csvParse(focusCsv(costsAnswer(), NOVEMBER));
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
    });
  });

  it('writes a charge a day, each as long as its day in its zone', () => {
    const answer = costsAnswer({ time_zone: 'America/New_York' });
    const [first, second] = csvParse(focusCsv(answer, { from: '2026-11-01', to: '2026-11-02' }, 'day'));
    expect(first?.ChargePeriodStart).to.equal('2026-11-01T04:00:00Z');
    expect(first?.ChargePeriodEnd).to.equal('2026-11-02T05:00:00Z');
    expect(second?.ChargePeriodStart).to.equal('2026-11-02T05:00:00Z');
    expect([first?.BilledCost, second?.BilledCost]).to.eql(['3.2', '6.8']);
    expect(first?.SkuId).to.equal('');
  });

  it('begins a day without midnight at its first instant', () => {
    const answer = costsAnswer({ time_zone: 'America/Santiago', by_day: [{ date: '2026-09-06', cost: 1 }] });
    const [charge] = readFocusCsv(focusCsv(answer, null, 'day'));
    expect(charge?.start).to.equal(Date.parse('2026-09-06T04:00:00Z'));
    expect(charge?.end).to.equal(Date.parse('2026-09-07T03:00:00Z'));
  });

  it('writes numbers without exponent and times in UTC, as the formats want', () => {
    const by_model = [
      { model: 'tiny', cost: 1e-7, tokens: 1 },
      { model: 'huge', cost: 1e9, tokens: 1e12 },
      { model: 'refund', cost: -3.5, tokens: 0 },
    ];
    for (const charge of csvParse(focusCsv(costsAnswer({ by_model }), NOVEMBER))) {
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
    const answer = costsAnswer({
      currency: null,
      time_zone: null,
      as_of: null,
      by_model: [{ model: 'home-grown', cost: null }],
    });
    const [charge] = csvParse(focusCsv(answer, null));
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
    const [charge] = readFocusCsv(focusCsv(costsAnswer({ time_zone: null }), NOVEMBER));
    expect(charge?.start).to.equal(Date.parse('2026-11-01T00:00:00Z'));
    expect(charge?.timeZone).to.equal(null);
  });
});
