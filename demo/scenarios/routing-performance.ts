import { decodeRouting } from '../../src/wire/routing.js';
import { answered } from './fake-feed.js';
import { facesOf } from './faces.js';
import type { Scenario } from './scenario.js';

const tag = 'routing-performance';

const routing = {
  currency: 'USD',
  lanes: {
    green: { task_count: 1240, success_rate: 0.982, avg_tokens: 812, feedback_rating: 4.3, cost: 12.4 },
    yellow: { task_count: 310, success_rate: 0.91, avg_tokens: 2450, feedback_rating: 3.9, cost: 20.1 },
    red: { task_count: 50, success_rate: 0.7, avg_tokens: 9800, feedback_rating: 2.6, cost: 31 },
  },
};

/** Every face of `<routing-performance>`, and what servers send on odd days. */
export const scenarios: readonly Scenario[] = [
  ...facesOf(tag, 'routing', answered(decodeRouting(routing)), answered(decodeRouting({ lanes: {} }))),
  { tag, name: 'compact', attributes: { compact: '' }, properties: { routing } },
  { tag, name: '240 px wide', width: 240, properties: { routing } },
  { tag, name: '640 px wide', width: 640, properties: { routing } },
  {
    tag,
    name: 'a lane without tasks, a lane nobody spoke of',
    properties: {
      routing: { lanes: { green: routing.lanes.green, yellow: { task_count: 0, success_rate: 0 } } },
    },
  },
  {
    tag,
    name: 'huge numbers',
    properties: {
      routing: {
        currency: 'JPY',
        lanes: {
          ...routing.lanes,
          green: {
            task_count: 123456789,
            success_rate: 0.99999,
            avg_tokens: 1234567,
            feedback_rating: 5,
            cost: 9e9,
          },
        },
      },
    },
  },
];
