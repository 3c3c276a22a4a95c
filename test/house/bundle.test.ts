import { expect } from '@open-wc/testing';
import { startServer } from '../support/test-server.js';

interface Stream {
  connect(): void;
  disconnect(): void;
}

interface Library {
  readonly connectStream: (options: { url: string; toasts: 'none' }) => Stream;
  /** Of the CDN entry it fetches the classes first. */
  readonly defineAll: () => Promise<void> | void;
}

interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly { readonly tagName?: string }[] }[];
}

/** Every tag the class comments name. */
async function manifestTags(): Promise<string[]> {
  const { modules } = (await (await fetch('/custom-elements.json')).json()) as Manifest;
  const declarations = modules.flatMap((module) => module.declarations ?? []);
  return declarations.map(({ tagName }) => tagName).filter((tag) => tag !== undefined);
}

const entry = '/dist/cdn/spendwire.js';
const classic = '/dist/cdn/spendwire.classic.js';

async function load(address: string): Promise<Library> {
  return (await import(address)) as Library;
}

function loadClassic(address: string): Promise<Library> {
  const script = document.createElement('script');
  script.src = address;
  return new Promise((resolve, reject) => {
    script.onload = () => resolve((globalThis as unknown as { spendwire: Library }).spendwire);
    script.onerror = () => reject(new Error(`${address} is not there: run "npm run build"`));
    document.head.append(script);
  });
}

describe('the build, on one page with itself', () => {
  const errors: unknown[] = [];
  const onError = (event: ErrorEvent): void => {
    errors.push(event.error);
  };

  before(() => addEventListener('error', onError));
  after(() => removeEventListener('error', onError));

  it('registers every tag, and a second copy neither throws nor takes one over', async () => {
    const tags = await manifestTags();
    await (await load(entry)).defineAll();
    const registered = tags.map((tag) => customElements.get(tag));
    for (const [index, tag] of tags.entries()) expect(registered[index], tag).to.be.a('function');

    await (await load(`${entry}?copy`)).defineAll();
    await loadClassic(classic);
    await loadClassic(`${classic}?copy`);
    await load('/src/all.ts');

    expect(tags.map((tag) => customElements.get(tag))).to.deep.equal(registered);
    expect(errors).to.deep.equal([]);
  });

  it('shares one socket with a copy from another build', async () => {
    const server = await startServer();
    const copies = [await load(entry), await loadClassic(classic), await load('/src/all.ts')];
    const streams = copies.map(({ connectStream }) => connectStream({ url: server.wsUrl, toasts: 'none' }));
    try {
      for (const stream of streams) stream.connect();
      await server.until({ sockets: 1 });
      for (const stream of streams) stream.disconnect();
      await server.until({ sockets: 0, closes: 1 });
      expect((await server.state()).opened).to.equal(1);
    } finally {
      await server.stop();
    }
  });
});
