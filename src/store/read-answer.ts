import { fault } from '../wire/fault.js';
import { AnswerError, getJson, type HttpOptions, type OnProgress } from './http.js';
import { faultText } from './report.js';
import type { Dated, Query } from './resource.js';

/** A payload of another system, made into the contract's; `unknown` in, `unknown` out, then validated. */
export type Adapter = (payload: unknown) => unknown;

/** Where answers come from. */
export interface AnswerOptions extends HttpOptions {
  /** What relative addresses are resolved against; `null` where there is no page. */
  readonly pageUrl: string | null;
  /** Base of the resources; `null` reads nothing but queries with a `src`. */
  readonly apiBase: string | null;
  /** Paths that differ from the contract's, by resource name. */
  readonly endpoints?: Readonly<Record<string, string>> | undefined;
  readonly adapters?: Readonly<Record<string, Adapter>> | undefined;
}

/**
 * Reads one answer and makes it what every floor above may trust.
 * @param options are asked again when the payload is there: a page may set its adapters a moment after its first tag
 * @throws {AnswerError}
 */
export async function readAnswer<T extends Dated>(
  query: Query<T>,
  options: () => AnswerOptions,
  signal: AbortSignal,
  onProgress?: OnProgress,
): Promise<T> {
  const { name, path, decode } = query.resource;
  const url = addressOf(query, options());
  const payload = await getJson(url, path, httpOptionsFor(url, options()), signal, onProgress);
  const decoded = decode(adapted(payload, path, options().adapters?.[name]));
  if (decoded.ok) return decoded.value;
  throw new AnswerError(faultText(path, decoded.fault), 200, decoded.fault);
}

/** Where a query's answer, or a resource's action, has its address. */
export function addressOf({ resource, params = {}, src }: Query<Dated>, options: AnswerOptions): URL {
  const { name, path } = resource;
  const url = resolve(src ?? `${baseOf(options)}/${options.endpoints?.[name] ?? path}`, options);
  if (!url) {
    const refused = fault('bad-shape', src === undefined ? 'api-base' : 'src', 'must be an address');
    throw new AnswerError(faultText(path, refused), null, refused);
  }
  for (const [key, value] of Object.entries(params)) url.searchParams.set(key, value);
  return url;
}

/** A token is meant for the server of the resources: a `src` that leads elsewhere must not carry it there. */
export function httpOptionsFor({ origin }: URL, options: AnswerOptions): HttpOptions {
  const { fetch, getToken } = options;
  return resolve(baseOf(options), options)?.origin === origin ? { fetch, getToken } : { fetch };
}

const baseOf = ({ apiBase }: AnswerOptions): string => (apiBase ?? '').replace(/\/$/, '');

function resolve(address: string, { pageUrl }: AnswerOptions): URL | null {
  const page = pageUrl ?? undefined;
  return URL.canParse(address, page) ? new URL(address, page) : null;
}

/** What a host's adapter throws may hold a piece of the payload. */
function adapted(payload: unknown, path: string, adapter: Adapter | undefined): unknown {
  if (!adapter) return payload;
  try {
    return adapter(payload);
  } catch {
    const refused = fault('bad-shape', '', 'is nothing the adapter can read');
    throw new AnswerError(faultText(path, refused), 200, refused);
  }
}
