/** The English words of `<routing-performance>`. */
export const routingPerformance = {
  heading: 'Routing performance',
  lane: { green: 'Green', yellow: 'Yellow', red: 'Red' },
  laneName: { green: 'Green lane', yellow: 'Yellow lane', red: 'Red lane' },
  total: 'All lanes',
  column: {
    avgTokens: 'Average tokens',
    cost: 'Cost',
  },
  tasks: (count: number, text: string) => `${text} ${count === 1 ? 'task' : 'tasks'}`,
  tasksUnit: (count: number): string => (count === 1 ? 'task' : 'tasks'),
  noTasks: 'No tasks yet',
  success: (percent: string) => `${percent} success`,
  successUnknown: 'Success unknown',
  level: { ok: 'Good', warning: 'Watch', exceeded: 'Low' },
  avgTokens: (text: string) => `${text} tokens on average`,
  /** "4.3 out of 5 stars" */
  stars: (rating: string) => `${rating} out of 5 stars`,
  notRated: 'Not rated',
  /** Of a lane that the server did not speak of. */
  notReported: 'No figures',
  takeaway: (tasks: string, percent: string) => `${tasks}, ${percent} successful.`,
  takeawayUnknown: (tasks: string) => `${tasks}; their success is unknown.`,
  takeawayLowest: (lane: string, percent: string) => `${lane} is lowest at ${percent}.`,
  empty: 'No tasks routed yet',
  emptyHint: 'Each lane fills as the router finishes tasks.',
};
