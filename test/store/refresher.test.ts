import { expect } from '@open-wc/testing';
import { Refresher } from '../../src/store/refresher.js';
import { FakeEnvironment } from '../stream/fake-environment.js';

describe('Refresher', () => {
  let environment: FakeEnvironment;
  let reads: number;
  let refresher: Refresher;

  beforeEach(() => {
    environment = new FakeEnvironment();
    reads = 0;
    refresher = new Refresher(environment, () => (reads += 1));
  });

  it('reads at its interval until it is stopped', () => {
    refresher.start(1_000);
    environment.advance(3_500);
    refresher.stop();
    environment.advance(60_000);
    expect([reads, environment.timers]).to.deep.equal([3, 0]);
  });

  it('keeps its interval, whoever starts it again', () => {
    refresher.start(1_000);
    for (let start = 0; start < 10; start++) {
      environment.advance(300);
      refresher.start(1_000);
    }
    expect(reads).to.equal(3);
  });

  it('reads nothing in a hidden page, nor ever at 0', () => {
    environment.isPageHidden = true;
    refresher.start(1_000);
    environment.advance(5_000);
    refresher.stop();
    environment.isPageHidden = false;
    refresher.start(0);
    environment.advance(5_000);
    expect([reads, environment.timers]).to.deep.equal([0, 0]);
  });
});
