/*
 * The file is a little longer than most because the comment below is the manual of the tag, and because here the filter of
 * the stream, the address, the panel and the page's wishes meet.
 */
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from '../host/announcer.js';
import { FilterController } from '../host/filter-controller.js';
import { pageClock } from '../host/page-clock.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { report } from '../store/report.js';
import { isSameFilter, NO_FILTER, type StreamFilter } from '../store/stream-filter.js';
import { refreshIcon } from '../look/icons.js';
import { common } from '../text/en/common.js';
import { dateRange } from '../text/en/date-range.js';
import { dayKey } from '../domain/calendar.js';
import {
  daysOf,
  parseTimeRange,
  writeTimeRange,
  type RangeBounds,
  type RangeDays,
  type TimeRange,
} from '../domain/time-range.js';
import { isDay } from '../wire/field.js';
import { filterText, renderRanges, renderSelect, spanText } from './date-range-controls.js';
import { CustomRange } from './date-range-custom.js';
import { dateRangeStyles } from './date-range-styles.js';

const DEFAULT_RANGE: TimeRange = { type: 'days', days: 7 };

/** Where a day begins first: until the server's zone is known, no day is to come that has begun here. */
const FIRST_ZONE = 'Pacific/Kiritimati';

/**
 * @summary The period, the domain and the model that every widget of a stream shows.
 *
 * Buttons for the usual periods, a calendar and two dates for any other, a list of domains and one of models. A change
 * goes to all widgets of the stream at once; two of these on one stream stay in step. Days are those of the server's
 * time zone, which is named.
 *
 * @customElement date-range
 * @fires {CustomEvent<StreamFilter>} range-change - A person changes the filter; `detail` is what it will be. Cancel it to leave it as it is.
 * @slot actions - More controls in the same line.
 * @csspart ranges - The buttons of the periods.
 * @csspart custom - The button that opens the calendar.
 * @csspart panel - Calendar and dates.
 * @csspart calendar - The calendar.
 * @csspart domain - The list of domains.
 * @csspart model - The list of models.
 * @csspart reset - The button that takes every change back.
 * @csspart span - Which days are shown, and which day it is.
 * @cssstate unconnected - No stream to filter.
 * @cssstate ready - It filters a stream.
 */
export class DateRangeElement extends SpendwireElement {
  static readonly tag = 'date-range';

  static override readonly english = { common, dateRange };

  /** The period: `24h`, `7d` or `2026-11-01/2026-11-20`; follows what a person chooses. 7 days where nobody says one. */
  @property() value: string | null = null;

  /** The periods that have a button, separated by spaces. */
  @property() ranges = '24h 7d 30d 90d';

  /** First day that can be chosen, `2026-01-01`. */
  @property() min: string | null = null;

  /** Last day that can be chosen; today where nothing is said. */
  @property() max: string | null = null;

  /**
   * Keeps the filter in the page's address: the period under this name, `domain` and `model` under theirs. What is wrong
   * there, as days outside `min` and `max`, is named in the console and by `stream-error`, and the last good value stays.
   */
  @property({ attribute: 'url-param' }) urlParam: string | null = null;

  /** Day a week of the calendar begins with, `monday` or `sunday`; by default that of the language. */
  @property({ attribute: 'week-start' }) weekStart: string | null = null;

  /** Offers no other days than those of the buttons. */
  @property({ type: Boolean, attribute: 'no-custom' }) noCustom = false;

  /** Offers no list of domains. */
  @property({ type: Boolean, attribute: 'no-domain' }) noDomain = false;

  /** Offers no list of models. */
  @property({ type: Boolean, attribute: 'no-model' }) noModel = false;

  readonly #filters = new FilterController(this, {
    home: () => ({ ...NO_FILTER, range: this.#read('value', this.value) ?? DEFAULT_RANGE }),
    rangeName: () => (this.urlParam === null ? null : this.urlParam || 'range'),
    bounds: () => this.#bounds,
    onChange: () => this.#settle(),
  });
  readonly #announcer = new Announcer(this);
  readonly #custom: CustomRange = new CustomRange({
    requestUpdate: () => this.requestUpdate(),
    root: () => this.renderRoot,
    onApply: (days) => this.#change({ range: { type: 'dates', ...days } }),
  });
  readonly #refused = new Set<string>();
  #isFocusLost = false;

  /** What its stream is filtered by. */
  get filter(): StreamFilter {
    return this.#filters.filter;
  }

  get #written(): string | null {
    const { range } = this.filter;
    return range && writeTimeRange(range);
  }

  #settle(): void {
    this.value = this.#written;
    this.requestUpdate();
  }

  /** Reads a range of an attribute; one that is none is named once and left out. */
  #read(name: string, text: string | null): TimeRange | null {
    if (!text) return null;
    const range = parseTimeRange(text);
    if (!range && !this.#refused.has(text)) {
      this.#refused.add(text);
      report(`<date-range> ${name}: must be such as 24h, 7d or 2026-11-01/2026-11-20`);
    }
    return range;
  }

  get #buttons(): readonly TimeRange[] {
    const ranges = this.ranges.split(/\s+/).map((text) => this.#read('ranges', text));
    return ranges.filter((range) => range !== null);
  }

  get #zone(): string | null {
    return this.#filters.choices.timeZone ?? this.timeZone;
  }

  get #today(): string | null {
    return dayKey(pageClock.now(), this.#zone);
  }

  get #bounds(): RangeBounds {
    const bound = (day: string | null): string | null => (day && isDay(day) ? day : null);
    return {
      min: bound(this.min),
      max: bound(this.max) ?? dayKey(pageClock.now(), this.#zone ?? FIRST_ZONE),
    };
  }

  get #days(): RangeDays | null {
    const { range } = this.filter;
    const zone = this.#zone;
    if (range?.type === 'dates') return { start: range.start, end: range.end };
    return range && zone !== null ? daysOf(range, pageClock.now(), zone) : null;
  }

  /** A person changes it, unless the page says no. */
  #change(part: Partial<StreamFilter>): void {
    const detail: StreamFilter = { ...this.filter, ...part };
    if (isSameFilter(detail, this.filter)) return;
    const event = new CustomEvent('range-change', {
      detail,
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    if (this.dispatchEvent(event)) {
      this.#filters.set(detail);
      this.#announcer.say(this.words.dateRange.showing(filterText(detail, this.words, this.format)));
    }
    this.requestUpdate();
  }

  readonly #onReset = (): void => {
    this.#isFocusLost = true;
    this.#change(this.#filters.home);
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('value') && this.hasUpdated && this.value !== this.#written) {
      const range = this.#read('value', this.value) ?? this.filter.range;
      this.#filters.set({ ...this.filter, range });
      this.value = this.#written;
    }
    this.#filters.update();
  }

  protected override updated(): void {
    this.#custom.updated();
    if (!this.#isFocusLost) return;
    this.#isFocusLost = false;
    this.renderRoot.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }

  protected override render(): TemplateResult {
    const { words, format, filter } = this;
    const say = words.dateRange;
    const { feed, choices, home } = this.#filters;
    this.setStates({ unconnected: feed === null, ready: feed !== null });
    return html`<div class="line" role="group" aria-label=${this.heading ?? say.label}>
        ${renderRanges({
          ranges: this.#buttons,
          chosen: filter.range,
          hasCustom: !this.noCustom,
          words,
          format,
          onChoose: (range) => this.#change({ range }),
        })}
        ${
          this.noDomain
            ? nothing
            : renderSelect({
                part: 'domain',
                label: say.domain,
                all: say.allDomains,
                names: choices.domains,
                chosen: filter.domain,
                onChoose: (domain) => this.#change({ domain }),
              })
        }
        ${
          this.noModel
            ? nothing
            : renderSelect({
                part: 'model',
                label: say.model,
                all: say.allModels,
                names: choices.models,
                chosen: filter.model,
                onChoose: (model) => this.#change({ model }),
              })
        }
        ${
          isSameFilter(filter, home)
            ? nothing
            : html`<button type="button" class="quiet" part="reset" @click=${this.#onReset}>
                ${refreshIcon()} ${say.reset}
              </button>`
        }
        <slot name="actions"></slot>
      </div>
      <p class="muted span" part="span">${spanText(filter.range, this.#zone, words, format)}</p>
      ${
        this.noCustom
          ? nothing
          : this.#custom.render({
              days: this.#days,
              bounds: this.#bounds,
              today: this.#today,
              weekStart: this.weekStart,
              words,
              format,
            })
      }
      <span class="visually-hidden" role="status">${this.#announcer.text}</span>`;
  }

  static override styles: CSSResultGroup = [SpendwireElement.styles, dateRangeStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'date-range': DateRangeElement;
  }
}
