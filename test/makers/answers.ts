import { decodeCosts, type CostsAnswer } from '../../src/wire/costs.js';
import type { Decoded } from '../../src/wire/fault.js';
import { decodeRouting, type RoutingAnswer } from '../../src/wire/routing.js';
import { costsPayload } from './costs.js';
import { routingPayload } from './routing.js';

function read<T>(decoded: Decoded<T>): T {
  if (!decoded.ok) throw new Error(`${decoded.fault.field}: ${decoded.fault.message}`);
  return decoded.value;
}

type Overrides = Readonly<Record<string, unknown>>;

/** An `analytics/costs` answer as the floors above the wire see it; overrides are in the wire's words. */
export const costsAnswer = (overrides?: Overrides): CostsAnswer => read(decodeCosts(costsPayload(overrides)));

/** An `analytics/routing` answer as the floors above the wire see it; overrides are in the wire's words. */
export const routingAnswer = (overrides?: Overrides): RoutingAnswer =>
  read(decodeRouting(routingPayload(overrides)));
