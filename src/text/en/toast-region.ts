/** The English words of `<toast-region>`. */
export const toastRegion = {
  labelWithKey: 'Notifications (F6)',
  dismissNamed: (title: string) => `Dismiss: ${title}`,
  dismissAll: 'Dismiss all',
  /** "+4": how many more wait behind the visible ones. */
  more: (count: string) => `+${count}`,
  moreSpoken: (count: number, text: string) =>
    `${text} more ${count === 1 ? 'notification' : 'notifications'}`,
  /** "×12": how often the same one came. */
  repeated: (count: string) => `×${count}`,
  repeatedSpoken: (count: string) => `repeated ${count} times`,
  kind: { success: 'Done', info: 'Information', warning: 'Warning', error: 'Error' },
  taskCompletedId: (id: string) => `Task ${id} completed`,
  taskFailedId: (id: string) => `Task ${id} failed`,
  awaitingApprovalId: (id: string) => `Task ${id} awaits approval`,
  budgetAlert: 'Budget warning',
  /** @param budget e.g. "daily budget" */
  budgetAlertText: (percent: string, budget: string) => `You have used ${percent} of your ${budget}`,
  hardStop: 'Budget used up: requests are stopped',
  /** The same where no percent can be told. */
  hardStopText: (budget: string) => `Your ${budget} is used up`,
  hardStopOver: 'Requests are allowed again',
  hardStopOverText: (budget: string) => `Your ${budget} has room again`,
  paused: 'Spending is paused',
  pausedText: (budget: string) => `Your ${budget} is paused`,
  resumed: 'Spending goes on',
  resumedText: (budget: string) => `Your ${budget} is no longer paused`,
  connectionLost: 'Connection lost',
  connectionLostHint: 'The figures stay as they were; they are updated as soon as the server answers.',
  connectionNone: 'No connection',
  connectionNoneHint: 'Figures appear as soon as the server answers.',
  connectionClosedHint: 'The server closed it. The figures stay as they were.',
  connectionBack: 'Connected again',
  unauthorised: 'You are signed out of the event stream',
  unauthorisedHint: 'The figures stay as they were until you sign in again.',
  viewAnalytics: 'View analytics',
  review: 'Review',
  open: 'Open',
  /** "37 tasks finished, 3 failed" */
  summary: (finished: number, finishedText: string, failed: number, failedText: string) =>
    [
      ...(finished > 0 ? [`${finishedText} ${finished === 1 ? 'task' : 'tasks'} finished`] : []),
      ...(failed > 0 ? [`${failedText} ${finished > 0 ? '' : failed === 1 ? 'task ' : 'tasks '}failed`] : []),
    ].join(', '),
  history: 'Notification history',
  showHistory: 'Show notification history',
  hideHistory: 'Hide notification history',
  unread: (count: number, text: string) =>
    count === 1 ? `${text} unread notification` : `${text} unread notifications`,
  earlier: 'Show earlier',
  clearHistory: 'Clear history',
  historyEmpty: 'No notifications yet',
};
