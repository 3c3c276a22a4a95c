import type { PartialStrings } from '../strings.js';

/** The German words of every table of figures. */
export const table = {
  sortedBy: (column, ascending) => `Sortiert nach ${column}, ${ascending ? 'aufsteigend' : 'absteigend'}`,
  sortBy: (column) => `Nach ${column} sortieren`,
  showMore: (count) => `${count} weitere zeigen`,
  firstOf: (shown, count) => `Die ersten ${shown} von ${count} Zeilen`,
  priceUnknown: 'Preis unbekannt',
  coverageHint: (percent) => `Für ${percent} der Anfragen ist der Preis bekannt.`,
  inNoRow: 'In keiner Zeile',
  unassigned: (amount) => `${amount} der Summe stehen in keiner Zeile`,
  overAssigned: (amount) => `Die Zeilen ergeben ${amount} mehr als die Summe`,
  range: (from, to) => `${from} – ${to}`,
  pages: 'Seiten',
  previousPage: 'Vorige Seite',
  nextPage: 'Nächste Seite',
  page: (page, count) => `Seite ${page} von ${count}`,
} satisfies PartialStrings['table'];
