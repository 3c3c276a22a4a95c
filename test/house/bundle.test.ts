import { expect } from '@open-wc/testing';
import { startServer } from '../support/test-server.js';

interface Stream {
  connect(): void;
  disconnect(): void;
}

interface Library {
  readonly connectStream: (options: { url: string; toasts: 'none' }) => Stream;
  readonly elements: readonly (CustomElementConstructor & { readonly tag: string })[];
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
    const first = await load(entry);
    expect(first.elements).not.to.be.empty;
    for (const { tag } of first.elements) expect(customElements.get(tag), tag).to.be.a('function');
    const registered = first.elements.map(({ tag }) => customElements.get(tag));

    await load(`${entry}?copy`);
    const { elements } = await loadClassic(classic);
    await loadClassic(`${classic}?copy`);
    await load('/src/all.ts');

    expect(elements.map(({ tag }) => tag)).to.deep.equal(first.elements.map(({ tag }) => tag));
    expect(elements.map(({ tag }) => customElements.get(tag))).to.deep.equal(registered);
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
