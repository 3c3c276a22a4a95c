/*
 * Longer than most, for what is typed, asked and refused at the alerts hangs together: an answer closes a form, a refusal
 * keeps it, and the next key takes the refusal back. A third of it is the words it is told in.
 */
import { ActionError, type Action, type ActionFailure } from '../store/act.js';
import { checkAlerts, setAlert } from '../store/alert-actions.js';
import { alertNamed, isSameAlert, thresholdFault, type ThresholdFault } from '../domain/alert-threshold.js';
import type { AlertName, AlertType, CheckedAlert, CostAlert } from '../wire/cost-alerts.js';
import type { Amount } from '../wire/field.js';

/** Which form or button something is about. */
export type DeskPlace = 'add' | 'change' | 'remove' | 'check';

/** What a person wants of an alert, as the events say it. */
export interface AlertChange extends AlertName {
  /** US dollars as decimal text; `null` removes the alert. */
  readonly thresholdUsd: Amount | null;
}

/** What is wrong with a field: a fault of ours to put into words, an alert that is there, or what the server said. */
export type FieldFault =
  | { readonly field: 'threshold'; readonly fault: ThresholdFault }
  | { readonly field: 'domain'; readonly exists: CostAlert }
  | { readonly field: 'domain' | 'threshold'; readonly said: string };

/** Why something was not done, and what is known since. */
export interface DeskFailure {
  readonly place: DeskPlace;
  readonly reason: ActionFailure | 'stopped' | 'offline';
  readonly status: number | null;
  readonly said: string | null;
  /** What was wanted; `null` for a check. */
  readonly change: AlertChange | null;
  /** How many alerts a check did not come to that had begun; 0 where it is not told apart from all. */
  readonly unchecked: number;
  /** Whether it may have been done all the same. */
  readonly isUncertain: boolean;
  /** Whether the server's own figures have been read since. */
  readonly reread: 'needless' | 'pending' | 'done' | 'failed';
}

/** What the desk needs of its element. */
export interface DeskHost {
  requestUpdate(): void;
  readonly alerts: readonly CostAlert[];
  act<T>(action: Action<T>, signal: AbortSignal): Promise<T>;
  reread(): Promise<boolean>;
  readAmount(text: string): Amount | null;
  /** Tells the page what is about to be sent. @returns whether it may be */
  mayChange(change: AlertChange): boolean;
  onSaved(change: AlertChange): void;
  onChecked(): void;
  onFailed(): void;
}

/** What is typed for a new alert; it is kept until it is saved. */
export interface AlertDraft {
  readonly domain: string;
  readonly type: AlertType;
  readonly text: string;
}

const NO_DRAFT: AlertDraft = { domain: '', type: 'daily', text: '' };

/** A row whose alert is being changed or about to be removed. */
export interface OpenRow {
  readonly type: 'change' | 'remove';
  readonly name: AlertName;
  readonly text: string;
}

/**
 * What is typed, asked and refused at the alerts: one action at a time, nothing shown as done before the server says
 * so, and nothing typed lost by what the server says meanwhile.
 */
export class AlertDesk {
  draft: AlertDraft = NO_DRAFT;
  isAdding = false;
  row: OpenRow | null = null;
  faults: readonly FieldFault[] = [];
  /** The form whose fields are wrong. */
  faultsAt: DeskPlace | null = null;
  failure: DeskFailure | null = null;
  /** What was done last. */
  done: AlertChange | null = null;
  checks: readonly CheckedAlert[] | null = null;
  /** How many alerts the last check has not come to, though it came to others. */
  #unchecked = 0;
  #busy: DeskPlace | null = null;
  #stop: AbortController | null = null;
  readonly #host: DeskHost;

  constructor(host: DeskHost) {
    this.#host = host;
  }

  /** What is on its way to the server. */
  get busy(): DeskPlace | null {
    return this.#busy;
  }

  type(change: Partial<AlertDraft>): void {
    this.draft = { ...this.draft, ...change };
    this.#forgive();
  }

  retype(text: string): void {
    if (this.row) this.row = { ...this.row, text };
    this.#forgive();
  }

  openForm(isAdding: boolean): void {
    if (this.#busy) return;
    this.isAdding = isAdding;
    this.#clear();
  }

  openRow(row: OpenRow | null): void {
    if (this.#busy) return;
    this.row = row;
    this.#clear();
  }

  /** Stops waiting for an answer; what was sent may be done all the same. */
  stop(): void {
    this.#stop?.abort();
  }

  /** Sends a new alert, unless a field is wrong. */
  async add(): Promise<void> {
    const { domain, type, text } = this.draft;
    const name = { domain: domain.trim(), type };
    const known = alertNamed(this.#host.alerts, name);
    const exists: FieldFault[] = known ? [{ field: 'domain', exists: known }] : [];
    await this.#save('add', name, text, exists);
  }

  /** Sends what was typed for the alert of the open row. */
  async change(): Promise<void> {
    if (this.row?.type === 'change') await this.#save('change', this.row.name, this.row.text, []);
  }

  /** Has the alert of the open row removed. */
  async remove(): Promise<void> {
    if (this.row?.type === 'remove') await this.#send('remove', { ...this.row.name, thresholdUsd: null });
  }

  /** Has every alert checked, domain by domain; what came stays though the next one fails. */
  async check(): Promise<void> {
    if (this.#busy) return;
    const domains = [...new Set(this.#host.alerts.map(({ domain }) => domain))];
    await this.#attempt('check', null, async (signal) => {
      const checks: CheckedAlert[] = [];
      this.#unchecked = 0;
      try {
        for (const domain of domains)
          checks.push(...(await this.#host.act(checkAlerts(domain), signal)).alerts);
      } catch (error) {
        if (checks.length > 0) this.#keep(checks);
        throw error;
      }
      this.checks = checks;
      this.#host.onChecked();
    });
  }

  #keep(checks: readonly CheckedAlert[]): void {
    this.checks = checks;
    const isMissing = (alert: CostAlert): boolean => !checks.some((check) => isSameAlert(check, alert));
    this.#unchecked = this.#host.alerts.filter(isMissing).length;
  }

  async #save(
    place: 'add' | 'change',
    name: AlertName,
    text: string,
    faults: readonly FieldFault[],
  ): Promise<void> {
    if (this.#busy) return;
    const amount = this.#host.readAmount(text);
    const fault = thresholdFault(text, amount);
    this.#clear();
    this.faultsAt = place;
    this.faults = [...faults, ...(fault ? [{ field: 'threshold', fault } as const] : [])];
    if (this.faults.length > 0) this.#host.onFailed();
    else if (amount !== null) await this.#send(place, { ...name, thresholdUsd: amount });
  }

  async #send(place: DeskPlace, change: AlertChange): Promise<void> {
    if (this.#busy || !this.#host.mayChange(change)) return;
    await this.#attempt(place, change, async (signal) => {
      const alerts = await this.#host.act(setAlert(change, change.thresholdUsd), signal);
      // What the server holds is what is said: it may round.
      const done = { ...change, thresholdUsd: alertNamed(alerts, change)?.threshold ?? null };
      this.#finish(place, done);
    });
  }

  #finish(place: DeskPlace, done: AlertChange): void {
    this.done = done;
    if (place === 'add') {
      this.draft = NO_DRAFT;
      this.isAdding = false;
    } else this.row = null;
    this.#host.onSaved(done);
  }

  async #attempt(
    place: DeskPlace,
    change: AlertChange | null,
    run: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const stop = new AbortController();
    this.#clear();
    this.#busy = place;
    this.#stop = stop;
    this.#host.requestUpdate();
    try {
      await run(stop.signal);
    } catch (error) {
      this.#fail(place, change, error, stop.signal.aborted);
    } finally {
      this.#busy = this.#stop = null;
      this.#host.requestUpdate();
    }
  }

  #fail(place: DeskPlace, change: AlertChange | null, error: unknown, isStopped: boolean): void {
    const failed = error instanceof ActionError ? error : null;
    const said = failed?.said ?? null;
    if (change && failed?.reason === 'invalid' && said && FIELDS[said.field]) {
      this.faultsAt = place;
      this.faults = [{ field: FIELDS[said.field] ?? 'threshold', said: said.message }];
      this.#host.onFailed();
      return;
    }
    const reason = isStopped ? 'stopped' : (failed?.reason ?? 'unreachable');
    const isOffline = reason === 'unreachable' && !navigator.onLine;
    const isUncertain = !isOffline && (failed?.isUncertain ?? true);
    const isToRead = change !== null && (isUncertain || reason === 'conflict');
    this.failure = {
      place,
      reason: isOffline ? 'offline' : reason,
      status: failed?.status ?? null,
      said: said?.message ?? null,
      change,
      unchecked: place === 'check' ? this.#unchecked : 0,
      isUncertain,
      reread: isToRead ? 'pending' : 'needless',
    };
    this.#host.onFailed();
    if (isToRead) void this.#reread(this.failure);
  }

  async #reread(failure: DeskFailure): Promise<void> {
    const isAnswered = await this.#host.reread();
    if (this.failure !== failure) return;
    const { place, change, isUncertain } = failure;
    if (change && isUncertain && isAnswered && this.#holds(change)) {
      this.failure = null;
      this.#finish(place, change);
    } else {
      this.failure = { ...failure, reread: isAnswered ? 'done' : 'failed' };
      this.#host.onFailed();
    }
    this.#host.requestUpdate();
  }

  #holds({ thresholdUsd, ...name }: AlertChange): boolean {
    return (alertNamed(this.#host.alerts, name)?.threshold ?? null) === thresholdUsd;
  }

  #forgive(): void {
    this.faults = [];
    this.#host.requestUpdate();
  }

  #clear(): void {
    this.faults = [];
    this.failure = this.done = null;
    this.#host.requestUpdate();
  }
}

/** The fields of `set-alert` that a person types. */
const FIELDS: Readonly<Record<string, 'domain' | 'threshold' | undefined>> = {
  domain: 'domain',
  threshold_usd: 'threshold',
  thresholdUsd: 'threshold',
};

/** The alerts with the one whose row is open, though it may have been removed meanwhile. */
export function rowsOf(
  alerts: readonly CostAlert[],
  row: OpenRow | null,
): readonly (AlertName & { readonly threshold: Amount | null })[] {
  if (!row || alerts.some((alert) => isSameAlert(alert, row.name))) return alerts;
  return [...alerts, { ...row.name, threshold: null }];
}
