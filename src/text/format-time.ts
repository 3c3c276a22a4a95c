import type { EpochMs } from '../wire/field.js';
import { cached } from './cached.js';
import { UNKNOWN } from './format-number.js';

/** Times, dates and lengths of one locale. A time that is unknown or no time prints as "—". */
export interface TimeFormats {
  /** "in 6 hours", "3 minutes ago", "now". @param ms from now; negative is past */
  relative(ms: number | null): string;
  /** "6 hr, 12 min": the two largest units; "420 ms" below a second. */
  duration(ms: number | null): string;
  /** "Nov 21, 2026, 12:00 AM EST". @param zone IANA name; `null` is the reader's own, an invalid one UTC: the name printed says which */
  dateTime(at: EpochMs | null, zone: string | null): string;
  /** "12:00 AM EST", with the name of the zone as in `dateTime`. */
  time(at: EpochMs | null, zone: string | null): string;
  /** "Nov 4, 2:00 PM EST", for rows whose year is clear; the zone tells apart the hour that a change of clocks repeats. */
  dayTime(at: EpochMs | null, zone: string | null): string;
  /** "2:00 PM", for axes, beside which the zone is named. */
  clock(at: EpochMs | null, zone: string | null): string;
  /** "Nov 1, 2026" of a calendar day `2026-11-01`; anything else is printed as it came. */
  date(day: string): string;
  /** "Nov 1", for axes and rows whose year is clear. */
  dayMonth(day: string): string;
  /** "New York" of `America/New_York`, "UTC" of an invalid name: where a time is the reader's only with a place. */
  place(zone: string | null): string;
  /** The day a week begins with where the locale is at home: 0 is Sunday, 1 Monday. */
  weekStart(): number;
  /** Whether a clock in the zone shows midnight. */
  isMidnight(at: EpochMs, zone: string | null): boolean;
}

/** Each unit in milliseconds, up to how many of it one says, and its mean length where lengths vary. */
const UNITS = [
  { unit: 'second', ms: 1_000, below: 60 },
  { unit: 'minute', ms: 60_000, below: 60 },
  { unit: 'hour', ms: 3_600_000, below: 24 },
  { unit: 'day', ms: 86_400_000, below: 30 },
  { unit: 'month', ms: 2_629_746_000, below: 12 },
  { unit: 'year', ms: 31_556_952_000, below: Infinity },
] as const;

/** The units a duration is told in, from large to small. */
const DURATION_UNITS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1_000 },
] as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const isTime = (at: number | null): at is number => at !== null && Math.abs(at) <= 8.64e15;

/** Makes the time formats of a locale that `usableLocale` has returned. */
export function timeFormats(locale: string): TimeFormats {
  const dateFormat = cached(
    (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
  );
  const relativeFormat = cached(
    (numeric: 'always' | 'auto') => new Intl.RelativeTimeFormat(locale, { numeric }),
  );
  const unitFormat = cached(
    (unit: string) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 }),
  );
  const unitList = cached((style: 'short') => new Intl.ListFormat(locale, { type: 'unit', style }));

  const usableZone = cached((zone: string | null): string | undefined => {
    if (zone === null) return undefined;
    try {
      dateFormat({ timeZone: zone });
      // As given, for engines still call Asia/Kolkata by its old name; one takes the empty name for its own zone.
      return zone || 'UTC';
    } catch {
      return 'UTC'; // RangeError: no such zone
    }
  });

  const printBare = (at: EpochMs | null, zone: string | null, options: Intl.DateTimeFormatOptions): string =>
    isTime(at) ? dateFormat({ ...options, timeZone: usableZone(zone) }).format(at) : UNKNOWN;
  const print = (at: EpochMs | null, zone: string | null, options: Intl.DateTimeFormatOptions): string =>
    printBare(at, zone, { ...options, timeZoneName: 'short' });

  const calendar = (day: string, options: Intl.DateTimeFormatOptions): string => {
    const at = DAY.test(day) ? Date.parse(day) : NaN;
    return Number.isNaN(at) ? day : dateFormat({ ...options, timeZone: 'UTC' }).format(at);
  };

  return {
    relative: (ms) => {
      if (ms === null || !Number.isFinite(ms)) return UNKNOWN;
      const fit = UNITS.find(({ ms: length, below }) => Math.round(Math.abs(ms) / length) < below);
      const { unit, ms: length } = fit ?? UNITS[5];
      const count = Math.round(Math.abs(ms) / length);
      return relativeFormat(count === 0 ? 'auto' : 'always').format(ms < 0 ? -count : count, unit);
    },
    duration: (ms) => {
      if (ms === null || !Number.isFinite(ms)) return UNKNOWN;
      if (Math.round(Math.abs(ms)) < 1_000) return unitFormat('millisecond').format(Math.round(ms));
      return unitList('short').format(
        largestTwo(Math.abs(ms)).map(({ unit, count }, i) =>
          unitFormat(unit).format(ms < 0 && i === 0 ? -count : count),
        ),
      );
    },
    dateTime: (at, zone) =>
      print(at, zone, {
        year: 'numeric',
        month: 'short',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
      }),
    time: (at, zone) => print(at, zone, { hour: 'numeric', minute: '2-digit' }),
    dayTime: (at, zone) =>
      print(at, zone, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }),
    clock: (at, zone) => printBare(at, zone, { hour: 'numeric', minute: '2-digit' }),
    date: (day) => calendar(day, { year: 'numeric', month: 'short', day: 'numeric' }),
    dayMonth: (day) => calendar(day, { month: 'short', day: 'numeric' }),
    place: (zone) => {
      const name = usableZone(zone) ?? dateFormat({}).resolvedOptions().timeZone;
      return (name.split('/').at(-1) ?? name).replaceAll('_', ' ');
    },
    weekStart: () => weekStartOf(locale),
    isMidnight: (at, zone) => isTime(at) && clockOf(usableZone(zone) ?? null).format(at) === '00:00:00',
  };
}

/** Where an engine does not know it: regions whose week does not begin with Monday, by Unicode's CLDR. */
const SUNDAY = new Set(
  'AU BD BR CA CN CO DO ET GT HK HN ID IL IN JM JP KE KR LA MX MZ NP PA PE PH PK PR PT PY SA SG SV TH TW US VE ZA ZW'.split(
    ' ',
  ),
);
const SATURDAY = new Set('AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY'.split(' '));

interface WeekLocale extends Intl.Locale {
  /** 1 is Monday, 7 Sunday. */
  getWeekInfo?(): { readonly firstDay: number };
}

function weekStartOf(tag: string): number {
  const locale: WeekLocale = new Intl.Locale(tag);
  const known = locale.getWeekInfo?.().firstDay;
  if (known !== undefined) return known % 7;
  const region = locale.maximize().region ?? '';
  if (SATURDAY.has(region)) return 6;
  return SUNDAY.has(region) ? 0 : 1;
}

/** A clock that is compared, never shown, and so has no language. */
const clockOf = cached(
  (zone: string | null) =>
    new Intl.DateTimeFormat('en', {
      timeZone: zone ?? undefined,
      hourCycle: 'h23',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }),
);

const largestUnit = (ms: number): number => {
  const at = DURATION_UNITS.findIndex((unit) => ms >= unit.ms);
  return at < 0 ? DURATION_UNITS.length - 1 : at;
};

/** Rounds to the second of the two largest units first, so that 59.9 minutes are an hour and not "59 min, 60 sec". */
function largestTwo(ms: number): { unit: string; count: number }[] {
  const step = DURATION_UNITS[largestUnit(ms) + 1]?.ms ?? 1_000;
  const rounded = Math.round(ms / step) * step;
  const at = largestUnit(rounded);
  let rest = rounded;
  return DURATION_UNITS.slice(at, at + 2)
    .map(({ unit, ms: length }) => {
      const count = Math.floor(rest / length);
      rest -= count * length;
      return { unit, count };
    })
    .filter(({ count }) => count > 0);
}
