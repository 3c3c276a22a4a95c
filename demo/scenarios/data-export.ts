import { fakeFeed } from './fake-feed.js';
import type { Scenario } from './scenario.js';

const tag = 'data-export';

const properties = { feed: fakeFeed() };

/** Every face of `<data-export>`; what comes of a click is shown by clicking. */
export const scenarios: readonly Scenario[] = [
  { tag, name: 'unconnected' },
  { tag, name: 'a choice of formats', properties },
  { tag, name: 'one format', attributes: { format: 'csv' }, properties },
  { tag, name: 'of a widget', attributes: { for: 'some-widget', format: 'json' } },
  { tag, name: 'compact', attributes: { compact: '' }, properties },
  { tag, name: '240 px wide', width: 240, properties },
  { tag, name: 'a format nobody knows', attributes: { format: 'xlsx' }, properties },
];
