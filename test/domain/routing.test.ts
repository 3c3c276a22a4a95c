import { expect } from '@open-wc/testing';
import {
  readLanes,
  starsOf,
  successLevel,
  totalOfLanes,
  weakestLane,
  type LaneReading,
} from '../../src/domain/routing.js';
import { routingAnswer } from '../makers/answers.js';

const readingsOf = (lanes: Record<string, unknown>): readonly LaneReading[] =>
  readLanes(routingAnswer({ lanes }));

describe('successLevel', () => {
  for (const [ratio, level] of [
    [1, 'ok'],
    [0.95, 'ok'],
    [0.9499999, 'warning'],
    [0.8, 'warning'],
    [0.7999999, 'exceeded'],
    [0, 'exceeded'],
    [null, null],
  ] as const) {
    it(`is ${level ?? 'unknown'} at ${ratio}`, () => {
      expect(successLevel(ratio)).to.equal(level);
    });
  }

  it('follows the thresholds it is given', () => {
    expect(successLevel(0.9, { ok: 0.9, warning: 0.5 })).to.equal('ok');
    expect(successLevel(0.4, { ok: 0.9, warning: 0.5 })).to.equal('exceeded');
  });
});

describe('readLanes', () => {
  it('reads green, yellow and red in this order', () => {
    const lanes = readLanes(routingAnswer());
    expect(lanes.map(({ lane, level }) => [lane, level])).to.deep.equal([
      ['green', 'ok'],
      ['yellow', 'warning'],
      ['red', 'exceeded'],
    ]);
    expect(lanes[0]).to.deep.equal({
      lane: 'green',
      isReported: true,
      tasks: 1240,
      successRatio: 0.982,
      level: 'ok',
      avgTokens: 812,
      rating: 4.3,
      cost: '12.4',
    });
  });

  it('makes no red zero of no tasks', () => {
    const [green] = readingsOf({
      green: { task_count: 0, success_rate: 0, avg_tokens: 0, feedback_rating: 0, cost: 0 },
    });
    expect(green).to.include({
      tasks: 0,
      successRatio: null,
      level: null,
      avgTokens: null,
      rating: null,
      cost: '0',
    });
  });

  it('keeps a zero that was earned', () => {
    const [green] = readingsOf({ green: { task_count: 3, success_rate: 0 } });
    expect(green).to.include({ successRatio: 0, level: 'exceeded' });
  });

  it('takes a lane nobody spoke of for unknown, not for empty', () => {
    const red = readingsOf({ green: { task_count: 3 } })[2];
    expect(red).to.include({ lane: 'red', isReported: false, tasks: null, successRatio: null });
  });

  it('follows the thresholds it is given', () => {
    const lanes = readLanes(routingAnswer(), { ok: 0.6, warning: 0.5 });
    expect(lanes.map(({ level }) => level)).to.deep.equal(['ok', 'ok', 'ok']);
  });
});

describe('totalOfLanes', () => {
  it('weighs by tasks: 90 % of 10 and 50 % of 30 make 60 %', () => {
    const total = totalOfLanes(
      readingsOf({
        green: { task_count: 10, success_rate: 0.9, avg_tokens: 100, feedback_rating: 5, cost: '0.1' },
        yellow: { task_count: 30, success_rate: 0.5, avg_tokens: 500, feedback_rating: 3, cost: '0.2' },
      }),
    );
    expect(total.tasks).to.equal(40);
    expect(total.successRatio).to.be.closeTo(0.6, 1e-12);
    expect(total.level).to.equal('exceeded');
    expect(total.avgTokens).to.be.closeTo(400, 1e-9);
    expect(total.rating).to.be.closeTo(3.5, 1e-12);
    expect(total.cost).to.equal('0.3');
    expect(total.isPartial).to.be.false;
    expect(total.isCostPartial).to.be.false;
  });

  it('leaves lanes without tasks out of every average', () => {
    const total = totalOfLanes(
      readingsOf({
        green: { task_count: 10, success_rate: 0.9 },
        red: { task_count: 0, success_rate: 0 },
      }),
    );
    expect(total).to.include({ tasks: 10, successRatio: 0.9, isPartial: false });
  });

  it('averages only what it knows, and says when the sums are lower bounds', () => {
    const total = totalOfLanes(
      readingsOf({
        green: { task_count: 10, success_rate: 0.9, cost: 1 },
        yellow: { task_count: null, success_rate: 0.1, cost: null },
        red: { task_count: 10, success_rate: null, cost: 2 },
      }),
    );
    expect(total).to.include({
      tasks: 20,
      successRatio: 0.9,
      cost: '3',
      isPartial: true,
      isCostPartial: true,
    });
  });

  it('knows nothing of nothing', () => {
    expect(totalOfLanes(readingsOf({}))).to.deep.equal({
      tasks: null,
      successRatio: null,
      level: null,
      avgTokens: null,
      rating: null,
      cost: null,
      isPartial: false,
      isCostPartial: false,
    });
  });

  it('has no success where there are no tasks at all', () => {
    expect(totalOfLanes(readingsOf({ green: { task_count: 0, success_rate: 1 } }))).to.include({
      tasks: 0,
      successRatio: null,
      level: null,
    });
  });
});

describe('weakestLane', () => {
  it('is the lane that succeeds least', () => {
    expect(weakestLane(readLanes(routingAnswer()))?.lane).to.equal('red');
  });

  it('is none where all is well, or where there is nothing to compare', () => {
    const well = { task_count: 1, success_rate: 0.99 };
    expect(weakestLane(readingsOf({ green: well, yellow: well }))).to.equal(null);
    expect(weakestLane(readingsOf({ green: { task_count: 1, success_rate: 0.1 } }))).to.equal(null);
    expect(weakestLane([])).to.equal(null);
  });
});

describe('starsOf', () => {
  const drawn = (rating: number): string =>
    starsOf(rating)
      .map((star) => ({ full: '*', half: '+', empty: '-' })[star])
      .join('');
  for (const [rating, stars] of [
    [0, '-----'],
    [0.24, '-----'],
    [0.25, '+----'],
    [2.5, '**+--'],
    [3.74, '***+-'],
    [4.3, '****+'],
    [4.75, '*****'],
    [5, '*****'],
    [7, '*****'],
    [-1, '-----'],
    [NaN, '-----'],
  ] as const) {
    it(`draws ${rating} as ${stars}`, () => {
      expect(drawn(rating)).to.equal(stars);
    });
  }
});
