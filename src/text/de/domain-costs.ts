import type { PartialStrings } from '../strings.js';

/** The German words of `<domain-costs>`. */
export const domainCosts = {
  heading: 'Kosten nach Bereich',
  column: {
    name: 'Bereich',
    cost: 'Kosten',
    share: 'Anteil an den Kosten',
    requests: 'Anfragen',
    average: 'Mittel je Anfrage',
  },
  search: 'Bereiche suchen',
  found: (count, text) => `${text} ${count === 1 ? 'Bereich' : 'Bereiche'}`,
  notFound: (search) => `Kein Bereich heißt so ähnlich wie „${search}“.`,
  sumOfFound: (_count, text) => `Die ${text} gefundenen`,
  all: 'Alle Bereiche',
  breadcrumbs: 'Betrachteter Bereich',
  filtered: (name) => `Alles ist nach ${name} gefiltert`,
  unfiltered: 'Überall sind alle Bereiche zu sehen',
  chosen: (name) => `${name} ist ausgewählt`,
  notChosen: 'Kein Bereich ist ausgewählt',
  download: 'Diese Zeilen als CSV herunterladen',
  downloaded: (fileName) => `${fileName} heruntergeladen`,
  empty: 'Kein Bereich wurde in diesem Zeitraum benutzt',
  emptyHint: 'Bereiche erscheinen hier mit der ersten Anfrage.',
} satisfies PartialStrings['domainCosts'];
