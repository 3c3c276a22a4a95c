import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDomains } from '../../src/domain/domain-usage.js';
import { printDomains } from '../../src/elements/domain-print.js';
import { formatterFor } from '../../src/text/format.js';
import { en } from '../../src/text/strings.en.js';
import { decodeTelemetry } from '../../src/wire/telemetry.js';

/** Costs with as many digits as servers give, so that sums, shares and rounding have something to do. */
const payload = {
  cost: { total: '5000' },
  domainBreakdown: Array.from({ length: 10_000 }, (_, i) => ({
    domain: `team-${String(i + 1).padStart(5, '0')}`,
    requests: 10 + ((i * 7919) % 5_000),
    cost: i % 97 === 96 ? null : (500 / (i + 1)).toFixed(6),
  })),
};

const printing = { words: en, format: formatterFor('en-US'), currency: 'USD' };

describe('readDomains and printDomains', () => {
  it('make ten thousand domains ready in the time of two and a half decodings of them', () => {
    const least = { decoding: Infinity, reading: Infinity };
    const spent = <T>(what: keyof typeof least, work: () => T): T => {
      const start = performance.now();
      const result = work();
      least[what] = Math.min(least[what], performance.now() - start);
      return result;
    };
    // The least of many turns is what the work takes while nothing else holds up the machine.
    for (let turn = 0; turn < 30; turn++) {
      const decoded = spent('decoding', () => decodeTelemetry(payload));
      assert.ok(decoded.ok);
      const print = spent('reading', () => printDomains(readDomains(decoded.value), printing));
      assert.equal(print.lineOf.size, 10_000);
    }
    const ratio = least.reading / least.decoding;
    assert.ok(ratio < 2.5, `${ratio.toFixed(2)} decodings`);
  });
});
