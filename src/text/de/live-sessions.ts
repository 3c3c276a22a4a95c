import type { PartialStrings } from '../strings.js';

/** The German words of `<live-sessions>`. */
export const liveSessions = {
  heading: 'Aktive Sitzungen',
  column: { id: 'Sitzung', uptime: 'Laufzeit', cost: 'Kosten', model: 'Modell' },
  count: (count, text) => `${text} aktive ${count === 1 ? 'Sitzung' : 'Sitzungen'}`,
  countOf: (shown, all) => `${shown} von ${all} aktiven Sitzungen`,
  open: (id) => `Einzelheiten der Sitzung ${id}`,
  details: (id) => `Sitzung ${id}`,
  fact: {
    model: 'Modell',
    provider: 'Anbieter',
    cost: 'Kosten',
    uptime: 'Laufzeit',
    requests: 'Anfragen',
    tokens: 'Token',
    domain: 'Bereich',
    user: 'Person',
    country: 'Land',
    startedAt: 'Begonnen',
    lastAt: 'Letzte Anfrage',
  },
  ended: 'Diese Sitzung ist beendet. Das sind ihre letzten bekannten Zahlen.',
  empty: 'Keine aktiven Sitzungen',
  emptyHint: 'Sitzungen erscheinen hier, sobald jemand beginnt, und gehen, wenn sie enden.',
} satisfies PartialStrings['liveSessions'];
