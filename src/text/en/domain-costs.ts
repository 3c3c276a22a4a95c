/** The English words of `<domain-costs>`. */
export const domainCosts = {
  heading: 'Costs by domain',
  column: {
    name: 'Domain',
    cost: 'Cost',
    share: 'Share of cost',
    requests: 'Requests',
    average: 'Average per request',
  },
  search: 'Search domains',
  found: (count: number, text: string) => `${text} ${count === 1 ? 'domain' : 'domains'}`,
  notFound: (search: string) => `No domain is called like “${search}”.`,
  /** What the rows that were found make together. */
  sumOfFound: (count: number, text: string) => `The ${text} found`,
  all: 'All domains',
  breadcrumbs: 'Domain looked into',
  /** Said after a domain was chosen, by which the other widgets of the stream are now filtered. */
  filtered: (name: string) => `Everything is filtered by ${name}`,
  unfiltered: 'All domains are shown everywhere',
  chosen: (name: string) => `${name} is chosen`,
  notChosen: 'No domain is chosen',
  download: 'Download these rows as CSV',
  downloaded: (fileName: string) => `${fileName} downloaded`,
  empty: 'No domain was used in this period',
  emptyHint: 'Domains appear here with the first request.',
};
