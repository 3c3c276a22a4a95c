import { expect } from '@open-wc/testing';
import { distinctSessions, sortSessions, Uptimes, type SessionSort } from '../../src/domain/live-sessions.js';
import type { LiveSession } from '../../src/wire/telemetry-sections.js';
import { telemetryAnswer } from '../makers/telemetry-answer.js';

const sessions = (...list: readonly object[]): readonly LiveSession[] =>
  telemetryAnswer({ live: { sessionsData: list } }).live.sessions;

describe('Uptimes', () => {
  const AT = Date.parse('2026-11-20T13:00:00Z');
  const take = (uptimes: Uptimes, list: readonly LiveSession[], asOf: number, now = asOf) =>
    Object.fromEntries(uptimes.take(list, asOf, now));

  it('counts from when a session began, else from the age it was told with, and on from there', () => {
    const list = sessions(
      { id: 'a', startedAt: '2026-11-20T12:00:00Z', uptime: 5 },
      { id: 'b', uptime: 60 },
      { id: 'c' },
    );
    expect(take(new Uptimes(), list, AT, AT + 2_000)).to.deep.equal({ a: 3_602_000, b: 62_000 });
  });

  it('never steps back, though an answer rounds or is older', () => {
    const uptimes = new Uptimes();
    take(uptimes, sessions({ id: 'b', uptime: 60 }), AT, AT + 2_500);
    expect(take(uptimes, sessions({ id: 'b', uptime: 61 }), AT + 2_000)).to.deep.equal({ b: 62_500 });
    expect(take(uptimes, sessions({ id: 'b', uptime: 70 }), AT + 9_000)).to.deep.equal({ b: 70_000 });
  });

  it('begins anew with a session that did, or that was gone in between', () => {
    const uptimes = new Uptimes();
    take(uptimes, sessions({ id: 'a', startedAt: AT - 90_000 }, { id: 'b', uptime: 60 }), AT);
    expect(take(uptimes, sessions({ id: 'a', startedAt: AT }), AT + 1_000)).to.deep.equal({ a: 1_000 });
    expect(take(uptimes, sessions({ id: 'b', uptime: 1 }), AT + 2_000)).to.deep.equal({ b: 1_000 });
  });

  it('is never negative, though clocks differ', () => {
    expect(take(new Uptimes(), sessions({ id: 'a', startedAt: AT + 5_000 }), AT)).to.deep.equal({ a: 0 });
  });
});

describe('sortSessions', () => {
  const list = sessions(
    { id: 'b', uptime: 5, cost: '2', model: 'y' },
    { id: 'a', cost: '10', model: 'z' },
    { id: 'd', uptime: 9, cost: null, model: null },
    { id: 'c', uptime: 5, cost: '2', model: 'y' },
  );
  const uptimes = new Uptimes().take(list, 0, 0);
  const rows: readonly (readonly [SessionSort, boolean, string])[] = [
    ['id', true, 'abcd'],
    ['id', false, 'dcba'],
    ['uptime', false, 'dbca'],
    ['uptime', true, 'bcda'],
    ['cost', false, 'abcd'],
    ['cost', true, 'bcad'],
    ['model', true, 'bcad'],
    ['model', false, 'abcd'],
  ];
  for (const [by, isAscending, order] of rows) {
    it(`by ${by}, ${isAscending ? 'rising' : 'falling'}, is ${order}`, () => {
      const sorted = sortSessions(list, uptimes, by, isAscending);
      expect(sorted.map(({ id }) => id).join('')).to.equal(order);
    });
  }
});

describe('distinctSessions', () => {
  it('takes a session told twice for one, as it was told last', () => {
    const list = distinctSessions(sessions({ id: 'a', uptime: 1 }, { id: 'b' }, { id: 'a', uptime: 2 }));
    expect(list.map(({ id, uptime }) => [id, uptime])).to.deep.equal([
      ['a', 2],
      ['b', null],
    ]);
  });
});
