/* Longer than most, for it is one run from the top of a page to its end: each step begins where the last one left the focus. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { telemetry } from '../makers/telemetry.js';
import { NOON, running } from '../server/running.node.js';
import { isBuilt, openBrowser, textOf, untilText } from './browser.node.js';
import { nameFunctions, settled, standStill } from './costs-page.node.js';
import { Hands } from './hands.node.js';
import { microsOf, money } from './printed.node.js';

const PATIENCE_MS = 5_000;

const MODELS = ['gpt-4', 'gpt-4o', 'gpt-5-mini', 'gpt-3.5-turbo', 'claude-sonnet-4', 'gemini-2.5-pro'];

/** Four hundred requests of five days for forty domains, and three sessions at noon. */
const ROWS = [
  ...Array.from({ length: 400 }, (_, index) =>
    telemetry({
      time: NOON - 3_600_000 - index * 1_000_000,
      session: `s-${index}`,
      domain: `domain-${String(index % 40).padStart(2, '0')}`,
      model: MODELS[index % MODELS.length],
      input_tokens: 1_000 + index * 7,
    }),
  ),
  ...['s-one', 's-two', 's-three'].map((session, index) =>
    telemetry({
      time: NOON - (index + 1) * 60_000,
      session,
      domain: 'domain-00',
      input_tokens: 1_000 * (index + 1),
    }),
  ),
];

describe('the cost page, by keys alone', () => {
  before(() => assert.ok(isBuilt(), 'nothing is built: run "npm run build"'));

  it('does everything that the mouse does', async (t) => {
    const server = await running(t);
    const { status } = await server.post('/api/telemetry', ROWS);
    assert.equal(status, 201);
    const page = await (await openBrowser(t)).newPage();
    const hands = new Hands(page);
    await nameFunctions(page);
    await standStill(page, NOON);
    await page.goto(`${server.url}demo/costs.html`);
    await settled(page);
    await untilText(page, 'date-range', /Today is/, PATIENCE_MS);
    await page.waitForNetworkIdle({ idleTime: 500 });

    const says = (tag: string, pattern: RegExp): Promise<string> =>
      untilText(page, tag, pattern, PATIENCE_MS);
    const asked = (search: string): Promise<unknown> =>
      page.waitForFunction((wanted) => location.search === wanted, { timeout: PATIENCE_MS }, search);
    const requestsOf = (where: string): RegExp => {
      const [row] = server.rows<{ requests: number }>(
        `SELECT COUNT(*) AS requests FROM requests WHERE ${where}`,
      );
      return new RegExp(`Requests ${row?.requests} `);
    };

    await t.test('reaches every control in view, and nothing else', async () => {
      const controls = await hands.controls();
      const stops = await hands.stops(controls.length);
      assert.ok(controls.length > 60, `${controls.length} controls`);
      assert.deepEqual(stops.toSorted(), controls.toSorted());
      // One more leaves the page at its end, and the next begins anew.
      await hands.press('Tab');
    });

    await t.test('goes to another period, to any days, and back', async () => {
      await hands.use('date-range', '30 days');
      await asked('?range=30d');
      await hands.use('date-range', 'Custom', 'Space');
      await hands.isAt('date-range', /Start|First day|From/);
      await hands.press('Enter');
      await page.waitForFunction(() => /^\?range=\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/.test(location.search));
      await hands.isAt('date-range', 'Custom');
      await hands.use('date-range', 'Reset');
      await asked('');
      await hands.isAt('date-range', '7 days');
    });

    await t.test('narrows the page to a domain and a model, and shows all again', async () => {
      await hands.to('date-range', /^Domain/);
      await hands.type('domain-05');
      await says('key-metrics', requestsOf(`domain = 'domain-05'`));
      await hands.to('date-range', /^Model/);
      await hands.type('gemini');
      await says('key-metrics', requestsOf(`domain = 'domain-05' AND model = 'gemini-2.5-pro'`));
      await hands.use('date-range', 'Reset');
      await says('key-metrics', requestsOf('1'));
    });

    await t.test('zooms, moves and resets the trend, walks its points, and reads its table', async () => {
      await hands.use('cost-trend', 'Zoom in');
      await says('cost-trend', /4 points/);
      await hands.use('cost-trend', 'Earlier');
      await hands.use('cost-trend', 'Show everything');
      await says('cost-trend', /6 points/);
      await hands.to('cost-trend', 'Cost trend');
      await hands.press('Home');
      await says('cost-trend', /Point 1 of 6, Nov 15/);
      await hands.press('ArrowRight');
      await says('cost-trend', /Point 2 of 6, Nov 16/);
      await hands.press('x', '+');
      await says('cost-trend', /Nov 16 to Nov 18, 3 points/);
      await hands.press('0', 'Escape');
      await says('cost-trend', /6 points/);
      await hands.to('cost-trend', 'Table', 'back');
      await hands.press('Enter');
      await hands.isAt('cost-trend', 'Table');
      await hands.use('cost-trend', 'Sort by Requests');
      await says('cost-trend', /Sorted by Requests, descending/);
      await hands.isAt('cost-trend', 'Sort by Requests');
    });

    await t.test('stops what moves', async () => {
      await hands.use('live-cost', 'Pause the live figures', 'Space');
      await hands.isAt('live-cost', 'Resume the live figures');
      await hands.press('Space');
      await hands.isAt('live-cost', 'Pause the live figures');
    });

    await t.test('sets an alert, is refused, changes it, checks it and removes it', async () => {
      const thresholds = () =>
        server.rows<{ alert: string }>(
          `SELECT domain || ' ' || alert_type || ' ' || threshold_micros AS alert FROM cost_alerts`,
        );
      await hands.use('budget-alert-settings', 'Add an alert');
      await hands.isAt('budget-alert-settings', 'Domain');
      await hands.type('domain-00');
      await hands.to('budget-alert-settings', 'Period');
      await hands.type('Week');
      await hands.to('budget-alert-settings', /^Threshold/);
      await hands.type('much');
      await hands.press('Enter');
      await says('budget-alert-settings', /This is no amount\. Write it as/);
      await hands.isAt('budget-alert-settings', /^Threshold/);
      await hands.type('0');
      await hands.press('Enter');
      await says('budget-alert-settings', /must be above zero/);
      assert.deepEqual(thresholds(), []);
      await hands.type('12.50');
      await hands.press('Enter');
      await says('budget-alert-settings', /Saved: the weekly alert of domain-00 is \$12\.50/);
      await hands.isAt('budget-alert-settings', 'Change the weekly alert of domain-00');
      assert.deepEqual(thresholds(), [{ alert: 'domain-00 weekly 12500000' }]);
      await hands.press('Enter');
      await hands.isAt('budget-alert-settings', /^Threshold/);
      await hands.type('0.05');
      await hands.press('Enter');
      await says('budget-alert-settings', /Saved: the weekly alert of domain-00 is \$0\.05/);
      await hands.isAt('budget-alert-settings', 'Change the weekly alert of domain-00');
      await hands.to('budget-alert-settings', 'Check now', 'back');
      await hands.press('Enter');
      // The week of the account began on Monday, in New York.
      const [spent] = server.rows<{ pico: string }>(
        `SELECT CAST(SUM(cost_pico) AS TEXT) AS pico FROM requests
         WHERE domain = 'domain-00' AND at >= ${Date.parse('2026-11-16T05:00:00Z')}`,
      );
      const said = await says('budget-alert-settings', /1 of 1 alert exceeded/);
      assert.ok(said.includes(`${money(microsOf(BigInt(spent?.pico ?? 0)))} of $0.05`), said);
      await hands.use('budget-alert-settings', 'Remove the weekly alert of domain-00');
      await hands.isAt('budget-alert-settings', 'Keep it');
      await hands.to('budget-alert-settings', 'Remove', 'back');
      await hands.press('Enter');
      await says('budget-alert-settings', /Removed: the weekly alert of domain-00/);
      await hands.isAt('budget-alert-settings', 'Add an alert');
      assert.deepEqual(thresholds(), []);
    });

    await t.test('compares models, looks into one, and lets go of it', async () => {
      await hands.to('model-comparison', /^Compared by/);
      await hands.type('Req');
      await says('model-comparison', /of requests/);
      await hands.use('model-comparison', /^gpt-4o /);
      await says('key-metrics', requestsOf(`model = 'gpt-4o'`));
      await says('date-range', /gpt-4o/);
      await hands.isAt('model-comparison', /^gpt-4o /);
      await hands.use('model-comparison', 'All models');
      await says('key-metrics', requestsOf('1'));
      await hands.isAt('model-comparison', /of requests$/);
    });

    await t.test('sorts the sessions, opens one, reads it and closes it', async () => {
      await hands.use('live-sessions', 'Sort by Cost');
      await says('live-sessions', /Sorted by Cost, descending/);
      await hands.use('live-sessions', 'Details of session s-two');
      await hands.isAt('live-sessions', 'Close');
      const [session] = server.rows<{ pico: string }>(
        `SELECT CAST(SUM(cost_pico) AS TEXT) AS pico FROM requests WHERE session = 's-two'`,
      );
      const text = await textOf(page, 'live-sessions');
      const cost = money(microsOf(BigInt(session?.pico ?? 0)));
      assert.match(text, /Session s-two/);
      assert.ok(text.includes(`Cost ${cost}Uptime 2 min`), text);
      await hands.press('Escape');
      await hands.isAt('live-sessions', 'Details of session s-two');
      await hands.press('Enter');
      await hands.isAt('live-sessions', 'Close');
      await hands.press('Enter');
      await hands.isAt('live-sessions', 'Details of session s-two');
    });

    await t.test('searches the domains, sorts them, turns the page and looks into one', async () => {
      await hands.to('domain-costs', 'Search domains');
      await hands.type('main 07');
      await says('domain-costs', /1 domain ·/);
      await hands.press('Escape');
      await says('domain-costs', /40 domains ·/);
      await hands.use('domain-costs', 'Sort by Domain');
      await says('domain-costs', /Sorted by Domain, ascending/);
      await hands.use('domain-costs', 'Next page');
      await says('domain-costs', /Page 2 of 2/);
      await hands.isAt('domain-costs', 'Next page');
      await hands.to('domain-costs', 'domain-39', 'back');
      await hands.press('Enter');
      await says('key-metrics', requestsOf(`domain = 'domain-39'`));
      await hands.isAt('domain-costs', 'domain-39');
      await hands.to('domain-costs', 'All domains', 'back');
      await hands.press('Enter');
      await says('key-metrics', requestsOf('1'));
    });

    await t.test('walks the bars of the breakdown, looks inside one and comes out again', async () => {
      await hands.to('cost-breakdown', 'By model');
      await hands.press('Home');
      await says('cost-breakdown', /Point 1 of 6, gpt-4, /);
      await hands.press('Enter');
      await says('cost-breakdown', /By provider/);
      await hands.press('Escape');
      await says('cost-breakdown', /By model/);
      await hands.to('cost-breakdown', 'Table', 'back');
      await hands.press('Enter');
      await says('cost-breakdown', /Sorted by Cost, descending/);
    });

    await t.test('writes a file, and stops another', async () => {
      await page.evaluate(() =>
        document.addEventListener('data-export', (event) => {
          Object.assign(globalThis, { file: (event as CustomEvent<{ text: string }>).detail.text });
          event.preventDefault();
        }),
      );
      await hands.use('data-export', 'Download CSV');
      await page.waitForFunction(() => (globalThis as { file?: string }).file !== undefined);
      const file = await page.evaluate(() => (globalThis as { file?: string }).file);
      assert.match(file ?? '', /^Model,Provider,Cost \(USD\),Requests,Tokens\r\ngpt-4,openai,/);
      // What is read anew can be waited for.
      await page.evaluate(() => document.querySelector('data-export')?.removeAttribute('for'));
      const session = await page.createCDPSession();
      await session.send('Fetch.enable', { patterns: [{ urlPattern: '*/api/analytics/costs*' }] });
      await hands.isAt('data-export', 'Download CSV');
      await hands.press('Enter');
      await says('data-export', /Reading/);
      await hands.use('data-export', 'Cancel');
      await says('data-export', /Cancelled; no file was made/);
      await hands.isAt('data-export', 'Download CSV');
    });
  });
});
