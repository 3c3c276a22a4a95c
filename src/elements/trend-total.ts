import { html, nothing, type TemplateResult } from 'lit';
import { setStyle } from '../look/set-style.js';
import type { MoneyPart } from '../text/format.js';
import type { EpochMs } from '../wire/field.js';
import type { ShownTrend } from './shown-trend.js';
import { spanText } from './trend-takeaway.js';
import { spanName, type TrendShow } from './trend-print.js';

/**
 * Draws what a trend comes to, with its stretch and its zone below.
 * @param pausedAt when live updates were paused; `null` while they are not
 */
export function renderTrendTotal(
  { total, print, span: stretch }: ShownTrend,
  show: TrendShow,
  pausedAt: EpochMs | null,
): TemplateResult {
  const { words, format, currency, points, zone } = print;
  const say = words.costTrend;
  const { cost, isLowerBound, requests } = total;
  const span = spanText(stretch, print);
  const [first, last] = [points[0], points.at(-1)];
  const where = first && last ? `${spanName(first, last, print)} (${format.place(zone)})` : null;
  const isCount = show === 'requests';
  const isAtLeast = !isCount && isLowerBound && cost !== null;
  const amount = isCount ? format.number(requests) : format.money(cost, currency);
  const parts: readonly MoneyPart[] = isCount
    ? [{ type: 'whole', text: amount }]
    : format.moneyParts(cost, currency);
  const isUnknown = isCount ? requests === null : cost === null;
  const spoken = isUnknown ? words.common.unknown : isAtLeast ? words.common.atLeastSpoken(amount) : amount;
  return html`<div class="stat" part="total">
    <span class="stat-label">${span === null ? words.common.total : say.totalIn(span)}</span>
    <span class="visually-hidden">${spoken}</span>
    <span class="stat-value hero number" aria-hidden="true" ${setStyle({ '--_length': amount.length })}
      >${isAtLeast ? html`<span class="currency">≥ </span>` : nothing}${parts.map(renderPart)}</span
    >
    <span class="stat-context"
      >${where}${pausedAt === null ? nothing : html` · ${say.pausedAt(format.time(pausedAt, zone))}`}</span
    >
  </div>`;
}

const PART_CLASS: Partial<Record<MoneyPart['type'], string>> = { currency: 'currency', fraction: 'cents' };

const renderPart = ({ type, text }: MoneyPart): unknown => {
  const name = PART_CLASS[type];
  return name ? html`<span class=${name}>${text}</span>` : text;
};
