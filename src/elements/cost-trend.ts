/*
 * The file is longer than most because here the stream, the chart, the table and the download meet, and because the
 * comment below is the manual of the tag; everything that can be computed from arguments has moved out to the files
 * beside it.
 */
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from '../host/announcer.js';
import { keepFocus } from '../host/keep-focus.js';
import { PrintController } from '../host/print-controller.js';
import { RangedElement } from '../host/ranged-element.js';
import { ResourceController } from '../host/resource-controller.js';
import { DEFAULT_TELEMETRY_PARAMS } from '../store/effects.js';
import type { Loadable } from '../store/loadable.js';
import { telemetryResource } from '../store/resource.js';
import { ChartController } from '../look/chart-controller.js';
import { chartStyles } from '../look/chart-styles.js';
import { lineIcon, tableIcon } from '../look/icons.js';
import { setStyle } from '../look/set-style.js';
import { tableStyles } from '../look/table-styles.js';
import { common } from '../text/en/common.js';
import { costTrend } from '../text/en/cost-trend.js';
import { table } from '../text/en/table.js';
import type { ExportSource, ExportTable } from '../domain/export-table.js';
import type { TrendPoint } from '../domain/usage-trend.js';
import type { TelemetryAnswer } from '../wire/telemetry.js';
import { renderChartSentence } from './chart-sentence.js';
import { costTrendStyles } from './cost-trend-styles.js';
import { TableState } from './table-state.js';
import { TrendReader, type ShownTrend } from './shown-trend.js';
import { axisInstant, measuresOf, ticksIn, trendPanels } from './trend-chart.js';
import { downloadTrend, trendRows } from './trend-export.js';
import { TrendExplorer, type TrendScene } from './trend-explorer.js';
import { renderTrendFigure, type TrendPause } from './trend-figure.js';
import type { TrendShow } from './trend-print.js';
import { renderTrendTable, trendSortedBy, type TrendColumn } from './trend-table.js';
import { renderTrendTotal } from './trend-total.js';
import { isNothing, tableTotal, trendTakeaway } from './trend-takeaway.js';
import { renderDownloadButton, renderSwitch } from './view-switch.js';
import { lastResult } from './last-result.js';

/** How a trend is shown. */
export type TrendView = 'line' | 'table';

const SHOWS: readonly TrendShow[] = ['cost', 'requests', 'both'];

/**
 * @summary How cost and requests move, by hour or by day: a line to zoom into, a table, and a file of it.
 *
 * Up to three days are told by hours, more by days of the answer's time zone. What still runs is dashed and called "so
 * far"; what is unknown is a gap, never zero. Chart.js is loaded when a chart first comes into view.
 *
 * @customElement cost-trend
 * @fires {CustomEvent<TrendExport>} data-export - A file is about to be downloaded; `detail` has format, fileName, text, rows. Cancel it to handle them yourself.
 * @slot heading - Markup for the title.
 * @slot actions - Buttons at the title.
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for no usage.
 * @slot error - Instead of the error and its retry button.
 * @slot footer - Below the figures.
 * @csspart card - The whole card.
 * @csspart heading - The title.
 * @csspart measures - The buttons for cost, requests and both.
 * @csspart views - The buttons for line and table.
 * @csspart download - The button that downloads what is in view.
 * @csspart total - The total.
 * @csspart takeaway - The sentence below the total.
 * @csspart readout - What stands in its place while the chart is explored by keyboard.
 * @csspart figure - Chart and tools.
 * @csspart toolbar - The tools: zoom, move, everything, pause, keys.
 * @csspart pause - The button that pauses live updates.
 * @csspart tooltip - What is said of the point under the pointer.
 * @csspart key - What the dashes mean.
 * @csspart table - The table of the same numbers.
 * @cssprop --sw-chart-height - Height of the line.
 * @cssprop --sw-series-1 - Colour of the cost.
 * @cssprop --sw-series-2 - Colour of the requests.
 * @cssstate unconnected - No stream and no data.
 * @cssstate loading - Before the first answer.
 * @cssstate ready - Showing figures.
 * @cssstate empty - Nothing was used.
 * @cssstate stale - The last known figures, while newer ones cannot be had or are on their way.
 * @cssstate failed - There never was an answer.
 */
export class CostTrendElement extends RangedElement implements ExportSource {
  static readonly tag = 'cost-trend';

  static override readonly english = { common, table, costTrend };

  /** The contract's `dashboard/telemetry` as data of the host's own; nothing is fetched. */
  @property({ attribute: false }) telemetry: unknown;

  /** Which figures are drawn: the cost, the requests, or both, one above the other. */
  @property() show: TrendShow = 'cost';

  /** How they are shown: as a line, or the table alone. */
  @property() view: TrendView = 'line';

  /** What a point stands for, `hour` or `day`; by default hours up to three days. */
  @property() interval: 'hour' | 'day' | null = null;

  readonly #answer = new ResourceController<TelemetryAnswer>(this, (filter) => ({
    query: {
      resource: telemetryResource,
      params: this.paramsFor(filter, DEFAULT_TELEMETRY_PARAMS),
      ...(this.src === null ? {} : { src: this.src }),
    },
    given: this.telemetry,
  }));
  readonly #announcer = new Announcer(this);
  readonly #chart = new ChartController(this, () => this.#canvas, {
    kind: 'line',
    formatValue: (value) => this.format.number(value),
    onHover: (position) => this.#explorer.onHover(position),
    // A tap is no hovering, but means the same.
    onSelect: (position) => this.#explorer.onHover(position),
    onError: () => this.#explorer.onError(),
  });
  readonly #print = new PrintController(this, () => this.#canvas === null || this.#chart.drawForPrint());

  readonly #explorer: TrendExplorer = new TrendExplorer(
    {
      requestUpdate: () => this.requestUpdate(),
      say: (text) => this.#announcer.say(text),
      chartWidth: () => this.#canvas?.clientWidth ?? 0,
      isRightToLeft: () => this.isRightToLeft,
    },
    this.#chart,
  );
  readonly #reader = new TrendReader();
  /** The latest first, the most first. */
  readonly #table = new TableState<TrendColumn>('time', []);
  readonly #takeaway = lastResult(trendTakeaway);
  readonly #settings = lastResult(chartSettings);
  #shown: ShownTrend | null = null;
  #sentence = '';
  /** What was known when live updates were paused, and by which query it was asked. */
  #held: { readonly state: Loadable<TelemetryAnswer>; readonly asked: string } | null = null;
  #giveFocusBack = keepFocus(null);

  /** The rows in view, for `<data-export for>`; `null` before there are any. */
  exportRows(): ExportTable | null {
    return this.#shown && trendRows({ ...this.#shown, points: this.#pointsInView });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#explorer.leave();
  }

  protected override updated(): void {
    if (this.#canvas && this.#shown) {
      const { words, format, currency, zone } = this.#shown.print;
      this.#chart.configure(this.#settings(this.#shows, words, format, currency, zone));
      this.#explorer.draw();
    }
    this.#giveFocusBack('[part="views"] [aria-pressed="true"]');
  }

  get #canvas(): HTMLCanvasElement | null {
    return this.renderRoot.querySelector('canvas');
  }

  /** An attribute may say anything. */
  get #shows(): TrendShow {
    return SHOWS.find((show) => show === this.show) ?? 'cost';
  }

  get #viewedAs(): TrendView {
    return this.view === 'table' ? 'table' : 'line';
  }

  /** Of a line what its window shows, of a table everything. */
  get #pointsInView(): readonly TrendPoint[] {
    const { points } = this.#explorer.visible;
    const isLine = this.#viewedAs === 'line' && points.length > 0;
    return isLine ? points : (this.#shown?.print.points ?? []);
  }

  /** What is asked for; another stretch is shown though live updates are paused. */
  get #asked(): string {
    return JSON.stringify(this.#answer.answeredQuery?.params ?? null);
  }

  get #state(): Loadable<TelemetryAnswer> {
    if (this.#held && this.#held.asked !== this.#asked) this.#held = null;
    return this.#held?.state ?? this.#answer.state;
  }

  get #scene(): TrendScene | null {
    if (!this.#shown) return null;
    const { print } = this.#shown;
    return { print, show: this.#shows, asked: this.#asked };
  }

  /** Takes in what is known now, and says what is new of it. */
  #settle(state: Loadable<TelemetryAnswer>): void {
    if (state.type !== 'ready') {
      this.#shown = null;
      this.#explorer.take(null);
      return;
    }
    const { answeredQuery } = this.#answer;
    this.#shown = this.#reader.read({
      state,
      params: this.src === null ? (answeredQuery?.params ?? null) : null,
      interval: this.interval,
      currency: this.currency,
      timeZone: this.timeZone,
      words: this.words,
      format: this.format,
    });
    this.#explorer.take(this.#scene);
    const { answer, total, print, span } = this.#shown;
    const by = this.#shows === 'requests' ? 'requests' : 'cost';
    const before = this.#sentence;
    this.#sentence = this.#takeaway(answer, total, print, span, by);
    if (this.#explorer.isExploring) this.#announcer.hush();
    else if (before !== '' && before !== this.#sentence) this.#announcer.mention(this.#sentence);
  }

  readonly #onShow = (show: TrendShow): void => {
    this.show = show;
  };

  readonly #onView = (view: TrendView): void => {
    this.view = view;
  };

  readonly #onSort = (by: TrendColumn): void => {
    if (!this.#shown) return;
    this.#table.sort(by);
    this.#announcer.say(trendSortedBy(this.#shown.print, this.#table));
    this.requestUpdate();
  };

  readonly #onMore = (): void => {
    this.#table.more();
    this.requestUpdate();
  };

  readonly #onPause = (): void => {
    this.#held = this.#held ? null : { state: this.#answer.state, asked: this.#asked };
    this.requestUpdate();
  };

  readonly #onDownload = (): void => {
    if (!this.#shown) return;
    const name = downloadTrend(this, { ...this.#shown, points: this.#pointsInView });
    if (name !== null) this.#announcer.say(this.words.costTrend.downloaded(name));
  };

  readonly #onRetry = (): void => this.#answer.retry();

  protected override render(): TemplateResult {
    this.#giveFocusBack = keepFocus(this.shadowRoot);
    const state = this.#state;
    this.#settle(state);
    const words = this.words.costTrend;
    const card = this.renderCard(state, {
      heading: words.heading[this.#shows],
      ready: () => (this.#shown ? this.#renderTrend(this.#shown) : nothing),
      skeleton: () => this.#renderSkeleton(),
      retry: this.#onRetry,
      isEmpty: ({ hours }) => hours.length === 0 && this.#hasNoTotal,
      empty: { title: words.empty, hint: words.emptyHint },
      actions: () => this.#renderActions(),
    });
    return html`${card}<span class="visually-hidden" role="status">${this.#announcer.text}</span>`;
  }

  get #hasNoTotal(): boolean {
    return !this.#shown || isNothing(this.#shown.total);
  }

  #renderActions(): TemplateResult {
    const { measure, measureLabel, view, viewLabel, download } = this.words.costTrend;
    return html`${renderSwitch({
      label: measureLabel,
      part: 'measures',
      options: SHOWS.map((value) => ({ value, name: measure[value] })),
      current: this.#shows,
      onChoose: this.#onShow,
    })}
    ${renderSwitch<TrendView>({
      label: viewLabel,
      part: 'views',
      options: [
        { value: 'line', name: view.line, icon: lineIcon() },
        { value: 'table', name: view.table, icon: tableIcon() },
      ],
      current: this.#viewedAs,
      onChoose: this.#onView,
    })}
    ${renderDownloadButton(download, null, this.#onDownload)}`;
  }

  #renderTrend(shown: ShownTrend): TemplateResult {
    const { print } = shown;
    const measures = measuresOf(this.#shows);
    const isDrawable = measures.some((measure) => print.points.some((point) => point[measure] !== null));
    const isTable = this.#viewedAs === 'table' || this.#print.lacksPicture;
    return html`<div class="stack">
      ${renderTrendTotal(shown, this.#shows, this.#held ? shown.asOf : null)}
      ${renderChartSentence(this.#sentence, this.#explorer.readout)}
      ${isTable ? this.#renderTable(shown) : isDrawable ? this.#renderFigure() : html`<p>${this.words.costTrend.notDrawn}</p>`}
    </div>`;
  }

  #renderFigure(): unknown {
    const { view } = this.#explorer;
    return view && renderTrendFigure(view, this.words.costTrend.heading[this.#shows], this.#pause);
  }

  /** What does not move by itself cannot be paused. */
  get #pause(): TrendPause | null {
    const isLive = this.telemetry === undefined && this.#answer.feed !== null;
    return isLive || this.#held ? { isPaused: this.#held !== null, onPause: this.#onPause } : null;
  }

  #renderTable({ total, print }: ShownTrend): unknown {
    return renderTrendTable({
      print,
      points: print.points,
      total: tableTotal(total, print),
      state: this.#table,
      onSort: this.#onSort,
      onMore: this.#onMore,
    });
  }

  #renderSkeleton(): TemplateResult {
    const isTable = this.#viewedAs === 'table';
    return html`<div class="stack">
      <div class="stat">
        <span class="skeleton line short"></span><span class="skeleton figure"></span>
        <span class="skeleton line half"></span>
      </div>
      <span class="skeleton line half"></span>
      ${
        isTable
          ? html`<div>
              ${[90, 100, 95, 100, 85].map((percent) => html`<span class="skeleton line" ${setStyle({ 'inline-size': `${percent}%` })}></span>`)}
            </div>`
          : html`<span class="skeleton plot ${this.#shows}"></span>`
      }
    </div>`;
  }

  static override styles: CSSResultGroup = [RangedElement.styles, chartStyles, tableStyles, costTrendStyles];
}

/** What the chart is drawn by; the same object while nothing of it has changed. */
function chartSettings(
  show: TrendShow,
  words: Parameters<typeof trendPanels>[1]['words'],
  format: Parameters<typeof trendPanels>[1]['format'],
  currency: string | null,
  zone: string,
) {
  const panels = trendPanels(show, { words, format, currency });
  const [first] = panels;
  return {
    ...(first ? { formatValue: first.formatValue } : {}),
    panels: panels.length > 1 ? panels : [],
    formatInstant: (instant: number) => axisInstant(instant, format, zone),
    instantTicks: ticksIn(zone),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cost-trend': CostTrendElement;
  }
}
