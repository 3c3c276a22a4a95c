import { expect } from '@open-wc/testing';

// A file that no test loads would not lower the coverage: it would not be in it at all.
describe('every source file', () => {
  it('loads in a browser', async function () {
    this.timeout(120_000);
    performance.setResourceTimingBufferSize(2_000); // the 250 of the default are fewer than the sources
    const listed: string = '/every-source.js'; // written by the test runner, see its configuration
    await import(listed);
    const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
    expect(loaded).to.include('/src/all.ts');
  });
});
