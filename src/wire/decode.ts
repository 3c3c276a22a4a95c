import * as v from 'valibot';
import { fault, type Decoded } from './fault.js';
import { camelCased } from './plain.js';

/**
 * Reads plain data by a schema of the contract.
 * @returns the trusted value, or the first fault with the path of its field; never throws
 */
export function decode<S extends v.GenericSchema>(schema: S, input: unknown): Decoded<v.InferOutput<S>> {
  const plain = camelCased(input);
  if (!plain.ok) return plain;
  const result = v.safeParse(schema, plain.value, { abortPipeEarly: true, abortEarly: true });
  if (result.success) return { ok: true, value: result.output };
  const [issue] = result.issues;
  return { ok: false, fault: fault('bad-shape', v.getDotPath(issue) ?? '', issue.message, issue.input) };
}

/**
 * Whether a payload speaks of any of these fields, in either naming. An error page is an object too, and must not read
 * as an answer with nothing in it.
 */
export function saysOneOf(input: unknown, fields: readonly string[]): boolean {
  const plain = camelCased(input);
  return (
    plain.ok &&
    typeof plain.value === 'object' &&
    plain.value !== null &&
    fields.some((field) => field in (plain.value as object))
  );
}
