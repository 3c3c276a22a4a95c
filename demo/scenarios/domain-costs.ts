import { decodeTelemetry } from '../../src/wire/telemetry.js';
import { comparedTelemetry, HOSTILE_NAMES } from './compared-answers.js';
import { facesOf } from './faces.js';
import { answered, fakeFeed } from './fake-feed.js';
import type { Scenario } from './scenario.js';

const tag = 'domain-costs';

/** So many domains, each a little cheaper than the one before; every 97th has no price. */
const domainsOf = (count: number): readonly object[] =>
  Array.from({ length: count }, (_, i) => ({
    domain: `team-${String(i + 1).padStart(5, '0')}`,
    requests: 10 + ((i * 7919) % 5_000),
    cost: i % 97 === 96 ? null : (500 / (i + 1)).toFixed(4),
  }));

const shown = (
  name: string,
  overrides: Readonly<Record<string, unknown>> = {},
  attributes: Readonly<Record<string, string>> = {},
): Scenario => ({
  tag,
  name,
  attributes,
  properties: { telemetry: comparedTelemetry(overrides) },
});

const nothing = {
  domainBreakdown: [],
  cost: { total: 0 },
  overview: { totalRequests: 0 },
};

/** A stream that is filtered by a domain. */
const chosen = (name: string, domain: string): Scenario => ({
  tag,
  name,
  properties: {
    feed: fakeFeed({
      answers: { telemetry: answered(decodeTelemetry(comparedTelemetry())) },
      filter: { domain },
    }),
  },
});

const many = {
  domainBreakdown: domainsOf(120),
  cost: { total: '2900.00' },
  priced_ratio: 0.98,
};

/** Every face of `<domain-costs>`, its pages and its search, and what servers send on odd days. */
export const scenarios: readonly Scenario[] = [
  ...facesOf(
    tag,
    'telemetry',
    answered(decodeTelemetry(comparedTelemetry())),
    answered(decodeTelemetry(comparedTelemetry(nothing))),
  ),
  chosen('one domain chosen', 'research'),
  chosen('a domain chosen that is not there', 'nobody'),
  shown('120 domains', many, { 'page-size': '10' }),
  shown('120 domains, searched', many, {
    'page-size': '5',
    search: 'team 0001',
  }),
  shown('120 domains, none found', many, { search: 'marketing' }),
  shown('10 000 domains, all in one', { ...many, domainBreakdown: domainsOf(10_000) }, { 'page-size': '0' }),
  shown('more total than rows', { cost: { total: '500.00' } }),
  shown('fewer total than rows', { cost: { total: '400.00' } }),
  shown('a refund and a price that is unknown', {
    priced_ratio: 0.97,
    domainBreakdown: [
      { domain: 'support', requests: 60_100, cost: '430.50' },
      { domain: 'sales', requests: 0, cost: '-18.50' },
      { domain: 'home-grown', requests: 2_930, cost: null },
    ],
  }),
  shown('nothing known but names', {
    domainBreakdown: [{ domain: 'support' }, { domain: 'sales' }],
    cost: {},
    overview: {},
    priced_ratio: null,
  }),
  shown('Kuwaiti dinars', {
    currency: 'KWD',
    cost: { total: '41.2505' },
    domainBreakdown: [
      { domain: 'support', cost: '40.0005', requests: 182 },
      { domain: 'sales', cost: '1.25', requests: 604 },
    ],
  }),
  shown('yen and hostile names', {
    currency: 'JPY',
    cost: { total: 9_123_456_789 },
    domainBreakdown: HOSTILE_NAMES.map((domain, i) => ({
      domain,
      cost: 10 ** (9 - i),
      requests: 10 ** i,
    })),
  }),
  shown('right to left, in Arabic', many, {
    dir: 'rtl',
    lang: 'ar',
    'page-size': '5',
  }),
  shown('compact', {}, { compact: '' }),
  {
    ...shown(
      '10 000 domains, all in one, 240 px wide',
      { ...many, domainBreakdown: domainsOf(10_000) },
      { 'page-size': '0' },
    ),
    width: 240,
  },
  { ...shown('240 px wide', many, { 'page-size': '5' }), width: 240 },
  { ...shown('720 px wide', many, { 'page-size': '5' }), width: 720 },
];
