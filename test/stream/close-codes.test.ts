import { expect } from '@open-wc/testing';
import { meaningOf, type Verdict } from '../../src/stream/close-codes.js';
import { makeStream } from './stream-fixture.js';

describe('meaningOf', () => {
  const rows: Readonly<Record<Verdict, readonly (number | null)[]>> = {
    backoff: [null, 1000, 1005, 1006, 1011, 1014, 1015, 4000, 4408, 3999, 4999],
    spread: [1001, 1012, 1013, 4429],
    slow: [1002, 1003, 1007, 1008, 1009, 1010],
    token: [4401],
    final: [4403, 4409],
  };
  for (const [verdict, codes] of Object.entries(rows)) {
    it(`means ${verdict} by ${codes.join(', ')}`, () => {
      for (const code of codes) expect(meaningOf(code).verdict, String(code)).to.equal(verdict);
    });
  }
});

describe('EventStream, by close code', () => {
  interface Row {
    readonly code: number;
    readonly state: string;
    readonly reason: string;
    /** Half of its window. */
    readonly delayMs: number | null;
    readonly faults?: number;
  }
  const rows: readonly Row[] = [
    { code: 1000, state: 'retrying', reason: 'lost', delayMs: 1_250 },
    { code: 1005, state: 'retrying', reason: 'lost', delayMs: 1_250 },
    { code: 1006, state: 'retrying', reason: 'lost', delayMs: 1_250 },
    { code: 1011, state: 'retrying', reason: 'lost', delayMs: 1_250 },
    { code: 4408, state: 'retrying', reason: 'lost', delayMs: 1_250 },
    { code: 1001, state: 'retrying', reason: 'going-away', delayMs: 5_250 },
    { code: 1012, state: 'retrying', reason: 'restart', delayMs: 5_250 },
    { code: 1013, state: 'retrying', reason: 'overloaded', delayMs: 5_250 },
    { code: 4429, state: 'retrying', reason: 'rate-limited', delayMs: 5_250 },
    { code: 1002, state: 'retrying', reason: 'protocol', delayMs: 10_000, faults: 1 },
    { code: 1003, state: 'retrying', reason: 'protocol', delayMs: 10_000, faults: 1 },
    { code: 1007, state: 'retrying', reason: 'protocol', delayMs: 10_000, faults: 1 },
    { code: 1008, state: 'retrying', reason: 'protocol', delayMs: 10_000, faults: 1 },
    { code: 1009, state: 'retrying', reason: 'protocol', delayMs: 10_000, faults: 1 },
    { code: 4401, state: 'retrying', reason: 'unauthorised', delayMs: 1_250 },
    { code: 4403, state: 'closed', reason: 'forbidden', delayMs: null },
    { code: 4409, state: 'closed', reason: 'conflict', delayMs: null },
  ];
  for (const { code, state, reason, delayMs, faults = 0 } of rows) {
    it(`goes ${state} after ${code}, with its reason and delay`, () => {
      const fixture = makeStream();
      fixture.stream.connect();
      fixture.open().drop(code);
      const { status } = fixture.stream;
      expect({ ...status, since: 0 }).to.deep.equal({
        state,
        reason,
        code,
        delayMs,
        since: 0,
        attempt: delayMs === null ? 0 : 2,
        transport: null,
      });
      expect(fixture.faults).to.have.length(faults);
      expect(fixture.environment.timers).to.equal(delayMs === null ? 0 : 1);
    });
  }

  it('is unauthorised after a second 4401, until connect()', () => {
    const { stream, environment, open } = makeStream();
    stream.connect();
    open().drop(4401);
    environment.advance(1_250);
    open().drop(4401);
    expect(stream.status).to.include({ state: 'unauthorised', reason: 'unauthorised', code: 4401 });
    environment.advance(600_000);
    expect(environment.sockets).to.have.length(2);
    expect([environment.timers, environment.listeners]).to.deep.equal([0, 0]);

    stream.connect();
    open();
    expect(stream.status.state).to.equal('live');
  });

  it('forgives a 4401 after a stable connection', () => {
    const { stream, environment, open } = makeStream();
    stream.connect();
    for (let expiry = 0; expiry < 5; expiry += 1) {
      open({ event: 'hello' });
      environment.advance(6_000);
      environment.socket.drop(4401);
      expect(stream.status).to.include({ state: 'retrying', delayMs: 1_250 });
      environment.advance(1_250);
    }
  });

  it('spreads over the window a goaway names, and keeps to it when the page wakes', () => {
    const { stream, environment, open } = makeStream();
    stream.connect();
    open({ action: 'goaway', retry_after_ms: 8_000 }).drop(1012);
    expect(stream.status).to.include({ state: 'retrying', delayMs: 4_250 });
    environment.signal('visible');
    environment.advance(4_000);
    expect(environment.sockets).to.have.length(1);
    environment.advance(250);
    expect(environment.sockets).to.have.length(2);
  });

  it('keeps to the window when the connection is cut before its close code came', () => {
    const { stream, open } = makeStream();
    stream.connect();
    open({ action: 'goaway', retry_after_ms: 20_000 }).drop(1006);
    expect(stream.status).to.include({ delayMs: 10_250 });
  });
});
