import type { PartialStrings } from '../strings.js';

/** The German words of `<routing-performance>`. */
export const routingPerformance = {
  heading: 'Leistung der Wege',
  lane: { green: 'Grün', yellow: 'Gelb', red: 'Rot' },
  laneName: { green: 'Grüner Weg', yellow: 'Gelber Weg', red: 'Roter Weg' },
  total: 'Alle Wege',
  column: {
    avgTokens: 'Token im Mittel',
    cost: 'Kosten',
  },
  tasks: (count, text) => `${text} ${count === 1 ? 'Aufgabe' : 'Aufgaben'}`,
  tasksUnit: (count) => (count === 1 ? 'Aufgabe' : 'Aufgaben'),
  noTasks: 'Noch keine Aufgaben',
  success: (percent) => `${percent} Erfolg`,
  successUnknown: 'Erfolg unbekannt',
  level: { ok: 'Gut', warning: 'Beobachten', exceeded: 'Niedrig' },
  avgTokens: (text) => `${text} Token im Mittel`,
  stars: (rating) => `${rating} von 5 Sternen`,
  notRated: 'Nicht bewertet',
  notReported: 'Keine Zahlen',
  takeaway: (tasks, percent) => `${tasks}, ${percent} erfolgreich.`,
  takeawayUnknown: (tasks) => `${tasks}; ihr Erfolg ist unbekannt.`,
  takeawayLowest: (lane, percent) => `Am niedrigsten: ${lane} mit ${percent}.`,
  empty: 'Noch keine Aufgaben verteilt',
  emptyHint: 'Jeder Weg füllt sich, wenn Aufgaben fertig werden.',
} satisfies PartialStrings['routingPerformance'];
