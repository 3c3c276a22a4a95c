import { html, nothing, type TemplateResult } from 'lit';
import { infoIcon } from '../look/icons.js';
import { setStyle } from '../look/set-style.js';
import type { DayRange } from '../domain/cost-days.js';
import type { CostDifference } from '../domain/costs.js';
import { exactText, type CostPrint, type CostPrinting } from './cost-lines.js';
import { percentBelow, renderMoney } from './printed-money.js';

/**
 * Draws the total of a breakdown as its hero: a label above, what it is of and its coverage below.
 * @param where e.g. "Nov 14 – Nov 20, 2026 (New York)"
 */
export function renderTotalStat(print: CostPrint, label: string, where: string | null): TemplateResult {
  const { reading, printing, digits } = print;
  const { words, format, currency } = printing;
  const { coverageRatio, isLowerBound, total } = reading;
  const { common, table } = words;
  const isAtLeast = isLowerBound && total !== null;
  const amount = format.money(total, currency, { digits });
  const spoken = total === null ? common.unknown : isAtLeast ? common.atLeastSpoken(amount) : amount;
  const covered = isLowerBound && coverageRatio !== null ? percentBelow(coverageRatio, format) : null;
  return html`<div class="stat" part="total">
    <span class="stat-label">${label}</span>
    <span class="visually-hidden">${spoken}</span>
    <span
      class="stat-value hero number"
      aria-hidden="true"
      title=${exactText(total, digits, printing) ?? nothing}
      ${setStyle({ '--_length': amount.length })}
      >${isAtLeast ? html`<span class="currency">≥ </span>` : nothing}${renderMoney(format.moneyParts(total, currency, { digits }))}</span
    >
    <span class="stat-context"
      >${where}${where && covered ? ' · ' : nothing}${
        covered && html`<span title=${table.coverageHint(covered)}>${common.priced(covered)}</span>`
      }</span
    >
  </div>`;
}

/** "Nov 14 – Nov 20, 2026 (New York)". @param timeZone `null` where nobody says one */
export function daysText(
  { from, to }: DayRange,
  timeZone: string | null,
  { words, format }: Pick<CostPrinting, 'words' | 'format'>,
): string {
  const days = from === to ? format.date(to) : words.table.range(format.dayMonth(from), format.date(to));
  return timeZone === null ? days : `${days} (${format.place(timeZone)})`;
}

/** By how much rows and total differ, in words; `null` where they do not. */
export function differenceText(
  difference: CostDifference | null,
  { digits, printing }: Pick<CostPrint, 'digits' | 'printing'>,
): string | null {
  if (!difference) return null;
  const { words, format, currency } = printing;
  const say = difference.side === 'unassigned' ? words.table.unassigned : words.table.overAssigned;
  return say(format.money(difference.amount, currency, { digits }));
}

/** Draws what the figures of a view leave out. */
export function renderNoteList(notes: readonly (string | null)[]): unknown {
  const said = notes.filter((note) => note !== null);
  if (said.length === 0) return nothing;
  return html`<ul class="notes" part="notes">
    ${said.map((note) => html`<li>${infoIcon()}<span>${note}</span></li>`)}
  </ul>`;
}
