import { expect } from '@open-wc/testing';
import { Reading, type Verdict } from '../../src/stream/positions.js';
import type { Position } from '../../src/wire/envelope.js';

const at = (seq: number, epoch = 'a'): Position => ({ epoch, seq });

function reading(position: Position | null = at(10)): Reading {
  const made = new Reading();
  made.position = position;
  return made;
}

describe('Reading', () => {
  describe('arrive', () => {
    interface Row {
      readonly what: string;
      readonly last: Position | null;
      readonly next: Position | null;
      readonly canRecover?: boolean;
      readonly verdict: Verdict;
      readonly then: Position | null;
    }
    const rows: readonly Row[] = [
      { what: 'an unnumbered event', last: at(10), next: null, verdict: 'deliver', then: at(10) },
      { what: 'the first event', last: null, next: at(7), verdict: 'deliver', then: at(7) },
      { what: 'the next event', last: at(10), next: at(11), verdict: 'deliver', then: at(11) },
      {
        what: 'the next event of a log in which other topics count too',
        last: at(10),
        next: { ...at(15), prev: 10 },
        verdict: 'deliver',
        then: { ...at(15), prev: 10 },
      },
      {
        what: 'an event beyond in such a log',
        last: at(10),
        next: { ...at(15), prev: 12 },
        verdict: 'recover',
        then: at(10),
      },
      { what: 'the same event', last: at(10), next: at(10), verdict: 'drop', then: at(10) },
      { what: 'an older event', last: at(10), next: at(3), verdict: 'drop', then: at(10) },
      { what: 'an event beyond', last: at(10), next: at(12), verdict: 'recover', then: at(10) },
      { what: 'another epoch', last: at(10), next: at(11, 'b'), verdict: 'recover', then: at(10) },
      {
        what: 'an event beyond, of a server that replays nothing',
        last: at(10),
        next: at(12),
        canRecover: false,
        verdict: 'resync',
        then: at(12),
      },
      {
        what: 'another epoch, of a server that replays nothing',
        last: at(10),
        next: at(1, 'b'),
        canRecover: false,
        verdict: 'resync',
        then: at(1, 'b'),
      },
    ];
    for (const { what, last, next, canRecover = true, verdict, then } of rows) {
      it(`says ${verdict} to ${what}`, () => {
        const read = reading(last);
        expect(read.arrive(next, canRecover)).to.equal(verdict);
        expect(read.position).to.deep.equal(then);
      });
    }

    it('asks once, and drops what comes before the answer', () => {
      const read = reading();
      expect(read.arrive(at(12), true)).to.equal('recover');
      expect(read.arrive(at(13), true)).to.equal('drop');
      expect(read.arrive(at(11), true), 'the missing one').to.equal('deliver');
    });

    it('asks three times without progress, then reads again and goes on', () => {
      const read = reading();
      const answer = { position: at(15), isRecovered: true, hadSince: true };
      for (let tries = 0; tries < 3; tries += 1) {
        expect(read.arrive(at(12 + tries), true)).to.equal('recover');
        expect(read.acknowledge(answer, true)).to.equal('drop');
      }
      expect(read.arrive(at(15), true)).to.equal('resync');
      expect(read.arrive(at(16), true)).to.equal('deliver');
    });

    it('doubts a log that repeats itself twenty times: its numbers may have begun anew', () => {
      const read = reading(at(1_000));
      const verdicts = Array.from({ length: 20 }, (_, i) => read.arrive(at(i + 1), true));
      expect(verdicts).to.deep.equal([...Array<Verdict>(19).fill('drop'), 'recover']);
      const begunAnew = { position: at(20), isRecovered: false, hadSince: true };
      expect(read.acknowledge(begunAnew, true)).to.equal('resync');
      expect(read.arrive(at(21), true)).to.equal('deliver');
    });
  });

  describe('compare', () => {
    it('finds a lost last event, or a log that is another', () => {
      expect(reading().compare(at(10), true)).to.equal('drop');
      expect(reading().compare(at(11), true)).to.equal('recover');
      expect(reading().compare(at(9), true)).to.equal('recover');
      expect(reading().compare(at(10, 'b'), true)).to.equal('recover');
      expect(reading().compare(at(11), false)).to.equal('resync');
    });

    it('takes the server for its place before the first event', () => {
      const read = reading(null);
      expect(read.compare(at(5), true)).to.equal('drop');
      expect(read.arrive(at(7), true)).to.equal('recover');
    });
  });

  describe('acknowledge', () => {
    interface Row {
      readonly what: string;
      readonly position: Position | null;
      readonly isRecovered: boolean;
      readonly verdict: Verdict;
      readonly then: Position | null;
    }
    const rows: readonly Row[] = [
      { what: 'everything follows', position: at(15), isRecovered: true, verdict: 'drop', then: at(10) },
      { what: 'nothing was missed', position: at(10), isRecovered: true, verdict: 'drop', then: at(10) },
      {
        what: 'the history is too short',
        position: at(90),
        isRecovered: false,
        verdict: 'resync',
        then: at(90),
      },
      {
        what: 'the log is another',
        position: at(3, 'b'),
        isRecovered: true,
        verdict: 'resync',
        then: at(3, 'b'),
      },
      { what: 'the log is behind us', position: at(3), isRecovered: true, verdict: 'resync', then: at(3) },
      {
        what: 'the server no longer numbers',
        position: null,
        isRecovered: true,
        verdict: 'resync',
        then: null,
      },
    ];
    for (const { what, position, isRecovered, verdict, then } of rows) {
      it(`says ${verdict} where ${what}`, () => {
        const read = reading();
        expect(read.acknowledge({ position, isRecovered, hadSince: true }, true)).to.equal(verdict);
        expect(read.position).to.deep.equal(then);
        expect(read.isRecovering).to.be.false;
      });
    }

    it('takes the place a first subscription is given', () => {
      const read = reading(null);
      expect(read.acknowledge({ position: at(41), isRecovered: false, hadSince: false }, true)).to.equal(
        'drop',
      );
      expect(read.arrive(at(42), true)).to.equal('deliver');
    });
  });
});
