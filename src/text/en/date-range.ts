/** The English words of `<date-range>`. */
export const dateRange = {
  label: 'Filter',
  heading: 'Period',
  hours: (count: number, text: string) => `${text} ${count === 1 ? 'hour' : 'hours'}`,
  days: (count: number, text: string) => `${text} ${count === 1 ? 'day' : 'days'}`,
  /** The same where there is little room. */
  shortHours: (text: string) => `${text} h`,
  shortDays: (text: string) => `${text} d`,
  custom: 'Custom',
  customHeading: 'Custom period',
  from: 'From',
  to: 'To',
  apply: 'Apply',
  cancel: 'Cancel',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  calendarFailed: 'The calendar could not be loaded. The two dates do without it.',
  fault: {
    missing: 'Choose a first and a last day.',
    order: 'The last day lies before the first.',
    /** @param day e.g. "Nov 1, 2026" */
    'too-early': (day: string) => `The first day can be ${day} at the earliest.`,
    'too-late': (day: string) => `The last day can be ${day} at the latest.`,
  },
  domain: 'Domain',
  model: 'Model',
  allDomains: 'All domains',
  allModels: 'All models',
  reset: 'Reset',
  span: (from: string, to: string) => `${from} – ${to}`,
  since: (time: string) => `Since ${time}`,
  /** "Today is Nov 20, 2026 in New York" */
  today: (day: string, place: string) => `Today is ${day} in ${place}`,
  /** Said when it was changed. @param what e.g. "7 days, support" */
  showing: (what: string) => `Showing ${what}`,
};
