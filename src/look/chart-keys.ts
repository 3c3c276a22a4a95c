import type { ChartPosition } from './chart-data.js';

/** What can be walked through with the keyboard. */
export interface ChartShape {
  /** How many series are shown. */
  readonly series: number;
  /** How many points or categories each of them has. */
  readonly points: number;
  /** Where the lowest and the highest value stand, for the keys that jump there. */
  readonly lowest?: ChartPosition;
  readonly highest?: ChartPosition;
  /** Whether time, or the categories, run from right to left. */
  readonly rtl?: boolean;
}

/** What a key asks of the element beyond moving about. */
export type ChartAction = 'zoom-in' | 'zoom-out' | 'zoom-reset' | 'drill-in' | 'drill-out' | 'help';

/** What a key means: a new position, or an action. */
export type ChartKeyOutcome =
  | { readonly type: 'move'; readonly position: ChartPosition }
  | { readonly type: 'action'; readonly action: ChartAction };

/** The part of a `KeyboardEvent` that is read. */
export interface ChartKey {
  readonly key: string;
  readonly altKey?: boolean;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
}

type Move = (at: ChartPosition, shape: ChartShape) => ChartPosition | undefined;

const page = 10;

const along =
  (by: number): Move =>
  ({ series, point }) => ({ series, point: point + by });

const across =
  (by: number): Move =>
  ({ series, point }, shape) =>
    // With one series there is nothing across, and a list of bars is walked downwards.
    shape.series > 1 ? { series: series + by, point } : { series, point: point + by };

/** Lists the keys that move, for people as for the code: the help of an element is written from the same table. */
export const chartMoves: Readonly<Record<string, Move>> = {
  ArrowLeft: (at, shape) => along(shape.rtl ? 1 : -1)(at, shape),
  ArrowRight: (at, shape) => along(shape.rtl ? -1 : 1)(at, shape),
  ArrowUp: across(-1),
  ArrowDown: across(1),
  PageUp: along(-page),
  PageDown: along(page),
  Home: ({ series }) => ({ series, point: 0 }),
  End: ({ series }, { points }) => ({ series, point: points - 1 }),
  n: (_at, { lowest }) => lowest,
  x: (_at, { highest }) => highest,
};

/** Lists the keys that act. */
export const chartActions: Readonly<Record<string, ChartAction>> = {
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  '0': 'zoom-reset',
  Enter: 'drill-in',
  Escape: 'drill-out',
  h: 'help',
};

/**
 * Says what a key means while a chart has the focus; null for keys that stay with the browser, such as all with
 * Ctrl, Alt or Meta.
 *
 * From no position, a move begins at the first point (`End` at the last). Moves stop at the edges instead of
 * wrapping round, so that one can hear where the data ends.
 */
export function chartKey(
  event: ChartKey,
  position: ChartPosition | null,
  shape: ChartShape,
): ChartKeyOutcome | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const action = chartActions[key];
  if (action) return { type: 'action', action };

  const move = chartMoves[key];
  if (!move || shape.series < 1 || shape.points < 1) return null;
  const isStep = key.startsWith('Arrow') || key.startsWith('Page');
  const first = { series: 0, point: 0 };
  const wanted = position === null && isStep ? first : move(position ?? first, shape);
  if (!wanted) return null;
  const clamp = (value: number, count: number): number => Math.min(Math.max(value, 0), count - 1);
  return {
    type: 'move',
    position: { series: clamp(wanted.series, shape.series), point: clamp(wanted.point, shape.points) },
  };
}
