/** The only file that knows cally: it is fetched when a calendar is first opened, and stands under its own tags once a page. */
const RANGE_TAG = 'calendar-range';
const MONTH_TAG = 'calendar-month';

/** What a calendar shows. Days are written `2026-11-01`. */
export interface CalendarView {
  /** First and last chosen day; `null` is none. */
  readonly chosen: { readonly start: string; readonly end: string } | null;
  /** First and last day that may be chosen; `null` is any. */
  readonly min: string | null;
  readonly max: string | null;
  readonly today: string | null;
  readonly locale: string;
  /** 0 is Sunday. */
  readonly firstDayOfWeek: number;
  readonly months: number;
  /** Names of the two buttons that turn the page. */
  readonly words: { readonly previousMonth: string; readonly nextMonth: string };
}

interface RangeElement extends HTMLElement {
  value: string;
}

let library: Promise<unknown> | undefined;

/** Fetches the calendar, unless the page has one already: a second copy of it could not register its tags again. */
async function loadLibrary(): Promise<void> {
  if (isDefined()) return;
  try {
    await (library ??= import('cally'));
  } catch (error) {
    library = undefined;
    if (!isDefined()) throw error;
  }
}

const isDefined = (): boolean => [RANGE_TAG, MONTH_TAG].every((tag) => customElements.get(tag));

/**
 * Puts a calendar into an element of a shadow root, styled there by `.calendar::part(…)` and `.month::part(…)`.
 * @param onChoose called when both ends of a stretch of days are chosen
 * @throws Error (by rejection) where its code could not be loaded
 */
export async function openCalendar(
  parent: HTMLElement,
  onChoose: (start: string, end: string) => void,
): Promise<RangeCalendar> {
  await loadLibrary();
  return new RangeCalendar(parent, onChoose);
}

/** A calendar by which a stretch of days is chosen. */
export class RangeCalendar {
  readonly #element = document.createElement(RANGE_TAG) as RangeElement;
  readonly #turners = ['previous', 'next'].map((slot) => {
    const name = document.createElement('span');
    name.slot = slot;
    name.className = 'visually-hidden';
    return name;
  });

  readonly #parent: HTMLElement;

  constructor(parent: HTMLElement, onChoose: (start: string, end: string) => void) {
    this.#parent = parent;
    this.#element.className = 'calendar';
    this.#element.addEventListener('change', (event) => {
      event.stopPropagation();
      const [start = '', end = ''] = this.#element.value.split('/');
      onChoose(start, end);
    });
    this.#element.append(...this.#turners);
  }

  /** Shows what it is told, and turns to the first chosen day, or to today. */
  show({ chosen, min, max, today, locale, firstDayOfWeek, months, words }: CalendarView): void {
    const element = this.#element;
    const attributes = { min, max, today, locale, 'focused-date': chosen?.start ?? today };
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
    element.setAttribute('first-day-of-week', String(firstDayOfWeek));
    element.setAttribute('months', String(months));
    element.value = chosen ? `${chosen.start}/${chosen.end}` : '';
    const [previous, next] = this.#turners;
    if (previous) previous.textContent = words.previousMonth;
    if (next) next.textContent = words.nextMonth;
    const shown = element.querySelectorAll(MONTH_TAG);
    for (const extra of [...shown].slice(months)) extra.remove();
    for (let offset = shown.length; offset < months; offset++) {
      const month = document.createElement(MONTH_TAG);
      month.className = 'month';
      month.setAttribute('offset', String(offset));
      element.append(month);
    }
    // Months look for their calendar once, when they join the page: it must be whole by then.
    if (!element.isConnected) this.#parent.replaceChildren(element);
  }
}
