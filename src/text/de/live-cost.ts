import type { PartialStrings } from '../strings.js';

/** The German words of `<live-cost>`. */
export const liveCost = {
  heading: 'Kosten live',
  live: 'Live',
  polling: 'Abfrage',
  paused: 'Angehalten',
  notLive: (age) => `Nicht live, zuletzt ${age}`,
  notLiveYet: 'Nicht live',
  pause: 'Live-Zahlen anhalten',
  resume: 'Live-Zahlen fortsetzen',
  figure: {
    cost: 'Kosten der aktiven Sitzungen',
    sessions: 'Aktive Sitzungen',
    rate: 'Je Stunde',
    daily: 'Hochrechnung Tag',
  },
  estimate: 'Schätzung des Servers',
  begun: (count, text) => `${text} ${count === 1 ? 'Sitzung hat' : 'Sitzungen haben'} begonnen`,
  ended: 'Keine aktiven Sitzungen mehr',
  empty: 'Noch keine Live-Zahlen',
  emptyHint: 'Aktive Sitzungen und ihre Kosten erscheinen hier, sobald der Server sie meldet.',
} satisfies PartialStrings['liveCost'];
