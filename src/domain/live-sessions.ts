import type { EpochMs } from '../wire/field.js';
import type { LiveSession } from '../wire/telemetry-sections.js';
import { compareAmounts } from './money.js';

/** What sessions can be sorted by. */
export type SessionSort = 'id' | 'uptime' | 'cost' | 'model';

/**
 * How long each session has been going on. Answers round, and arrive late: what has been shown once is never taken
 * back, unless the session began anew.
 */
export class Uptimes {
  #known = new Map<string, { readonly startedAt: EpochMs | null; readonly ms: number }>();

  /**
   * Takes the sessions there are; those that are not among them are forgotten.
   * @param asOf when they were counted, by the clock that counted them
   * @param now the present, by the same clock
   * @returns milliseconds by id; a session of unknown age has none
   */
  take(sessions: readonly LiveSession[], asOf: EpochMs, now: EpochMs): ReadonlyMap<string, number> {
    const before = this.#known;
    this.#known = new Map();
    for (const { id, startedAt, uptime } of sessions) {
      const ms = startedAt === null ? uptime !== null && uptime * 1_000 + (now - asOf) : now - startedAt;
      if (ms === false) continue;
      const known = before.get(id);
      const shown = known && known.startedAt === startedAt ? known.ms : 0;
      this.#known.set(id, { startedAt, ms: Math.max(ms, shown, 0) });
    }
    return new Map([...this.#known].map(([id, known]) => [id, known.ms]));
  }
}

/** Sorts sessions, those of equal rank by id; what is unknown comes last, whichever way they are sorted. */
export function sortSessions(
  sessions: readonly LiveSession[],
  uptimes: ReadonlyMap<string, number>,
  by: SessionSort,
  isAscending: boolean,
): readonly LiveSession[] {
  const sign = isAscending ? 1 : -1;
  const byId = (a: LiveSession, b: LiveSession): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  if (by === 'id') return [...sessions].sort((a, b) => sign * byId(a, b));
  const isKnown = (session: LiveSession): boolean =>
    by === 'uptime' ? uptimes.has(session.id) : session[by] !== null;
  const compare = (a: LiveSession, b: LiveSession): number => {
    if (!isKnown(a) || !isKnown(b)) return Number(isKnown(b)) - Number(isKnown(a));
    return sign * rank(a, b);
  };
  const rank = (a: LiveSession, b: LiveSession): number => {
    if (by === 'uptime') return (uptimes.get(a.id) ?? 0) - (uptimes.get(b.id) ?? 0);
    if (by === 'cost') return a.cost && b.cost ? compareAmounts(a.cost, b.cost) : 0;
    return (a.model ?? '') < (b.model ?? '') ? -1 : a.model === b.model ? 0 : 1;
  };
  return [...sessions].sort((a, b) => compare(a, b) || byId(a, b));
}

/** A session told twice is one, as it was told last. */
export const distinctSessions = (sessions: readonly LiveSession[]): readonly LiveSession[] => [
  ...new Map(sessions.map((session) => [session.id, session])).values(),
];
