/*
 * The file is longer than most because here the stream, the chart, the table and the download meet, and because the
 * comment below is the manual of the tag; everything that can be computed from arguments has moved out to the files
 * beside it.
 */
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from '../host/announcer.js';
import { keepFocus } from '../host/keep-focus.js';
import { RangedElement } from '../host/ranged-element.js';
import { PrintController } from '../host/print-controller.js';
import { ResourceController } from '../host/resource-controller.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { DEFAULT_COSTS_PARAMS } from '../store/effects.js';
import { costsResource } from '../store/resource.js';
import { NO_FILTER, type StreamFilter } from '../store/stream-filter.js';
import { breakdownStyles } from '../look/breakdown-styles.js';
import { ChartController } from '../look/chart-controller.js';
import { chartStyles } from '../look/chart-styles.js';
import { tableStyles } from '../look/table-styles.js';
import { common } from '../text/en/common.js';
import { costBreakdown } from '../text/en/cost-breakdown.js';
import { table } from '../text/en/table.js';
import { filterOf, pathInto, type CostPath } from '../domain/cost-drill.js';
import type { CostSort } from '../domain/costs.js';
import type { ExportSource, ExportTable } from '../domain/export-table.js';
import type { CostsAnswer } from '../wire/costs.js';
import { costBreakdownStyles } from './cost-breakdown-styles.js';
import { failureText, renderActions, renderSkeleton, type CostView } from './cost-card.js';
import { CostExplorer } from './cost-explorer.js';
import {
  canDownload,
  downloadCosts,
  exportFormat,
  rowsInView,
  type CostExportSource,
  type ExportFormat,
} from './cost-export.js';
import type { CostScene } from './cost-figure.js';
import { renderCostLevel } from './cost-level.js';
import type { CostLine } from './cost-lines.js';
import { rangeParams } from './cost-range.js';
import { pathOutOf, tellSelection } from './cost-selection.js';
import { costsSortedBy } from './cost-table.js';
import type { CostsParams } from './costs-in-view.js';
import { canGo, ShownCosts, type ShownLevel } from './shown-costs.js';
import { TableState } from './table-state.js';

/**
 * @summary What was spent on each model, provider and user: bars, a pie or a table to look into, and a file of it.
 *
 * A model opens into its providers, a provider into its users; breadcrumbs lead back. Shares add up to 100 %, the total
 * is the server's, and what has no price is shown as unknown, never as zero. Chart.js is loaded when a chart first comes
 * into view.
 *
 * @customElement cost-breakdown
 * @fires {CustomEvent<CostSelection>} cost-select - A row or a breadcrumb was chosen; cancel it to stay where one is.
 * @fires {CustomEvent<DataExport>} data-export - A file is about to be downloaded; `detail` has format, fileName, text, rows. Cancel it to handle them yourself.
 * @slot heading - Markup for the title.
 * @slot actions - Buttons at the title.
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for no costs.
 * @slot error - Instead of the error and its retry button.
 * @slot footer - Below the figures.
 * @csspart card - The whole card.
 * @csspart heading - The title.
 * @csspart views - The buttons for bars, pie and table.
 * @csspart download - The button that downloads the days.
 * @csspart breadcrumbs - The way down from all rows to the ones shown.
 * @csspart total - The total.
 * @csspart takeaway - The sentence below the total.
 * @csspart readout - What stands in its place while the chart is explored by keyboard.
 * @csspart figure - Chart and legend.
 * @csspart tooltip - What is said of the bar or slice under the pointer.
 * @csspart legend - The buttons that hide and show bars or slices.
 * @csspart table - The table of the same numbers.
 * @csspart notes - What the figures leave out.
 * @cssprop --sw-chart-height - Height of the pie.
 * @cssprop --sw-series-1 - Colour of the dearest row; eight in all.
 * @cssstate unconnected - No stream and no data.
 * @cssstate loading - Before the first answer.
 * @cssstate ready - Showing figures.
 * @cssstate empty - Nothing was spent.
 * @cssstate stale - The last known figures, while newer ones cannot be had or are on their way.
 * @cssstate failed - There never was an answer.
 */
export class CostBreakdownElement extends RangedElement implements ExportSource {
  static readonly tag = 'cost-breakdown';

  static override readonly english = { common, table, costBreakdown };

  /** The contract's `analytics/costs` as data of the host's own; nothing is fetched. */
  @property({ attribute: false }) costs: unknown;

  /** How the figures are shown: bars, a pie, or the table alone. */
  @property() view: CostView = 'bar';

  /** How many days are asked for, up to today, whatever the stream is filtered by; 30 where neither says a range. */
  @property({ type: Number }) days: number | null = null;

  /** First day asked for, `2026-11-01`; with `end` it is asked for instead of `days`. */
  @property() start: string | null = null;

  /** Last day asked for. */
  @property() end: string | null = null;

  /** The model that is looked into; changes as the person goes in and out. */
  @property() model: string | null = null;

  /** The provider that is looked into; changes as the person goes in and out. */
  @property() provider: string | null = null;

  /**
   * What the download is: the days (`csv`), the rows in view (`csv-rows`), both with all that is said of them (`json`), or
   * the rows in the columns of the FinOps standard FOCUS 1.2 (`focus`).
   */
  @property({ attribute: 'export-as' }) exportAs: ExportFormat = 'csv';

  readonly #answer = new ResourceController<CostsAnswer>(this, (filter) => ({
    query: {
      resource: costsResource,
      params: this.#paramsFor(filter),
      ...(this.src === null ? {} : { src: this.src }),
    },
    given: this.costs,
  }));
  readonly #announcer = new Announcer(this);
  readonly #chart = new ChartController(this, () => this.#canvas, {
    kind: 'bar',
    horizontal: true,
    formatValue: (value) => this.format.number(value),
    valueLabel: (_value, point) => this.#explorer.labelAt(point),
    onHover: (position) => this.#explorer.onHover(position),
    onSelect: (position) => this.#explorer.onSelect(position),
    onError: () => this.#explorer.onError(),
  });

  readonly #explorer: CostExplorer = new CostExplorer(
    {
      requestUpdate: () => this.requestUpdate(),
      onSelect: (line) => this.#onSelect(line),
      onOut: () => this.#onOut(),
      say: (text) => this.#announcer.say(text),
      chartWidth: () => this.#canvas?.clientWidth ?? 0,
      isRightToLeft: () => this.isRightToLeft,
    },
    this.#chart,
  );
  readonly #print = new PrintController(this, () => this.#canvas === null || this.#chart.drawForPrint());
  readonly #shown = new ShownCosts();
  readonly #table = new TableState<CostSort>('cost', ['name']);
  #isDownloading = false;
  /** The selector of what a button revealed, for the focus if that button is gone. */
  #revealed: string | null = null;
  #giveFocusBack = keepFocus(null);

  /** The rows in view, for `<data-export for>`; `null` before there are any. */
  exportRows(): ExportTable | null {
    const { level } = this.#shown;
    return level && rowsInView(level, this.timeZone);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#explorer.leave();
  }

  protected override updated(): void {
    if (this.#canvas) this.#explorer.draw();
    this.#giveFocusBack(this.#revealed ?? this.#explorer.takeRevealed() ?? '.breadcrumbs [aria-current]');
    this.#revealed = null;
  }

  get #canvas(): HTMLCanvasElement | null {
    return this.renderRoot.querySelector('canvas');
  }

  /** An attribute may say anything. */
  get #shownAs(): CostView {
    return this.view === 'pie' || this.view === 'table' ? this.view : 'bar';
  }

  get #filter(): StreamFilter {
    return this.#answer.feed?.filter ?? NO_FILTER;
  }

  get #path(): CostPath {
    return this.#pathIn(this.#filter);
  }

  /** A provider looked into while one model is let through is that model's. */
  #pathIn({ model }: StreamFilter): CostPath {
    const provider = this.provider || null;
    const around = provider === null || this.src !== null ? null : model;
    return { model: this.model || around, provider };
  }

  #paramsFor(filter: StreamFilter): CostsParams {
    const own = rangeParams(this);
    // An address of the host's own need not know our filters: what it says is looked into, never asked for more.
    if (this.src !== null) return own ?? {};
    const followed = this.paramsFor(own ? { ...filter, range: null } : filter, own ?? DEFAULT_COSTS_PARAMS);
    return { ...followed, ...filterOf(this.#pathIn(filter)) };
  }

  get #scene(): CostScene | null {
    const { level } = this.#shown;
    const drawing = this.#shownAs;
    if (!level || drawing === 'table') return null;
    return { print: level.print, level: level.inView.at.level, drawing };
  }

  get #source(): CostExportSource {
    const { src, timeZone } = this;
    return { format: exportFormat(this.exportAs), feed: this.#answer.feed, src, timeZone };
  }

  /** Takes in what is known now, and says what is new of it. */
  #settle(): void {
    const { state, answeredQuery } = this.#answer;
    const news = this.#shown.take({
      state,
      params: answeredQuery && this.src === null ? (answeredQuery.params ?? {}) : null,
      wanted: { path: this.#path, params: this.#paramsFor(this.#filter) },
      printing: { words: this.words, format: this.format },
      currency: this.currency,
    });
    if (news === 'elsewhere') {
      this.#explorer.reset();
      this.#table.reset();
    }
    this.#explorer.take(this.#scene);
    const sentence = this.#sentence;
    if (news === 'failed') this.#announcer.say(this.#failure ?? '');
    else if (news === 'elsewhere') this.#announcer.say(sentence);
    else if (this.#explorer.isExploring) this.#announcer.hush();
    else if (news === 'changed') this.#announcer.mention(sentence);
  }

  get #sentence(): string {
    const { sum, top } = this.#shown.level?.takeaway ?? { sum: '', top: '' };
    return `${sum} ${top}`.trim();
  }

  /** Why the rows that were asked for are not there. */
  get #failure(): string | null {
    const { state } = this.#answer;
    return state.type === 'failed' ? failureText(this.#path, state.error, this.words) : null;
  }

  readonly #onSelect = ({ item: { name }, key }: CostLine): void => {
    const inView = this.#shown.level?.inView;
    if (!inView) return;
    const into = pathInto(inView.path, inView.at.level, name);
    if (!tellSelection(this, into ?? inView.path, into ? null : name)) return;
    if (canGo(into, inView)) this.#go(into);
    else this.#table.select(key);
    this.requestUpdate();
  };

  #onOut(): boolean {
    const path = pathOutOf(this.#path);
    if (path) this.#onGo(path);
    return path !== null;
  }

  readonly #onGo = (path: CostPath): void => {
    if (tellSelection(this, path)) this.#go(path);
  };

  #go({ model, provider }: CostPath): void {
    this.model = model;
    this.provider = provider;
  }

  readonly #onSort = (by: CostSort): void => {
    this.#table.sort(by);
    const { level } = this.#shown;
    if (level) {
      const { print, inView } = level;
      const view = { print, lines: print.lines, level: inView.at.level, state: this.#table };
      this.#announcer.say(costsSortedBy(view));
    }
    this.requestUpdate();
  };

  readonly #onMore = (): void => {
    this.#revealed = `tbody tr:nth-child(${this.#table.most + 1}) button`;
    this.#table.more();
    this.requestUpdate();
  };

  readonly #onView = (view: CostView): void => {
    this.view = view;
  };

  readonly #onDownload = (): void => {
    if (!this.#isDownloading) void this.#download();
  };

  async #download(): Promise<void> {
    const { common, costBreakdown: words } = this.words;
    const { level } = this.#shown;
    this.#isDownloading = true;
    try {
      const name = level ? await downloadCosts(this, level, this.#source) : undefined;
      if (name !== null)
        this.#announcer.say(name === undefined ? words.downloadEmpty : words.downloaded(name));
    } catch (error) {
      this.#announcer.say(common.failedBecause(error instanceof Error ? error.message : String(error)));
    } finally {
      this.#isDownloading = false;
    }
  }

  readonly #onRetry = (): void => this.#answer.retry();

  protected override render(): TemplateResult {
    this.#giveFocusBack = keepFocus(this.shadowRoot);
    this.#settle();
    const words = this.words.costBreakdown;
    const { level } = this.#shown;
    const card = this.renderCard(this.#shown.faceOf(this.#answer.state), {
      heading: words.heading,
      ready: () => (level ? this.#renderLevel(level) : nothing),
      skeleton: () => renderSkeleton(this.#shownAs),
      retry: this.#onRetry,
      isEmpty: () => level?.isEmpty ?? true,
      empty: { title: words.empty, hint: words.emptyHint },
      actions: () =>
        renderActions({
          words: this.words,
          view: this.#shownAs,
          format: this.#source.format,
          canDownload: level !== null && canDownload(level, this.#source),
          onView: this.#onView,
          onDownload: this.#onDownload,
        }),
    });
    if (level?.inView.isAwaited) this.setStates({ stale: true });
    return html`${card}<span class="visually-hidden" role="status">${this.#announcer.text}</span>`;
  }

  #renderLevel(level: ShownLevel): TemplateResult {
    return renderCostLevel({
      level,
      shownAs: this.#shownAs,
      wanted: this.#path,
      error: this.#failure,
      timeZone: this.timeZone,
      sentence: this.#sentence,
      readout: this.#explorer.readout,
      figure: this.#explorer.view,
      isTablePrinted: this.#print.lacksPicture,
      table: this.#table,
      onGo: this.#onGo,
      onRetry: this.#onRetry,
      onSort: this.#onSort,
      onSelect: this.#onSelect,
      onMore: this.#onMore,
    });
  }

  static override styles: CSSResultGroup = [
    SpendwireElement.styles,
    chartStyles,
    tableStyles,
    breakdownStyles,
    costBreakdownStyles,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'cost-breakdown': CostBreakdownElement;
  }
}
