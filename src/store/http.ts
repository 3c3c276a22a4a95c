import type { Fault } from '../wire/fault.js';
import { MAX_TEXT_LENGTH, parseJson } from '../wire/plain.js';
import { faultText } from './report.js';
import type { TokenProvider } from './shared-token.js';

/** Why an answer could not be had. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';

  constructor(
    message: string,
    /** HTTP status, where there was an answer. */
    readonly status: number | null = null,
    /** What was wrong with the answer's text, where it could not be read. */
    readonly fault: Fault | null = null,
  ) {
    super(message);
  }

  /** Whether the same question may find another answer in a second. */
  get mayPass(): boolean {
    const { status, fault } = this;
    return fault === null && (status === null || status >= 500 || PASSING_STATUSES.has(status));
  }
}

/** A token that has run out is asked for anew, a server that is slow or busy is asked later. */
const PASSING_STATUSES: ReadonlySet<number> = new Set([401, 408, 425, 429]);

/** How the HTTP resources are reached. */
export interface HttpOptions {
  /** The host's own `fetch`, for its cookies, headers or mocks. */
  readonly fetch?: typeof fetch | undefined;
  /** Sent as `Authorization: Bearer …`; never put in a URL. */
  readonly getToken?: TokenProvider | undefined;
}

const TIMEOUT_MS = 15_000;

/** A file that somebody waits for, and sees coming, may take longer. */
const LONG_TIMEOUT_MS = 120_000;

/** So many times longer than any other answer such a file may be. */
const LONG_TIMES = 64;

/** Hears how many bytes have come, and of how many, where the server says; a compressed answer has no such number. */
export type OnProgress = (received: number, total: number | null) => void;

/** @throws {AnswerError} for an address that is not http(s) */
export function refuseOddAddress({ protocol }: URL, what: string): void {
  if (!/^https?:$/.test(protocol)) throw new AnswerError(`${what}: ${protocol} addresses are not read`);
}

/**
 * Reads JSON over HTTP.
 * @param what names the resource in errors, which never hold its address
 * @throws {AnswerError} for an address that is not http(s), no token, no answer in 15 s, a status other than 2xx, or text
 * that is not JSON
 */
export async function getJson(
  url: URL,
  what: string,
  { fetch: send = fetch, getToken }: HttpOptions,
  signal: AbortSignal,
  onProgress?: OnProgress,
): Promise<unknown> {
  refuseOddAddress(url, what);
  const ask = <T>(call: () => Promise<T>, otherwise: string) => had(call, `${what}: ${otherwise}`, signal);
  const headers: Record<string, string> = { accept: 'application/json' };
  if (getToken) {
    const token = await ask(async () => getToken(), 'no token could be had');
    headers['authorization'] = `Bearer ${token}`;
  }
  const most = MAX_TEXT_LENGTH * (onProgress ? LONG_TIMES : 1);
  const limited = AbortSignal.any([signal, AbortSignal.timeout(onProgress ? LONG_TIMEOUT_MS : TIMEOUT_MS)]);
  const { response, text } = await ask(async () => {
    const answer = await send(url.href, { headers, signal: limited });
    return { response: answer, text: answer.ok ? await textOf(answer, most, onProgress) : '' };
  }, 'the server did not answer');
  if (!response.ok) throw new AnswerError(`${what}: ${refusal(response.status)}`, response.status);
  const parsed = parseJson(text, most);
  if (parsed.ok) return parsed.value;
  throw new AnswerError(faultText(what, parsed.fault), response.status, parsed.fault);
}

/** Reads a body as it comes; one that is longer than what is parsed is not read to its end. */
async function textOf(response: Response, most: number, onProgress: OnProgress | undefined): Promise<string> {
  if (!onProgress || !response.body) return response.text();
  const isPlain = response.headers.get('content-encoding') === null;
  const total = (isPlain && Number(response.headers.get('content-length'))) || null;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let received = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    received += value.byteLength;
    text += decoder.decode(value, { stream: true });
    onProgress(received, total);
    if (text.length > most) {
      void reader.cancel();
      return text;
    }
  }
}

/** Puts what a host's function throws, which may hold a secret, into words of ours; what was called off stays so. */
async function had<T>(call: () => Promise<T>, otherwise: string, signal: AbortSignal): Promise<T> {
  try {
    return await call();
  } catch {
    signal.throwIfAborted();
    throw new AnswerError(otherwise);
  }
}

/** A status other than 2xx, in words. */
export function refusal(status: number): string {
  if (status === 401) return 'the server did not accept the sign-in (401)';
  if (status === 403) return 'the server does not allow this (403)';
  return `the server answered ${status}`;
}
