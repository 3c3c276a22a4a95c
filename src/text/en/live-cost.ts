/** The English words of `<live-cost>`. */
export const liveCost = {
  heading: 'Live cost',
  live: 'Live',
  polling: 'Polling',
  paused: 'Paused',
  /** @param age e.g. "2 minutes ago" */
  notLive: (age: string) => `Not live, last news ${age}`,
  notLiveYet: 'Not live',
  pause: 'Pause the live figures',
  resume: 'Resume the live figures',
  figure: {
    cost: 'Cost of the active sessions',
    sessions: 'Active sessions',
    rate: 'Per hour',
    daily: 'Daily projection',
  },
  /** Of the daily projection. */
  estimate: 'Server’s estimate',
  /** Announced when the first session begins. */
  begun: (count: number, text: string) => `${text} ${count === 1 ? 'session has' : 'sessions have'} begun`,
  /** Announced when the last session ends. */
  ended: 'No active sessions any more',
  empty: 'No live figures yet',
  emptyHint: 'Active sessions and what they cost appear here as soon as the server tells of them.',
};
