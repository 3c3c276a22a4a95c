import fc, { type Arbitrary } from 'fast-check';

/** A JSON schema, as far as the contract's document uses it; references are resolved. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
}

/** A change of a valid value at one place. */
export interface Change {
  /** Names of the fields that lead to the place. */
  readonly path: readonly string[];
  /** `undefined` takes the field away. */
  readonly value: unknown;
}

/** What no field of the contract takes, whatever it is lenient about. */
const JUNK = [{}, [], true, [1], { a: null }];

/** Values that a schema allows. */
export function valuesOf(schema: Schema): Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf && !schema.properties) return fc.oneof(...schema.anyOf.map(valuesOf));
  const types = [schema.type ?? 'object'].flat();
  return fc.oneof(...types.map((type) => valuesOfType(type, schema)));
}

function valuesOfType(type: string, schema: Schema): Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'string':
      return schema.pattern ? fc.stringMatching(new RegExp(schema.pattern)) : fc.string({ minLength: 1 });
    case 'integer':
      return fc
        .bigInt({
          min: BigInt(schema.minimum ?? Number.MIN_SAFE_INTEGER),
          max: BigInt(schema.maximum ?? Number.MAX_SAFE_INTEGER),
        })
        .map(Number);
    case 'number':
      return fc
        .oneof(
          fc.double({
            noNaN: true,
            noDefaultInfinity: true,
            min: schema.minimum ?? -1e14,
            max: schema.maximum ?? 1e14,
          }),
          fc.integer({ min: Math.ceil(schema.minimum ?? -1_000), max: Math.floor(schema.maximum ?? 1_000) }),
        )
        .map((value) => Number(value.toFixed(6))) // no price has three hundred places
        .filter((value) => isWithin(schema, value));
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}), { maxLength: 3 });
    default:
      return objectsOf(schema);
  }
}

function objectsOf({ properties = {}, required = [], additionalProperties }: Schema): Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, valuesOf(schema)]),
  );
  const named = fc.record(fields, { requiredKeys: [...required] });
  if (!additionalProperties) return named;
  return fc.dictionary(fc.string({ minLength: 1 }), valuesOf(additionalProperties), { maxKeys: 3 });
}

const isWithin = ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema, value: number): boolean =>
  value >= (minimum ?? -Infinity) &&
  value <= (maximum ?? Infinity) &&
  value > (exclusiveMinimum ?? -Infinity) &&
  value < (exclusiveMaximum ?? Infinity);

/** Changes that make a value obviously wrong, or leave it right: whoever reads it must judge all of them alike. */
export function changesOf(schema: Schema, path: readonly string[] = []): Change[] {
  const here = [...JUNK, null].map((value) => ({ path, value }));
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    { path: [...path, name], value: undefined },
    ...changesOf(field, [...path, name]),
  ]);
  const items = schema.items ? changesOf(schema.items, [...path, '0']) : [];
  return [...here, ...fields, ...items];
}

/** The value with a change at its place; `undefined` where it has no such place. */
export function changed(value: unknown, { path, value: to }: Change): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return to;
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    const [first, ...others] = value as unknown[];
    const next = value.length > 0 ? changed(first, { path: rest, value: to }) : undefined;
    return next === undefined ? undefined : [next, ...others];
  }
  const record = value as Readonly<Record<string, unknown>>;
  if (rest.length === 0 && to === undefined) {
    return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
  }
  if (rest.length > 0 && !(name in record)) return undefined;
  const next = changed(record[name], { path: rest, value: to });
  return next === undefined ? undefined : { ...record, [name]: next };
}
