import { expect } from '@open-wc/testing';
import { toCsv } from '../../src/domain/csv.js';
import { trendColumns } from '../../src/domain/trend-csv.js';
import { dailyTrend, hourlyTrend } from '../../src/domain/usage-trend.js';
import type { Amount } from '../../src/wire/field.js';

const zone = 'America/New_York';
const hour = (iso: string, cost: string | null) => ({
  hour: Date.parse(iso),
  cost: cost as Amount | null,
  requests: 3,
});

describe('trendColumns', () => {
  const cover = { asOf: Date.parse('2026-11-01T07:00Z'), zone };
  const hours = hourlyTrend([hour('2026-11-01T05:00Z', '0.1'), hour('2026-11-01T06:00Z', null)], cover);

  it('tell apart the hour that a change of clocks repeats, and leave what is unknown empty', () => {
    expect(toCsv(trendColumns('hour', 'USD', zone), hours)).to.equal(
      'Hour,Cost (USD),Requests\r\n2026-11-01T01:00:00-04:00,0.1,3\r\n2026-11-01T01:00:00-05:00,,3\r\n',
    );
  });

  it('name days by their date in the zone', () => {
    expect(toCsv(trendColumns('day', null, zone), dailyTrend(hours, cover))).to.equal(
      'Date,Cost,Requests\r\n2026-11-01,0.1,6\r\n',
    );
  });
});
