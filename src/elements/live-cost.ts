/*
 * The file is a little longer than most because the comment below is the manual of the tag, and because here the state of
 * the stream, the age of its figures, the page and the viewer's wish meet.
 */
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from '../host/announcer.js';
import { pageClock } from '../host/page-clock.js';
import { PageVisibility } from '../host/page-visibility.js';
import { RangedElement } from '../host/ranged-element.js';
import { ResourceController } from '../host/resource-controller.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { DEFAULT_TELEMETRY_PARAMS } from '../store/effects.js';
import type { Feed } from '../store/feed.js';
import type { Loadable, Ready } from '../store/loadable.js';
import { keyOf, telemetryResource } from '../store/resource.js';
import { liveDotIcon, pauseIcon, playIcon } from '../look/icons.js';
import { setStyle } from '../look/set-style.js';
import { common } from '../text/en/common.js';
import { liveCost } from '../text/en/live-cost.js';
import type { Figure } from '../text/format.js';
import type { TelemetryAnswer } from '../wire/telemetry.js';
import { liveCostStyles } from './live-cost-styles.js';
import { renderMoney } from './printed-money.js';
import { RollingFigures } from './rolling-figures.js';
import { faceOf, STREAM_FACES, type StreamFace } from './stream-face.js';
import { StreamNews } from './stream-news.js';

/**
 * @summary What is being spent just now: active sessions and their cost, cost per hour, and what the day will have cost.
 *
 * The dot pulses only while the stream is live and its figures are fresh; those of a single domain or model, which the
 * stream does not tell of, are polled. Numbers roll where motion is welcome. A button pauses both.
 *
 * @customElement live-cost
 * @slot heading - Markup for the title.
 * @slot actions - Buttons at the title.
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for no live figures.
 * @slot error - Instead of the error and its retry button.
 * @slot footer - Below the figures.
 * @csspart card - The whole card.
 * @csspart heading - The title.
 * @csspart status - The dot, and whether the figures are live.
 * @csspart figure - One figure with its label.
 * @csspart value - The number of a figure.
 * @csspart pause - The button that pauses and resumes.
 * @cssstate unconnected - No stream and no data.
 * @cssstate loading - Before the first answer.
 * @cssstate ready - Showing figures.
 * @cssstate empty - The server told nothing of what is going on.
 * @cssstate stale - The last known figures, while newer ones cannot be had.
 * @cssstate failed - There never was an answer.
 * @cssstate live - The figures come as they happen.
 * @cssstate paused - The figures stay as they were.
 */
export class LiveCostElement extends RangedElement {
  static readonly tag = 'live-cost';

  static override readonly english = { common, liveCost };

  /** The contract's `dashboard/telemetry` as data of the host's own; nothing is fetched. */
  @property({ attribute: false }) telemetry: unknown;

  /** Leaves the figures and the dot as they are; the viewer's button turns it too. */
  @property({ type: Boolean, reflect: true }) paused = false;

  readonly #answer = new ResourceController<TelemetryAnswer>(
    this,
    (filter) => ({
      query: {
        resource: telemetryResource,
        params: this.paramsFor(filter, DEFAULT_TELEMETRY_PARAMS),
        ...(this.src === null ? {} : { src: this.src }),
      },
      given: this.telemetry,
    }),
    (feed) => this.#follow(feed),
  );
  readonly #page = new PageVisibility(this);
  readonly #announcer = new Announcer(this);
  readonly #news = new StreamNews(() => this.#announcer.mention(this.#statusOf(this.#state)));
  readonly #rolling = new RollingFigures();
  /** What was shown when the figures were paused, and by which question it was asked. */
  #kept: { readonly state: Ready<TelemetryAnswer>; readonly asked: string } | null = null;
  #sessionsBefore: number | null = null;
  /** The question that the figures drawn last answer. */
  #shownFor = '';

  #follow(feed: Feed): () => void {
    const hear = (): void => {
      this.#news.change(faceOf(feed));
      this.requestUpdate();
    };
    feed.addEventListener('stream-state', hear);
    this.#news.start(faceOf(feed));
    return () => {
      feed.removeEventListener('stream-state', hear);
      this.#news.stop();
    };
  }

  /** What the figures answer: those of another question are no news of these, and are shown though they are paused. */
  get #asked(): string {
    const { answeredQuery } = this.#answer;
    return answeredQuery ? JSON.stringify(keyOf(answeredQuery)) : '';
  }

  /** Takes in what is known now. */
  #settle(): void {
    const { state } = this.#answer;
    const asked = this.#asked;
    if (!this.paused || this.#kept?.asked !== asked) this.#kept = null;
    if (this.paused && state.type === 'ready') this.#kept ??= { state, asked };
    if (asked === this.#shownFor) return;
    this.#shownFor = asked;
    this.#sessionsBefore = null;
    this.#rolling.reset();
  }

  get #state(): Loadable<TelemetryAnswer> {
    return this.#kept?.state ?? this.#answer.state;
  }

  readonly #onPause = (): void => {
    const { state } = this.#answer;
    this.paused = !this.paused;
    this.#kept = this.paused && state.type === 'ready' ? { state, asked: this.#asked } : null;
    const { paused, live } = this.words.liveCost;
    this.#announcer.say(this.paused ? paused : this.#isLive(this.#answer.state) ? live : '');
  };

  readonly #onRetry = (): void => this.#answer.retry();

  #isLive(state: Loadable<TelemetryAnswer>): boolean {
    return !this.paused && state.type === 'ready' && !state.stale && this.#face === 'live';
  }

  /** How the figures come: a live stream tells of all domains and models, and of no address of the host's own. */
  get #face(): StreamFace | null {
    const { feed, answeredQuery } = this.#answer;
    const { params, src } = answeredQuery ?? {};
    const isTold = src === undefined && params?.['domain'] === undefined && params?.['model'] === undefined;
    const face = feed && faceOf(feed);
    return face === 'live' && !isTold ? 'polling' : face;
  }

  /** Whether the figures are live, in a word or two; of data of the host's own, when they were true. */
  #statusOf(state: Loadable<TelemetryAnswer>): string {
    const { words, format } = this;
    const say = words.liveCost;
    const { feed } = this.#answer;
    if (this.paused || feed?.isPaused) return say.paused;
    if (state.type !== 'ready') return say.notLiveYet;
    if (!feed) return words.common.asOf(format.time(state.asOf, state.data.timeZone ?? this.timeZone));
    const face = this.#face ?? faceOf(feed);
    if (!state.stale && (face === 'live' || face === 'polling')) return say[face];
    const isNews = STREAM_FACES[face].isStale === true || state.stale;
    const age = Math.min(0, (feed.lastNewsAt ?? state.receivedAt) - pageClock.now());
    return isNews ? say.notLive(format.relative(age)) : say.notLiveYet;
  }

  protected override render(): TemplateResult {
    const { heading, empty, emptyHint } = this.words.liveCost;
    this.#settle();
    this.setStates({ live: false, paused: false });
    const card = this.renderCard(this.#state, {
      heading,
      ready: (answer, state) => this.#renderFigures(answer, state),
      skeleton: renderSkeleton,
      retry: this.#onRetry,
      isEmpty: ({ live, cost, overview }) =>
        [live.activeSessions, live.currentCost, overview.activeSessions, cost.perHour].every(
          (figure) => figure === null,
        ),
      empty: { title: empty, hint: emptyHint },
      actions: () => this.#renderPause(),
    });
    return html`${card}<span class="visually-hidden" role="status">${this.#announcer.text}</span>`;
  }

  #renderPause(): TemplateResult {
    const { pause, resume } = this.words.liveCost;
    const label = this.paused ? resume : pause;
    return html`<button
      type="button"
      class="icon-button"
      part="pause"
      aria-label=${label}
      title=${label}
      @click=${this.#onPause}
    >
      ${this.paused ? playIcon() : pauseIcon()}
    </button>`;
  }

  #renderFigures(answer: TelemetryAnswer, state: Ready<TelemetryAnswer>): TemplateResult {
    const { words, format } = this;
    const { figure, estimate } = words.liveCost;
    const { live, cost, overview } = answer;
    const currency = answer.currency ?? this.currency;
    const sessions = live.activeSessions ?? overview.activeSessions;
    this.#tell(sessions);
    const count = format.number(sessions, 0);
    const isLive = this.#isLive(state);
    this.setStates({ live: isLive, paused: this.paused });
    const money = (amount: Figure): Printed => ({
      seen: renderMoney(format.moneyParts(amount, currency)),
      heard: format.money(amount, currency),
    });
    const lengthOf = (amount: Figure): number => format.money(amount, currency).length;
    const isLong = Math.max(lengthOf(cost.perHour), lengthOf(cost.projectedDaily)) > LONG;
    return html`<div class="stack">
      <p class="status ${isLive ? 'ok' : 'neutral'}" part="status">
        <span class="level">${this.paused ? pauseIcon() : liveDotIcon(isLive && this.#page.isSeen)}</span
        ><span class="strong">${this.#statusOf(state)}</span>
      </p>
      <span class="stat" part="figure" ${setStyle({ '--_length': lengthOf(live.currentCost) })}>
        <span class="stat-label">${figure.cost}</span>
        ${this.#renderValue('cost', live.currentCost, money(live.currentCost), 'hero')}
      </span>
      <div class="others ${isLong ? 'long' : ''}">
        <span class="stat" part="figure">
          <span class="stat-label">${figure.sessions}</span>
          ${this.#renderValue('sessions', sessions, { seen: count, heard: count })}
        </span>
        <span class="stat" part="figure">
          <span class="stat-label">${figure.rate}</span>
          ${this.#renderValue('rate', cost.perHour, money(cost.perHour))}
        </span>
        <span class="stat" part="figure">
          <span class="stat-label">${figure.daily}</span>
          ${this.#renderValue('daily', cost.projectedDaily, money(cost.projectedDaily))}
          ${cost.projectedDaily === null ? nothing : html`<span class="stat-context">${estimate}</span>`}
        </span>
      </div>
    </div>`;
  }

  #renderValue(name: string, value: Figure, { seen, heard }: Printed, size = 'large'): TemplateResult {
    const motion = this.#rolling.take(name, value, pageClock.now());
    return html`<span class="visually-hidden">${value === null ? this.words.common.unknown : heard}</span
      ><span class="stat-value number window ${size}" part="value" aria-hidden="true"
        ><span class=${motion}>${seen}</span></span
      >`;
  }

  /** Figures that come and go all the time are no news; that somebody begins, or nobody is left, is. */
  #tell(sessions: number | null): void {
    const before = this.#sessionsBefore;
    this.#sessionsBefore = sessions;
    if (before === null || sessions === null || this.paused) return;
    const { begun, ended } = this.words.liveCost;
    if (before === 0 && sessions > 0) this.#announcer.mention(begun(sessions, this.format.number(sessions)));
    else if (before > 0 && sessions === 0) this.#announcer.mention(ended);
  }

  static override styles: CSSResultGroup = [SpendwireElement.styles, liveCostStyles];
}

/** A figure as it is drawn, in pieces, and as it is read, as one. */
interface Printed {
  readonly seen: unknown;
  readonly heard: string;
}

/** More characters than this do not fit three abreast in a narrow card. */
const LONG = 8;

/** Draws the shape of the figures. */
const renderSkeleton = (): TemplateResult =>
  html`<div class="stack">
    <p class="status"><span class="skeleton line short"></span></p>
    <span class="stat"><span class="skeleton line half"></span><span class="skeleton figure"></span></span>
    <div class="others">
      ${[1, 2, 3].map(
        () =>
          html`<span class="stat"
            ><span class="skeleton line half"></span><span class="skeleton title half"></span
          ></span>`,
      )}
    </div>
  </div>`;

declare global {
  interface HTMLElementTagNameMap {
    'live-cost': LiveCostElement;
  }
}
