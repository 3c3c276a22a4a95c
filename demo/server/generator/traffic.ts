import type { Lane } from '../../../src/wire/routing.js';
import { costPico, providerOf } from '../prices.js';
import type { RequestRow } from '../requests.js';
import { DOMAINS, FREE_MODEL, MODELS, SUCCESS, USERS } from './cast.js';
import type { Random } from './random.js';

/** What the world is like when a request is made. */
export interface Mood {
  /** `free` is a router that may spend nothing, `thrifty` one that should not. */
  readonly spending: 'normal' | 'thrifty' | 'free';
  /** A provider that fails half of its requests just now. */
  readonly failing: string | null;
}

export const CALM: Mood = { spending: 'normal', failing: null };

/** What a request costs in dollars, for a plan and never for a sum that is shown; an unknown price plans as nothing. */
export const dollarsOf = ({ costPico: cost }: RequestRow): number => Number(cost ?? 0n) / 1e12;

const SIZE_SPREAD = 0.7;
const RATED = 0.15;

/** Makes requests as the demo's product would, one after another in time. */
export class Traffic {
  readonly #random: Random;
  readonly #sessions = new Map<string, { readonly id: string; readonly until: number }>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** The next request at an instant (epoch milliseconds). */
  next(at: number, { spending, failing }: Mood = CALM): RequestRow {
    const random = this.#random;
    const domain = random.pick(DOMAINS);
    const user = random.pick(USERS);
    const lane: Lane = spending === 'normal' ? random.pick(domain.lanes) : 'green';
    const model = spending === 'free' ? FREE_MODEL : random.pick(MODELS[lane]);
    const provider = providerOf(model);
    const isSuccess = random.isBelow(provider === failing ? 0.5 : SUCCESS[lane]);
    const inputTokens = random.size(domain.input, SIZE_SPREAD);
    // A request that fails has usually cost its question and little of an answer.
    const outputTokens = random.size(isSuccess ? domain.output : domain.output / 20, SIZE_SPREAD);
    return {
      at,
      session: this.#sessionOf(user.name, at),
      model,
      provider,
      lane,
      domain: domain.name,
      user: user.name,
      country: user.country,
      inputTokens,
      outputTokens,
      latencyMs: Math.round(random.between(250, 700) + outputTokens * random.between(6, 14)),
      success: isSuccess,
      rating: this.#rating(isSuccess),
      costPico: costPico(model, inputTokens, outputTokens),
      message: random.pick(domain.messages),
    };
  }

  #sessionOf(user: string, at: number): string {
    const known = this.#sessions.get(user);
    if (known && known.until > at) return known.id;
    const id = `s-${Math.floor(this.#random.next() * 2 ** 40).toString(36)}`;
    this.#sessions.set(user, { id, until: at + this.#random.between(5, 25) * 60_000 });
    return id;
  }

  #rating(isSuccess: boolean): number | null {
    if (!this.#random.isBelow(RATED)) return null;
    const stars = isSuccess
      ? ([
          [5, 55],
          [4, 30],
          [3, 12],
          [2, 3],
        ] as const)
      : ([
          [1, 60],
          [2, 40],
        ] as const);
    return this.#random.pick<number>(stars);
  }
}
