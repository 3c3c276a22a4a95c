import { html, nothing, type TemplateResult } from 'lit';
import { plusIcon } from '../look/icons.js';
import { MODEL_MEASURES, type ModelMeasure } from '../domain/model-usage.js';
import { renderBars } from './bar-list.js';
import { barRatio, modelText, shareOf, type ModelLine, type ModelPrint } from './model-print.js';
import { linesInOrder } from './model-table.js';

/** What the bars show and whom they tell. */
export interface ModelBarsView {
  readonly print: ModelPrint;
  readonly measure: ModelMeasure;
  /** The model that is chosen. */
  readonly chosen: string | null;
  /** Whether also the models beyond the first ones have bars. */
  readonly isOpened: boolean;
  readonly onMeasure: (measure: ModelMeasure) => void;
  readonly onSelect: (line: ModelLine) => void;
  readonly onOpen: () => void;
}

/** More bars are not compared at a glance; the others come when asked for. */
const MOST_BARS = 8;

/** An attribute may say anything. */
export const measureOf = (text: string): ModelMeasure =>
  MODEL_MEASURES.find((measure) => measure === text) ?? 'cost';

/** Draws models as bars, and the choice of what they are compared by. */
export function renderModelBars(view: ModelBarsView): TemplateResult {
  const { print, measure, isOpened, onOpen } = view;
  const { words, format } = print.printing;
  const { column, measureLabel, showFewer } = words.modelComparison;
  const lines = linesInOrder(print, { sorting: { by: measure, isAscending: false } });
  const isFolded = lines.length > MOST_BARS + 1;
  const shown = isFolded && !isOpened ? lines.slice(0, MOST_BARS) : lines;
  const byKey = new Map(lines.map((line) => [line.key, line]));
  const onSelect = (key: string): void => {
    const line = byKey.get(key);
    if (line) view.onSelect(line);
  };
  return html`<div class="compared">
    <label class="measure row">
      <span class="muted">${measureLabel}</span>
      <select
        @change=${({ target }: Event) => view.onMeasure(measureOf((target as HTMLSelectElement).value))}
      >
        ${MODEL_MEASURES.map(
          (each) => html`<option value=${each} ?selected=${each === measure}>${column[each]}</option>`,
        )}
      </select>
    </label>
    ${renderBars({
      label: column[measure],
      bars: shown.map((line) => ({
        key: line.key,
        label: line.label,
        ratio: barRatio(line.item, measure, lines),
        text: modelText(print, line, measure),
        note: noteOf(print, line, measure),
      })),
      press: { onSelect, isChosen: (key) => byKey.get(key)?.item.name === view.chosen },
    })}
    ${
      isFolded
        ? html`<button
            type="button"
            class="quiet"
            aria-expanded=${isOpened ? 'true' : 'false'}
            @click=${onOpen}
          >
            ${isOpened ? nothing : plusIcon()}
            ${isOpened ? showFewer : words.table.showMore(format.number(lines.length - MOST_BARS))}
          </button>`
        : nothing
    }
  </div>`;
}

/** A share says of what it is one. */
function noteOf(print: ModelPrint, line: ModelLine, measure: ModelMeasure): string | null {
  const { ofCost, ofRequests } = print.printing.words.modelComparison;
  if (measure === 'cost' && line.item.shareRatio !== null) return ofCost(line.cost.share);
  if (measure === 'requests' && line.item.requestShareRatio !== null)
    return ofRequests(modelText(print, line, 'request-share'));
  return null;
}

/** Says who made most of the cost, with how many of the requests. */
export function modelsTakeaway({ reading, lines, printing }: ModelPrint): string {
  const { takeaway, takeawayCost, takeawayFree } = printing.words.modelComparison;
  const { costs } = reading;
  const top = lines[0];
  if (!top || costs.total === null) return printing.words.table.priceUnknown;
  if (top.item.shareRatio === null) return costs.isLowerBound ? '' : takeawayFree;
  const requests = top.item.requestShareRatio;
  return requests === null
    ? takeawayCost(top.label, top.cost.share)
    : takeaway(top.label, top.cost.share, shareOf(requests, top.item.requests, printing.format));
}
