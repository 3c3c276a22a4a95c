import type { NewEvent } from '../events/log.js';
import { microsOf, decimal } from '../money.js';
import type { RequestRow } from '../requests.js';
import { APPROVALS, ERRORS } from './cast.js';
import type { Random } from './random.js';

/** Seconds between two events of a kind: toasts that come faster are not read. */
const PAUSES = { completed: [5, 11], failed: [60, 150], approval: [120, 300], message: [15, 40] } as const;

type Kind = keyof typeof PAUSES;

/** Decides which of the requests are the end of a task that is worth telling. */
export class Announcer {
  readonly #random: Random;
  readonly #dueAt = new Map<Kind, number>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** The events of rows that were just kept, by their ids. */
  eventsOf(rows: readonly RequestRow[], ids: readonly number[], now: number): NewEvent[] {
    const events: NewEvent[] = [];
    rows.forEach((row, index) => {
      const id = String(ids[index]);
      if (row.success === true && this.#isDue('completed', now)) events.push(taskCompleted(row, id));
      if (row.success === false && this.#isDue('failed', now)) {
        events.push(taskFailed(id, this.#random.pick(ERRORS)));
      }
      if (this.#isDue('approval', now)) events.push(taskAwaitingApproval(id, this.#random.pick(APPROVALS)));
      if (this.#isDue('message', now)) events.push(messageCreated(row, id));
    });
    return events;
  }

  /** The first of a kind waits too, but for `completed`: whoever opens the page sees a toast soon. */
  #isDue(kind: Kind, now: number): boolean {
    const dueAt = this.#dueAt.get(kind) ?? (kind === 'completed' ? now : Infinity);
    if (this.#dueAt.has(kind) && now < dueAt) return false;
    const [low, high] = PAUSES[kind];
    this.#dueAt.set(kind, now + this.#random.between(low, high) * 1_000);
    return dueAt !== Infinity;
  }
}

/** A task that ended well, told of its last request. */
export const taskCompleted = (row: RequestRow, id: string): NewEvent => ({
  event: 'task.completed',
  data: {
    task_id: `task-${id}`,
    lane: row.lane,
    model: row.model,
    tokens: row.inputTokens + row.outputTokens,
    cost: costOf(row),
    rating: row.rating,
  },
});

export const taskFailed = (id: string, error: string): NewEvent => ({
  event: 'task.failed',
  data: { task_id: `task-${id}`, error },
});

export const taskAwaitingApproval = (id: string, title: string): NewEvent => ({
  event: 'task.awaiting_approval',
  data: { task_id: `task-${id}`, title },
});

const messageCreated = (row: RequestRow, id: string): NewEvent => ({
  event: 'message.created',
  data: { conversation_id: row.session, message_id: id },
});

/** One request's cost, rounded for itself alone; sums are made of the exact ones. */
function costOf({ costPico }: RequestRow): string | null {
  if (costPico === null) return null;
  const micros = microsOf({ micros: Number(costPico / 1_000_000n), picos: Number(costPico % 1_000_000n) });
  return micros === null ? null : decimal(micros);
}
