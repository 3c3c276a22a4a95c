/** Why something a server or a host said was refused. */
export type FaultCode = 'bad-json' | 'bad-shape' | 'too-large' | 'too-deep';

/** A refusal in words a developer can act on: which field, what was expected, and a short look at what came. */
export interface Fault {
  readonly code: FaultCode;
  /** Path of the offending field, dotted, in the contract's camelCase: `daily.used`, `byModel.3.cost`; empty for the whole. */
  readonly field: string;
  readonly message: string;
  /** At most 80 characters of the offending value; for the DOM event only, never for a log. */
  readonly sample: string;
}

/** The outcome of reading: a value that every floor above may trust, or a fault. */
export type Decoded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

const SAMPLE_LENGTH = 80;

/** Describes a refusal; `value` is cut short so that a payload never travels through an error. */
export function fault(code: FaultCode, field: string, message: string, value?: unknown): Fault {
  return { code, field, message, sample: sampleOf(value) };
}

function sampleOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  const text = typeof value === 'string' ? value : (JSON.stringify(value) as string | undefined);
  return (text ?? '').slice(0, SAMPLE_LENGTH);
}
