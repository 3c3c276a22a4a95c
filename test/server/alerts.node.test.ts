import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { act, ActionError } from '../../src/store/act.js';
import { alertsQuery, checkAlerts, setAlert } from '../../src/store/alert-actions.js';
import { readAnswer, type AnswerOptions } from '../../src/store/read-answer.js';
import type { AlertsAnswer } from '../../src/wire/cost-alerts.js';
import { toAmount, type Amount } from '../../src/wire/field.js';
import { exactCost, fill, allRows, dayOf } from './ledger.node.js';
import { running, type Running } from './running.node.js';

const { signal } = new AbortController();

const optionsFor = ({ url }: Running): (() => AnswerOptions) => {
  const options = { pageUrl: null, apiBase: `${url}api` };
  return () => options;
};

const listed = (server: Running): Promise<AlertsAnswer> =>
  readAnswer(alertsQuery, optionsFor(server), signal);

const daily = { domain: 'shop.example', type: 'daily' } as const;

describe('alerts against the demo server', () => {
  it('are set, listed, changed, checked against the rows, and removed', async (t) => {
    const server = await running(t);
    const options = optionsFor(server);
    await fill(server, '2026-11-19T00:00:00Z', '2026-11-20T16:00:00Z', 200);
    const rows = allRows(server).filter(({ at }) => dayOf(at, 'America/New_York') === '2026-11-20');
    const spent = rows.reduce((sum, row) => sum + (exactCost(row) ?? 0n), 0n);
    assert.ok(spent > 0n);

    const whole = { domain: '', type: 'daily' } as const;
    assert.deepEqual(await act(setAlert(whole, '0.000001' as Amount), options, signal), [
      { ...whole, threshold: '0.000001' },
    ]);
    await act(setAlert(daily, '5' as Amount), options, signal);
    assert.deepEqual(await act(setAlert(daily, '1234.5' as Amount), options, signal), [
      { ...daily, threshold: '1234.5' },
    ]);
    const { alerts, domains, timeZone } = await listed(server);
    assert.deepEqual(alerts, [
      { ...whole, threshold: '0.000001' },
      { ...daily, threshold: '1234.5' },
    ]);
    assert.equal(timeZone, 'America/New_York');
    assert.ok(domains.length > 0, 'it offers domains');

    const checked = await act(checkAlerts(''), options, signal);
    const [check] = checked.alerts;
    assert.equal(check?.isExceeded, true);
    assert.equal(check.windowEnd, Date.parse('2026-11-21T05:00:00Z'));
    const exact = toAmount(Number(spent) / 1e12) ?? '';
    assert.ok(Math.abs(Number(check.current) - Number(exact)) < 1e-6, `${check.current} is not ${exact}`);

    assert.deepEqual(await act(setAlert(daily, null), options, signal), []);
    await act(setAlert(whole, null), options, signal);
    assert.deepEqual((await listed(server)).alerts, []);
  });

  it('are refused with the field and the server’s words', async (t) => {
    const server = await running(t);
    const refused = act(setAlert(daily, '2000000000' as Amount), optionsFor(server), signal);
    await assert.rejects(refused, (error: unknown) => {
      assert.ok(error instanceof ActionError);
      assert.equal(error.reason, 'invalid');
      assert.equal(error.said?.field, 'threshold_usd');
      assert.match(error.said.message, /at most 1000000000/);
      return true;
    });
  });
});
