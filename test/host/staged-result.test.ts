import { expect, waitUntil } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';
import { StagedResult } from '../../src/host/staged-result.js';

describe('StagedResult', () => {
  let updates = 0;
  let steps: string[] = [];

  /** Spells a word backwards in two steps; one of more than three letters takes long. */
  const backwards = (): StagedResult<readonly [string], string> => {
    updates = 0;
    steps = [];
    const host = { requestUpdate: () => updates++ } as unknown as ReactiveControllerHost;
    return new StagedResult(
      host,
      function* (word: string) {
        steps.push(`split ${word}`);
        const letters = Array.from(word);
        yield;
        steps.push(`join ${word}`);
        return letters.reverse().join('');
      },
      (word) => word.length > 3,
    );
  };

  it('makes at once what takes no time, and once', () => {
    const result = backwards();
    expect([result.soon('abc'), result.soon('abc'), updates]).to.deep.equal(['cba', 'cba', 0]);
    expect(steps).to.deep.equal(['split abc', 'join abc']);
  });

  it('makes in a task a step what takes long, shows what there was, and tells its host', async () => {
    const result = backwards();
    expect(result.soon('long')).to.equal(null);
    expect(steps).to.deep.equal([]);
    await waitUntil(() => steps.length > 0, '', { interval: 0 });
    await waitUntil(() => updates === 1);
    expect([result.soon('long'), steps.length]).to.deep.equal(['gnol', 2]);
    expect(result.soon('longer')).to.equal('gnol');
    await waitUntil(() => updates === 2);
    expect(result.soon('longer')).to.equal('regnol');
  });

  it('ends the steps it began though newer inputs come, and then takes the newest', async () => {
    const result = backwards();
    result.soon('first');
    result.soon('second');
    result.soon('third');
    await waitUntil(() => updates === 1);
    expect(result.soon('third')).to.equal('tsrif');
    await waitUntil(() => updates === 2);
    expect(result.soon('third')).to.equal('driht');
    expect(steps.filter((step) => step.startsWith('split'))).to.deep.equal(['split first', 'split third']);
  });

  it('is there at once where it is needed now', async () => {
    const result = backwards();
    expect(result.now('long')).to.equal('gnol');
    expect(result.soon('long')).to.equal('gnol');
    expect(updates).to.equal(0);
  });
});
