import type { PartialStrings } from '../strings.js';

/** The German words of `<cost-trend>`. */
export const costTrend = {
  heading: { cost: 'Kostenverlauf', requests: 'Anfragenverlauf', both: 'Verlauf von Kosten und Anfragen' },
  measure: { cost: 'Kosten', requests: 'Anfragen', both: 'Beides' },
  measureLabel: 'Gezeigte Größen',
  view: { line: 'Linie', table: 'Tabelle' },
  viewLabel: 'Darstellung',
  column: { day: 'Datum', hour: 'Stunde', cost: 'Kosten', requests: 'Anfragen' },
  totalIn: (span) => `Gesamt in ${span}`,
  soFar: (name) => `${name}, bis jetzt`,
  running: { hour: 'Diese Stunde bis jetzt', day: 'Heute bis jetzt' },
  costUnknown: 'Kosten unbekannt',
  requestsUnknown: 'Anfragen unbekannt',
  span: {
    day: (count, text) => `${text} ${count === 1 ? 'Tag' : 'Tagen'}`,
    hour: (count, text) => `${text} ${count === 1 ? 'Stunde' : 'Stunden'}`,
  },
  before: {
    day: (count, text) => (count === 1 ? 'am Tag davor' : `in den ${text} Tagen davor`),
    hour: (count, text) => (count === 1 ? 'in der Stunde davor' : `in den ${text} Stunden davor`),
  },
  takeaway: (sum, change, peak) =>
    `${sum}${change === null ? '' : `, ${change}`}${peak === null ? '' : `; ${peak}`}.`,
  spent: (amount, span) => `${amount}${span === null ? '' : ` in ${span}`} ausgegeben`,
  asked: (requests, span) => `${requests}${span === null ? '' : ` in ${span}`}`,
  change: {
    more: (percent, before) => `${percent} mehr als ${before}`,
    less: (percent, before) => `${percent} weniger als ${before}`,
    same: (before) => `so viel wie ${before}`,
    new: (before) => `nach nichts ${before}`,
  },
  peak: {
    cost: {
      day: (name, amount) => `der teuerste Tag war ${name}, ${amount}`,
      hour: (name, amount) => `die teuerste Stunde war ${name}, ${amount}`,
    },
    requests: {
      day: (name, amount) => `der Tag mit den meisten war ${name}, ${amount}`,
      hour: (name, amount) => `die Stunde mit den meisten war ${name}, ${amount}`,
    },
  },
  priceUnknown: 'Was diese Anfragen kosten, ist unbekannt.',
  requestsNotTold: 'Wie viele Anfragen es waren, ist unbekannt.',
  chart: 'Diagramm',
  toolbar: 'Werkzeuge des Diagramms',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  zoomReset: 'Alles zeigen',
  earlier: 'Früher',
  later: 'Später',
  pause: 'Aktualisierung anhalten',
  resume: 'Aktualisierung fortsetzen',
  pausedAt: (time) => `Angehalten, Stand ${time}`,
  download: 'CSV herunterladen',
  downloaded: (fileName) => `${fileName} heruntergeladen`,
  chartKeys: 'Tasten des Diagramms',
  chartHelp:
    'Pfeile nach links und rechts: von Punkt zu Punkt. Pfeile nach oben und unten: Kosten oder Anfragen. Bild auf und ab: zehn Punkte. Pos1 und Ende: erster und letzter. N und X: niedrigster und höchster. Plus, Minus und 0: vergrößern, verkleinern, zurück. Escape: Ende. H: diese Hilfe. Mit der Maus: Strg und Rad vergrößern, Ziehen verschiebt.',
  point: (index, count, name, value) => `Punkt ${index} von ${count}, ${name}, ${value}`,
  part: (index, count, span, value, highest) =>
    `Abschnitt ${index} von ${count}, ${span}, ${value}, höchster Wert ${highest}`,
  spanFromTo: (from, to) => `${from} bis ${to}`,
  seen: (span, count, value) => `${span}, ${count} Punkte, ${value}`,
  lowest: (value) => `niedrigster Wert ${value}`,
  highest: (value) => `höchster Wert ${value}`,
  chartFailed: 'Das Diagramm konnte nicht gezeichnet werden; die Tabelle enthält dieselben Zahlen.',
  notDrawn: 'Es gibt nichts zu zeichnen: kein Wert ist bekannt.',
  empty: 'Keine Nutzung in diesem Zeitraum',
  emptyHint: 'Der Verlauf erscheint hier mit der ersten Anfrage.',
} satisfies PartialStrings['costTrend'];
