/** The English words of `<cost-trend>`. */
export const costTrend = {
  heading: { cost: 'Cost trend', requests: 'Request trend', both: 'Cost and request trend' },
  measure: { cost: 'Cost', requests: 'Requests', both: 'Both' },
  measureLabel: 'Shown figures',
  view: { line: 'Line', table: 'Table' },
  viewLabel: 'Shown as',
  column: { day: 'Date', hour: 'Hour', cost: 'Cost', requests: 'Requests' },
  totalIn: (span: string) => `Total of ${span}`,
  /** What still runs: "Nov 20, so far". */
  soFar: (name: string) => `${name}, so far`,
  running: { hour: 'This hour so far', day: 'Today so far' },
  costUnknown: 'cost unknown',
  requestsUnknown: 'requests unknown',
  span: {
    day: (count: number, text: string) => `${text} ${count === 1 ? 'day' : 'days'}`,
    hour: (count: number, text: string) => `${text} ${count === 1 ? 'hour' : 'hours'}`,
  },
  /** What a stretch is compared with. */
  before: {
    day: (count: number, text: string) => (count === 1 ? 'the day before' : `the ${text} days before`),
    hour: (count: number, text: string) => (count === 1 ? 'the hour before' : `the ${text} hours before`),
  },
  /** "You spent $412.00 in 7 days, 18% more than the 7 days before; the dearest day was Nov 18, $92.10." */
  takeaway: (sum: string, change: string | null, peak: string | null) =>
    `${sum}${change === null ? '' : `, ${change}`}${peak === null ? '' : `; ${peak}`}.`,
  /** @param span e.g. "7 days"; `null` is unknown */
  spent: (amount: string, span: string | null) => `You spent ${amount}${span === null ? '' : ` in ${span}`}`,
  asked: (requests: string, span: string | null) =>
    `There were ${requests}${span === null ? '' : ` in ${span}`}`,
  change: {
    more: (percent: string, before: string) => `${percent} more than ${before}`,
    less: (percent: string, before: string) => `${percent} less than ${before}`,
    same: (before: string) => `as much as ${before}`,
    new: (before: string) => `after nothing in ${before}`,
  },
  peak: {
    cost: {
      day: (name: string, amount: string) => `the dearest day was ${name}, ${amount}`,
      hour: (name: string, amount: string) => `the dearest hour was ${name}, ${amount}`,
    },
    requests: {
      day: (name: string, amount: string) => `the busiest day was ${name}, ${amount}`,
      hour: (name: string, amount: string) => `the busiest hour was ${name}, ${amount}`,
    },
  },
  priceUnknown: 'What these requests cost is unknown.',
  requestsNotTold: 'How many requests there were is unknown.',
  chart: 'chart',
  toolbar: 'Chart tools',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: 'Show everything',
  earlier: 'Earlier',
  later: 'Later',
  pause: 'Pause live updates',
  resume: 'Resume live updates',
  pausedAt: (time: string) => `Paused, as of ${time}`,
  download: 'Download CSV',
  downloaded: (fileName: string) => `${fileName} downloaded`,
  chartKeys: 'Keys of the chart',
  chartHelp:
    'Arrows left and right: from point to point. Arrows up and down: cost or requests. Page up and page down: ten points. Home and End: first and last. N and X: lowest and highest. Plus, minus and 0: zoom in, out and back. Escape: end. H: this help. By mouse: Ctrl and wheel zoom, dragging moves.',
  /** "Point 12 of 90, Nov 4, $41.20, 320 requests" */
  point: (index: string, count: string, name: string, value: string) =>
    `Point ${index} of ${count}, ${name}, ${value}`,
  /** Of a line of very many points: "Part 3 of 44, Nov 4 to Nov 6, $41.20, 320 requests, highest Nov 5, $30.10" */
  part: (index: string, count: string, span: string, value: string, highest: string) =>
    `Part ${index} of ${count}, ${span}, ${value}, highest ${highest}`,
  spanFromTo: (from: string, to: string) => `${from} to ${to}`,
  /** What is seen of a line: "Nov 4 to Nov 12, 9 points, $412.00, 7,600 requests; lowest Nov 4, $1.10; highest Nov 8, $92.10" */
  seen: (span: string, count: string, value: string) => `${span}, ${count} points, ${value}`,
  lowest: (value: string) => `lowest ${value}`,
  highest: (value: string) => `highest ${value}`,
  chartFailed: 'The chart could not be drawn; the table has the same figures.',
  notDrawn: 'There is nothing to draw: no figure is known.',
  empty: 'No usage in this period',
  emptyHint: 'The trend appears here with the first request.',
};
