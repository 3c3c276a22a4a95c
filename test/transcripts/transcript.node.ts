import { readdirSync, readFileSync } from 'node:fs';

export type Frame = Readonly<Record<string, unknown>>;

/** A server that speaks a transcript: the demo's, the reference of the chaos bench, or the latter as a plain one. */
export type Speaker = 'demo' | 'reference' | 'plain';

/** What the world around the two ends does; only the server's end is moved by it. */
export type HostStep =
  | { readonly host: 'publishes'; readonly events: readonly { readonly topic?: string }[] }
  | { readonly host: 'publishes faster than the page reads'; readonly count: number }
  | { readonly host: 'loses its log' | 'restarts' }
  | { readonly host: 'refuses a ticket'; readonly ticket: string };

/** One thing that is said, done or seen. `$a` in a frame stands for an epoch, whatever it is called. */
export type Step =
  | {
      readonly page: 'dials';
      /** Least and most milliseconds it waits before; only the page's end has a clock. */
      readonly within: readonly [number, number];
      readonly protocols?: readonly string[];
    }
  | { readonly page: Frame }
  | { readonly server: 'opens' }
  /** `isLost`: it is sent and does not arrive. */
  | { readonly server: Frame | readonly Frame[]; readonly isLost?: true }
  | { readonly server: { readonly closes: number } }
  | { readonly network: 'breaks' }
  | HostStep
  /** Events and resyncs that the page is told since the last time. */
  | { readonly heard: readonly string[] }
  /** Fields of faults that the page is told since the last time. */
  | { readonly refused: readonly string[] }
  | { readonly state: string }
  | { readonly passes: number };

/** A conversation as both ends must hold it. */
export interface Transcript {
  readonly title: string;
  readonly speakers: readonly Speaker[];
  readonly topics: readonly string[];
  /** What the page's token provider gives, one after the other; without it there is none. */
  readonly tickets?: readonly string[];
  readonly steps: readonly Step[];
}

const folder = new URL('.', import.meta.url);

/** Every transcript, by its file. */
export const transcripts: readonly (readonly [file: string, transcript: Transcript])[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => [file, JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Transcript]);

export const isClosing = (said: unknown): said is { readonly closes: number } =>
  typeof said === 'object' && said !== null && 'closes' in said;

/** The same with every epoch called by the name that `nameOf` gives it. */
export function named(said: unknown, nameOf: (variable: string) => unknown): unknown {
  if (typeof said === 'string' && said.startsWith('$')) return nameOf(said);
  if (Array.isArray(said)) return said.map((one) => named(one, nameOf));
  if (typeof said !== 'object' || said === null) return said;
  return Object.fromEntries(Object.entries(said).map(([key, value]) => [key, named(value, nameOf)]));
}
