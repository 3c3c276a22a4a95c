import { expect } from '@open-wc/testing';
import { decodeControl, decodePosition, saysExpired, type Control } from '../../src/wire/control.js';
import { decodeEnvelope } from '../../src/wire/envelope.js';

describe('decodeControl', () => {
  const rows: readonly [frame: Record<string, unknown> & { action: string }, control: Control | null][] = [
    [{ action: 'welcome' }, { action: 'welcome', resumes: false, pingMs: null }],
    [
      { action: 'welcome', features: ['batch', 'resume'], ping_ms: 25_000 },
      { action: 'welcome', resumes: true, pingMs: 25_000 },
    ],
    [
      { action: 'welcome', features: 'resume', pingMs: '9' },
      { action: 'welcome', resumes: false, pingMs: null },
    ],
    [
      { action: 'subscribed', ref: 3, topic: 'a', epoch: 'k', seq: 7, recovered: true },
      { action: 'subscribed', ref: 3, topic: 'a', position: { epoch: 'k', seq: 7 }, isRecovered: true },
    ],
    [
      { action: 'subscribed', ref: 'x', topic: 7, seq: -1, recovered: 'true' },
      { action: 'subscribed', ref: null, topic: '', position: null, isRecovered: false },
    ],
    [{ action: 'pong' }, { action: 'pong', positions: null }],
    [
      { action: 'pong', pos: [1] },
      { action: 'pong', positions: null },
    ],
    [
      { action: 'pong', pos: { '': { epoch: 1, seq: 2 }, a: { seq: 'x' }, b: null } },
      { action: 'pong', positions: new Map([['', { epoch: '1', seq: 2 }]]) },
    ],
    [{ action: 'goaway' }, { action: 'goaway', retryAfterMs: null }],
    [
      { action: 'goaway', retry_after_ms: 8_000 },
      { action: 'goaway', retryAfterMs: 8_000 },
    ],
    [
      { action: 'goaway', retry_after_ms: -1 },
      { action: 'goaway', retryAfterMs: null },
    ],
    [
      { action: 'error', ref: 1, code: 'forbidden', message: 'no' },
      { action: 'error', ref: 1, code: 'forbidden', message: 'no', retryAfterMs: null },
    ],
    [
      { action: 'error', code: {}, message: ['x'], retryAfterMs: 5 },
      { action: 'error', ref: null, code: '', message: '', retryAfterMs: 5 },
    ],
    [{ action: 'dance' }, null],
    [{ action: 'constructor' }, null],
  ];
  for (const [frame, control] of rows) {
    it(`reads ${JSON.stringify(frame)}`, () => {
      expect(decodeControl(frame)).to.deep.equal(control);
    });
  }

  it('cuts long words, so that no payload travels through an error', () => {
    const control = decodeControl({ action: 'error', code: 'c'.repeat(999), message: 'm'.repeat(999) });
    expect(JSON.stringify(control).length).to.be.below(300);
  });

  it('reads own fields only', () => {
    const frame = Object.create({ ref: 1, recovered: true }) as { action: string };
    frame.action = 'subscribed';
    expect(decodeControl(frame)).to.include({ ref: null, isRecovered: false });
  });
});

describe('decodePosition', () => {
  for (const nothing of [null, 7, 'x', {}, { seq: '1' }, { seq: -1 }, { seq: 1.5 }, { seq: 2 ** 53 }, []]) {
    it(`finds no place in ${JSON.stringify(nothing)}`, () => {
      expect(decodePosition(nothing)).to.be.null;
    });
  }
});

describe('saysExpired', () => {
  const said = (frame: unknown) => {
    const envelope = decodeEnvelope(frame);
    return envelope.ok && saysExpired(envelope.value);
  };

  it('hears it in an error event with code 4401, as number or text', () => {
    expect(said({ event: 'error', data: { code: 4401 } })).to.be.true;
    expect(said({ type: 'error', data: { code: '4401' } })).to.be.true;
  });

  it('hears it in nothing else', () => {
    for (const frame of [
      { event: 'error' },
      { event: 'error', data: 4401 },
      { event: 'error', data: { code: 4403 } },
      { event: 'errors', data: { code: 4401 } },
      { event: 'error', data: { code: { toString: [] } } }, // which nothing can make text of
    ]) {
      expect(said(frame), JSON.stringify(frame)).to.be.false;
    }
  });
});
