import { html, nothing, type TemplateResult } from 'lit';
import { levelIcon, starIcon } from '../look/icons.js';
import type { Formatter } from '../text/format.js';
import type { Strings } from '../text/strings.js';
import { starsOf, type LaneReading, type RoutingReading, type RoutingTotal } from '../domain/routing.js';
import { LANES } from '../wire/routing.js';

/** What lanes are drawn with. */
export interface LaneSpeech {
  readonly words: Pick<Strings, 'common' | 'routingPerformance'>;
  readonly format: Formatter;
  /** ISO 4217; `null` where unknown. */
  readonly currency: string | null;
}

/** Draws one lane; of one that nobody spoke of, only that. */
export function renderLane(lane: LaneReading, speech: LaneSpeech): TemplateResult {
  const { words, format, currency } = speech;
  const { laneName, lane: names, column, tasksUnit, notReported } = words.routingPerformance;
  return html`<li class="lane ${lane.lane}" part="lane" aria-label=${laneName[lane.lane]}>
    <span class="stat">
      <span class="strong">${names[lane.lane]}</span>
      ${
        lane.isReported
          ? html`<span class="stat-value large"
              ><span class="number">${format.number(lane.tasks)}</span>
              <span class="stat-context">${tasksUnit(lane.tasks ?? 0)}</span></span
            >`
          : html`<span class="muted">${notReported}</span>`
      }
    </span>
    ${
      lane.isReported
        ? html`${renderSuccess(lane, speech)}
            <dl class="facts">
              <dt>${column.avgTokens}</dt>
              <dd class="number">${format.tokens(lane.avgTokens)}</dd>
              <dt>${column.cost}</dt>
              <dd class="number">${format.money(lane.cost, currency)}</dd>
            </dl>
            ${renderStars(lane, speech)}`
        : nothing
    }
  </li>`;
}

/** Draws what all lanes make together, weighted by their tasks; the sentence above them tells tasks and success. */
export function renderTotal(total: RoutingTotal, speech: LaneSpeech): TemplateResult | typeof nothing {
  const { words, format, currency } = speech;
  if (total.avgTokens === null && total.cost === null && total.rating === null) return nothing;
  const { total: all, avgTokens } = words.routingPerformance;
  const cost = total.cost === null ? null : format.money(total.cost, currency);
  return html`<p class="row total" part="total">
    <span class="strong">${all}</span>
    ${total.avgTokens === null ? nothing : html`<span>${avgTokens(format.tokens(total.avgTokens))}</span>`}
    ${cost === null ? nothing : html`<span>${total.isCostPartial ? words.common.atLeast(cost) : cost}</span>`}
    ${total.rating === null ? nothing : renderStars(total, speech)}
  </p>`;
}

function renderSuccess(
  { successRatio, level, tasks }: RoutingReading,
  { words, format }: LaneSpeech,
): TemplateResult {
  const { level: levels, noTasks, success, successUnknown } = words.routingPerformance;
  if (level === null) {
    return html`<span class="badge neutral" part="success">${tasks === 0 ? noTasks : successUnknown}</span>`;
  }
  return html`<span class="badge ${level}" part="success" title=${levels[level]}
    >${levelIcon(level)}${success(format.percent(successRatio, 1))}<span class="visually-hidden"
      >, ${levels[level]}</span
    ></span
  >`;
}

function renderStars({ rating }: RoutingReading, { words, format }: LaneSpeech): TemplateResult {
  const { notRated, stars } = words.routingPerformance;
  if (rating === null) return html`<span class="stars" part="rating">${notRated}</span>`;
  const text = format.number(rating, 1);
  return html`<span class="stars" part="rating">
    <span role="img" aria-label=${stars(text)}>${starsOf(rating).map(starIcon)}</span>
    <span aria-hidden="true">${text}</span>
  </span>`;
}

/** Draws the shape of three lanes. */
export const renderLaneSkeletons = (): TemplateResult =>
  html`<div class="stack">
    <span class="skeleton line half"></span>
    <div class="lanes">
      ${LANES.map(
        () =>
          html`<div class="lane">
            <span class="stat"
              ><span class="skeleton line short"></span><span class="skeleton title half"></span
            ></span>
            <span class="skeleton badge-shape"></span>
            <span class="stat"
              ><span class="skeleton line half"></span><span class="skeleton line half"></span
            ></span>
          </div>`,
      )}
    </div>
  </div>`;
