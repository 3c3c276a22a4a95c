import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { pageClock } from '../host/page-clock.js';
import type { StreamFilter } from '../store/stream-filter.js';
import type { Formatter } from '../text/format.js';
import type { Strings } from '../text/strings.js';
import { dayKey } from '../domain/calendar.js';
import { daysOf, firstHour, writeTimeRange, type RangeDays, type TimeRange } from '../domain/time-range.js';

/** The buttons of the periods. */
export interface RangeButtons {
  readonly ranges: readonly TimeRange[];
  readonly chosen: TimeRange | null;
  readonly hasCustom: boolean;
  readonly words: Strings;
  readonly format: Formatter;
  readonly onChoose: (range: TimeRange) => void;
}

/** A list to choose one name from, or all. */
export interface NameSelect {
  readonly part: 'domain' | 'model';
  readonly label: string;
  readonly all: string;
  readonly names: readonly string[];
  readonly chosen: string | null;
  readonly onChoose: (name: string | null) => void;
}

/** Draws a button a period; the last one opens the panel with the calendar, and is pressed where no other one is. */
export function renderRanges(buttons: RangeButtons): TemplateResult {
  const { ranges, chosen, hasCustom, words, format, onChoose } = buttons;
  const text = chosen && writeTimeRange(chosen);
  const isPressed = (range: TimeRange): boolean => writeTimeRange(range) === text;
  const isCustom = text !== null && !ranges.some(isPressed);
  return html`<div class="segmented" role="group" aria-label=${words.dateRange.heading} part="ranges">
    ${ranges.map(
      (range) =>
        html`<button
          type="button"
          title=${nameOfRange(range, words, format)}
          aria-pressed=${isPressed(range) ? 'true' : 'false'}
          @click=${() => onChoose(range)}
        >
          <span class="long">${nameOfRange(range, words, format)}</span
          ><span class="short">${shortNameOf(range, words, format)}</span>
        </button>`,
    )}${
      hasCustom
        ? html`<button
            type="button"
            part="custom"
            class="custom"
            popovertarget="panel"
            aria-haspopup="dialog"
            aria-pressed=${isCustom ? 'true' : 'false'}
          >
            ${words.dateRange.custom}
          </button>`
        : nothing
    }
  </div>`;
}

/** Draws a list of names. A name that is chosen stands in it though nobody knows it. */
export function renderSelect({ part, label, all, names, chosen, onChoose }: NameSelect): TemplateResult {
  const shown = chosen === null || names.includes(chosen) ? names : [chosen, ...names];
  const onChange = ({ target }: Event): void => {
    const select = target as HTMLSelectElement;
    onChoose(select.value === '' ? null : select.value);
  };
  return html`<label class="choice"
    ><span class="muted">${label}</span
    ><select part=${part} .value=${live(chosen ?? '')} @change=${onChange}>
      <option value="" ?selected=${chosen === null}>${all}</option>
      ${shown.map((name) => html`<option value=${name} ?selected=${name === chosen}>${name}</option>`)}
    </select></label
  >`;
}

/** "7 days", "24 hours", or the two days of a range of dates. */
export function nameOfRange(range: TimeRange, { dateRange }: Strings, format: Formatter): string {
  switch (range.type) {
    case 'hours':
      return dateRange.hours(range.hours, format.number(range.hours));
    case 'days':
      return dateRange.days(range.days, format.number(range.days));
    case 'dates':
      return range.start === range.end
        ? format.date(range.start)
        : dateRange.span(firstDay(range, format), format.date(range.end));
  }
}

/** A year that both days share is said once. */
const firstDay = ({ start, end }: RangeDays, format: Formatter): string =>
  start.slice(0, 4) === end.slice(0, 4) ? format.dayMonth(start) : format.date(start);

/** The same where there is little room. */
function shortNameOf(range: TimeRange, words: Strings, format: Formatter): string {
  if (range.type === 'dates') return nameOfRange(range, words, format);
  return range.type === 'hours'
    ? words.dateRange.shortHours(format.number(range.hours))
    : words.dateRange.shortDays(format.number(range.days));
}

/** What a filter lets through: "7 days, support". */
export function filterText(
  { range, domain, model }: StreamFilter,
  words: Strings,
  format: Formatter,
): string {
  const parts = [range && nameOfRange(range, words, format), domain, model];
  return parts.filter((part) => part !== null).join(', ');
}

/** Which days a range is, and which day it is where they are counted; nothing while nobody knows where. */
export function spanText(
  range: TimeRange | null,
  timeZone: string | null,
  words: Strings,
  format: Formatter,
): string {
  const say = words.dateRange;
  const now = pageClock.now();
  const today = dayKey(now, timeZone);
  if (today === null || timeZone === null)
    return range?.type === 'dates' ? nameOfRange(range, words, format) : '';
  const said = [say.today(format.date(today), format.place(timeZone))];
  if (range?.type === 'hours')
    said.unshift(say.since(format.dateTime(firstHour(range.hours, now), timeZone)));
  else if (range) {
    const days = daysOf(range, now, timeZone);
    if (days) said.unshift(nameOfRange({ type: 'dates', ...days }, words, format));
  }
  return said.join(' · ');
}
