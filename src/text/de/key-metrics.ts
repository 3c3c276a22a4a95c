import type { PartialStrings } from '../strings.js';

/** The German words of `<key-metrics>`. */
export const keyMetrics = {
  heading: 'Kennzahlen',
  metric: {
    total: 'Ausgaben',
    average: 'Im Mittel je Anfrage',
    daily: 'Hochrechnung Tag',
    monthly: 'Hochrechnung Monat',
    requests: 'Anfragen',
    success: 'Erfolgsquote',
  },
  estimate: 'Schätzung des Servers',
  failed: (_, text) => `${text} gescheitert`,
  last: {
    hours: (count, text) => (count === 1 ? 'Diese Stunde' : `Letzte ${text} Stunden`),
    days: (count, text) => (count === 1 ? 'Heute' : `Letzte ${text} Tage`),
    dates: (from, to) => `${from} – ${to}`,
  },
  before: {
    hours: (count, text) => (count === 1 ? 'der Stunde davor' : `den ${text} Stunden davor`),
    days: (count, text) => (count === 1 ? 'dem Tag davor' : `den ${text} Tagen davor`),
    unknown: 'der Zeit davor',
  },
  comparedWith: (before) => `Verglichen mit ${before}`,
  awaited: (last) => `Wird geladen: ${last} …`,
  awaitedUnknown: 'Andere Zahlen werden geladen …',
  noChange: 'Unverändert',
  isNew: 'Neu',
  lessThan: (percent) => `<${percent}`,
  points: (text) => `${text} PP`,
  trend: {
    up: (change, before) => `${change} mehr als in ${before}`,
    down: (change, before) => `${change} weniger als in ${before}`,
    none: (before) => `unverändert gegenüber ${before}`,
    new: (before) => `neu: nichts in ${before}`,
  },
  pointsSpoken: (count, text) => `${text} ${count === 1 ? 'Prozentpunkt' : 'Prozentpunkte'}`,
  series: {
    hour: (low, high) => `zwischen ${low} und ${high} je Stunde`,
    day: (low, high) => `zwischen ${low} und ${high} je Tag`,
  },
  empty: 'Keine Anfragen in diesem Zeitraum',
  emptyHint: 'Ausgaben, Anfragen und Erfolg erscheinen hier mit der ersten Anfrage.',
} satisfies PartialStrings['keyMetrics'];
