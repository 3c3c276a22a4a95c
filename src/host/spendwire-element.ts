import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property } from 'lit/decorators.js';
import type { Feed } from '../store/feed.js';
import type { Loadable, Ready } from '../store/loadable.js';
import { formatterFor, type Formatter } from '../text/format.js';
import { common } from '../text/en/common.js';
import { stringsFor, type Strings } from '../text/strings.js';
import { baseStyles } from '../look/base-styles.js';
import { infoIcon, octagonIcon, refreshIcon } from '../look/icons.js';
import { ClockController } from './clock-controller.js';
import { LocaleController } from './locale-controller.js';
import { pageClock } from './page-clock.js';

/** What a widget draws inside its card, for the faces that differ from widget to widget. */
export interface CardView<T> {
  /** The title, unless the page sets one. */
  readonly heading: string;
  readonly ready: (data: T, state: Ready<T>) => unknown;
  /** The exact shape of what comes. */
  readonly skeleton: () => unknown;
  /** Reads the answer again; offered where reading failed. */
  readonly retry: () => void;
  readonly isEmpty: (data: T) => boolean;
  /** What will appear here, and how. */
  readonly empty: { readonly title: string; readonly hint: string };
  /** Buttons at the heading, while there is something to act upon. */
  readonly actions?: (() => unknown) | undefined;
}

const FACES = ['unconnected', 'loading', 'ready', 'empty', 'failed'] as const;

const NO_LEVEL = { ok: false, warning: false, exceeded: false, 'over-limit': false, paused: false };

/**
 * What every widget shares: attributes, words, time, states, and one card with a face for each thing that can be known.
 * Subclasses say what they listen to and draw only what is their own.
 */
export abstract class SpendwireElement extends LitElement {
  static override styles: CSSResultGroup = baseStyles;

  /** The groups of words the element speaks with; a page carries no others. */
  static readonly english: Partial<Strings> = { common };

  /** Title of the card instead of the widget's own; the `heading` slot takes markup. */
  @property() heading: string | null = null;

  /** ISO 4217 code for amounts whose data names none. */
  @property() currency: string | null = null;

  /** IANA time zone for what the data leaves open, such as `Europe/Berlin`. */
  @property({ attribute: 'time-zone' }) timeZone: string | null = null;

  /** Colours of one scheme, whatever the page's `color-scheme` says. */
  @property({ reflect: true }) theme: 'light' | 'dark' | null = null;

  /** Less space around the figures. */
  @property({ type: Boolean, reflect: true }) compact = false;

  /** Address the widget's data is read from, instead of the stream's resource. */
  @property() src: string | null = null;

  /** The event stream to follow, where the nearest or the page's only one is not meant. */
  @property({ attribute: false }) feed: Feed | null | undefined;

  readonly #locale = new LocaleController(this);
  readonly #internals: ElementInternals = this.attachInternals();
  /** The failure after which a person tried again. */
  #retried: Loadable<unknown> | null = null;
  #words: Strings = this.#wordsOf(null);
  #format: Formatter = formatterFor(null);

  constructor() {
    super();
    new ClockController(this);
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang', 'dir'];
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (name === 'lang' || name === 'dir') this.requestUpdate();
  }

  /** The words of the language the element stands in. */
  protected get words(): Strings {
    return this.#words;
  }

  #wordsOf(lang: string | null): Strings {
    return stringsFor(lang, (this.constructor as typeof SpendwireElement).english) as Strings;
  }

  /** Numbers, amounts and times in the manner of that language. */
  protected get format(): Formatter {
    return this.#format;
  }

  /** Whether text runs from right to left. */
  protected get isRightToLeft(): boolean {
    return this.#locale.isRightToLeft;
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { lang } = this.#locale;
    this.#words = this.#wordsOf(lang);
    this.#format = formatterFor(lang);
  }

  /** What time it is for an answer: its own clock goes on from `asOf`, so that a wrong clock of the page shifts nothing. */
  protected nowFor(state: Ready<unknown>): number {
    return state.asOf + Math.max(0, pageClock.now() - state.receivedAt);
  }

  /** Turns states on or off that a page styles with `:state(name)`. */
  protected setStates(states: Readonly<Record<string, boolean>>): void {
    for (const [name, isOn] of Object.entries(states)) {
      if (isOn) this.#internals.states.add(name);
      else this.#internals.states.delete(name);
    }
  }

  /** Tells the face as a state; a widget without figures has no level either. */
  protected setFace(state: Loadable<unknown>, isEmpty: boolean): void {
    const face = isEmpty ? 'empty' : state.type;
    this.setStates(Object.fromEntries(FACES.map((name) => [name, name === face])));
    this.setStates({ stale: state.type === 'ready' && state.stale });
    if (face !== 'ready') this.setStates(NO_LEVEL);
  }

  /** Draws the card with the face that fits what is known. */
  protected renderCard<T>(state: Loadable<T>, view: CardView<T>): TemplateResult {
    const isEmpty = state.type === 'ready' && view.isEmpty(state.data);
    this.setFace(state, isEmpty);
    const canAct = state.type === 'ready' && !isEmpty;
    return html`
      <section
        class="card"
        part="card"
        aria-labelledby="heading"
        aria-busy=${state.type === 'loading' ? 'true' : 'false'}
      >
        <header class="header" part="header">
          <h2 class="heading" part="heading" id="heading">
            <slot name="heading">${this.heading ?? view.heading}</slot>
          </h2>
          <div class="actions" part="actions">
            <slot name="actions"></slot>${canAct ? view.actions?.() : nothing}
          </div>
        </header>
        <div class="body" part="body">${this.#renderFace(state, view, isEmpty)}</div>
        <slot name="footer"></slot>
        ${state.type === 'ready' && state.stale ? this.#renderAge(state) : nothing}
      </section>
    `;
  }

  #renderFace<T>(state: Loadable<T>, view: CardView<T>, isEmpty: boolean): unknown {
    const { common } = this.words;
    switch (state.type) {
      case 'unconnected':
        return html`<div class="face" part="unconnected">
          ${infoIcon()}<span class="face-title">${common.unconnected}</span
          ><span class="face-text">${common.unconnectedHint}</span>
        </div>`;
      case 'loading':
        return html`<slot name="loading"
          ><div part="skeleton" aria-hidden="true">${view.skeleton()}</div>
          <span class="visually-hidden" role="status">${common.loading}</span></slot
        >`;
      case 'failed':
        return html`<slot name="error">
          <div class="face error" part="error">
            ${octagonIcon()}<span class="face-title" role="status">${common.failed}</span>
            <span class="face-text">${state.error.message}</span>
            ${this.#renderRetry(state, view.retry)}
          </div></slot
        >`;
      case 'ready':
        if (!isEmpty) return view.ready(state.data, state);
        return html`<slot name="empty">
          <div class="face" part="empty">
            ${infoIcon()}<span class="face-title">${view.empty.title}</span
            ><span class="face-text">${view.empty.hint}</span>
          </div></slot
        >`;
    }
  }

  /** The button stays where it is while it is busy, and with it the focus; another failure is another object. */
  #renderRetry(state: Loadable<unknown>, retry: () => void): TemplateResult {
    const { common } = this.words;
    const isBusy = this.#retried === state;
    const onClick = () => {
      if (isBusy) return;
      this.#retried = state;
      this.requestUpdate();
      retry();
    };
    return html`<button
      type="button"
      part="retry"
      aria-disabled=${isBusy ? 'true' : 'false'}
      @click=${onClick}
    >
      ${refreshIcon()} ${isBusy ? common.loading : common.retry}
    </button>`;
  }

  #renderAge(state: Ready<unknown>): TemplateResult {
    const age = this.format.relative(state.receivedAt - pageClock.now());
    return html`<footer class="footer" part="age">${this.words.common.staleSince(age)}</footer>`;
  }
}
