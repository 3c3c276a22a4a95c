/** Whole micro-dollars, or `null` for what nobody knows. */
export type Micros = bigint | null;

const MICRO_DIGITS = 6;
const LIKE_DOLLARS = { style: 'currency', currency: 'USD' } as const;

/** Rule 8 of the domain, word for word. */
const FITTING = new Intl.NumberFormat('en', {
  ...LIKE_DOLLARS,
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  minimumSignificantDigits: 1,
  maximumSignificantDigits: 2,
  roundingPriority: 'morePrecision',
});

/** Decimal text, so that no double rounds before the one who prints. */
const decimal = (units: bigint, digits: number): Intl.StringNumericLiteral => {
  const text = String(units).padStart(digits + 1, '0');
  return `${text.slice(0, text.length - digits)}.${text.slice(text.length - digits)}` as Intl.StringNumericLiteral;
};

/** The one rounding of a sum: millionths of a micro-dollar to micro-dollars. */
export const microsOf = (pico: bigint): bigint => (pico + 500_000n) / 1_000_000n;

/** A quotient rounded half up to so many digits, in units of the last one. */
const quotient = (above: bigint, below: bigint, digits: number): bigint =>
  (above * 10n ** BigInt(digits) * 2n + below) / (below * 2n);

/** Raw, as a file has it. */
export const raw = (micros: Micros): string =>
  micros === null ? '' : decimal(micros, MICRO_DIGITS).replace(/\.?0+$/, '');

/** An amount by itself; its cents are whole, where the rule's own words leave "$0.1". */
export const money = (micros: Micros): string =>
  micros === null ? '—' : FITTING.format(decimal(micros, MICRO_DIGITS)).replace(/\.\d$/, '$&0');

const fixed = (units: bigint, digits: number): string =>
  new Intl.NumberFormat('en', {
    ...LIKE_DOLLARS,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(decimal(units, digits));

/** An amount among others, in the precision of all of them. */
export const moneyIn = (micros: Micros, digits: number): string =>
  micros === null ? '—' : share(micros, 1_000_000n, digits);

/** A share of an amount, such as that of one request: dollars above, a count below. */
export function share(above: bigint, below: bigint, digits: number): string {
  const units = quotient(above, below, digits);
  return units === 0n && above > 0n ? `<${fixed(1n, digits)}` : fixed(units, digits);
}

/** Rule 9: rows as printed add up to their printed total, by the largest remainder. */
export function moneyTogether(rows: readonly Micros[], whole: Micros, digits: number): string[] {
  const step = 10n ** BigInt(MICRO_DIGITS - digits);
  const parts = rows.map((row) => row ?? 0n);
  const target = ((whole ?? sum(parts)) * 2n + step) / (step * 2n);
  const missing = target - sum(parts.map((part) => part / step));
  if (missing < 0n || missing > BigInt(rows.length)) return rows.map((row) => moneyIn(row, digits));
  const raised = largest(
    parts.map((part) => part % step),
    Number(missing),
  );
  return rows.map((row, index) => {
    if (row === null) return '—';
    const units = row / step + (raised.has(index) ? 1n : 0n);
    // What is something is not printed as nothing.
    return units === 0n ? moneyIn(row, digits) : fixed(units, digits);
  });
}

/** Rule 9 for percentages: hundredths that make a whole. */
export function percentsTogether(parts: readonly (bigint | null)[]): string[] {
  const known = parts.map((part) => part ?? 0n);
  const whole = sum(known);
  const hundredths = known.map((part) => (whole === 0n ? 0n : (part * 100n) / whole));
  const raised = largest(
    known.map((part) => (whole === 0n ? 0n : (part * 100n) % whole)),
    whole === 0n ? 0 : Number(100n - sum(hundredths)),
  );
  return parts.map((part, index) => {
    if (part === null || whole === 0n) return '—';
    const hundredth = (hundredths[index] ?? 0n) + (raised.has(index) ? 1n : 0n);
    return hundredth === 0n && part > 0n ? '<1%' : `${hundredth}%`;
  });
}

/** The indices of so many of the largest; the first of equals. */
const largest = (rests: readonly bigint[], count: number): ReadonlySet<number> =>
  new Set(
    rests
      .map((rest, index) => ({ rest, index }))
      .sort((a, b) => (a.rest === b.rest ? 0 : a.rest < b.rest ? 1 : -1))
      .slice(0, count)
      .map(({ index }) => index),
  );

export const sum = (parts: readonly bigint[]): bigint => parts.reduce((all, part) => all + part, 0n);

/** "1,240". */
export const count = (value: number): string => new Intl.NumberFormat('en').format(value);

/** Whole to 9,999, then "12.4K". */
export const tokens = (value: number): string =>
  value < 10_000
    ? count(value)
    : new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(value);

/** "95.0%". */
export const percent = (ratio: number | null, digits: number): string =>
  ratio === null
    ? '—'
    : new Intl.NumberFormat('en', {
        style: 'percent',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(ratio);

/** Rounded down, for what is not whole must not look it: "97%", "99.9%". */
export const percentBelow = (part: number, whole: number): string =>
  part * 100 > whole && part * 100 < whole * 99
    ? `${Math.floor((part * 100) / whole)}%`
    : percent(Math.floor((part * 1_000) / whole) / 1_000, 1);

/** Rule 19: "+12.3%", "New" where there was nothing before, "No change" of what is the same; nothing of the unknown. */
export function change(now: number | null, before: number | null): string {
  if (now === null || before === null) return '';
  if (now === before) return 'No change';
  if (before === 0) return 'New';
  const ratio = (now - before) / before;
  if (Math.abs(ratio) < 0.0005) return '<0.1%';
  const text = percent(Math.abs(ratio), Math.abs(ratio) < 10 ? 1 : 0);
  return `${ratio < 0 ? '-' : '+'}${text}`;
}

/** A rate changes by points. */
export function changeOfRate(now: number | null, before: number | null): string {
  if (now === null || before === null) return '';
  if (now === before) return 'No change';
  const points = new Intl.NumberFormat('en', { signDisplay: 'exceptZero', maximumFractionDigits: 1 });
  return `${points.format((now - before) * 100)} pp`;
}

/** "21 min, 31 sec": the two largest units. */
export function uptime(ms: number): string {
  const seconds = Math.max(1, Math.floor(ms / 1_000));
  const units = [
    `${Math.floor(seconds / 3_600)} hr`,
    `${Math.floor(seconds / 60) % 60} min`,
    `${seconds % 60} sec`,
  ];
  const first = units.findIndex((unit) => !unit.startsWith('0 '));
  return units
    .slice(first, first + 2)
    .filter((unit) => !unit.startsWith('0 '))
    .join(', ');
}
