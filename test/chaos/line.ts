/** One gate of the bench, held or not, with what was measured. */
export interface Line {
  /** As in the table of promises: `R1` to `R18`. */
  readonly gate: string;
  readonly what: string;
  readonly limit: string;
  readonly figure: string;
  readonly isHeld: boolean;
  readonly notes?: readonly string[];
}

/** How much is played. */
export interface Scale {
  readonly seed: number;
  /** Seconds of a page in one of ours. */
  readonly speed: number;
  /** Pages at once, each with a seed of its own. */
  readonly pages: number;
  /** Effective faults, for a server with replay; a fifth of them each for one without and one that loses its log. */
  readonly faults: number;
  readonly samples: number;
  readonly sequences: number;
  readonly frames: number;
}

const MAX_NOTES = 10;

export const few = (notes: readonly string[]): readonly string[] => notes.slice(0, MAX_NOTES);
export const ms = (figure: number): string => `${Math.round(figure)} ms`;
export const percent = (ratio: number): string => `${(ratio * 100).toFixed(2)} %`;
export const most = (figures: readonly number[]): number => Math.max(...figures);
