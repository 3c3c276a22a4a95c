import type { Amount, EpochMs } from '../wire/field.js';
import { CrossingBook } from './crossing-book.js';
import type { Crossings, Observation } from './crossing-state.js';

/** Something that is either on or off, such as spending being paused. */
export interface Alarm {
  /** The same in every tab, and never a budget's own id. */
  readonly id: string;
  readonly isOn: boolean;
  /** The window it belongs to; `null` where it has none. */
  readonly windowEnd: EpochMs | null;
  /** When this was true. */
  readonly at: EpochMs;
}

const [OFF, ON] = ['0' as Amount, '1' as Amount];
const THRESHOLD = 0.5;

/**
 * Finds alarms that went on or off, as edges: an alarm is a budget that is used up or not at all, and so it is
 * remembered, shared by tabs and re-armed like a crossing.
 */
export function observeAlarms(state: Crossings, alarms: readonly Alarm[], now: EpochMs): Observation {
  const book = new CrossingBook(state, now);
  for (const { id, isOn, windowEnd, at } of alarms) {
    const mark = book.open(id, THRESHOLD, windowEnd, at, isOn ? null : 0);
    if (!mark) continue;
    if (isOn) book.raise(mark, { at, limit: ON, ratio: 1 });
    else book.lower(mark, { used: OFF, limit: ON, ratio: 0, at });
  }
  return book.close();
}
