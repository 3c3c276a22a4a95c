import { expect } from '@open-wc/testing';
import { useFakeTimers } from 'sinon';
import { sharedToken } from '../../src/store/shared-token.js';

describe('sharedToken', () => {
  it('asks a provider once for everybody who asks at the same time, and again later', async () => {
    let count = 0;
    const ask = sharedToken(() => `token ${++count}`);
    expect(await Promise.all([ask(), ask(), ask()])).to.deep.equal(['token 1', 'token 1', 'token 1']);
    expect(await ask()).to.equal('token 2');
  });

  it('is one for one provider, whoever makes it', () => {
    const provider = () => 'token';
    expect(sharedToken(provider)).to.equal(sharedToken(provider));
  });

  const refusing: readonly (readonly [string, () => unknown])[] = [
    ['throws', () => expect.fail('secret')],
    ['rejects', () => Promise.reject(new Error('secret'))],
    ['gives nothing', () => ''],
    ['gives no text', () => Promise.resolve({})],
  ];
  for (const [what, provider] of refusing) {
    it(`refuses a provider that ${what}, without its words`, async () => {
      const failure = await sharedToken(provider as () => string)().catch((error: unknown) => String(error));
      expect(failure).to.equal('Error: the token provider gave no token');
    });
  }

  it('waits ten seconds for a provider that hangs, and lets the next one try', async () => {
    const clock = useFakeTimers();
    let hangs = true;
    const ask = sharedToken(() => (hangs ? new Promise<string>(() => undefined) : 'token'));
    const refused = ask().catch(() => 'refused');
    await clock.tickAsync(10_000);
    expect(await refused).to.equal('refused');
    hangs = false;
    expect(await ask()).to.equal('token');
    clock.restore();
  });
});
