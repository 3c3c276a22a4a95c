/** The English words of `<toast-region>`. */
export const toastRegion = {
  label: 'Notifications',
  labelWithKey: 'Notifications (F6)',
  dismiss: 'Dismiss',
  dismissNamed: (title: string) => `Dismiss: ${title}`,
  /** "+4": how many more wait behind the visible ones. */
  more: (count: string) => `+${count}`,
  moreSpoken: (count: number, text: string) =>
    `${text} more ${count === 1 ? 'notification' : 'notifications'}`,
  /** "×12": how often the same one came. */
  repeated: (count: string) => `×${count}`,
  repeatedSpoken: (count: string) => `repeated ${count} times`,
  kind: { success: 'Done', info: 'Information', warning: 'Warning', error: 'Error' },
  taskCompleted: 'Task completed',
  taskCompletedId: (id: string) => `Task ${id} completed`,
  taskFailed: 'Task failed',
  taskFailedId: (id: string) => `Task ${id} failed`,
  /** @param error the task's own words */
  taskFailedWhy: (id: string, error: string) => `Task ${id} failed: ${error}`,
  awaitingApproval: 'Awaiting approval',
  awaitingApprovalId: (id: string) => `Task ${id} awaits approval`,
  awaitingApprovalTitle: (title: string) => `Awaiting approval: ${title}`,
  budgetAlert: 'Budget warning',
  /** @param budget e.g. "daily budget" */
  budgetAlertText: (percent: string, budget: string) => `You have used ${percent} of your ${budget}`,
  hardStop: 'Budget used up: requests are stopped',
  paused: 'Spending is paused',
  connectionLost: 'Connection lost',
  connectionLostHint: 'The figures stay as they were; they are updated as soon as the server answers.',
  connectionBack: 'Connected again',
  unauthorised: 'You are signed out of the event stream',
  viewAnalytics: 'View analytics',
  review: 'Review',
  open: 'Open',
  /** "37 tasks finished, 3 failed" */
  summary: (finished: number, finishedText: string, failed: number, failedText: string) =>
    [
      ...(finished > 0 ? [`${finishedText} ${finished === 1 ? 'task' : 'tasks'} finished`] : []),
      ...(failed > 0 ? [`${failedText} ${finished > 0 ? '' : failed === 1 ? 'task ' : 'tasks '}failed`] : []),
    ].join(', '),
  /** A burst of other things. */
  summaryOther: (count: number, text: string) => `${text} ${count === 1 ? 'notification' : 'notifications'}`,
  history: 'Notification history',
  showHistory: 'Show notification history',
  hideHistory: 'Hide notification history',
  unread: (count: number, text: string) =>
    count === 1 ? `${text} unread notification` : `${text} unread notifications`,
  clearHistory: 'Clear history',
  historyEmpty: 'No notifications yet',
};
