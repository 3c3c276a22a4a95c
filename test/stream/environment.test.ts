import { expect } from '@open-wc/testing';
import { browserEnvironment, type Wake } from '../../src/stream/environment.js';

describe('browserEnvironment', () => {
  it('hears the signs of the page and the network, until told to stop', () => {
    const heard: Wake[] = [];
    const stop = browserEnvironment().wake((kind) => heard.push(kind));
    const fire = () => {
      document.dispatchEvent(new Event('visibilitychange'));
      document.dispatchEvent(new Event('resume'));
      for (const type of ['online', 'offline', 'pageshow', 'pagehide']) window.dispatchEvent(new Event(type));
    };
    fire();
    const seen = document.visibilityState === 'hidden' ? 'hidden' : 'visible';
    expect(heard).to.deep.equal([seen, 'resume', 'online', 'offline', 'pageshow', 'pagehide']);
    stop();
    fire();
    expect(heard).to.have.length(6);
  });

  it('runs a macrotask after the present task and its promises, in order', async () => {
    const { macrotask } = browserEnvironment();
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      macrotask(() => order.push('first'));
      macrotask(() => {
        order.push('second');
        resolve();
      });
      void Promise.resolve().then(() => order.push('promise'));
      order.push('now');
    });
    expect(order).to.deep.equal(['now', 'promise', 'first', 'second']);
  });

  it('loses no macrotask, however many channels the engine collects meanwhile', async () => {
    const { macrotask } = browserEnvironment();
    let count = 0;
    await new Promise<void>((resolve) => {
      for (let task = 0; task < 2_000; task++) {
        macrotask(() => {
          if (++count === 2_000) resolve();
        });
      }
    });
    expect(count).to.equal(2_000);
  });

  it('has a clock that steps by real time', async () => {
    const { clock } = browserEnvironment();
    const before = clock.monotonic();
    await new Promise<void>((resolve) => void clock.setTimeout(resolve, 5));
    expect(clock.monotonic() - before).to.be.at.least(4);
    clock.clearTimeout(clock.setTimeout(() => expect.fail('was cleared'), 0));
    expect(Math.abs(clock.now() - Date.now())).to.be.below(100);
  });

  it('resolves paths against the page', () => {
    expect(browserEnvironment().pageUrl()).to.equal(document.baseURI);
  });

  it('tells a developer of an error without stopping anything', () => {
    const error = new Error('from a handler');
    const told: unknown[] = [];
    const { reportError } = globalThis;
    globalThis.reportError = (reported) => told.push(reported);
    browserEnvironment().report(error);
    globalThis.reportError = reportError;
    expect(told).to.deep.equal([error]);
  });
});
