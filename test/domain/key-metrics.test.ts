import { expect } from '@open-wc/testing';
import { isQuiet, METRICS, readMetric, seriesOf, type Metric } from '../../src/domain/key-metrics.js';
import { telemetryAnswer } from '../makers/telemetry-answer.js';

const read = (metric: Metric, overrides: Readonly<Record<string, unknown>> = {}) =>
  readMetric(metric, telemetryAnswer(overrides));

describe('readMetric', () => {
  it('reads every figure of an answer, and compares those that had one before', () => {
    const rows = METRICS.map((metric) => {
      const { value, comparison } = read(metric);
      return [metric, value, comparison && `${comparison.direction} ${comparison.tone}`];
    });
    expect(rows).to.deep.equal([
      ['total', '63.5', 'up bad'],
      ['average', '0.0396875', 'up bad'],
      ['daily', '9.2', null],
      ['monthly', '271.4', null],
      ['requests', 1_600, 'up neutral'],
      ['success', 0.95, 'up good'],
    ]);
  });

  it('has nothing to compare with where nothing was said of the time before, or not of this figure', () => {
    expect(read('total', { previous: null }).comparison).to.equal(null);
    expect(read('total', { previous: { totalRequests: 5 } }).comparison).to.equal(null);
    expect(read('requests', { previous: { totalRequests: 5 } }).comparison?.direction).to.equal('up');
  });

  it('calls new what was nothing before', () => {
    expect(read('total', { previous: { cost: 0 } }).comparison?.direction).to.equal('new');
  });

  const averages: readonly (readonly [string, Readonly<Record<string, unknown>>, number | null])[] = [
    ['Σ cost ÷ Σ requests', { cost: { total: '10' } }, 0.00625],
    ['unknown with a request that has no price', { cost: { total: '10' }, priced_ratio: 0.99 }, null],
    ['unknown of an unknown total', { cost: { total: null } }, null],
    ['unknown of no requests', { cost: { total: '0' }, overview: { totalRequests: 0 } }, null],
  ];
  for (const [name, overrides, value] of averages) {
    it(`reckons an average the server does not say: ${name}`, () => {
      expect(read('average', overrides).value).to.equal(value);
    });
  }

  const successes: readonly (readonly [string, Readonly<Record<string, unknown>>, number | null])[] = [
    ['what the server says', { totalRequests: 3, successRate: 50 }, 0.5],
    ['of those that ended', { totalRequests: 9, successfulRequests: 3, failedRequests: 1 }, 0.75],
    ['unknown of no requests', { totalRequests: 0, successRate: 0 }, null],
    ['unknown where none has ended', { totalRequests: 9, successfulRequests: 0, failedRequests: 0 }, null],
    ['unknown where failures are', { totalRequests: 9, successfulRequests: 3 }, null],
  ];
  for (const [name, overview, value] of successes) {
    it(`knows the success: ${name}`, () => {
      expect(read('success', { overview }).value).to.equal(value);
    });
  }
});

describe('seriesOf', () => {
  it('is there for what hours tell, and for nothing else', () => {
    const bucket = { start: 0, cost: null, requests: 3, averageCost: 0.5, isPartial: false };
    const series = METRICS.map((metric) => seriesOf(metric, [bucket]));
    expect(series).to.deep.equal([[null], [0.5], null, null, [3], null]);
  });
});

describe('isQuiet', () => {
  const rows: readonly (readonly [string, Readonly<Record<string, unknown>>, boolean])[] = [
    [
      'no request, now or before',
      { overview: { totalRequests: 0 }, cost: { total: 0 }, previous: null },
      true,
    ],
    ['a request before', { overview: { totalRequests: 0 }, cost: {}, previous: { totalRequests: 1 } }, false],
    [
      'something is expected',
      { overview: { totalRequests: 0 }, cost: { projectedMonthly: '3' }, previous: null },
      false,
    ],
    ['nobody knows', { overview: {}, cost: {}, previous: null }, false],
  ];
  for (const [name, overrides, expected] of rows) {
    it(`is ${expected}: ${name}`, () => {
      expect(isQuiet(telemetryAnswer(overrides))).to.equal(expected);
    });
  }
});
