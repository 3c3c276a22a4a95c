/** The English words of `<cost-breakdown>`. */
export const costBreakdown = {
  heading: 'Cost breakdown',
  by: { model: 'By model', provider: 'By provider', user: 'By user', day: 'By day' },
  all: { model: 'All models', provider: 'All providers', user: 'All users' },
  column: {
    model: 'Model',
    provider: 'Provider',
    user: 'User',
    date: 'Date',
    cost: 'Cost',
    share: 'Share of cost',
    requests: 'Requests',
    tokens: 'Tokens',
  },
  view: { bar: 'Bars', pie: 'Pie', table: 'Table' },
  viewLabel: 'Shown as',
  groupLabel: 'Grouped by',
  breadcrumbs: 'Cost drill-down',
  drillInto: (name: string, by: string) => `Show ${name}: ${by}`,
  showFewer: 'Show fewer',
  rows: (count: number, text: string) => `${text} ${count === 1 ? 'row' : 'rows'}`,
  /** @param reason the error's own words */
  levelFailed: (name: string, reason: string) => `${name} could not be read: ${reason}`,
  download: {
    csv: 'Download CSV',
    'csv-rows': 'Download these rows as CSV',
    json: 'Download JSON',
    focus: 'Download FOCUS CSV',
  },
  downloaded: (fileName: string) => `${fileName} downloaded`,
  downloadEmpty: 'There are no daily costs to download',
  total: 'Total',
  /** @param span e.g. "30 days" */
  totalIn: (span: string) => `Total of ${span}`,
  /** Rows that have no slice. @param names e.g. "a, b, and c" */
  notDrawn: (names: string) => `Not in the pie, for a slice cannot show a refund or an unknown: ${names}`,
  daysLess: (amount: string) => `The days add up to ${amount} less than the total`,
  daysMore: (amount: string) => `The days add up to ${amount} more than the total`,
  hours: (count: number, text: string) => `${text} ${count === 1 ? 'hour' : 'hours'}`,
  days: (count: number, text: string) => `${text} ${count === 1 ? 'day' : 'days'}`,
  /** "You spent $412.00 in 7 days." @param span e.g. "7 days" */
  takeaway: (amount: string, span: string) => `You spent ${amount} in ${span}.`,
  takeawayTotal: (amount: string) => `You spent ${amount}.`,
  /** The same of one model, provider or user. */
  takeawayPart: (name: string, amount: string, span: string) => `${name} cost ${amount} in ${span}.`,
  takeawayPartTotal: (name: string, amount: string) => `${name} cost ${amount}.`,
  /** "gpt-4o was 52% of it." */
  takeawayTop: (name: string, percent: string) => `${name} was ${percent} of it.`,
  takeawayFree: 'Nothing was charged.',
  chart: 'chart',
  chartKeys: 'Keys of the chart',
  chartHelp:
    'Arrows: from row to row. Home and End: first and last. X and N: highest and lowest. Enter: look inside. Escape: back out. H: this help.',
  /** "Point 12 of 90, gpt-4o, $41.20, 12%" */
  point: (index: string, count: string, name: string, value: string) =>
    `Point ${index} of ${count}, ${name}, ${value}`,
  legend: 'Drawn rows',
  hide: (name: string) => `Hide ${name}`,
  show: (name: string) => `Show ${name}`,
  chartFailed: 'The chart could not be drawn; the table has the same figures.',
  empty: 'No costs in this period',
  emptyHint: 'Costs appear here with the first priced request.',
};
