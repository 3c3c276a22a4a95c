/** A range of values that begins and ends on a tick. */
export interface LinearTicks {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

/** Steps that people count in; 2.5 because money comes in quarters. */
const mantissas = [1, 2, 2.5, 5, 10];

/**
 * Chooses round ticks around a range of values, always with zero, at most `maxSteps` steps apart.
 *
 * Four steps are four gridlines above the base line, as many as stay faint. A range that is empty, or no number at
 * all, reads 0–1 with the one tick 0, so that a chart without data has an axis and invents no scale.
 *
 * @example linearTicks(0, 41.2) // { min: 0, max: 60, ticks: [0, 20, 40, 60] }
 */
export function linearTicks(from: number, to: number, maxSteps = 4): LinearTicks {
  const low = Math.min(0, from);
  const high = Math.max(0, to);
  const span = high - low;
  if (!Number.isFinite(span) || span <= 0) return { min: 0, max: 1, ticks: [0] };

  const magnitude = 10 ** Math.floor(Math.log10(span / maxSteps));
  for (const mantissa of [...mantissas, 20, 25, 50]) {
    const step = mantissa * magnitude;
    const first = Math.floor(low / step + 1e-9);
    const last = Math.ceil(high / step - 1e-9);
    if (last - first > maxSteps) continue;
    const ticks = Array.from({ length: last - first + 1 }, (_, index) => roundTo(first + index, step));
    return { min: ticks[0] ?? low, max: ticks.at(-1) ?? high, ticks };
  }
  return { min: low, max: high, ticks: [low, high] };
}

/** Keeps 3 × 0.1 from reading 0.30000000000000004. */
function roundTo(count: number, step: number): number {
  const value = Number((count * step).toPrecision(12));
  return value === 0 ? 0 : value;
}
