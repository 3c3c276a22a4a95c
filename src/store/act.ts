import type { Decoded, Fault } from '../wire/fault.js';
import { parseJson } from '../wire/plain.js';
import { AnswerError, refusal, refuseOddAddress, type HttpOptions } from './http.js';
import type { Patch } from './queries.js';
import { addressOf, httpOptionsFor, type AnswerOptions } from './read-answer.js';
import { faultText } from './report.js';
import type { Dated, Resource } from './resource.js';

/** What a person has the server do: it is posted to the address of a resource. */
export interface Action<T> {
  readonly resource: Resource<Dated>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly decode: (input: unknown) => Decoded<T>;
  /** What the answer says of the resource, shown at once; one that only asks has none, and then nothing is read again. */
  readonly patch?: ((answer: T) => Patch<Dated>) | undefined;
}

/** Why something was not done, or why that is not known. */
export type ActionFailure =
  | 'unauthorised'
  | 'forbidden'
  | 'conflict'
  | 'invalid'
  | 'missing'
  | 'busy'
  | 'no-token'
  | 'server'
  | 'timeout'
  | 'unreachable'
  | 'unreadable';

/** After these it is not known what the server did. */
const UNCERTAIN: ReadonlySet<ActionFailure> = new Set(['server', 'timeout', 'unreachable', 'unreadable']);

/** Why an action has no good answer. */
export class ActionError extends AnswerError {
  constructor(
    message: string,
    readonly reason: ActionFailure,
    status: number | null = null,
    /** What the server said of it, for the person who asked: `{field, message}` of its answer. Payload text. */
    readonly said: { readonly field: string; readonly message: string } | null = null,
    fault: Fault | null = null,
  ) {
    super(message, status, fault);
  }

  /** Whether it may have been done all the same. */
  get isUncertain(): boolean {
    return UNCERTAIN.has(this.reason);
  }
}

/** Longer than a read may take: who gives up early does not know what was done. */
const TIMEOUT_MS = 20_000;

/** Longest sentence of a server that is shown. */
const MAX_SAID = 200;

/**
 * Posts an action once. Only a token that has run out is asked for anew, since then the server did nothing.
 * @throws {ActionError}
 */
export async function act<T>(
  { resource, body, decode }: Action<T>,
  options: () => AnswerOptions,
  signal: AbortSignal,
): Promise<T> {
  const { path } = resource;
  const url = addressOf({ resource }, options());
  refuseOddAddress(url, path);
  const post = () => postOnce(url, path, JSON.stringify(body), httpOptionsFor(url, options()), signal);
  const first = await post();
  const { status, text } = first.status === 401 && options().getToken ? await post() : first;
  const parsed = parseJson(text);
  if (status < 200 || status > 299) {
    const said = parsed.ok ? saidIn(parsed.value) : null;
    throw new ActionError(`${path}: ${refusal(status)}`, reasonOf(status), status, said);
  }
  const decoded = parsed.ok ? decode(parsed.value) : parsed;
  if (decoded.ok) return decoded.value;
  throw new ActionError(faultText(path, decoded.fault), 'unreadable', status, null, decoded.fault);
}

async function postOnce(
  url: URL,
  what: string,
  body: string,
  { fetch: send = fetch, getToken }: HttpOptions,
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly text: string }> {
  const headers: Record<string, string> = { accept: 'application/json', 'content-type': 'application/json' };
  if (getToken) {
    try {
      headers['authorization'] = `Bearer ${await getToken()}`;
    } catch {
      throw new ActionError(`${what}: no token could be had`, 'no-token');
    }
    signal.throwIfAborted();
  }
  const late = AbortSignal.timeout(TIMEOUT_MS);
  try {
    // A redirect would make a reading of it, whose answer might look as if it were done.
    const init: RequestInit = { method: 'POST', headers, body, redirect: 'error' };
    const response = await send(url.href, { ...init, signal: AbortSignal.any([signal, late]) });
    return { status: response.status, text: await response.text() };
  } catch {
    signal.throwIfAborted();
    if (late.aborted) throw new ActionError(`${what}: the server did not answer in time`, 'timeout');
    throw new ActionError(`${what}: the server could not be reached`, 'unreachable');
  }
}

function reasonOf(status: number): ActionFailure {
  if (status === 401) return 'unauthorised';
  if (status === 403) return 'forbidden';
  if (status === 409 || status === 412) return 'conflict';
  // The server has no such thing, or no such thing to be done: nothing is wrong with what was typed.
  if (status === 404 || status === 405) return 'missing';
  if (status === 429) return 'busy';
  // Whoever gave up waiting for us (408) may have heard enough all the same.
  return status >= 500 || status === 408 ? 'server' : 'invalid';
}

function saidIn(answer: unknown): ActionError['said'] {
  const { field, message } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof message !== 'string' || message === '') return null;
  return { field: typeof field === 'string' ? field : '', message: message.slice(0, MAX_SAID) };
}
