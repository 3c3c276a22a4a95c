import type { Lane } from '../../../src/wire/routing.js';

/** Something drawn as often as its weight says. */
export type Weighted<T> = readonly (readonly [T, weight: number])[];

/** Who works with the product of the demo, and from where; weights are how much. */
export const USERS: Weighted<{ readonly name: string; readonly country: string }> = [
  [{ name: 'ana', country: 'ES' }, 14],
  [{ name: 'ben', country: 'US' }, 12],
  [{ name: 'chidi', country: 'NG' }, 10],
  [{ name: 'dana', country: 'IL' }, 9],
  [{ name: 'emre', country: 'TR' }, 8],
  [{ name: 'freya', country: 'DK' }, 7],
  [{ name: 'gaurav', country: 'IN' }, 7],
  [{ name: 'hana', country: 'JP' }, 6],
  [{ name: 'ines', country: 'PT' }, 5],
  [{ name: 'jonas', country: 'DE' }, 5],
  [{ name: 'nightly-batch', country: 'US' }, 4],
];

/** What is asked of the models: how long it is, and which lane the router sends it to. */
export interface Domain {
  readonly name: string;
  readonly lanes: Weighted<Lane>;
  /** Median tokens. */
  readonly input: number;
  readonly output: number;
  readonly messages: Weighted<string>;
}

const asked = (...messages: string[]): Weighted<string> => messages.map((message) => [message, 1]);

export const DOMAINS: Weighted<Domain> = [
  [
    {
      name: 'support',
      lanes: [
        ['green', 70],
        ['yellow', 24],
        ['red', 6],
      ],
      input: 700,
      output: 220,
      messages: asked(
        'Where is my order?',
        'How do I return an item?',
        'The app does not start',
        'Change my address',
      ),
    },
    40,
  ],
  [
    {
      name: 'search',
      lanes: [
        ['green', 88],
        ['yellow', 12],
      ],
      input: 1_400,
      output: 120,
      messages: asked('Pumps under 200 euros', 'Compare these two routers', 'Is it in stock in Lyon?'),
    },
    25,
  ],
  [
    {
      name: 'coding',
      lanes: [
        ['green', 15],
        ['yellow', 55],
        ['red', 30],
      ],
      input: 4_200,
      output: 1_100,
      messages: asked('Explain this stack trace', 'Write a test for the parser', 'Why is this query slow?'),
    },
    20,
  ],
  [
    {
      name: 'research',
      lanes: [
        ['yellow', 45],
        ['red', 55],
      ],
      input: 9_000,
      output: 1_700,
      messages: asked('Summarise these three reports', 'What changed in the new directive?'),
    },
    10,
  ],
  [
    {
      name: 'playground',
      lanes: [
        ['green', 40],
        ['yellow', 40],
        ['red', 20],
      ],
      input: 300,
      output: 350,
      messages: asked('Write a haiku about invoices', 'Hello there'),
    },
    5,
  ],
];

/** Which models serve a lane. `qwen-preview` has no price yet: its cost is unknown. */
export const MODELS: Readonly<Record<Lane, Weighted<string>>> = {
  green: [
    ['gpt-5-mini', 40],
    ['gemini-2.5-flash', 22],
    ['gpt-3.5-turbo', 14],
    ['claude-3-haiku', 12],
    ['llama-3.1-8b', 12],
  ],
  yellow: [
    ['gpt-4o', 45],
    ['claude-sonnet-4', 28],
    ['gemini-2.5-pro', 20],
    ['qwen-preview', 7],
  ],
  red: [
    ['gpt-4-turbo', 70],
    ['claude-sonnet-4', 18],
    ['gpt-4', 12],
  ],
};

/** What serves when nothing may be spent. */
export const FREE_MODEL = 'llama-3.1-8b';

/** How often a task ends well, by lane: the dear ones are also the hard ones. */
export const SUCCESS: Readonly<Record<Lane, number>> = { green: 0.985, yellow: 0.965, red: 0.91 };

export const ERRORS: Weighted<string> = [
  ['The model did not answer within 60 s', 4],
  ['The answer was not valid JSON', 3],
  ['Rate limit of the provider reached (429)', 2],
  ['A tool the task needs refused the call', 1],
];

export const APPROVALS: Weighted<string> = asked(
  'Refund of $240.00 to a customer',
  'Delete 3 stale indexes',
  'Send the newsletter draft to 1,200 readers',
);
