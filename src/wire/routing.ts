import * as v from 'valibot';
import { decode } from './decode.js';
import type { Decoded } from './fault.js';
import {
  amount,
  count,
  instant,
  number,
  object,
  ratio,
  unknownAs,
  type Amount,
  type EpochMs,
} from './field.js';

/** The three lanes of a router, from cheap and safe to dear and watched. */
export const LANES = ['green', 'yellow', 'red'] as const;
export type Lane = (typeof LANES)[number];

/** What one lane did. Every field may be unknown (`null`). */
export interface LaneFigures {
  readonly taskCount: number | null;
  /** 0–1. */
  readonly successRate: number | null;
  readonly avgTokens: number | null;
  /** Mean stars, 0–5. */
  readonly feedbackRating: number | null;
  readonly cost: Amount | null;
}

/** The answer of `analytics/routing`; a lane nobody spoke of is absent. */
export interface RoutingAnswer {
  readonly lanes: Readonly<Partial<Record<Lane, LaneFigures>>>;
  readonly currency: string | null;
  readonly asOf: EpochMs | null;
}

const lane = object(
  {
    taskCount: unknownAs(count),
    successRate: unknownAs(ratio),
    avgTokens: unknownAs(count),
    feedbackRating: unknownAs(
      v.pipe(number, v.minValue(0, 'must be 0 to 5'), v.maxValue(5, 'must be 0 to 5')),
    ),
    cost: unknownAs(amount),
  },
  'must be a lane object',
);

const routing = object(
  {
    lanes: object(
      { green: v.optional(lane), yellow: v.optional(lane), red: v.optional(lane) },
      'must be an object with the lanes green, yellow and red',
    ),
    currency: unknownAs(v.string()),
    asOf: unknownAs(instant),
  },
  'must be an object with lanes',
);

/** Reads `analytics/routing`, and the `routing` part of `usage.update`: lanes come whole. */
export const decodeRouting = (input: unknown): Decoded<RoutingAnswer> => decode(routing, input);
