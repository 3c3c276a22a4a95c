import { html, type TemplateResult } from 'lit';
import { octagonIcon, triangleIcon } from '../look/icons.js';
import { quantity, type Speech } from '../text/phrases.js';
import type { BurnSeverity } from '../domain/burn-rate.js';
import { BurnWatch, type Burning } from '../domain/burn-watch.js';
import type { BudgetReading } from '../domain/budget.js';
import { toAmount, type Amount, type EpochMs } from '../wire/field.js';
import { budgetNameOf } from './budget-alert-words.js';

/** A budget began to burn too fast, burns at another rule's pace, or no longer does. */
export interface BudgetBurn {
  readonly budgetId: string;
  /** `up` when it began or became more urgent, `down` when it is over. */
  readonly direction: 'up' | 'down';
  /** `page` is for now, `ticket` for this week. */
  readonly severity: BurnSeverity;
  /** How many times as fast as it would last. */
  readonly rate: number;
  /** What the window cost at least. */
  readonly spent: Amount;
  readonly windowMs: number;
}

/** What burns too fast, and when that changes. */
export class BudgetBurns {
  readonly #watch = new BurnWatch();
  #burning: readonly Burning[] = [];
  readonly #told = new Map<string, Burning>();

  /** What burns now. */
  get burning(): readonly Burning[] {
    return this.#burning;
  }

  /**
   * Takes figures in.
   * @param option the attribute: empty, or the least that a window must have cost; `null` watches nothing
   */
  look(readings: readonly BudgetReading[], now: EpochMs, option: string | null): void {
    this.#burning = option === null ? [] : this.#watch.look(readings, now, toAmount(option) ?? null);
  }

  /** What changed since the last call. */
  changes(): BudgetBurn[] {
    const before = new Map(this.#told);
    this.#told.clear();
    const risen = this.#burning.filter((burning) => {
      const known = before.get(burning.reading.id);
      before.delete(burning.reading.id);
      this.#told.set(burning.reading.id, burning);
      return !known || burning.alert.rule.longMs < known.alert.rule.longMs;
    });
    return [
      ...risen.map((each) => change(each, 'up')),
      ...[...before.values()].map((each) => change(each, 'down')),
    ];
  }
}

function change({ reading, alert }: Burning, direction: BudgetBurn['direction']): BudgetBurn {
  const { rule, rate, spent } = alert;
  return { budgetId: reading.id, direction, severity: rule.severity, rate, spent, windowMs: rule.longMs };
}

/** "Your monthly budget burns 18 times as fast as it would last: at least $20.10 in 1 hr." */
function burnSentence({ reading, alert }: Burning, currency: string | null, speech: Speech): string {
  const { format, strings } = speech;
  const { rate, spent, rule } = alert;
  return strings.budgetMonitor.burning(
    budgetNameOf(reading, speech),
    format.number(rate, rate < 10 ? 1 : 0),
    quantity(spent, reading.unit, reading.currency ?? currency, speech),
    format.duration(rule.longMs),
  );
}

/** All of what burns, as a screen reader says it. */
export const burnText = (burning: readonly Burning[], currency: string | null, speech: Speech): string =>
  burning.map((each) => burnSentence(each, currency, speech)).join(' ');

/** Draws what burns too fast: a page in the colour of an alert, a ticket in that of a warning. */
export function burnNotice(burning: Burning, currency: string | null, speech: Speech): TemplateResult {
  const isPage = burning.alert.rule.severity === 'page';
  return html`<div class="notice ${isPage ? 'exceeded' : 'warning'}" part="burn">
    ${isPage ? octagonIcon() : triangleIcon()}
    <p>${burnSentence(burning, currency, speech)}</p>
  </div>`;
}
