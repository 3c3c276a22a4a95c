import { expect } from '@open-wc/testing';
import { prefer } from './media.js';

describe('prefer', () => {
  it('sets what the user prefers, and forgets it again', async function () {
    if (!(await prefer({ forcedColors: 'active', contrast: 'more', colorScheme: 'dark' }))) this.skip();
    const all = '(forced-colors: active) and (prefers-contrast: more) and (prefers-color-scheme: dark)';
    expect(matchMedia(all).matches).to.be.true;
    await prefer();
    expect(matchMedia('(forced-colors: active)').matches).to.be.false;
  });
});
