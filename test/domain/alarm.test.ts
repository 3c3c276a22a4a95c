import { expect } from '@open-wc/testing';
import { observeAlarms, type Alarm } from '../../src/domain/alarm.js';
import { NO_CROSSINGS, type Crossings } from '../../src/domain/crossing-state.js';
import { NOON } from '../makers/readings.js';

const MINUTE = 60_000;
const MIDNIGHT = NOON + 12 * 60 * MINUTE;

/** Looks at one alarm, a minute apart, and tells what came of each look. */
function looks(...alarms: readonly Partial<Alarm>[]): string[] {
  let state: Crossings = NO_CROSSINGS;
  return alarms.map((alarm, i) => {
    const at = NOON + i * MINUTE;
    const seen = observeAlarms(state, [{ id: 'stop', isOn: true, windowEnd: null, at, ...alarm }], at);
    state = seen.state;
    return [...seen.fired, ...seen.recovered].map(({ direction }) => direction).join(', ');
  });
}

const [on, off] = [{ isOn: true }, { isOn: false }];

describe('observeAlarms', () => {
  it('tells once that an alarm went on, and once that it went off', () => {
    expect(looks(off, on, on, off, off, on)).to.eql(['', 'up', '', 'down', '', 'up']);
  });

  it('takes no say from what was true before the last change', () => {
    expect(looks(on, { ...off, at: NOON - MINUTE })).to.eql(['up', '']);
  });

  it('begins anew with a new window', () => {
    const after = { windowEnd: MIDNIGHT + 24 * 60 * MINUTE, at: MIDNIGHT + MINUTE };
    expect(
      looks({ windowEnd: MIDNIGHT }, { ...off, ...after }, { ...on, ...after, at: after.at + 1 }),
    ).to.eql(['up', 'down', 'up']);
  });

  it('returns the very state where nothing changed', () => {
    const alarm = { id: 'stop', isOn: true, windowEnd: null, at: NOON };
    const { state } = observeAlarms(NO_CROSSINGS, [alarm], NOON);
    expect(observeAlarms(state, [alarm], NOON).state).to.equal(state);
  });
});
