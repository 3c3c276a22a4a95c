import { expect } from '@open-wc/testing';
import { decodeFrame, eventName } from '../../src/wire/envelope.js';

describe('eventName', () => {
  for (const name of ['usage-update', 'usage_update', 'usage.update', 'usageUpdate', 'Usage.Update']) {
    it(`makes ${name} one name`, () => expect(eventName(name)).to.equal('usage-update'));
  }
});

describe('decodeFrame', () => {
  it('reads a full envelope', () => {
    const frame = JSON.stringify({
      event: 'budget.alert',
      data: { a_b: 1 },
      timestamp: '2026-01-15T10:30:00Z',
      id: 1842,
      seq: 1842,
      epoch: 'b7f3',
      topic: 'campaign-123',
    });
    expect(decodeFrame(frame).events).to.deep.equal([
      {
        name: 'budget-alert',
        data: { a_b: 1 },
        at: Date.parse('2026-01-15T10:30:00Z'),
        id: '1842',
        position: { seq: 1842, epoch: 'b7f3' },
        topic: 'campaign-123',
      },
    ]);
  });

  it('needs no more than a name, in event or in type', () => {
    const [plain, cloud] = decodeFrame('[{"event":"tick"},{"type":"tick","time":1000}]').events;
    expect(plain).to.include({ name: 'tick', at: null, id: null, position: null, topic: '' });
    expect(cloud).to.include({ name: 'tick', at: 1000 });
  });

  it('reads a batch in order and goes on after junk in it', () => {
    const { events, faults } = decodeFrame('[{"event":"a"},7,null,{"nothing":1},[],{"event":"b"}]');
    expect(events.map(({ name }) => name)).to.deep.equal(['a', 'b']);
    expect(faults).to.have.length(4);
  });

  it('tells control frames from events', () => {
    const { events, controls } = decodeFrame('{"action":"welcome","features":["resume"]}');
    expect(events).to.deep.equal([]);
    expect(controls).to.deep.equal([{ action: 'welcome', features: ['resume'] }]);
  });

  it('refuses a binary frame', () => {
    expect(decodeFrame(new ArrayBuffer(4)).faults).to.have.nested.property('[0].code', 'bad-shape');
  });

  for (const seq of ['1', -1, 1.5, 2 ** 53, {}, true]) {
    it(`refuses ${JSON.stringify(seq)} as a position`, () => {
      expect(decodeFrame(JSON.stringify({ event: 'a', seq })).faults).to.have.length(1);
    });
  }

  for (const name of ['', '-', 'a b', '<b>', 'x'.repeat(101), '__proto__']) {
    it(`refuses the name ${JSON.stringify(name).slice(0, 20)}`, () => {
      expect(decodeFrame(JSON.stringify({ event: name })).faults).to.have.length(1);
    });
  }

  describe('of a broker', () => {
    const position = { epoch: 'e', seq: 9, prev: 5 };

    it('believes the broker, and not the message, about topic and place', () => {
      const text = '{"event":"a","topic":"of-another","epoch":"x","seq":1}';
      const [event] = decodeFrame(text, { topic: 'own', position }).events;
      expect(event).to.deep.include({ topic: 'own', position });
    });

    it('believes the message about its place where the broker keeps no log', () => {
      const [event] = decodeFrame('{"event":"a","seq":1}', { topic: 'own', position: null }).events;
      expect(event).to.deep.include({ topic: 'own', position: { epoch: '', seq: 1 } });
    });

    it('takes nothing for a control frame: whoever may publish does not speak for the server', () => {
      const { controls, faults } = decodeFrame('{"action":"goaway"}', { topic: '', position: null });
      expect(controls).to.deep.equal([]);
      expect(faults).to.have.length(1);
    });

    it('reads a batch, but not as one place in a log', () => {
      const batch = '[{"event":"a"},{"event":"b"}]';
      expect(decodeFrame(batch, { topic: '', position: null }).events).to.have.length(2);
      expect(decodeFrame(batch, { topic: '', position }).faults).to.have.length(1);
    });
  });

  it('does not take an inherited field for its own', () => {
    expect(decodeFrame('{"__proto__":{"event":"sneaky"}}').events).to.deep.equal([]);
  });
});
