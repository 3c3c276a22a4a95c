import { expect } from '@open-wc/testing';
import { ConnectionWatch } from '../../src/store/connection-watch.js';
import type { NoticeContent } from '../../src/store/notice-content.js';
import type { StreamState, StreamStatus } from '../../src/stream/status.js';
import { FakeEnvironment } from '../stream/fake-environment.js';

describe('ConnectionWatch', () => {
  let environment: FakeEnvironment;
  let told: string[];
  let watch: ConnectionWatch;
  let pollEveryMs: number;

  beforeEach(() => {
    environment = new FakeEnvironment();
    told = [];
    pollEveryMs = 2_000;
    watch = new ConnectionWatch(
      environment,
      () => pollEveryMs,
      (content: NoticeContent) =>
        told.push('how' in content ? `${content.kind}: ${content.how}` : content.kind),
    );
  });

  const turn = (state: StreamState, more: Partial<StreamStatus> = {}) =>
    watch.onStatus({
      state,
      attempt: 0,
      delayMs: null,
      reason: null,
      code: null,
      since: 0,
      transport: null,
      ...more,
    });
  const pass = (ms: number) => environment.advance(ms);

  it('says nothing of a loss that mends within ten seconds', () => {
    turn('live');
    turn('retrying');
    pass(9_900);
    turn('connecting');
    turn('live');
    pass(60_000);
    expect(told).to.eql([]);
  });

  it('tells after ten seconds that the connection is lost, once, and that it is back', () => {
    turn('live');
    turn('retrying');
    pass(4_000);
    turn('connecting');
    pass(5_900);
    expect(told).to.eql([]);
    pass(100);
    turn('retrying');
    pass(600_000);
    expect(told).to.eql(['connection-lost: lost']);
    turn('live');
    expect(told).to.eql(['connection-lost: lost', 'connection-back']);
    turn('retrying');
    pass(10_000);
    expect(told).to.have.length(3);
  });

  it('calls it none where there never was one', () => {
    turn('connecting');
    pass(10_000);
    expect(told).to.eql(['connection-lost: never']);
  });

  it('loses nothing while polls bring news', () => {
    turn('live');
    turn('polling');
    for (let s = 0; s < 120; s += 2) {
      pass(2_000);
      watch.onNews();
    }
    expect(told).to.eql([]);
    pass(20_000);
    expect(told).to.eql(['connection-lost: lost']);
    watch.onNews();
    expect(told).to.eql(['connection-lost: lost', 'connection-back']);
  });

  it('waits for three polls where they are rare', () => {
    pollEveryMs = 60_000;
    turn('live');
    turn('polling');
    pass(170_000);
    expect(told).to.eql([]);
    pass(10_000);
    expect(told).to.eql(['connection-lost: lost']);
  });

  it('tells at once that the sign-in ended, and that it is mended', () => {
    turn('live');
    turn('unauthorised', { code: 4401 });
    turn('unauthorised', { code: 4401 });
    pass(60_000);
    turn('connecting');
    pass(60_000);
    turn('live');
    expect(told).to.eql(['unauthorised', 'connection-back']);
  });

  it('tells at once that the server closed for good, but not that the page did', () => {
    turn('live');
    turn('closed', { reason: 'forbidden', code: 4403 });
    expect(told).to.eql(['connection-lost: closed']);
    turn('live');
    turn('closed');
    pass(60_000);
    expect(told).to.eql(['connection-lost: closed', 'connection-back']);
  });

  it('asks nothing of a stream that nobody listens to', () => {
    turn('live');
    turn('retrying');
    turn('idle', { reason: 'idle' });
    pass(60_000);
    expect(told).to.eql([]);
    expect(environment.timers).to.equal(0);
  });

  it('tells nobody who does not look, nor whoever has just come back', () => {
    turn('live');
    turn('polling');
    environment.isPageHidden = true;
    pass(600_000);
    environment.isPageHidden = false;
    pass(9_000);
    watch.onNews();
    pass(9_000);
    expect(told).to.eql([]);
    pass(20_000);
    expect(told).to.eql(['connection-lost: lost']);
  });

  it('gives the stream its patience anew where the page was frozen', () => {
    turn('live');
    turn('retrying');
    environment.freeze(3_600_000);
    pass(0);
    expect(told).to.eql([]);
    pass(10_000);
    expect(told).to.eql(['connection-lost: lost']);
  });

  it('keeps one timer while it waits, and none while it is live', () => {
    turn('retrying');
    turn('connecting');
    turn('polling');
    expect(environment.timers).to.equal(1);
    turn('live');
    expect(environment.timers).to.equal(0);
  });
});
