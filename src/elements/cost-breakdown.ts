import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from '../host/announcer.js';
import { ResourceController } from '../host/resource-controller.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import type { Loadable } from '../store/loadable.js';
import { costsResource } from '../store/resource.js';
import { ChartController } from '../look/chart-controller.js';
import { chartStyles } from '../look/chart-styles.js';
import { tableStyles } from '../look/table-styles.js';
import { common } from '../text/en/common.js';
import { costBreakdown } from '../text/en/cost-breakdown.js';
import type { DayRange } from '../domain/cost-days.js';
import {
  costsAt,
  filterOf,
  levelBelow,
  pathInto,
  type CostLevel,
  type CostPath,
  type CostsAt,
} from '../domain/cost-drill.js';
import { readCosts, sortCosts, type CostSort } from '../domain/costs.js';
import { isZero } from '../domain/money.js';
import type { Formatter } from '../text/format.js';
import type { Strings } from '../text/strings.js';
import type { CostsAnswer } from '../wire/costs.js';
import { renderBreadcrumbs } from './cost-breadcrumbs.js';
import { costBreakdownStyles } from './cost-breakdown-styles.js';
import {
  renderActions,
  renderFailure,
  renderNotes,
  renderSkeleton,
  renderTotal,
  type CostView,
} from './cost-card.js';
import { CostExplorer } from './cost-explorer.js';
import { exportDays } from './cost-export.js';
import { renderCostFigure } from './cost-figure.js';
import { printCosts, type CostLine, type CostPrint } from './cost-lines.js';
import { dayCount, daysCovered, rangeParams } from './cost-range.js';
import { DEAREST_FIRST, nextSorting, renderCostTable, type Sorting } from './cost-table.js';
import { takeawayOf } from './cost-takeaway.js';
import { costsInView, isSamePath, OUTERMOST, type CostsInView, type CostsParams } from './costs-in-view.js';
import { lastResult } from './last-result.js';

/** What was chosen, from the outside in; `level` names the innermost, `null` is all. */
export interface CostSelection extends CostPath {
  readonly user: string | null;
  readonly level: CostLevel | null;
}

/**
 * @summary What was spent on each model, provider and user: bars, a pie or a table to look into, and a CSV by day.
 *
 * A model opens into its providers, a provider into its users; breadcrumbs lead back. Shares add up to 100 %, the total
 * is the server's, and what has no price is shown as unknown, never as zero. Chart.js is loaded when a chart first comes
 * into view.
 *
 * @customElement cost-breakdown
 * @fires {CustomEvent<CostSelection>} cost-select - A row or a breadcrumb was chosen; cancel it to stay where one is.
 * @fires {CustomEvent<DataExport>} data-export - A file is about to be downloaded; cancel it to handle the rows yourself.
 * @slot heading - Markup for the title.
 * @slot actions - Buttons at the title.
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for no costs.
 * @slot error - Instead of the error and its retry button.
 * @slot footer - Below the figures.
 * @csspart card - The whole card.
 * @csspart heading - The title.
 * @csspart breadcrumbs - The way down from all rows to the ones shown.
 * @csspart total - The total.
 * @csspart takeaway - The sentence below the total.
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
export class CostBreakdownElement extends SpendwireElement {
  static readonly tag = 'cost-breakdown';

  static override readonly english = { common, costBreakdown };

  /** The contract's `analytics/costs` as data of the host's own; nothing is fetched. */
  @property({ attribute: false }) costs: unknown;

  /** How the figures are shown: bars, a pie, or the table alone. */
  @property() view: CostView = 'bar';

  /** How many days are asked for, up to today; 30 by default. */
  @property({ type: Number }) days: number | null = null;

  /** First day asked for, `2026-11-01`; with `end` it is asked for instead of `days`. */
  @property() start: string | null = null;

  /** Last day asked for. */
  @property() end: string | null = null;

  /** The model that is looked into; changes as the person goes in and out. */
  @property() model: string | null = null;

  /** The provider that is looked into; changes as the person goes in and out. */
  @property() provider: string | null = null;

  readonly #answer = new ResourceController<CostsAnswer>(this, () => ({
    query: {
      resource: costsResource,
      params: this.#params,
      ...(this.src === null ? {} : { src: this.src }),
    },
    given: this.costs,
  }));
  readonly #announcer = new Announcer(this);
  readonly #chart = new ChartController(this, () => this.#canvas, {
    kind: 'bar',
    horizontal: true,
    formatValue: (value) => this.format.money(value, this.#print?.printing.currency ?? null),
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
    },
    this.#chart,
  );
  readonly #printed = lastResult(
    (answer: CostsAnswer, at: CostsAt, words: Strings, format: Formatter, currency: string | null) =>
      printCosts(
        readCosts(
          { ...at, pricedRatio: at.isNarrowed ? answer.pricedRatio : null },
          format.currencyDigits(currency),
        ),
        { words, format, currency },
      ),
  );
  #inView: CostsInView | null = null;
  #print: CostPrint | null = null;
  #sorting: Sorting = DEAREST_FIRST;
  #selectedKey: string | null = null;
  #top = '';
  #focused: Element | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#explorer.leave();
  }

  protected override updated(): void {
    if (this.#canvas) this.#explorer.draw();
    this.#keepFocus();
  }

  get #canvas(): HTMLCanvasElement | null {
    return this.renderRoot.querySelector('canvas');
  }

  /** An attribute may say anything. */
  get #shownAs(): CostView {
    return this.view === 'pie' || this.view === 'table' ? this.view : 'bar';
  }

  get #path(): CostPath {
    return { model: this.model, provider: this.provider };
  }

  get #params(): CostsParams {
    return { ...rangeParams(this), ...filterOf(this.#path) };
  }

  /** Chooses what to show, and says what is new of it. */
  #settle(): void {
    const before = this.#inView;
    const query = this.#answer.answeredQuery;
    const wanted = { path: this.#path, params: this.#params };
    const inView = costsInView(before, this.#answer.state, query && (query.params ?? {}), wanted);
    this.#inView = inView;
    if (!inView) return;
    const { data } = inView.state;
    this.#print = this.#printed(data, inView.at, this.words, this.format, data.currency ?? this.currency);
    const { sum, top } = takeawayOf(this.#print, inView.path, this.#span(inView));
    const isElsewhere = before !== null && !isSamePath(before.path, inView.path);
    if (isElsewhere) {
      this.#explorer.reset();
      this.#selectedKey = null;
      this.#announcer.say(`${sum} ${top}`);
    } else if (this.#explorer.isExploring) this.#announcer.hush();
    else if (before && top !== this.#top) this.#announcer.mention(`${sum} ${top}`);
    this.#top = top;
  }

  /** e.g. "30 days". */
  #span({ state: { data }, params }: CostsInView): string | null {
    const days = dayCount(daysCovered(data, params), params);
    return days === null ? null : this.words.costBreakdown.days(days, this.format.number(days));
  }

  /** Whether the rows below can be had: a server can be asked, the host's own data says what it says. */
  #canGo(path: CostPath | null, { params, state }: CostsInView): path is CostPath {
    return path !== null && (params !== null || costsAt(state.data, path) !== null);
  }

  /** The level below the rows; `null` where there is none. */
  #next(inView: CostsInView): CostLevel | null {
    const { path, at, state } = inView;
    const below = at.rows.map(({ name }) => pathInto(path, at.level, name));
    const way = below.find((each) => this.#canGo(each, inView));
    return way ? levelBelow(state.data, way) : null;
  }

  /** Tells the page what was chosen. @returns whether the page lets it happen */
  #tellSelection(path: CostPath, user: string | null, level: CostLevel | null): boolean {
    const detail: CostSelection = { ...path, user, level };
    return this.dispatchEvent(
      new CustomEvent('cost-select', { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }

  #onSelect({ item: { name }, key }: CostLine): void {
    const inView = this.#inView;
    if (!inView) return;
    const { path, at } = inView;
    const into = pathInto(path, at.level, name);
    if (!this.#tellSelection(into ?? path, into ? null : name, at.level)) return;
    if (this.#canGo(into, inView)) this.#go(into);
    else this.#selectedKey = key === this.#selectedKey ? null : key;
    this.requestUpdate();
  }

  readonly #onBack = (path: CostPath): void => {
    const level = path.provider !== null ? 'provider' : path.model !== null ? 'model' : null;
    if (this.#tellSelection(path, null, level)) this.#go(path);
  };

  #onOut(): boolean {
    const { model, provider } = this.#path;
    if (model === null && provider === null) return false;
    this.#onBack({ model: provider === null ? null : model, provider: null });
    return true;
  }

  #go({ model, provider }: CostPath): void {
    this.model = model;
    this.provider = provider;
  }

  readonly #onSort = (by: CostSort): void => {
    this.#sorting = nextSorting(this.#sorting, by);
    this.requestUpdate();
  };

  readonly #onView = (view: CostView): void => {
    this.view = view;
  };

  readonly #onDownload = (): void => {
    const words = this.words.costBreakdown;
    const range = this.#range;
    const { state, path } = this.#inView ?? {};
    const fileName = state && path && range ? exportDays(this, state.data, range, path) : undefined;
    if (fileName === undefined) this.#announcer.say(words.downloadEmpty);
    else if (fileName !== null) this.#announcer.say(words.downloaded(fileName));
  };

  readonly #onRetry = (): void => this.#answer.retry();

  /** The days in view; `null` where the answer has none for this path alone. */
  get #range(): DayRange | null {
    const inView = this.#inView;
    if (!inView?.at.isNarrowed || inView.state.data.byDay.length === 0) return null;
    return daysCovered(inView.state.data, inView.params);
  }

  /** What is read last stays where it is; only the first rows ever are waited for with a skeleton. */
  get #cardState(): Loadable<CostsAnswer> {
    const { state } = this.#answer;
    if (!this.#inView) return state;
    if (state.type !== 'ready') return { ...this.#inView.state, stale: true };
    return this.#inView.isAwaited ? { ...state, stale: false } : state;
  }

  protected override render(): TemplateResult {
    this.#focused = this.shadowRoot?.activeElement ?? null;
    this.#settle();
    const words = this.words.costBreakdown;
    const card = this.renderCard(this.#cardState, {
      heading: words.heading,
      ready: () => this.#renderLevel(),
      skeleton: () => renderSkeleton(this.#shownAs),
      retry: this.#onRetry,
      isEmpty: () => this.#isEmpty,
      empty: { title: words.empty, hint: words.emptyHint },
      actions: () => this.#renderActions(),
    });
    if (this.#inView?.isAwaited) this.setStates({ stale: true });
    return html`${card}<span class="visually-hidden" role="status">${this.#announcer.text}</span>`;
  }

  get #isEmpty(): boolean {
    const inView = this.#inView;
    const total = this.#print?.reading.total ?? null;
    const isOutermost = inView !== null && isSamePath(inView.path, OUTERMOST);
    return isOutermost && inView.at.rows.length === 0 && (total === null || isZero(total));
  }

  #renderActions(): TemplateResult {
    return renderActions({
      words: this.words,
      view: this.#shownAs,
      hasDays: this.#range !== null,
      onView: this.#onView,
      onDownload: this.#onDownload,
    });
  }

  #renderLevel(): unknown {
    const [inView, print] = [this.#inView, this.#print];
    if (!inView || !print) return nothing;
    const { state, params, at, path } = inView;
    const { data } = state;
    const answer = this.#answer.state;
    const wanted = this.#path;
    const outermost = levelBelow(data, OUTERMOST);
    return html`<div class="stack">
      ${renderBreadcrumbs({
        outermost: inView.params === null || outermost !== 'user' ? outermost : 'model',
        path: inView.isAwaited ? wanted : path,
        level: at.level,
        words: this.words,
        onGo: this.#onBack,
      })}
      ${
        answer.type === 'failed'
          ? renderFailure(
              wanted.provider ?? wanted.model ?? '',
              answer.error.message,
              this.words,
              this.#onRetry,
            )
          : nothing
      }
      ${renderTotal({
        print,
        span: this.#span(inView),
        range: daysCovered(data, params),
        timeZone: data.timeZone ?? this.timeZone,
      })}
      ${this.#renderSentence(print, inView)}
      ${at.rows.length === 0 ? this.words.costBreakdown.empty : this.#renderRows(print, inView)}
      ${renderNotes(print, this.#shownAs)}
    </div>`;
  }

  /** What is explored stands where the sentence was, so that nothing moves and nothing is covered. */
  #renderSentence(print: CostPrint, inView: CostsInView): TemplateResult {
    const { sum, top } = takeawayOf(print, inView.path, this.#span(inView));
    const { readout } = this.#explorer;
    return html`<div class="says">
      <p class="takeaway ${readout === null ? '' : 'is-aside'}" part="takeaway" id="takeaway">
        ${sum} ${top}
      </p>
      ${readout === null ? nothing : html`<p class="readout strong" aria-hidden="true">${readout}</p>`}
    </div>`;
  }

  #renderRows(print: CostPrint, inView: CostsInView): TemplateResult {
    const { level } = inView.at;
    if (this.#shownAs === 'table') return this.#renderTable(print, inView);
    return renderCostFigure(
      this.#explorer.take({
        print,
        level,
        drawing: this.#shownAs === 'pie' ? 'pie' : 'bar',
        isRightToLeft: this.isRightToLeft,
      }),
    );
  }

  #renderTable(print: CostPrint, inView: CostsInView): TemplateResult {
    const { by, isAscending } = this.#sorting;
    const byName = new Map(print.lines.map((line) => [line.item, line]));
    return renderCostTable({
      print,
      lines: sortCosts(print.reading.rows, by, isAscending).flatMap((item) => byName.get(item) ?? []),
      level: inView.at.level,
      sorting: this.#sorting,
      selectedKey: this.#selectedKey,
      next: this.#next(inView),
      onSort: this.#onSort,
      onSelect: (line) => this.#onSelect(line),
    });
  }

  /** A row that moves takes the focus with it; where a button is gone, its place in the way down has it. */
  #keepFocus(): void {
    const before = this.#focused;
    const root = this.shadowRoot;
    if (!before || !root || root.activeElement) return;
    const place = before.isConnected
      ? before
      : root.querySelector('.breadcrumbs [aria-current], .chart-overlay');
    if (place instanceof HTMLElement) place.focus({ preventScroll: true });
  }

  static override styles: CSSResultGroup = [
    SpendwireElement.styles,
    chartStyles,
    tableStyles,
    costBreakdownStyles,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'cost-breakdown': CostBreakdownElement;
  }
}
