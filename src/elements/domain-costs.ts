/*
 * The file is longer than most because the comment below is the manual of the tag, and here search, order, page and filter
 * meet; what can be computed from arguments is in the files beside it.
 */
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from '../host/announcer.js';
import { keepFocus } from '../host/keep-focus.js';
import { PrintController } from '../host/print-controller.js';
import { RangedElement } from '../host/ranged-element.js';
import { ResourceController } from '../host/resource-controller.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { DEFAULT_TELEMETRY_PARAMS } from '../store/effects.js';
import { breakdownStyles } from '../look/breakdown-styles.js';
import { RowWindow } from '../look/row-window.js';
import { longTableStyles } from '../look/long-table-styles.js';
import { tableStyles } from '../look/table-styles.js';
import { common } from '../text/en/common.js';
import { domainCosts } from '../text/en/domain-costs.js';
import { table } from '../text/en/table.js';
import { domainColumns, sumDomains, type DomainSort } from '../domain/domain-usage.js';
import { exportFilterOf, type ExportSource, type ExportTable } from '../domain/export-table.js';
import { isZero } from '../domain/money.js';
import type { TelemetryAnswer } from '../wire/telemetry.js';
import { renderChosenCrumbs } from './chosen-crumbs.js';
import { domainCostsStyles } from './domain-costs-styles.js';
import { downloadDomains } from './domain-export.js';
import type { DomainLine, DomainPrint } from './domain-print.js';
import { domainsSortedBy, renderDomainTable } from './domain-table.js';
import { choiceText, FilterChoice } from './filter-choice.js';
import { lastResult } from './last-result.js';
import { pageCountOf, pageText, renderPager } from './pager.js';
import { SearchField } from './search-field.js';
import { findDomains, shownDomains, type DomainsPrinting, type FoundDomains } from './shown-domains.js';
import { TableState } from './table-state.js';
import { askTelemetry } from './telemetry-ask.js';
import { telemetryDays } from './telemetry-range.js';
import { daysText, differenceText, renderNoteList } from './total-stat.js';
import { renderDownloadButton } from './view-switch.js';

/**
 * @summary What each domain cost: a table to search, to sort and to page through, with a file of it.
 *
 * Choosing a domain filters every widget of the stream by it; this one goes on showing all of them. Without a stream the
 * domain is only marked. The total is the server's; what the rows found make is named as theirs, and what has no price
 * makes it a lower bound.
 *
 * @customElement domain-costs
 * @fires {CustomEvent<{ domain: string | null }>} domain-select - A domain was chosen, or `null` for all again; cancel it to change nothing.
 * @fires {CustomEvent<DataExport>} data-export - A file is about to be downloaded; `detail` has format, fileName, text, rows. Cancel it to handle them yourself.
 * @slot heading - Markup for the title.
 * @slot actions - Buttons at the title.
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for no domains.
 * @slot error - Instead of the error and its retry button.
 * @slot footer - Below the figures.
 * @csspart card - The whole card.
 * @csspart heading - The title.
 * @csspart download - The button that downloads the rows.
 * @csspart search - The field to search in.
 * @csspart breadcrumbs - The way back from the chosen domain to all.
 * @csspart table - The table.
 * @csspart pager - The buttons from page to page.
 * @csspart notes - What the figures leave out.
 * @cssstate unconnected - No stream and no data.
 * @cssstate loading - Before the first answer.
 * @cssstate ready - Showing figures.
 * @cssstate empty - Nothing was asked for any domain.
 * @cssstate stale - The last known figures, while newer ones cannot be had or are on their way.
 * @cssstate failed - There never was an answer.
 */
export class DomainCostsElement extends RangedElement implements ExportSource {
  static readonly tag = 'domain-costs';

  static override readonly english = { common, table, domainCosts };

  /** The contract's `dashboard/telemetry` as data of the host's own; nothing is fetched. */
  @property({ attribute: false }) telemetry: unknown;

  /** Rows a page; `0` has no pages: all rows in one table that scrolls, of which only those in sight are drawn. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = 25;

  /** What is searched for in the names; changes as the person types. */
  @property() search = '';

  readonly #answer = new ResourceController<TelemetryAnswer>(this, (filter) =>
    askTelemetry(this, this.paramsFor({ ...filter, domain: null }, DEFAULT_TELEMETRY_PARAMS)),
  );
  readonly #announcer = new Announcer(this);
  readonly #choice: FilterChoice = new FilterChoice(this, 'domain', () => this.#answer.feed);
  readonly #table = new TableState<DomainSort>('cost', ['name']);
  readonly #field = new SearchField(this, (text) => (this.search = text));
  readonly #window = new RowWindow(this);
  readonly #paper = new PrintController(this, () => !this.#window.isLong);
  readonly #shown = shownDomains(this);
  readonly #found = lastResult(findDomains);
  readonly #sum = lastResult((found: FoundDomains) => sumDomains(found.items));
  #page = 1;
  #giveFocusBack = keepFocus(null);

  /** The domains found, of all pages and in the order shown, for `<data-export for>`; `null` before there are any. */
  exportRows(): ExportTable | null {
    const { state, answeredQuery } = this.#answer;
    if (state.type !== 'ready') return null;
    const { asOf, timeZone } = state.data;
    const { print } = this.#shown.now(...this.#printingOf(state.data));
    const { currency } = print.printing;
    return {
      subject: 'domains',
      filter: {
        ...exportFilterOf(answeredQuery?.params),
        search: this.search || null,
      },
      currency,
      timeZone: timeZone ?? this.timeZone,
      asOf,
      columns: domainColumns(currency),
      rows: this.#foundIn(print).items,
    };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('search') || changed.has('pageSize')) this.#toFirstRow();
    if (changed.has('compact')) this.#window.remeasure();
    if (this.hasUpdated && changed.has('search')) this.#tellFound();
  }

  protected override updated(): void {
    this.#giveFocusBack('input');
  }

  #printingOf(answer: TelemetryAnswer): DomainsPrinting {
    return [answer, this.words, this.format, answer.currency ?? this.currency];
  }

  #foundIn(print: DomainPrint): FoundDomains {
    const { by, isAscending } = this.#table.sorting;
    return this.#found(print, this.search, by, isAscending);
  }

  /** An attribute may say anything. */
  get #size(): number {
    return this.pageSize >= 1 ? Math.floor(this.pageSize) : 0;
  }

  #toFirstRow(): void {
    this.#page = 1;
    this.#window.toTop();
  }

  #tellFound(): void {
    const { state } = this.#answer;
    if (state.type !== 'ready') return;
    const shown = this.#shown.soon(...this.#printingOf(state.data));
    if (!shown) return;
    const { items } = this.#foundIn(shown.print);
    this.#announcer.say(this.words.domainCosts.found(items.length, this.format.number(items.length)));
  }

  readonly #onSelect = ({ item }: DomainLine): void => this.#choose(() => this.#choice.toggle(item.name));

  readonly #onAll = (): void => this.#choose(() => this.#choice.choose(null));

  #choose(act: () => boolean): void {
    if (act())
      this.#announcer.say(choiceText(this.#choice, this.words.domainCosts, this.words.common.unknown));
  }

  #labelOf(name: string): string {
    return name === '' ? this.words.common.unknown : name;
  }

  readonly #onSort = (by: DomainSort): void => {
    this.#table.sort(by);
    this.#toFirstRow();
    this.#announcer.say(domainsSortedBy(this.words, this.#table.sorting));
    this.requestUpdate();
  };

  readonly #onMore = (): void => {
    this.#table.more();
    this.requestUpdate();
  };

  #onPage(page: number, pageCount: number): void {
    this.#page = page;
    this.#announcer.say(pageText({ words: this.words, format: this.format, page, pageCount }));
    this.requestUpdate();
  }

  readonly #onDownload = (): void => {
    const exported = this.exportRows();
    const { state } = this.#answer;
    if (!exported || state.type !== 'ready') return;
    const fileName = downloadDomains(this, exported, telemetryDays(state.data));
    if (fileName !== null) this.#announcer.say(this.words.domainCosts.downloaded(fileName));
  };

  readonly #onRetry = (): void => this.#answer.retry();

  protected override render(): TemplateResult {
    this.#giveFocusBack = keepFocus(this.shadowRoot);
    const { heading, empty, emptyHint, download } = this.words.domainCosts;
    const card = this.renderCard(this.#answer.state, {
      heading,
      ready: (answer) => this.#renderAnswer(answer),
      skeleton: renderSkeleton,
      retry: this.#onRetry,
      isEmpty: ({ domains, cost }) => domains.length === 0 && (cost.total === null || isZero(cost.total)),
      empty: { title: empty, hint: emptyHint },
      actions: () => renderDownloadButton(download, null, this.#onDownload),
    });
    return html`${card}<span class="visually-hidden" role="status">${this.#announcer.text}</span>`;
  }

  #renderAnswer(given: TelemetryAnswer): TemplateResult {
    const shown = this.#shown.soon(...this.#printingOf(given));
    if (!shown) return renderSkeleton();
    const { answer, print } = shown;
    const found = this.#foundIn(print);
    const size = this.#size;
    const pageCount = pageCountOf(found.items.length, size);
    const page = Math.min(this.#page, pageCount);
    const { words, format } = this;
    const drawn = this.#window.drawn(size > 0 ? [] : found.lines, keyOf, this.#paper.lacksPicture);
    return html`<div class="stack">
      ${this.#renderSearch(answer, found)}${this.#renderChosen()}
      ${
        found.items.length === 0 && found.isSearched
          ? html`<p class="muted">${words.domainCosts.notFound(this.search)}</p>`
          : renderDomainTable({
              print,
              lines: size > 0 ? found.lines.slice((page - 1) * size, page * size) : found.lines,
              drawn,
              found: found.isSearched ? { count: found.items.length, sum: this.#sum(found) } : null,
              most: size > 0 ? size : this.#table.most,
              sorting: this.#table.sorting,
              chosen: this.#choice.name,
              onSort: this.#onSort,
              onSelect: this.#onSelect,
              onMore: this.#onMore,
            })
      }
      ${renderPager({ words, format, page, pageCount, onPage: (to) => this.#onPage(to, pageCount) })}
      ${this.#renderNotes(print)}
    </div>`;
  }

  #renderSearch(answer: TelemetryAnswer, { items }: FoundDomains): TemplateResult {
    const { words, format } = this;
    const say = words.domainCosts;
    const days = telemetryDays(answer);
    const zone = answer.timeZone ?? this.timeZone;
    return html`<div class="finding row">
      ${this.#field.render(say.search, this.search)}
      <span class="muted">
        ${say.found(items.length, format.number(items.length))}${
          days ? html` · ${daysText(days, zone, { words, format })}` : nothing
        }
      </span>
    </div>`;
  }

  #renderChosen(): unknown {
    const { name } = this.#choice;
    if (name === null) return nothing;
    const { breadcrumbs, all } = this.words.domainCosts;
    return renderChosenCrumbs({
      label: breadcrumbs,
      all,
      name: this.#labelOf(name),
      onAll: this.#onAll,
    });
  }

  /** The table has a row for what is in none. */
  #renderNotes({ reading, rounded, printing }: DomainPrint): unknown {
    const { difference } = reading.costs;
    return renderNoteList([
      difference?.side === 'over-assigned'
        ? differenceText(difference, { digits: rounded.digits, printing })
        : null,
    ]);
  }

  static override styles: CSSResultGroup = [
    SpendwireElement.styles,
    tableStyles,
    longTableStyles,
    breakdownStyles,
    domainCostsStyles,
  ];
}

const keyOf = ({ key }: DomainLine): string => key;

const SKELETON_ROWS = 6;

const renderSkeleton = (): TemplateResult =>
  html`<div>${Array.from({ length: SKELETON_ROWS }, () => html`<span class="skeleton bar"></span>`)}</div>`;

declare global {
  interface HTMLElementTagNameMap {
    'domain-costs': DomainCostsElement;
  }
}
