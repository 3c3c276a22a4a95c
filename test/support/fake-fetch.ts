/** What a fake server answers with: a payload, or a response or error made for one call. */
export type Answer = (url: URL, init: RequestInit) => Promise<Response> | Response;

/** An answer whose text is there at once: a body is read outside the time that a test gives. */
export function jsonResponse(payload: unknown): Response {
  const text = JSON.stringify(payload);
  return Object.assign(new Response(text), { text: () => Promise.resolve(text) });
}

/** A `fetch` that answers from a list of paths, and remembers what it was asked. */
export class FakeFetch {
  readonly calls: { readonly url: URL; readonly init: RequestInit }[] = [];
  readonly #answers = new Map<string, Answer>();

  /** Answers each request whose path ends so with this payload. */
  json(path: string, payload: unknown): this {
    return this.on(path, () => jsonResponse(payload));
  }

  on(path: string, answer: Answer): this {
    this.#answers.set(path, answer);
    return this;
  }

  /** How often a path was asked for. */
  count(path: string): number {
    return this.calls.filter(({ url }) => url.pathname.endsWith(path)).length;
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    this.calls.push({ url, init });
    for (const [path, answer] of this.#answers) if (url.pathname.endsWith(path)) return answer(url, init);
    return new Response('nothing here', { status: 404 });
  };
}
