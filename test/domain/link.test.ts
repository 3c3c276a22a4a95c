import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { safeHref } from '../../src/domain/link.js';

const PAGE = 'https://shop.example/app/page?x=1';

describe('safeHref', () => {
  const accepted: readonly [href: string, base: string, url: string][] = [
    ['/analytics', PAGE, 'https://shop.example/analytics'],
    ['analytics#costs', PAGE, 'https://shop.example/app/analytics#costs'],
    ['?days=7', PAGE, 'https://shop.example/app/page?days=7'],
    ['', PAGE, 'https://shop.example/app/page?x=1'],
    ['https://other.example/a b', PAGE, 'https://other.example/a%20b'],
    ['//other.example/', PAGE, 'https://other.example/'],
    ['HTTPS://OTHER.example', PAGE, 'https://other.example/'],
    ['/analytics', 'http://localhost:8000/', 'http://localhost:8000/analytics'],
    ['http://localhost:8000/x', 'http://localhost:8000/', 'http://localhost:8000/x'],
  ];
  for (const [href, base, url] of accepted) {
    it(`takes ${JSON.stringify(href)} on ${base}`, () => {
      expect(safeHref(href, base)).to.equal(url);
    });
  }

  const refused: readonly [href: string, base: string][] = [
    ['javascript:alert(1)', PAGE],
    ['JaVaScRiPt:alert(1)', PAGE],
    [' \u0001javascript:alert(1)', PAGE],
    ['java\tscript:alert(1)', PAGE],
    ['data:text/html,<script>alert(1)</script>', PAGE],
    ['blob:https://shop.example/1', PAGE],
    ['vbscript:x', PAGE],
    ['file:///etc/passwd', PAGE],
    ['mailto:a@b.example', PAGE],
    ['https://user:secret@other.example/', PAGE],
    ['https://user@other.example/', PAGE],
    ['//user:secret@shop.example/', PAGE],
    ['http://other.example/', PAGE],
    ['http://shop.example/', PAGE],
    ['http://localhost:9000/', 'http://localhost:8000/'],
    ['//other.example/', 'http://localhost:8000/'],
    ['https://[', PAGE],
    ['/analytics', 'not a page'],
    ['/analytics', 'about:srcdoc'],
    ['analytics', 'file:///index.html'],
  ];
  for (const [href, base] of refused) {
    it(`refuses ${JSON.stringify(href)} on ${base}`, () => {
      expect(safeHref(href, base)).to.equal(null);
    });
  }

  it('has no link for no link', () => {
    expect(safeHref(null, PAGE)).to.equal(null);
  });

  it('lets nothing through but the web, whatever is tried', () => {
    const schemes = fc.constantFrom('javascript:', 'data:', 'java\nscript:', '\\\\', 'https:', '//', '');
    fc.assert(
      fc.property(schemes, fc.string({ unit: 'binary' }), (scheme, rest) => {
        const href = safeHref(scheme + rest, PAGE);
        if (href !== null) expect(href).to.match(/^https:\/\/[^/@]+\//);
      }),
      { numRuns: 1_000 },
    );
  });
});
