import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Formatter } from '../text/format.js';
import type { Strings } from '../text/strings.js';
import { openCalendar, type CalendarView, type RangeCalendar } from '../look/calendar.js';
import { faultOfDates, type DatesFault, type RangeBounds, type RangeDays } from '../domain/time-range.js';

/** What the panel needs of its element. */
export interface CustomRangeHost {
  readonly requestUpdate: () => void;
  readonly root: () => ParentNode;
  readonly onApply: (days: RangeDays) => void;
}

/** What the panel is shown with. */
export interface CustomRangeView {
  /** The days the figures are of now; `null` is unknown. */
  readonly days: RangeDays | null;
  readonly bounds: RangeBounds;
  readonly today: string | null;
  /** `monday` or `sunday`; anything else is as the language has it. */
  readonly weekStart: string | null;
  readonly words: Strings;
  readonly format: Formatter;
}

/** Two months stand side by side from here on; CSS pixels of the window. */
const TWO_MONTHS = '(min-width: 640px)';

const WEEK_STARTS = new Map([
  ['sunday', 0],
  ['monday', 1],
  ['saturday', 6],
]);

/**
 * The panel in which any days can be chosen: by two fields, which a keyboard and a voice reach best, or by the calendar,
 * which is fetched when the panel first opens. Nothing holds before it is applied.
 */
export class CustomRange {
  readonly #host: CustomRangeHost;
  #view: CustomRangeView | null = null;
  #draft: RangeDays = { start: '', end: '' };
  #fault: DatesFault | null = null;
  #isOpen = false;
  #hasFailed = false;
  /** Whether the focus was in the panel when it closed: it goes back to the button, also where a click gave it none. */
  #hadFocus = false;
  #calendar: RangeCalendar | null = null;
  #shown = '';

  constructor(host: CustomRangeHost) {
    this.#host = host;
  }

  get #panel(): HTMLElement | null {
    return this.#host.root().querySelector<HTMLElement>('#panel');
  }

  readonly #onBeforeToggle = (event: ToggleEvent): void => {
    this.#hadFocus = this.#panel?.querySelector(':focus') != null;
    if (event.newState !== 'open') return;
    this.#take(this.#view?.days ?? { start: '', end: '' });
  };

  readonly #onToggle = (event: ToggleEvent): void => {
    this.#isOpen = event.newState === 'open';
    this.#host.requestUpdate();
    if (!this.#isOpen) {
      if (this.#hadFocus) this.#host.root().querySelector<HTMLElement>('.custom')?.focus();
      return;
    }
    this.#panel?.querySelector('input')?.focus();
    void this.#openCalendar();
  };

  async #openCalendar(): Promise<void> {
    const place = this.#panel?.querySelector<HTMLElement>('.place');
    if (!place || place.firstElementChild) return;
    try {
      this.#calendar = await openCalendar(place, (start, end) => this.#take({ start, end }));
      this.#shown = '';
      this.#hasFailed = false;
    } catch {
      this.#hasFailed = true;
    }
    this.#host.requestUpdate();
  }

  #take(draft: RangeDays): void {
    this.#draft = draft;
    this.#fault = null;
    this.#host.requestUpdate();
  }

  readonly #onInput = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement;
    this.#take({ ...this.#draft, [name]: value });
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#fault = this.#view && faultOfDates(this.#draft, this.#view.bounds);
    this.#host.requestUpdate();
    if (this.#fault) {
      const name = this.#fault === 'too-early' || this.#draft.start === '' ? 'start' : 'end';
      this.#panel?.querySelector<HTMLInputElement>(`[name='${name}']`)?.focus();
      return;
    }
    this.#close();
    this.#host.onApply(this.#draft);
  };

  readonly #close = (): void => this.#panel?.hidePopover();

  /** Lets the calendar show what is chosen; called when the panel is drawn. */
  updated(): void {
    if (!this.#isOpen || !this.#calendar || !this.#view) return;
    const { bounds, today, weekStart, words, format } = this.#view;
    const isWhole = faultOfDates(this.#draft, { min: null, max: null }) === null;
    const view: CalendarView = {
      chosen: isWhole ? this.#draft : null,
      ...bounds,
      today,
      locale: format.locale,
      firstDayOfWeek: WEEK_STARTS.get(weekStart?.toLowerCase() ?? '') ?? format.weekStart(),
      months: matchMedia(TWO_MONTHS).matches ? 2 : 1,
      words: words.dateRange,
    };
    // To show it again would turn the page under the person's finger.
    const key = JSON.stringify({ ...view, words: words.dateRange.nextMonth });
    if (key === this.#shown) return;
    this.#shown = key;
    this.#calendar.show(view);
  }

  /** Draws the panel, which is closed until its button opens it. */
  render(view: CustomRangeView): TemplateResult {
    this.#view = view;
    const say = view.words.dateRange;
    return html`<div
      id="panel"
      part="panel"
      class="panel"
      popover="auto"
      role="dialog"
      aria-labelledby="panel-title"
      @beforetoggle=${this.#onBeforeToggle}
      @toggle=${this.#onToggle}
    >
      <form novalidate @submit=${this.#onSubmit}>
        <h2 class="heading" id="panel-title">${say.customHeading}</h2>
        <div class="dates">${this.#renderField('start', view)}${this.#renderField('end', view)}</div>
        <p class="fault" id="fault" role="alert">
          ${this.#fault ? this.#faultText(this.#fault, view) : nothing}
        </p>
        <div class="place" part="calendar"></div>
        ${this.#hasFailed ? html`<p class="muted" role="status">${say.calendarFailed}</p>` : nothing}
        <div class="row end">
          <button type="button" @click=${this.#close}>${say.cancel}</button>
          <button type="submit" class="primary">${say.apply}</button>
        </div>
      </form>
    </div>`;
  }

  #renderField(name: keyof RangeDays, { bounds, words }: CustomRangeView): TemplateResult {
    const say = words.dateRange;
    return html`<label class="field"
      ><span>${name === 'start' ? say.from : say.to}</span
      ><input
        type="date"
        name=${name}
        min=${bounds.min ?? nothing}
        max=${bounds.max ?? nothing}
        aria-describedby="fault"
        aria-invalid=${this.#fault ? 'true' : 'false'}
        .value=${live(this.#draft[name])}
        @input=${this.#onInput}
    /></label>`;
  }

  #faultText(fault: DatesFault, { bounds, words, format }: CustomRangeView): string {
    const say = words.dateRange.fault;
    switch (fault) {
      case 'missing':
      case 'order':
        return say[fault];
      case 'too-early':
        return say[fault](format.date(bounds.min ?? ''));
      case 'too-late':
        return say[fault](format.date(bounds.max ?? ''));
    }
  }
}
