/*
 * The file is a little longer than most because the comment below is the manual of the tag, and because a dialog that
 * follows its session has a life of its own.
 */
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from '../host/announcer.js';
import { ClockController } from '../host/clock-controller.js';
import { keepFocus } from '../host/keep-focus.js';
import { RangedElement } from '../host/ranged-element.js';
import { ResourceController } from '../host/resource-controller.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { DEFAULT_TELEMETRY_PARAMS } from '../store/effects.js';
import { keyOf, telemetryResource } from '../store/resource.js';
import { watchOnScreen } from '../look/element-watch.js';
import { tableStyles } from '../look/table-styles.js';
import { common } from '../text/en/common.js';
import { liveSessions } from '../text/en/live-sessions.js';
import { table } from '../text/en/table.js';
import { UNKNOWN } from '../text/format.js';
import { distinctSessions, sortSessions, Uptimes, type SessionSort } from '../domain/live-sessions.js';
import type { ExportSource, ExportTable } from '../domain/export-table.js';
import { exportFilterOf } from '../domain/export-table.js';
import type { TelemetryAnswer } from '../wire/telemetry.js';
import type { LiveSession } from '../wire/telemetry-sections.js';
import { lastResult } from './last-result.js';
import { liveSessionsStyles } from './live-sessions-styles.js';
import { renderSessionDialog, wholeSeconds, type OpenSession } from './session-dialog.js';
import { sessionColumns } from './session-columns.js';
import { renderTable, sortedByText, type TableColumn } from './sortable-table.js';
import { TableState } from './table-state.js';

/** What `session-select` tells. */
export interface SessionSelection {
  readonly id: string;
  readonly session: LiveSession;
}

/**
 * @summary Who is at work just now: id, uptime, cost and model of every active session, and all that is known of one.
 *
 * The list follows the stream; uptimes tick by the page's one clock. A row opens a dialog that goes on with its session,
 * and says when it has ended.
 *
 * @customElement live-sessions
 * @fires {CustomEvent<SessionSelection>} session-select - A session was chosen; cancel it, and the dialog stays closed.
 * @slot heading - Markup for the title.
 * @slot actions - Buttons at the title.
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for no sessions.
 * @slot error - Instead of the error and its retry button.
 * @slot footer - Below the table.
 * @csspart card - The whole card.
 * @csspart heading - The title.
 * @csspart count - How many sessions there are.
 * @csspart table - The table of sessions.
 * @csspart dialog - The dialog with the details of one session.
 * @csspart close - The button that closes it.
 * @cssstate unconnected - No stream and no data.
 * @cssstate loading - Before the first answer.
 * @cssstate ready - Showing sessions.
 * @cssstate empty - Nobody is at work.
 * @cssstate stale - The last known sessions, while newer ones cannot be had.
 * @cssstate failed - There never was an answer.
 */
export class LiveSessionsElement extends RangedElement implements ExportSource {
  static readonly tag = 'live-sessions';

  static override readonly english = { common, liveSessions, table };

  /** The contract's `dashboard/telemetry` as data of the host's own; nothing is fetched. */
  @property({ attribute: false }) telemetry: unknown;

  readonly #answer = new ResourceController<TelemetryAnswer>(this, (filter) => ({
    query: {
      resource: telemetryResource,
      params: this.paramsFor(filter, DEFAULT_TELEMETRY_PARAMS),
      ...(this.src === null ? {} : { src: this.src }),
    },
    given: this.telemetry,
  }));
  readonly #announcer = new Announcer(this);
  readonly #table = new TableState<SessionSort>('uptime', ['id', 'model']);
  readonly #uptimes = new Uptimes();
  readonly #distinct = lastResult(distinctSessions);
  #uptimeOf: ReadonlyMap<string, number> = new Map();
  #open: OpenSession | null = null;
  /** What was asked when the dialog was opened: whoever is not in the answer to something else has not ended. */
  #openedFor: string | null = null;
  /** Whether the dialog is still to be shown: one that was closed says so a moment later, and must not come back by then. */
  #isOpening = false;
  #isOnScreen = true;
  #unwatch: (() => void) | undefined;
  #giveFocusBack = keepFocus(null);

  constructor() {
    super();
    new ClockController(this, 'fast', () => this.#ticks);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatch = watchOnScreen(this, (isOnScreen) => {
      this.#isOnScreen = isOnScreen;
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#dialog?.close();
    this.#open = null;
    this.#isOpening = false;
  }

  /** All the sessions there are now, for a file. */
  exportRows(): ExportTable | null {
    const { state, answeredQuery } = this.#answer;
    if (state.type !== 'ready') return null;
    const { currency, timeZone, asOf } = state.data;
    return {
      subject: 'sessions',
      filter: exportFilterOf(answeredQuery?.params),
      currency: currency ?? this.currency,
      timeZone: timeZone ?? this.timeZone,
      asOf,
      columns: sessionColumns(currency ?? this.currency, this.#uptimeOf),
      rows: this.#sorted(state.data.live.sessions),
    };
  }

  /** Whether time is to be seen passing. */
  get #ticks(): boolean {
    const { state } = this.#answer;
    const isFresh = state.type === 'ready' && !state.stale;
    return isFresh && state.data.live.sessions.length > 0 && (this.#isOnScreen || this.#open !== null);
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  /** Takes in what is known now. */
  #settle(): void {
    const { state } = this.#answer;
    if (state.type !== 'ready') return;
    // Of figures that are not up to date nobody knows whether time goes on for them.
    const now = state.stale ? state.asOf : this.nowFor(state);
    const sessions = this.#distinct(state.data.live.sessions);
    this.#uptimeOf = this.#uptimes.take(sessions, state.asOf, now);
    this.#follow(sessions);
  }

  /** Keeps the session in the dialog up to date for as long as it lives. */
  #follow(sessions: readonly LiveSession[]): void {
    const open = this.#open;
    if (!open) return;
    const session = sessions.find(({ id }) => id === open.session.id);
    if (session) {
      this.#open = { session, uptimeMs: this.#uptimeOf.get(session.id) ?? null, hasEnded: false };
    } else if (this.#openedFor === this.#question) this.#open = { ...open, hasEnded: true };
  }

  get #question(): string {
    const { answeredQuery } = this.#answer;
    return answeredQuery ? JSON.stringify(keyOf(answeredQuery)) : '';
  }

  protected override updated(): void {
    const dialog = this.#dialog;
    if (this.#isOpening && dialog && !dialog.open) dialog.showModal();
    this.#isOpening = false;
    if (!dialog?.open) this.#giveFocusBack('thead button');
  }

  readonly #onSelect = (session: LiveSession): void => {
    const detail: SessionSelection = { id: session.id, session };
    const event = new CustomEvent('session-select', {
      detail,
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    if (!this.dispatchEvent(event)) return;
    this.#open = { session, uptimeMs: this.#uptimeOf.get(session.id) ?? null, hasEnded: false };
    this.#openedFor = this.#question;
    this.#isOpening = true;
    this.requestUpdate();
  };

  /** The focus goes back to the row by itself, unless the row is gone. */
  readonly #onClose = (): void => {
    this.#open = null;
    this.requestUpdate();
    // What had the focus in a dialog that closes has it for a moment more.
    const focused = this.shadowRoot?.activeElement;
    if (focused && !this.#dialog?.contains(focused)) return;
    this.renderRoot.querySelector<HTMLElement>('thead button')?.focus();
  };

  readonly #onSort = (by: SessionSort): void => {
    this.#table.sort(by);
    const { words } = this;
    this.#announcer.say(sortedByText({ words, columns: this.#columns(null), sorting: this.#table.sorting }));
    this.requestUpdate();
  };

  readonly #onMore = (): void => {
    this.#table.more();
    this.requestUpdate();
  };

  readonly #onRetry = (): void => this.#answer.retry();

  #sorted(sessions: readonly LiveSession[]): readonly LiveSession[] {
    const { by, isAscending } = this.#table.sorting;
    return sortSessions(this.#distinct(sessions), this.#uptimeOf, by, isAscending);
  }

  protected override render(): TemplateResult {
    this.#giveFocusBack = keepFocus(this.shadowRoot);
    this.#settle();
    const { words, format } = this;
    const { state } = this.#answer;
    const { heading, empty, emptyHint } = words.liveSessions;
    const card = this.renderCard(state, {
      heading,
      ready: (answer) => this.#renderSessions(answer),
      skeleton: renderSkeleton,
      retry: this.#onRetry,
      isEmpty: ({ live }) => live.sessions.length === 0 && !live.activeSessions,
      empty: { title: empty, hint: emptyHint },
    });
    const answer = state.type === 'ready' ? state.data : null;
    const dialog = renderSessionDialog({
      words,
      format,
      currency: answer?.currency ?? this.currency,
      timeZone: answer?.timeZone ?? this.timeZone,
      open: this.#open,
      onClose: this.#onClose,
    });
    return html`${card}${dialog}<span class="visually-hidden" role="status">${this.#announcer.text}</span>`;
  }

  #columns(currency: string | null): readonly TableColumn<LiveSession, SessionSort>[] {
    const { format } = this;
    const { column } = this.words.liveSessions;
    const uptimeOf = (id: string): string => {
      const ms = this.#uptimeOf.get(id);
      return ms === undefined ? UNKNOWN : format.duration(wholeSeconds(ms));
    };
    return [
      { key: 'id', label: column.id, cell: ({ id }) => id },
      { key: 'uptime', label: column.uptime, cell: ({ id }) => uptimeOf(id) },
      { key: 'cost', label: column.cost, cell: ({ cost }) => format.money(cost, currency) },
      { key: 'model', label: column.model, cell: ({ model }) => html`<bdi>${model ?? UNKNOWN}</bdi>` },
    ];
  }

  #renderSessions({ live, ...answer }: TelemetryAnswer): TemplateResult {
    const { words, format } = this;
    const rows = this.#sorted(live.sessions);
    const say = words.liveSessions;
    const all = live.activeSessions ?? rows.length;
    const count =
      rows.length < all
        ? say.countOf(format.number(rows.length), format.number(all))
        : say.count(rows.length, format.number(rows.length));
    return html`<p class="count muted" part="count">${count}</p>
      ${
        rows.length === 0
          ? nothing
          : renderTable<LiveSession, SessionSort>({
              words,
              format,
              columns: this.#columns(answer.currency ?? this.currency),
              rows,
              most: this.#table.most,
              keyOf: ({ id }) => id,
              sorting: this.#table.sorting,
              press: {
                onSelect: this.#onSelect,
                opens: ({ id }) => say.open(id),
                isChosen: ({ id }) => id === this.#open?.session.id,
              },
              onSort: this.#onSort,
              onMore: this.#onMore,
            })
      }`;
  }

  static override styles: CSSResultGroup = [SpendwireElement.styles, tableStyles, liveSessionsStyles];
}

/** Draws the shape of a few rows. */
const renderSkeleton = (): TemplateResult =>
  html`<div class="stack">
    <span class="skeleton line short"></span>
    ${[1, 2, 3].map(() => html`<span class="skeleton title"></span>`)}
  </div>`;

declare global {
  interface HTMLElementTagNameMap {
    'live-sessions': LiveSessionsElement;
  }
}
