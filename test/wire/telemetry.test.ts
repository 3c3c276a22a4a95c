import { expect } from '@open-wc/testing';
import {
  decodeTelemetry,
  decodeTelemetryPart,
  mergeTelemetry,
  telemetryFrom,
  type TelemetryPart,
} from '../../src/wire/telemetry.js';
import { telemetryAnswer, telemetryPayload } from '../makers/telemetry-answer.js';

describe('decodeTelemetry', () => {
  it('reads every section, percentages as ratios', () => {
    const answer = telemetryAnswer();
    expect(answer.overview).to.include({ totalRequests: 1_600, successRatio: 0.95, errorRatio: 0.05 });
    expect(answer.cost).to.include({ total: '63.5', average: '0.0396875', trend: 'increasing' });
    expect(answer.models[0]).to.deep.equal({
      model: 'gpt-4-turbo',
      provider: 'openai',
      requests: 600,
      cost: '51.2',
      tokens: 900_000,
      requestRatio: 0.375,
      avgResponseTime: 1_400,
    });
    expect(answer.hours[0]).to.deep.equal({ hour: Date.UTC(2026, 10, 20, 10), cost: '0.31', requests: 9 });
    expect(answer.live.sessions.map(({ id, uptime }) => [id, uptime])).to.deep.equal([
      ['s-1', 2_400],
      ['s-2', 65],
    ]);
    expect(answer.before).to.include({ cost: '50.8', successRatio: 0.94 });
  });

  it('reads amounts that carry a sign and commas, and names in snake_case', () => {
    const decoded = decodeTelemetry({
      cost: { total: '$1,234.50', projected_monthly: '9,999' },
      model_usage: [{ model: 'gpt-4', count: '7' }],
    });
    expect(decoded.ok && decoded.value.cost).to.include({ total: '1234.5', projectedMonthly: '9999' });
    expect(decoded.ok && decoded.value.models[0]?.requests).to.equal(7);
  });

  it('keeps unknown apart from zero', () => {
    const answer = telemetryAnswer({ cost: { total: null, average: 0 }, overview: {} });
    expect([answer.cost.total, answer.cost.average, answer.cost.perHour]).to.deep.equal([null, '0', null]);
    expect(answer.overview.totalRequests).to.equal(null);
    expect(telemetryAnswer({ modelUsage: [{ model: 'x', cost: null }] }).models[0]?.cost).to.equal(null);
  });

  const mistakes: readonly (readonly [overrides: Record<string, unknown>, field: string])[] = [
    [{ overview: { successRate: 101 } }, 'overview.successRate'],
    [{ overview: [] }, 'overview'],
    [{ cost: { total: 'lots' } }, 'cost.total'],
    [{ cost: { trend: 'sideways' } }, 'cost.trend'],
    [{ modelUsage: [{ model: 'a' }, {}] }, 'modelUsage.1.model'],
    [{ hourlyTrend: [{ hour: 'noon' }] }, 'hourlyTrend.0.hour'],
    [{ live: { sessionsData: [{ id: {} }] } }, 'live.sessionsData.0.id'],
  ];
  for (const [overrides, field] of mistakes) {
    it(`names ${field} when that is wrong`, () => {
      const decoded = decodeTelemetry(telemetryPayload(overrides));
      expect(decoded.ok ? '' : decoded.fault.field).to.equal(field);
    });
  }

  it('takes no error page for an answer', () => {
    expect(decodeTelemetry({ message: 'not found' }).ok).to.equal(false);
  });
});

describe('mergeTelemetry', () => {
  const part = (input: unknown): TelemetryPart => {
    const decoded = decodeTelemetryPart(input);
    if (!decoded.ok) throw new Error(decoded.fault.message);
    return decoded.value;
  };

  it('changes what is spoken of, and nothing else', () => {
    const before = telemetryAnswer();
    const after = mergeTelemetry(before, part({ cost: { total: '64' }, as_of: '2026-11-20T13:01:00Z' }));
    expect(after.cost.total).to.equal('64');
    expect([after.overview, after.models, after.live]).to.deep.equal([
      before.overview,
      before.models,
      before.live,
    ]);
    expect(after.asOf).to.equal(Date.UTC(2026, 10, 20, 13, 1));
  });

  it('lays hours over those known, in order', () => {
    const after = mergeTelemetry(
      telemetryAnswer(),
      part({
        hourlyTrend: [
          { hour: '2026-11-20T13:00:00Z', cost: '0.01', requests: 1 },
          { hour: '2026-11-20T12:00:00Z', cost: '0.50', requests: 14 },
        ],
      }),
    );
    expect(after.hours.map(({ requests }) => requests)).to.deep.equal([9, 11, 14, 1]);
  });

  it('makes an answer of a part alone', () => {
    expect(telemetryFrom(part({ live: { activeSessions: 1 } }))).to.deep.include({
      live: { activeSessions: 1, currentCost: null, sessions: [] },
      models: [],
    });
  });
});
