import type { FakeEnvironment } from './fake-environment.js';

/** A request that waits for the test's answer. */
export class FakeRequest {
  readonly url: URL;
  readonly headers: Headers;
  readonly #signal: AbortSignal | null | undefined;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor(
    input: RequestInfo | URL,
    init: RequestInit | undefined,
    private readonly resolve: (response: Response) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    this.url = new URL(input instanceof Request ? input.url : input);
    this.headers = new Headers(init?.headers);
    this.#signal = init?.signal;
    this.#signal?.addEventListener('abort', () => {
      reject(new DOMException('aborted', 'AbortError'));
      this.#controller?.error(new DOMException('aborted', 'AbortError'));
    });
  }

  get isAborted(): boolean {
    return this.#signal?.aborted ?? false;
  }

  query(name: string): string | null {
    return this.url.searchParams.get(name);
  }

  fail(): void {
    this.reject(new TypeError('Failed to fetch'));
  }

  answer(status: number, body: unknown = null): void {
    const headers = { 'content-type': 'application/json' };
    this.resolve(new Response(JSON.stringify(body), { status, headers }));
  }

  /** Begins an event source. */
  stream(contentType = 'text/event-stream; charset=utf-8'): this {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => void (this.#controller = controller),
    });
    this.resolve(new Response(body, { headers: { 'content-type': contentType } }));
    return this;
  }

  push(text: string): void {
    this.#controller?.enqueue(new TextEncoder().encode(text));
  }

  say(...frames: unknown[]): void {
    for (const frame of frames) this.push(`data: ${JSON.stringify(frame)}\n\n`);
  }

  end(): void {
    this.#controller?.close();
  }
}

/** The HTTP of a played environment: every request is kept, and waits for the test. */
export class FakeHttp {
  readonly requests: FakeRequest[] = [];

  constructor(environment: FakeEnvironment) {
    environment.onFetch = (input, init) =>
      new Promise(
        (resolve, reject) => void this.requests.push(new FakeRequest(input, init, resolve, reject)),
      );
  }

  get open(): number {
    return this.requests.filter(({ isAborted }) => !isAborted).length;
  }

  /** The newest request. */
  get request(): FakeRequest {
    const request = this.requests.at(-1);
    if (!request) throw new Error('nothing was requested');
    return request;
  }
}
