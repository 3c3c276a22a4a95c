/*
 * The file is longer than most because the comment below is the manual of the tag, and here bars, table, choice and details
 * meet; what can be computed from arguments is in the files beside it.
 */
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from '../host/announcer.js';
import { keepFocus } from '../host/keep-focus.js';
import { RangedElement } from '../host/ranged-element.js';
import { ResourceController, type Ask } from '../host/resource-controller.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { DEFAULT_TELEMETRY_PARAMS } from '../store/effects.js';
import type { StreamFilter } from '../store/stream-filter.js';
import { barStyles } from '../look/bar-styles.js';
import { breakdownStyles } from '../look/breakdown-styles.js';
import { barsIcon, tableIcon } from '../look/icons.js';
import { setStyle } from '../look/set-style.js';
import { tableStyles } from '../look/table-styles.js';
import { common } from '../text/en/common.js';
import { modelComparison } from '../text/en/model-comparison.js';
import { table } from '../text/en/table.js';
import { exportFilterOf, type ExportSource, type ExportTable } from '../domain/export-table.js';
import { isZero } from '../domain/money.js';
import { readModels, type ModelMeasure, type ModelSort } from '../domain/model-usage.js';
import type { TelemetryAnswer } from '../wire/telemetry.js';
import type { CostPrinting } from './cost-lines.js';
import { choiceText, FilterChoice } from './filter-choice.js';
import { lastResult } from './last-result.js';
import { measureOf, modelsTakeaway, renderModelBars } from './model-bars.js';
import { modelComparisonStyles } from './model-comparison-styles.js';
import { renderModelDetails } from './model-details.js';
import { modelColumns } from './model-export.js';
import { printModels, type ModelLine, type ModelPrint } from './model-print.js';
import { linesInOrder, modelsSortedBy, renderModelTable } from './model-table.js';
import { TableState } from './table-state.js';
import { askTelemetry } from './telemetry-ask.js';
import { telemetryDays } from './telemetry-range.js';
import { daysText, differenceText, renderNoteList, renderTotalStat } from './total-stat.js';
import { renderSwitch } from './view-switch.js';

/** How models are shown. */
export type ModelView = 'bar' | 'table';

/**
 * @summary What each model cost, how much it was used and how fast it was: bars by any measure, or a sortable table.
 *
 * Choosing a model filters every widget of the stream by it, and shows its figures and domains; this one goes on showing
 * all of them. Without a stream the model is only marked. Shares of cost and of requests are named as such and add up.
 *
 * @customElement model-comparison
 * @fires {CustomEvent<{ model: string | null }>} model-select - A model was chosen, or `null` for all again; cancel it to change nothing.
 * @slot heading - Markup for the title.
 * @slot actions - Buttons at the title.
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for no models.
 * @slot error - Instead of the error and its retry button.
 * @slot footer - Below the figures.
 * @csspart card - The whole card.
 * @csspart heading - The title.
 * @csspart views - The buttons for bars and table.
 * @csspart total - The total.
 * @csspart takeaway - The sentence below the total.
 * @csspart table - The table of every measure.
 * @csspart notes - What the figures leave out.
 * @csspart details - The chosen model.
 * @csspart breadcrumbs - The way back from it to all models.
 * @cssprop --sw-series-1 - Colour of the bars.
 * @cssstate unconnected - No stream and no data.
 * @cssstate loading - Before the first answer.
 * @cssstate ready - Showing figures.
 * @cssstate empty - No model was used.
 * @cssstate stale - The last known figures, while newer ones cannot be had or are on their way.
 * @cssstate failed - There never was an answer.
 */
export class ModelComparisonElement extends RangedElement implements ExportSource {
  static readonly tag = 'model-comparison';

  static override readonly english = { common, table, modelComparison };

  /** The contract's `dashboard/telemetry` as data of the host's own; nothing is fetched. */
  @property({ attribute: false }) telemetry: unknown;

  /** How the models are shown: bars of one measure, or a table of all. */
  @property() view: ModelView = 'bar';

  /** What the bars are compared by: `cost`, `requests`, `tokens`, `rate` (cost per 1,000 tokens) or `latency`. */
  @property() measure: ModelMeasure = 'cost';

  readonly #answer = new ResourceController<TelemetryAnswer>(this, (filter) => this.#ask(filter, null));
  readonly #narrowed = new ResourceController<TelemetryAnswer>(this, (filter) =>
    this.#ask(filter, this.#choice.name),
  );
  readonly #announcer = new Announcer(this);
  readonly #choice: FilterChoice = new FilterChoice(this, 'model', () => this.#answer.feed);
  readonly #table = new TableState<ModelSort>('cost', ['name', 'rate', 'latency']);
  readonly #printed = lastResult(
    (
      answer: TelemetryAnswer,
      words: CostPrinting['words'],
      format: CostPrinting['format'],
      currency: string | null,
    ) => printModels(readModels(answer, format.currencyDigits(currency)), { words, format, currency }),
  );
  #isOpened = false;
  #sentence = '';
  #giveFocusBack = keepFocus(null);

  /** All models in the order of the table, for `<data-export for>`; `null` before there are any. */
  exportRows(): ExportTable | null {
    const { state, answeredQuery } = this.#answer;
    if (state.type !== 'ready') return null;
    const { asOf, timeZone } = state.data;
    const print = this.#print(state.data);
    const { currency } = print.printing;
    return {
      subject: 'models',
      filter: exportFilterOf(answeredQuery?.params),
      currency,
      timeZone: timeZone ?? this.timeZone,
      asOf,
      columns: modelColumns(currency),
      rows: linesInOrder(print, this.#table).map(({ item }) => item),
    };
  }

  protected override updated(): void {
    this.#giveFocusBack('.bar[aria-pressed], .row-name');
  }

  /** Asks for all models, or for one alone. */
  #ask(filter: StreamFilter, model: string | null): Ask<TelemetryAnswer> {
    return askTelemetry(this, this.paramsFor({ ...filter, model }, DEFAULT_TELEMETRY_PARAMS));
  }

  #print(answer: TelemetryAnswer): ModelPrint {
    return this.#printed(answer, this.words, this.format, answer.currency ?? this.currency);
  }

  readonly #onSelect = ({ item }: ModelLine): void => this.#choose(() => this.#choice.toggle(item.name));

  readonly #onAll = (): void => this.#choose(() => this.#choice.choose(null));

  #choose(act: () => boolean): void {
    const { common, modelComparison: say } = this.words;
    if (act()) this.#announcer.say(choiceText(this.#choice, say, common.unknown));
  }

  readonly #onSort = (by: ModelSort): void => {
    this.#table.sort(by);
    const { state } = this.#answer;
    if (state.type === 'ready') this.#announcer.say(modelsSortedBy(this.#print(state.data), this.#table));
    this.requestUpdate();
  };

  readonly #onMore = (): void => {
    this.#table.more();
    this.requestUpdate();
  };

  readonly #onOpen = (): void => {
    this.#isOpened = !this.#isOpened;
    this.requestUpdate();
  };

  readonly #onMeasure = (measure: ModelMeasure): void => {
    this.measure = measure;
  };

  readonly #onRetry = (): void => this.#answer.retry();

  protected override render(): TemplateResult {
    this.#giveFocusBack = keepFocus(this.shadowRoot);
    const { heading, empty, emptyHint } = this.words.modelComparison;
    const card = this.renderCard(this.#answer.state, {
      heading,
      ready: (answer) => this.#renderAnswer(answer),
      skeleton: renderSkeleton,
      retry: this.#onRetry,
      isEmpty: ({ models, cost }) => models.length === 0 && (cost.total === null || isZero(cost.total)),
      empty: { title: empty, hint: emptyHint },
      actions: () => this.#renderViews(),
    });
    return html`${card}<span class="visually-hidden" role="status">${this.#announcer.text}</span>`;
  }

  #renderAnswer(answer: TelemetryAnswer): TemplateResult {
    const print = this.#print(answer);
    const { words } = this;
    const days = telemetryDays(answer);
    const zone = answer.timeZone ?? this.timeZone;
    const sentence = modelsTakeaway(print);
    if (this.#sentence !== '' && sentence !== this.#sentence) this.#announcer.mention(sentence);
    this.#sentence = sentence;
    return html`<div class="stack">
      ${renderTotalStat(print.costs, words.common.total, days && daysText(days, zone, print.printing))}
      ${sentence === '' ? nothing : html`<p class="takeaway" part="takeaway">${sentence}</p>`}
      ${this.#renderModels(print)}${this.#renderNotes(print)}${this.#renderChosen(print, answer)}
    </div>`;
  }

  #renderModels(print: ModelPrint): TemplateResult {
    const told = { print, chosen: this.#choice.name, onSelect: this.#onSelect };
    if (this.view === 'table')
      return renderModelTable({ ...told, state: this.#table, onSort: this.#onSort, onMore: this.#onMore });
    return renderModelBars({
      ...told,
      measure: measureOf(this.measure),
      isOpened: this.#isOpened,
      onMeasure: this.#onMeasure,
      onOpen: this.#onOpen,
    });
  }

  /** The table has a row for what is in none. */
  #renderNotes({ reading, costs }: ModelPrint): unknown {
    const { difference } = reading.costs;
    const isDrawn = this.view === 'table' && difference?.side === 'unassigned';
    const { requestsInNoRow: count } = reading;
    const say = this.words.modelComparison.requestsInNoRow;
    return renderNoteList([
      isDrawn ? null : differenceText(difference, costs),
      this.view !== 'table' && count > 0 ? say(this.format.number(count)) : null,
    ]);
  }

  #renderChosen(print: ModelPrint, answer: TelemetryAnswer): unknown {
    const model = this.#choice.name;
    if (model === null) return nothing;
    const { state, answeredQuery } = this.#narrowed;
    // Data of the host's own, or from its address, tells of all models only.
    const canNarrow = this.src === null && answeredQuery !== null;
    const isThere = canNarrow && answeredQuery.params?.['model'] === model;
    return renderModelDetails({
      model,
      print,
      answer,
      narrowed: isThere && state.type === 'ready' ? state.data : null,
      isAwaited: canNarrow && !isThere,
      onAll: this.#onAll,
    });
  }

  #renderViews(): TemplateResult {
    const { view: names, viewLabel } = this.words.modelComparison;
    return renderSwitch<ModelView>({
      label: viewLabel,
      part: 'views',
      options: [
        { value: 'bar', name: names.bar, icon: barsIcon() },
        { value: 'table', name: names.table, icon: tableIcon() },
      ],
      current: this.view === 'table' ? 'table' : 'bar',
      onChoose: (view) => (this.view = view),
    });
  }

  static override styles: CSSResultGroup = [
    SpendwireElement.styles,
    tableStyles,
    breakdownStyles,
    barStyles,
    modelComparisonStyles,
  ];
}

function renderSkeleton(): TemplateResult {
  return html`<div class="stack">
    <div class="stat">
      <span class="skeleton line short"></span><span class="skeleton figure"></span>
      <span class="skeleton line half"></span>
    </div>
    <div>
      ${[100, 56, 30, 16].map((percent) => html`<span class="skeleton bar" ${setStyle({ 'inline-size': `${percent}%` })}></span>`)}
    </div>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'model-comparison': ModelComparisonElement;
  }
}
