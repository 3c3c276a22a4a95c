import { DAY_MS, HOUR_MS, wallOf } from '../../../src/domain/calendar.js';
import type { Random } from './random.js';

/** How busy each hour of an office's day is; the mean is 1. */
const HOURS = [
  0.25, 0.15, 0.1, 0.1, 0.15, 0.2, 0.4, 0.8, 1.4, 1.9, 2.1, 2, 1.6, 1.8, 2.1, 2, 1.8, 1.5, 1.2, 1, 0.85, 0.7,
  0.55, 0.35,
] as const;

const BUSIEST = Math.max(...HOURS);

const WEEKEND = 0.45;

/** How busy an instant is in its day, on the wall clock of a zone; the mean of a day is about 1. */
export function busyness(at: number, zone: string): number {
  const hour = Math.floor((wallOf(at, zone) % DAY_MS) / HOUR_MS);
  return HOURS[hour] ?? 1;
}

/** How much of a working day's traffic a day has. */
export function dayWeight(at: number, zone: string): number {
  const weekday = new Date(wallOf(at, zone)).getUTCDay();
  return weekday === 0 || weekday === 6 ? WEEKEND : 1;
}

/** Instants between two others, in order, thick where the day is busy, some of them in bursts of a few minutes. */
export function instants(random: Random, count: number, from: number, to: number, zone: string): number[] {
  const burstAt = random.between(from, to);
  const drawn = Array.from({ length: count }, () => {
    if (random.isBelow(0.06)) return Math.min(to - 1, burstAt + random.between(0, 5 * 60_000));
    // Rejection: a quiet hour's draw is mostly thrown back. Ten draws find a place on any but the quietest stretch.
    for (let draw = 0; draw < 10; draw += 1) {
      const at = random.between(from, to);
      if (random.isBelow(busyness(at, zone) / BUSIEST)) return at;
    }
    return random.between(from, to);
  });
  return drawn.map(Math.floor).sort((a, b) => a - b);
}
