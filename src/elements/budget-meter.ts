/** The class of `level-styles.ts` that colours a figure. */
export type Tone = 'ok' | 'warning' | 'exceeded' | 'neutral';

/** A place on a ring or bar that is worth knowing: a threshold, the soft limit, or where an even pace would be. */
export interface BudgetMark {
  readonly kind: 'warning' | 'alert' | 'soft' | 'pace';
  /** Place as a ratio of the limit. */
  readonly ratio: number;
}

/** What a ring or bar draws, and what a screen reader says of it. */
export interface Meter {
  readonly name: string;
  /** Used ÷ limit, unclamped; `null` where there is nothing to measure against. */
  readonly ratio: number | null;
  readonly tone: Tone;
  readonly valueText: string;
  readonly marks: readonly BudgetMark[];
}

/** Classes of a mark; a threshold has the colour of the level it begins. */
export const MARK_CLASS: Readonly<Record<BudgetMark['kind'], string>> = {
  warning: 'warning',
  alert: 'exceeded',
  soft: 'soft',
  pace: 'pace',
};

/** The part of a ring or bar that is filled, 0–1: over the limit it is full, and a refund leaves it empty. */
export const filledRatio = (ratio: number | null): number => Math.min(Math.max(ratio ?? 0, 0), 1);

/** The marks that are drawn: one at or beyond an end of the track has no place on it. */
export const visibleMarks = ({ ratio, marks }: Meter): readonly BudgetMark[] =>
  ratio === null ? [] : marks.filter((mark) => mark.ratio > 0 && mark.ratio < 1);

/** The ARIA of a ring or bar. A meter must have a value, so what cannot be measured is a named picture. */
export function ariaOf({ name, ratio, valueText }: Meter): {
  readonly role: 'meter' | 'img';
  readonly label: string;
  /** Percent of the limit, clamped to 0–100 as ARIA demands; the text says the figure itself. */
  readonly now: number | null;
} {
  if (ratio === null) return { role: 'img', label: `${name}: ${valueText}`, now: null };
  return { role: 'meter', label: name, now: Math.round(filledRatio(ratio) * 100) };
}
