/** The English words of `<live-sessions>`. */
export const liveSessions = {
  heading: 'Active sessions',
  column: { id: 'Session', uptime: 'Uptime', cost: 'Cost', model: 'Model' },
  count: (count: number, text: string) => `${text} active ${count === 1 ? 'session' : 'sessions'}`,
  /** Where the list holds fewer than there are. */
  countOf: (shown: string, all: string) => `${shown} of ${all} active sessions`,
  /** The title of a row's button. */
  open: (id: string) => `Details of session ${id}`,
  details: (id: string) => `Session ${id}`,
  fact: {
    model: 'Model',
    provider: 'Provider',
    cost: 'Cost',
    uptime: 'Uptime',
    requests: 'Requests',
    tokens: 'Tokens',
    domain: 'Domain',
    user: 'User',
    country: 'Country',
    startedAt: 'Started',
    lastAt: 'Last request',
  },
  ended: 'This session has ended. These are its last known figures.',
  empty: 'No active sessions',
  emptyHint: 'Sessions appear here as soon as somebody begins, and go when they end.',
};
