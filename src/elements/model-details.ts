import { html, nothing, type TemplateResult } from 'lit';
import { readCosts } from '../domain/costs.js';
import { readModels, type ModelSort } from '../domain/model-usage.js';
import type { Amount } from '../wire/field.js';
import type { TelemetryAnswer } from '../wire/telemetry.js';
import { renderBars } from './bar-list.js';
import { renderChosenCrumbs } from './chosen-crumbs.js';
import { printCosts, topLines, type CostPrint } from './cost-lines.js';
import { modelTotal, printModels, shareOf, type ModelPrint } from './model-print.js';

/** The model that is looked into, and whom it tells. */
export interface ModelDetailsView {
  readonly model: string;
  /** All models, of which this is one. */
  readonly print: ModelPrint;
  readonly answer: TelemetryAnswer;
  /** The answer for this model alone; `null` where it cannot be had, or is not there yet. */
  readonly narrowed: TelemetryAnswer | null;
  readonly isAwaited: boolean;
  readonly onAll: () => void;
}

const MOST_DOMAINS = 5;

const FACTS = ['cost', 'share', 'requests', 'request-share', 'tokens', 'rate', 'latency'] as const;

/** Draws the way to one model, its figures, and the domains it worked for. */
export function renderModelDetails(view: ModelDetailsView): TemplateResult {
  const { model, print, onAll } = view;
  const { words } = print.printing;
  const say = words.modelComparison;
  const label = model === '' ? words.common.unknown : model;
  const isFound = print.lines.some(({ item }) => item.name === model);
  return html`<section class="details stack" part="details" aria-label=${label}>
    ${renderChosenCrumbs({ label: say.breadcrumbs, all: say.all, name: label, onAll })}
    ${isFound ? renderFacts(view) : html`<p class="muted">${say.notFound(label)}</p>`} ${renderDomains(view)}
  </section>`;
}

/** What is told of the model in the answer for all, however many providers have it. */
function renderFacts({ model, print, answer }: ModelDetailsView): TemplateResult {
  const { printing, lines } = print;
  const items = lines.filter(({ item }) => item.name === model).map(({ item }) => item);
  const own = ownPrint(print, answer, model);
  const shares: Partial<Record<ModelSort, string>> = {
    share: sharesOf(
      items.map(({ shareRatio }) => shareRatio),
      own.reading.costs.total,
    ),
    'request-share': sharesOf(
      items.map(({ requestShareRatio }) => requestShareRatio),
      own.reading.requests,
    ),
  };
  const labels = printing.words.modelComparison.column;
  return html`<dl class="facts">
    ${FACTS.map(
      (fact) =>
        html`<dt>${labels[fact]}</dt>
          <dd class="number">${shares[fact] ?? modelTotal(own, fact)}</dd>`,
    )}
  </dl>`;

  function sharesOf(ratios: readonly (number | null)[], amount: Amount | number | null): string {
    const known = ratios.filter((ratio) => ratio !== null);
    // Shares are hundredths; added up as doubles they would not be.
    const sum = known.reduce((all, ratio) => all + Math.round(ratio * 100), 0) / 100;
    return shareOf(known.length > 0 ? sum : null, amount, printing.format);
  }
}

/** The rows of one model as if there were no others, in the precision of all. */
function ownPrint(
  { costs, rateDigits, printing }: ModelPrint,
  answer: TelemetryAnswer,
  model: string,
): ModelPrint {
  const reading = readModels(
    {
      models: answer.models.filter((usage) => usage.model === model),
      cost: { ...answer.cost, total: null },
      overview: { ...answer.overview, totalRequests: null },
      tokens: { ...answer.tokens, total: null },
      performance: { ...answer.performance, avgResponseTime: null },
      pricedRatio: null,
    },
    printing.format.currencyDigits(printing.currency),
  );
  const print = printModels(reading, printing);
  return { ...print, rateDigits, costs: { ...print.costs, digits: costs.digits } };
}

function renderDomains({ narrowed, isAwaited, print }: ModelDetailsView): unknown {
  const { words } = print.printing;
  const { byDomain } = words.modelComparison;
  if (isAwaited) return html`<p class="muted">${words.common.loading}</p>`;
  if (!narrowed || narrowed.domains.length === 0) return nothing;
  const costs = printDomains(narrowed, print);
  const lines = topLines(costs, MOST_DOMAINS);
  const longest = Math.max(0, ...lines.map(({ item }) => Number(item.cost ?? 0)));
  return html`<div>
    <h3 class="subheading">${byDomain}</h3>
    ${renderBars({
      label: byDomain,
      bars: lines.map(({ key, label, item, cost, share }) => ({
        key,
        label,
        ratio: longest > 0 ? Math.max(0, Number(item.cost ?? 0)) / longest : 0,
        text: cost,
        note: item.shareRatio === null ? null : words.modelComparison.ofCost(share),
      })),
    })}
  </div>`;
}

function printDomains({ domains, cost, pricedRatio }: TelemetryAnswer, { printing }: ModelPrint): CostPrint {
  const rows = domains.map(({ domain, ...usage }) => ({
    ...usage,
    name: domain,
    provider: null,
    tokens: null,
  }));
  const digits = printing.format.currencyDigits(printing.currency);
  return printCosts(readCosts({ rows, total: cost.total, pricedRatio }, digits), printing);
}
