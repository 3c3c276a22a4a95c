import { expect } from '@open-wc/testing';
import { isPageEvent } from '../../src/host/page-events.js';

describe('isPageEvent', () => {
  const pages = [
    ...['click', 'submit', 'load', 'error', 'input', 'focusin', 'slotchange', 'touchstart'],
    ...['message', 'storage', 'popstate', 'beforeunload', 'online', 'visibilitychange'],
    ...['context-request', 'context-provider'],
  ];
  for (const name of pages) it(`keeps ${name} to the page`, () => expect(isPageEvent(name)).to.equal(true));

  for (const name of ['order', 'order-placed', 'usage-update', 'heartbeat', 'contextual']) {
    it(`lets a server say ${name}`, () => expect(isPageEvent(name)).to.equal(false));
  }
});
