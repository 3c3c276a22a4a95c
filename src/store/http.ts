import type { Fault } from '../wire/fault.js';
import { parseJson } from '../wire/plain.js';
import { faultText } from './report.js';

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
}

/** How the HTTP resources are reached. */
export interface HttpOptions {
  /** The host's own `fetch`, for its cookies, headers or mocks. */
  readonly fetch?: typeof fetch | undefined;
  /** Sent as `Authorization: Bearer …`; never put in a URL. */
  readonly getToken?: (() => Promise<string> | string) | undefined;
}

const TIMEOUT_MS = 15_000;

/**
 * Reads JSON over HTTP.
 * @throws {AnswerError} for an address that is not http(s), no answer in 15 s, a status other than 2xx, or text that is not JSON
 */
export async function getJson(
  url: URL,
  what: string,
  options: HttpOptions,
  signal: AbortSignal,
): Promise<unknown> {
  if (!/^https?:$/.test(url.protocol))
    throw new AnswerError(`${what}: ${url.protocol} addresses are not read`);
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.getToken) headers['authorization'] = `Bearer ${await options.getToken()}`;
  const response = await answer(url, what, options, {
    headers,
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  if (!response.ok) throw new AnswerError(`${what}: the server answered ${response.status}`, response.status);
  const parsed = parseJson(await response.text());
  if (parsed.ok) return parsed.value;
  throw new AnswerError(faultText(what, parsed.fault), response.status, parsed.fault);
}

async function answer(url: URL, what: string, options: HttpOptions, init: RequestInit): Promise<Response> {
  try {
    return await (options.fetch ?? fetch)(url.href, init);
  } catch (cause) {
    if (init.signal?.aborted && (init.signal.reason as Error | undefined)?.name === 'AbortError') throw cause;
    throw new AnswerError(`${what}: the server did not answer`);
  }
}
