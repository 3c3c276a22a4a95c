const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const steps = [
  ...[1, 5, 15, 30].map((count) => count * minute),
  ...[1, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14].map((count) => count * day),
];
const monthSteps = [1, 3, 6, 12];

/** Monday, 1 January 1970 having been a Thursday: weeks of ticks begin where weeks do. */
const firstMonday = 4 * day;

/**
 * Chooses ticks on round local times between two instants (epoch milliseconds), at most `maxCount` of them.
 *
 * `offsetMs` gives the distance of local time from UTC at an instant, so that midnight is midnight where the reader
 * is, also on days of 23 or 25 hours. Steps run from a minute to a year; a longer range gets years apart.
 */
export function timeTicks(
  from: number,
  to: number,
  maxCount: number,
  offsetMs: (instant: number) => number = () => 0,
): number[] {
  if (!(to > from) || maxCount < 1) return [];
  const toInstant = (local: number): number => local - offsetMs(local - offsetMs(local));
  const inside = (locals: Iterable<number>): number[] => {
    const instants = new Set<number>();
    for (const local of locals) {
      const instant = toInstant(local);
      if (instant >= from && instant <= to) instants.add(instant);
    }
    return [...instants].sort((a, b) => a - b);
  };

  const localFrom = from + offsetMs(from);
  const localTo = to + offsetMs(to);
  for (const step of steps) {
    if ((to - from) / step > maxCount + 1) continue;
    const ticks = inside(everyStep(localFrom, localTo, step));
    if (ticks.length <= maxCount) return ticks;
  }
  for (const months of monthSteps) {
    const ticks = inside(everyMonths(localFrom, localTo, months));
    if (ticks.length <= maxCount) return ticks;
  }
  const years = Math.ceil((to - from) / (365 * day) / maxCount);
  return inside(everyMonths(localFrom, localTo, 12 * years)).slice(0, maxCount);
}

function* everyStep(from: number, to: number, step: number): Iterable<number> {
  const origin = step >= 7 * day ? firstMonday : 0;
  for (let local = origin + Math.ceil((from - origin) / step) * step; local <= to; local += step) yield local;
}

function* everyMonths(from: number, to: number, months: number): Iterable<number> {
  const start = new Date(from);
  const first = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months;
  for (let count = first; ; count += months) {
    const local = Date.UTC(Math.floor(count / 12), count % 12, 1);
    if (local > to) return;
    yield local;
  }
}
