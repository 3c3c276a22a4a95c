import { expect } from '@open-wc/testing';
import { safeAddress } from '../../src/stream/address.js';

const PAGE = 'https://host.example/app/page?x=1';
const PLAIN_PAGE = 'http://host.example/';

describe('safeAddress', () => {
  const taken: readonly [address: string, page: string | null, url: string][] = [
    ['wss://a.example/ws', PAGE, 'wss://a.example/ws'],
    ['https://a.example/ws', PAGE, 'wss://a.example/ws'],
    ['/ws', PAGE, 'wss://host.example/ws'],
    ['ws', PAGE, 'wss://host.example/app/ws'],
    ['?room=1', PAGE, 'wss://host.example/app/page?room=1'],
    ['//other.example/ws', PAGE, 'wss://other.example/ws'],
    ['/ws', PLAIN_PAGE, 'ws://host.example/ws'],
    ['ws://a.example/ws', PLAIN_PAGE, 'ws://a.example/ws'],
    ['ws://localhost:8080/ws', PAGE, 'ws://localhost:8080/ws'],
    ['ws://app.localhost/', PAGE, 'ws://app.localhost/'],
    ['ws://127.0.0.1:9/', PAGE, 'ws://127.0.0.1:9/'],
    ['ws://[::1]:9/', PAGE, 'ws://[::1]:9/'],
    ['wss://a.example/ws#part', PAGE, 'wss://a.example/ws'],
    ['wss://a.example/ws', null, 'wss://a.example/ws'],
    ['ws://a.example/ws', null, 'ws://a.example/ws'],
  ];
  for (const [address, page, url] of taken) {
    it(`takes ${address} on ${page ?? 'no page'}`, () => {
      expect(safeAddress(address, page, 'ws')).to.equal(url);
    });
  }

  const refused: readonly [address: string, page: string | null][] = [
    ['ws://a.example/ws', PAGE],
    ['http://a.example/ws', PAGE],
    ['ws://127.0.0.1.evil.example/', PAGE],
    ['ws://localhost.evil.example/', PAGE],
    ['wss://user:secret@a.example/', PAGE],
    ['wss://user@a.example/', PAGE],
    ['javascript:alert(1)', PAGE],
    ['data:text/plain,x', PAGE],
    ['ftp://a.example/', PAGE],
    ['wss://', PAGE],
    ['/ws', null],
  ];
  for (const [address, page] of refused) {
    it(`refuses ${address} on ${page ?? 'no page'}`, () => {
      expect(safeAddress(address, page, 'ws')).to.be.null;
    });
  }

  it('makes addresses for HTTP the other way about', () => {
    expect(safeAddress('wss://a.example/events', PAGE, 'http')).to.equal('https://a.example/events');
    expect(safeAddress('/events', PAGE, 'http')).to.equal('https://host.example/events');
  });
});
