import type { StreamStatus } from '../../src/stream/status.js';
import { fakeFeed } from './fake-feed.js';
import type { Scenario } from './scenario.js';

const tag = 'stream-status';

const shown = (
  name: string,
  status: Partial<StreamStatus>,
  attributes: Scenario['attributes'] = {},
): Scenario => ({
  tag,
  name,
  attributes,
  properties: { feed: fakeFeed({ status, lastNewsAt: status.state === 'idle' ? null : Date.now() - 4_000 }) },
});

/** Every state of the stream, as `<stream-status>` says it. */
export const scenarios: readonly Scenario[] = [
  { tag, name: 'unconnected' },
  shown('idle', { state: 'idle' }),
  shown('connecting', { state: 'connecting' }),
  shown('live', { state: 'live' }),
  shown('retrying', { state: 'retrying', attempt: 3, delayMs: 4_000, reason: 'lost', code: 1006 }),
  shown('polling', { state: 'polling', attempt: 7, transport: 'poll' }),
  shown('offline', { state: 'offline', reason: 'offline' }),
  shown('unauthorised', { state: 'unauthorised', code: 4401 }),
  shown('closed', { state: 'closed' }),
  shown('paused', { state: 'closed', reason: 'paused' }),
  shown('pausable', { state: 'live' }, { pausable: '' }),
  { ...shown('240 px wide', { state: 'unauthorised', code: 4401 }), width: 240 },
  shown(
    'with details',
    { state: 'retrying', attempt: 3, delayMs: 4_000, reason: 'lost', code: 1006 },
    { details: '' },
  ),
  shown('with details, live', { state: 'live' }, { details: '' }),
];
