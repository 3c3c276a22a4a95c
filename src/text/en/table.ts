/** The English words of every table of figures, and of what its rows and their total leave out. */
export const table = {
  /** How the table is sorted: its caption, and what is said after a header was pressed. */
  sortedBy: (column: string, ascending: boolean) =>
    `Sorted by ${column}, ${ascending ? 'ascending' : 'descending'}`,
  sortBy: (column: string) => `Sort by ${column}`,
  /** Shows the rows, or what stands together as one. */
  showMore: (count: string) => `Show ${count} more`,
  /** Said on paper, where a very long table is not printed whole. */
  firstOf: (shown: string, count: string) => `The first ${shown} of ${count} rows`,
  priceUnknown: 'Price unknown',
  coverageHint: (percent: string) => `The price of ${percent} of the requests is known.`,
  inNoRow: 'In no row',
  /** The total is more than its rows. */
  unassigned: (amount: string) => `${amount} of the total is in no row`,
  /** The rows are more than their total. */
  overAssigned: (amount: string) => `The rows add up to ${amount} more than the total`,
  /** A stretch of days. */
  range: (from: string, to: string) => `${from} – ${to}`,
  pages: 'Pages',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  page: (page: string, count: string) => `Page ${page} of ${count}`,
};
