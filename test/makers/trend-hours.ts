const HOUR_MS = 3_600_000;

/** So many hours of a telemetry answer from an instant on, in the wire's words; each costs a cent more than the last. */
export const trendHours = (
  first: string,
  count: number,
  costOf: (index: number) => string | null = (index) => ((index + 1) / 100).toFixed(2),
): readonly Record<string, unknown>[] =>
  Array.from({ length: count }, (_, index) => ({
    hour: new Date(Date.parse(first) + index * HOUR_MS).toISOString(),
    cost: costOf(index),
    requests: index + 1,
  }));
