import { expect } from '@open-wc/testing';
import { Freshness } from '../../src/store/freshness.js';
import type { Loadable } from '../../src/store/loadable.js';
import type { StreamState } from '../../src/stream/status.js';

describe('Freshness', () => {
  let freshness: Freshness;

  beforeEach(() => {
    freshness = new Freshness();
  });

  const isStale = (receivedAt: number): boolean => {
    const answer: Loadable<string> = { type: 'ready', data: '', stale: false, asOf: 0, receivedAt };
    const judged = freshness.judge(answer, receivedAt);
    return judged.type === 'ready' && judged.stale;
  };
  const pass = (...states: readonly StreamState[]) => {
    for (const [at, state] of states.entries()) freshness.onState(state, (at + 1) * 1_000);
  };

  const stories: readonly (readonly [string, readonly StreamState[], number, boolean])[] = [
    ['that came before there ever was a stream', ['connecting'], 500, false],
    ['of a live stream', ['connecting', 'live'], 500, false],
    ['that came before a loss', ['live', 'retrying'], 1_500, true],
    ['that a poll brought after a loss', ['live', 'retrying', 'polling'], 2_500, false],
    ['that came before a loss and was shown after it', ['live', 'retrying'], 2_500, true],
    ['that came before a loss, while others are polled', ['live', 'retrying', 'polling'], 1_500, true],
    ['that a poll brought before polls failed too', ['live', 'retrying', 'polling', 'retrying'], 3_500, true],
    ['of a stream that is back', ['live', 'retrying', 'live'], 500, false],
    ['of a stream that was closed', ['live', 'closed'], 1_500, true],
    ['that was polled from a server that is gone', ['connecting', 'polling', 'retrying'], 2_500, true],
  ];
  for (const [what, states, receivedAt, expected] of stories) {
    it(`calls an answer ${what} ${expected ? 'stale' : 'fresh'}`, () => {
      pass(...states);
      expect(isStale(receivedAt)).to.equal(expected);
    });
  }

  it('says when answers turn, and only then', () => {
    const turns = (['connecting', 'live', 'retrying', 'offline', 'live'] as const).map((state, at) =>
      freshness.onState(state, at),
    );
    expect(turns).to.deep.equal([false, false, true, false, true]);
  });

  it('says when polls answer after a loss', () => {
    pass('live', 'retrying');
    expect(freshness.onState('polling', 3_000)).to.equal(true);
  });

  it('leaves what is no answer as it is', () => {
    pass('live', 'retrying');
    expect(freshness.judge({ type: 'loading' }, 0)).to.deep.equal({ type: 'loading' });
  });
});
