/** The English words of `<model-comparison>`. */
export const modelComparison = {
  heading: 'Models compared',
  column: {
    name: 'Model',
    cost: 'Cost',
    share: 'Share of cost',
    requests: 'Requests',
    'request-share': 'Share of requests',
    tokens: 'Tokens',
    rate: 'Cost per 1,000 tokens',
    latency: 'Mean latency',
  },
  view: { bar: 'Bars', table: 'Table' },
  viewLabel: 'Shown as',
  /** The label of the choice by which the bars are drawn. */
  measureLabel: 'Compared by',
  /** @param percent e.g. "81%" */
  ofCost: (percent: string) => `${percent} of cost`,
  ofRequests: (percent: string) => `${percent} of requests`,
  /** @param text milliseconds, e.g. "1,400" */
  milliseconds: (text: string) => `${text} ms`,
  total: 'All models',
  /** Requests of the total that no model has. */
  requestsInNoRow: (text: string) => `${text} of the requests are in no row`,
  /** "gpt-4-turbo made 81% of the cost with 38% of the requests." */
  takeaway: (name: string, cost: string, requests: string) =>
    `${name} made ${cost} of the cost with ${requests} of the requests.`,
  takeawayCost: (name: string, cost: string) => `${name} made ${cost} of the cost.`,
  takeawayFree: 'Nothing was charged.',
  breadcrumbs: 'Model looked into',
  all: 'All models',
  /** Said after a model was chosen, by which the other widgets of the stream are now filtered. */
  filtered: (name: string) => `Everything is filtered by ${name}`,
  unfiltered: 'All models are shown everywhere',
  chosen: (name: string) => `${name} is chosen`,
  notChosen: 'No model is chosen',
  byDomain: 'Its domains',
  notFound: (name: string) => `There are no figures of ${name} in this period.`,
  showFewer: 'Show fewer',
  empty: 'No model was used in this period',
  emptyHint: 'Models appear here with the first request.',
};
