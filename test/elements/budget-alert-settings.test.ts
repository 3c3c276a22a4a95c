import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { BudgetAlertSettingsElement } from '../../src/elements/budget-alert-settings.js';
import { EventStreamElement } from '../../src/elements/event-stream.js';
import type { AlertChange } from '../../src/elements/alert-desk.js';
import { budgetAlertSettings as german } from '../../src/text/de/budget-alert-settings.js';
import { registerStrings } from '../../src/text/strings.js';
import { alertsPayload, checksPayload } from '../makers/alerts.js';
import { register } from '../support/register.js';
import { spokenOf } from '../support/spoken.js';
import { startServer, type Reply, type TestServer } from '../support/test-server.js';
import { waitUntil } from '../support/wait-until.js';

register(EventStreamElement, BudgetAlertSettingsElement);
registerStrings('de', { budgetAlertSettings: german });

const GET = 'GET monitoring/chat';
const POST = 'POST monitoring/chat';
const PATH = 'monitoring/chat';

type Alert = Readonly<Record<string, unknown>>;

const alerts = alertsPayload()['alerts'] as readonly Alert[];
const withDaily = (threshold: number | string): Reply => ({
  json: alertsPayload({
    alerts: alerts.map((alert) =>
      alert['alert_type'] === 'daily' ? { ...alert, threshold_usd: threshold } : alert,
    ),
  }),
});
const shopWith = (threshold: number | string): Reply => ({
  json: {
    alerts: [
      { domain: 'shop.example', alert_type: 'daily', threshold_usd: threshold },
      { domain: 'shop.example', alert_type: 'weekly', threshold_usd: '30.5' },
    ],
  },
});

describe('<budget-alert-settings>', () => {
  let server: TestServer;
  let element: BudgetAlertSettingsElement;
  let events: { name: string; detail: AlertChange }[];

  beforeEach(async () => {
    server = await startServer();
    events = [];
  });

  afterEach(() => server.stop());

  async function show(routes: Readonly<Record<string, Reply | readonly Reply[]>> = {}, lang = 'en') {
    await server.route({ [GET]: { json: alertsPayload() }, ...routes });
    const stream = await fixture<EventStreamElement>(
      html`<event-stream api-base=${server.httpUrl} refresh-interval="0" poll-interval="0" lang=${lang}
        ><budget-alert-settings></budget-alert-settings
      ></event-stream>`,
    );
    element = stream.querySelector('budget-alert-settings') as BudgetAlertSettingsElement;
    element.style.setProperty('--sw-motion-duration', '0s');
    for (const name of ['alert-change', 'alert-saved'])
      element.addEventListener(name, (event) =>
        events.push({ name, detail: (event as CustomEvent<AlertChange>).detail }),
      );
    await waitUntil(() => element.matches(':state(ready), :state(empty)'), 'no alerts');
    await element.updateComplete;
    return stream;
  }

  const root = () => element.shadowRoot as ShadowRoot;
  const get = <E extends HTMLElement = HTMLElement>(selector: string) => root().querySelector(selector) as E;
  const button = (name: string) =>
    [...root().querySelectorAll('button')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === name,
    ) as HTMLButtonElement;
  const press = async (name: string) => {
    button(name).focus();
    button(name).click();
    await element.updateComplete;
  };
  const type = async (selector: string, text: string) => {
    const input = get<HTMLInputElement>(selector);
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await element.updateComplete;
  };
  const submit = async () => {
    get('[part="save"]').focus();
    get('[part="save"]').click();
    await element.updateComplete;
  };
  const said = () => root().querySelector('[role="status"]:last-child')?.textContent ?? '';
  const posts = async () =>
    (await server.state()).requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
  const changeDaily = () => press('Change the daily alert of shop.example');

  describe('shows', () => {
    it('the alerts by domain, the whole account first', async () => {
      await show();
      expect(spokenOf(element)).to.match(
        /Cost alerts .*Whole account Monthly \$1,200\.00 .*shop\.example Daily \$5\.00 .*Weekly \$30\.50/,
      );
    });

    it('data of the page’s own without any button', async () => {
      element = await fixture(html`<budget-alert-settings .alerts=${alerts}></budget-alert-settings>`);
      expect(root().querySelectorAll('button')).to.have.length(0);
      expect(spokenOf(element)).to.contain('Shown only');
      expect(element.matches(':state(ready)')).to.equal(true);
    });

    it('that it is not connected, without a stream', async () => {
      element = await fixture(html`<budget-alert-settings></budget-alert-settings>`);
      expect(spokenOf(element)).to.contain('Not connected');
    });

    it('that there is none, and the way to set one', async () => {
      await show({ [GET]: { json: { alerts: [] } } });
      expect(element.matches(':state(empty)')).to.equal(true);
      expect(spokenOf(element)).to.contain('No cost alerts yet');
      expect(button('Add an alert')).to.exist;
    });

    it('domains that the same answer speaks of, and asks once for all', async () => {
      await show();
      await press('Add an alert');
      expect(
        [...root().querySelectorAll('datalist option')].map((one) => (one as HTMLOptionElement).value),
      ).to.eql(['help.example', 'shop.example']);
      expect((await server.state()).requests).to.have.length(1);
    });
  });

  describe('a new alert', () => {
    it('says at the field what is wrong, and gives the focus to the first such field', async () => {
      await show();
      await press('Add an alert');
      expect(root().activeElement?.id).to.equal('add-domain');
      await submit();
      const input = get<HTMLInputElement>('#add-threshold');
      expect(root().activeElement).to.equal(input);
      expect(input.getAttribute('aria-invalid')).to.equal('true');
      const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
      expect(ids.map((id) => root().getElementById(id)?.textContent.trim()).join(' ')).to.contain(
        'Enter an amount, such as 1,250.50.',
      );
      await type('#add-threshold', 'five');
      expect(input.getAttribute('aria-invalid'), 'while it is corrected').to.equal('false');
      await submit();
      expect(spokenOf(element)).to.contain('This is no amount. Write it as 1,250.50.');
      await type('#add-threshold', '0');
      await submit();
      expect(spokenOf(element)).to.contain('The amount must be above zero.');
      await type('#add-domain', 'shop.example');
      await type('#add-threshold', '7');
      await submit();
      expect(spokenOf(element)).to.contain('There is a daily alert of shop.example already, at $5.00.');
      expect(root().activeElement?.id).to.equal('add-domain');
      expect(await posts()).to.eql([]);
      await expect(element).to.be.accessible();
    });

    it('is sent once, shown as the server says, announced, and gives the focus to its row', async () => {
      const set = { alerts: [{ domain: 'help.example', alert_type: 'weekly', threshold_usd: '1234.5' }] };
      await show({
        [GET]: [{ json: alertsPayload() }, { json: alertsPayload({ alerts: [...alerts, ...set.alerts] }) }],
        [POST]: { json: set },
      });
      await press('Add an alert');
      await type('#add-domain', ' help.example ');
      get<HTMLSelectElement>('#add-type').value = 'weekly';
      get('#add-type').dispatchEvent(new Event('change'));
      await type('#add-threshold', '1,234.50');
      expect(spokenOf(element)).to.contain('Read as $1,234.50');
      await submit();
      await waitUntil(() => said().startsWith('Saved'));
      expect(said()).to.equal('Saved: the weekly alert of help.example is $1,234.50.');
      expect(await posts()).to.eql([
        { action: 'set-alert', domain: 'help.example', alert_type: 'weekly', threshold_usd: 1234.5 },
      ]);
      const detail = { domain: 'help.example', type: 'weekly', thresholdUsd: '1234.5' };
      expect(events).to.eql([
        { name: 'alert-change', detail },
        { name: 'alert-saved', detail },
      ]);
      await element.updateComplete;
      expect(root().activeElement?.getAttribute('aria-label')).to.equal(
        'Change the weekly alert of help.example',
      );
      expect(spokenOf(element)).to.match(/help\.example Weekly \$1,234\.50/);
      await server.until({ requests: { [PATH]: 3 } });
    });

    it('is typed as one types in German', async () => {
      await show(
        { [POST]: { json: { alerts: [{ domain: '', alert_type: 'daily', threshold_usd: 1234.5 }] } } },
        'de',
      );
      await press('Alarm hinzufügen');
      await type('#add-threshold', '1.234,50');
      await submit();
      await waitUntil(() => said().startsWith('Gespeichert'));
      expect(await posts()).to.eql([
        { action: 'set-alert', domain: '', alert_type: 'daily', threshold_usd: 1234.5 },
      ]);
    });

    it('is the page’s to send where alert-change is cancelled', async () => {
      await show();
      element.addEventListener('alert-change', (event) => event.preventDefault());
      await press('Add an alert');
      await type('#add-threshold', '7');
      await submit();
      expect(events.map(({ name }) => name)).to.eql(['alert-change']);
      expect(await posts()).to.eql([]);
      expect(get<HTMLInputElement>('#add-threshold').value).to.equal('7');
    });

    it('shows at the field what the server refuses of it', async () => {
      const body = { code: 'bad_request', field: 'threshold_usd', message: 'must be at most 1000 dollars' };
      await show({ [POST]: { status: 400, json: body } });
      await press('Add an alert');
      await type('#add-threshold', '7000');
      await submit();
      await waitUntil(() =>
        spokenOf(element).includes('The server does not take it: must be at most 1000 dollars'),
      );
      await element.updateComplete;
      expect(root().activeElement?.id).to.equal('add-threshold');
      expect(get<HTMLInputElement>('#add-threshold').value).to.equal('7000');
    });
  });

  describe('a changed alert', () => {
    it('begins with what is set, selected, and is saved by Enter', async () => {
      await show({ [GET]: [{ json: alertsPayload() }, withDaily(7)], [POST]: shopWith(7) });
      await changeDaily();
      const input = get<HTMLInputElement>('#change-threshold');
      expect([root().activeElement, input.value]).to.eql([input, '5.00']);
      await sendKeys({ type: '7' });
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => said() === 'Saved: the daily alert of shop.example is $7.00.');
      expect(spokenOf(element)).to.match(/shop\.example Daily \$7\.00/);
    });

    it('is left by Escape, with the focus where it came from', async () => {
      await show();
      await changeDaily();
      await sendKeys({ press: 'Escape' });
      await element.updateComplete;
      expect(get('#change-threshold')).to.equal(null);
      expect(root().activeElement?.getAttribute('aria-label')).to.equal(
        'Change the daily alert of shop.example',
      );
    });

    it('keeps its button where it is while it is saved, and is sent once however often one presses', async () => {
      await show({ [POST]: { ...shopWith(7), delayMs: 100 } });
      await changeDaily();
      await type('#change-threshold', '7');
      await submit();
      const save = get('[part="save"]');
      expect(save.textContent.trim()).to.equal('Saving…');
      expect(save.getAttribute('aria-disabled')).to.equal('true');
      expect(root().activeElement).to.equal(save);
      save.click();
      save.click();
      expect(spokenOf(element), 'nothing is shown before the server says so').to.contain('Daily $5.00');
      await waitUntil(() => said().startsWith('Saved'));
      expect(await posts()).to.have.length(1);
    });

    const failures: readonly (readonly [status: number, sentence: string])[] = [
      [
        401,
        'Not saved: the server did not accept the sign-in (401). Sign in again. The daily alert of shop.example is still $5.00.',
      ],
      [
        403,
        'Not saved: you are not allowed to change alerts (403). The daily alert of shop.example is still $5.00.',
      ],
      [422, 'Not saved: the server does not take it. The daily alert of shop.example is still $5.00.'],
      [500, 'Not saved: the server failed (500). The daily alert of shop.example is still $5.00.'],
    ];
    for (const [status, sentence] of failures) {
      it(`says after ${status} why it was not saved and what is true all the same`, async () => {
        await show({ [POST]: { status, json: {} } });
        await changeDaily();
        await type('#change-threshold', '7');
        await submit();
        await waitUntil(() => said() === sentence, `not said: ${sentence}`);
        expect(spokenOf(get('[part="failure"]'))).to.equal(sentence);
        expect(get<HTMLInputElement>('#change-threshold').value, 'what was typed').to.equal('7');
        expect(root().activeElement).to.equal(get('[part="save"]'));
        expect(await posts()).to.have.length(1);
        await expect(element).to.be.accessible();
      });
    }

    it('shows what somebody else has set meanwhile, beside what was typed', async () => {
      await show({ [GET]: [{ json: alertsPayload() }, withDaily(9)], [POST]: { status: 409, json: {} } });
      await changeDaily();
      await type('#change-threshold', '7');
      await submit();
      const sentence =
        'Not saved: somebody else changed it at the same time (409). The daily alert of shop.example is now $9.00.';
      await waitUntil(() => said() === sentence);
      expect(get<HTMLInputElement>('#change-threshold').value).to.equal('7');
      expect(spokenOf(get('#change-threshold-hint'))).to.equal('Read as $7.00 · Now $9.00');
    });

    it('looks up what was done where no answer came, and may find that it was', async () => {
      await show({
        [GET]: [{ json: alertsPayload() }, withDaily(7)],
        [POST]: { status: 502, text: 'gateway' },
      });
      await changeDaily();
      await type('#change-threshold', '7');
      await submit();
      await waitUntil(() => said() === 'Saved: the daily alert of shop.example is $7.00.');
      expect(events.map(({ name }) => name)).to.eql(['alert-change', 'alert-saved']);
    });

    it('says that nobody knows where that cannot be looked up either', async () => {
      await show({
        [GET]: [{ json: alertsPayload() }, { status: 403, json: {} }],
        [POST]: { status: 500, json: {} },
      });
      await changeDaily();
      await type('#change-threshold', '7');
      await submit();
      await waitUntil(() => said().includes('Whether it was done is not known.'));
      expect(said()).to.contain('No answer: the server failed (500).');
    });

    it('says that the server could not be reached', async () => {
      await show();
      await changeDaily();
      await type('#change-threshold', '7');
      await server.down();
      await submit();
      await waitUntil(() => said().startsWith('No answer: the server could not be reached.'));
      await server.up();
    });

    it('can be given up while the server does not answer', async () => {
      await show({ [POST]: { hang: true } });
      await changeDaily();
      await type('#change-threshold', '7');
      await submit();
      await server.until({ requests: { [PATH]: 2 } });
      await sendKeys({ press: 'Escape' });
      await waitUntil(
        () => said() === 'Not saved: you stopped waiting. The daily alert of shop.example is still $5.00.',
      );
      expect(get<HTMLInputElement>('#change-threshold').value).to.equal('7');
    });

    it('keeps what was typed while the stream tells of other figures, and when its alert is removed', async () => {
      const stream = await show({
        [GET]: [{ json: alertsPayload() }, withDaily(8), { json: alertsPayload({ alerts: [] }) }],
      });
      await changeDaily();
      await type('#change-threshold', '6.5');
      await stream.refresh('alerts');
      await waitUntil(() => spokenOf(element).includes('Now $8.00'));
      expect(get<HTMLInputElement>('#change-threshold').value).to.equal('6.5');
      expect(root().activeElement?.id).to.equal('change-threshold');
      await stream.refresh('alerts');
      await waitUntil(() => spokenOf(element).includes('It was removed meanwhile; saving sets it again.'));
      expect(get<HTMLInputElement>('#change-threshold').value).to.equal('6.5');
      document.body.append(stream);
      await waitUntil(() => get<HTMLInputElement>('#change-threshold').value === '6.5', 'lost by a move');
      stream.remove();
    });
  });

  describe('a removed alert', () => {
    it('asks first, and keeps it by Escape', async () => {
      await show();
      await press('Remove the daily alert of shop.example');
      expect(spokenOf(element)).to.contain('Remove the daily alert of shop.example at $5.00?');
      expect(root().activeElement?.textContent.trim()).to.equal('Keep it');
      await expect(element).to.be.accessible();
      await sendKeys({ press: 'Escape' });
      await element.updateComplete;
      expect(get('.question')).to.equal(null);
      expect(root().activeElement?.getAttribute('aria-label')).to.equal(
        'Change the daily alert of shop.example',
      );
    });

    it('is gone when the server says so', async () => {
      const left = alerts.filter((alert) => alert['alert_type'] !== 'daily');
      await show({
        [GET]: [{ json: alertsPayload() }, { json: alertsPayload({ alerts: left }) }],
        [POST]: { json: { alerts: left.filter(({ domain }) => domain === 'shop.example') } },
      });
      await press('Remove the daily alert of shop.example');
      get('[part="confirm"]').click();
      await waitUntil(() => said() === 'Removed: the daily alert of shop.example.');
      expect(await posts()).to.eql([
        { action: 'set-alert', domain: 'shop.example', alert_type: 'daily', threshold_usd: null },
      ]);
      await element.updateComplete;
      expect(spokenOf(element)).not.to.contain('Daily');
      expect(root().activeElement?.getAttribute('part')).to.equal('add');
    });

    it('says why it is still there', async () => {
      await show({ [POST]: { status: 403, json: {} } });
      await press('Remove the daily alert of shop.example');
      get('[part="confirm"]').click();
      await waitUntil(
        () =>
          said() ===
          'Not removed: you are not allowed to change alerts (403). The daily alert of shop.example is still $5.00.',
      );
    });
  });

  describe('a check', () => {
    it('says of each alert how it stands, in words, and of all how many are exceeded', async () => {
      await show({ [POST]: [{ json: checksPayload('', '950') }, { json: checksPayload('shop.example') }] });
      await press('Check now');
      await waitUntil(() => said() === '1 of 3 alerts exceeded.');
      await element.updateComplete;
      expect(await posts()).to.eql([
        { action: 'check-alerts', domain: '' },
        { action: 'check-alerts', domain: 'shop.example' },
      ]);
      const spoken = spokenOf(element);
      expect(spoken).to.match(/Near \$950\.00 of \$1,200\.00 · 79% · until Nov 21, 2026, 12:00 AM UTC/);
      expect(spoken).to.match(/Exceeded \$6\.20 of \$5\.00 · 124%/);
      expect(spoken).to.match(/Within \$6\.20 of \$30\.50 · 20%/);
      expect(element.matches(':state(exceeded)')).to.equal(true);
      await expect(element).to.be.accessible();
    });

    it('does not outlive the threshold it was made of', async () => {
      const stream = await show({
        [GET]: [{ json: alertsPayload() }, withDaily(8)],
        [POST]: [{ json: checksPayload('', '950') }, { json: checksPayload('shop.example') }],
      });
      await press('Check now');
      await waitUntil(() => spokenOf(element).includes('124%'));
      await stream.refresh('alerts');
      await waitUntil(() => spokenOf(element).includes('Daily $8.00'));
      expect(spokenOf(element)).not.to.contain('124%');
    });

    it('that fails on its way keeps what came, and says what is missing', async () => {
      await show({ [POST]: [{ json: checksPayload('', '1300') }, { status: 500, json: {} }] });
      await press('Check now');
      await waitUntil(() => said() === '2 alerts not checked: the server failed (500).');
      await element.updateComplete;
      const spoken = spokenOf(element);
      expect(spoken).to.match(/Exceeded \$1,300\.00 of \$1,200\.00/);
      expect(spoken).to.contain('1 of 1 alert exceeded. ').and.to.contain('2 alerts not checked');
      expect(element.matches(':state(exceeded)')).to.equal(true);
    });

    for (const [status, why] of [
      [404, 'the server does not offer this (404).'],
      [429, 'the server takes no more just now (429). Try again later.'],
    ] as const) {
      it(`says of ${status} what it is: ${why}`, async () => {
        await show({ [POST]: { status, json: {} } });
        await press('Check now');
        await waitUntil(() => said() === `Not checked: ${why}`);
      });
    }

    it('says why nothing could be checked', async () => {
      await show({ [POST]: { status: 500, json: {} } });
      await press('Check now');
      await waitUntil(() => said() === 'Not checked: the server failed (500).');
    });
  });
});
