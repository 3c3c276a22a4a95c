import { decodeAlerts } from '../../src/wire/cost-alerts.js';
import { answered, fakeFeed } from './fake-feed.js';
import { facesOf } from './faces.js';
import type { Scenario } from './scenario.js';

const tag = 'budget-alert-settings';

const payload = {
  time_zone: 'UTC',
  alerts: [
    { domain: '', alert_type: 'monthly', threshold_usd: '1200' },
    { domain: 'shop.example', alert_type: 'daily', threshold_usd: 5 },
    { domain: 'shop.example', alert_type: 'weekly', threshold_usd: '30.5' },
  ],
  domainBreakdown: [{ domain: 'shop.example' }, { domain: 'help.example' }],
};

const odd = {
  alerts: [
    { domain: '<b>not markup</b>', alert_type: 'daily', threshold_usd: '0.000005' },
    {
      domain: 'a-very-long-domain-name-that-nobody-would-choose.of-a-department.of-a-company.example',
      alert_type: 'monthly',
      threshold_usd: '8999999999.99',
    },
    { domain: '', alert_type: 'weekly', threshold_usd: 0 },
  ],
};

const followed = { feed: fakeFeed({ answers: { alerts: answered(decodeAlerts(payload)) } }) };

/** Every face of `<budget-alert-settings>`, and what servers hold on odd days. */
export const scenarios: readonly Scenario[] = [
  ...facesOf(tag, 'alerts', answered(decodeAlerts(payload)), answered(decodeAlerts({ alerts: [] }))),
  { tag, name: 'of the page’s own data, shown only', properties: { alerts: payload } },
  { tag, name: 'none of the page’s own', properties: { alerts: [] } },
  { tag, name: 'compact', attributes: { compact: '' }, properties: followed },
  { tag, name: '240 px wide', width: 240, properties: followed },
  { tag, name: '640 px wide', width: 640, properties: followed },
  {
    tag,
    name: 'odd names and amounts',
    properties: { feed: fakeFeed({ answers: { alerts: answered(decodeAlerts(odd)) } }) },
  },
];
