import { property } from 'lit/decorators.js';
import { parseTimeRange, type TimeRange } from '../domain/time-range.js';
import { report } from '../store/report.js';
import { filterParams } from '../store/filter-params.js';
import type { StreamFilter } from '../store/stream-filter.js';
import { pageClock } from './page-clock.js';
import { SpendwireElement } from './spendwire-element.js';

/** A widget whose figures are of some stretch of time: it follows the filter of its stream, or keeps a range of its own. */
export abstract class RangedElement extends SpendwireElement {
  /**
   * A range of its own, whatever the stream is filtered by: `24h`, `7d` or `2026-11-01/2026-11-20`. Domain and model
   * are followed all the same.
   */
  @property() range: string | null = null;

  #refused: string | null = null;

  /** The filter that counts for this widget. */
  protected filterFor(filter: StreamFilter): StreamFilter {
    const range = this.#ownRange;
    return range ? { ...filter, range } : filter;
  }

  /**
   * The parameters by which its resource is asked. An address of the host's own need not know our filter, and is asked
   * for what it says.
   * @param fallback the widget's range where nobody says one
   */
  protected paramsFor(
    filter: StreamFilter,
    fallback: Readonly<Record<string, string>>,
  ): Readonly<Record<string, string>> {
    return this.src === null ? filterParams(this.filterFor(filter), pageClock.now(), fallback) : {};
  }

  get #ownRange(): TimeRange | null {
    if (!this.range) return null;
    const range = parseTimeRange(this.range);
    if (range === null && this.range !== this.#refused) {
      this.#refused = this.range;
      report(`<${this.localName}> range: must be such as 24h, 7d or 2026-11-01/2026-11-20`);
    }
    return range;
  }
}
