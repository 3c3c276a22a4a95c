import { expect } from '@open-wc/testing';
import { decodeAlerts, decodeChecks, decodeSetting } from '../../src/wire/cost-alerts.js';
import { alertsPayload, checksPayload } from '../makers/alerts.js';

const alert = { domain: 'shop.example', alert_type: 'daily', threshold_usd: 5 };

describe('decodeAlerts', () => {
  it('reads alerts, and the domains the same answer speaks of', () => {
    const decoded = decodeAlerts(alertsPayload());
    expect(decoded.ok && decoded.value).to.deep.equal({
      asOf: Date.parse('2026-11-20T13:00:00Z'),
      timeZone: 'UTC',
      alerts: [
        { domain: '', type: 'monthly', threshold: '1200' },
        { domain: 'shop.example', type: 'daily', threshold: '5' },
        { domain: 'shop.example', type: 'weekly', threshold: '30.5' },
      ],
      domains: ['shop.example', 'help.example'],
    });
  });

  it('reads a list alone, camelCase, and an alert without a domain as one of the whole account', () => {
    const decoded = decodeAlerts([{ alertType: 'weekly', thresholdUsd: '7' }]);
    expect(decoded.ok && decoded.value.alerts).to.deep.equal([
      { domain: '', type: 'weekly', threshold: '7' },
    ]);
  });

  const refused: readonly (readonly [string, unknown, string])[] = [
    ['an error page', { code: 'internal', message: 'failed' }, 'alerts'],
    ['an unknown type', { alerts: [{ ...alert, alert_type: 'hourly' }] }, 'alerts.0.alertType'],
    ['an unknown threshold', { alerts: [{ ...alert, threshold_usd: null }] }, 'alerts.0.thresholdUsd'],
    ['nothing', null, ''],
  ];
  for (const [name, payload, field] of refused) {
    it(`refuses ${name}, and names the field`, () => {
      const decoded = decodeAlerts(payload);
      expect(!decoded.ok && decoded.fault.field).to.equal(field);
    });
  }
});

describe('decodeChecks', () => {
  it('reads a percent as a ratio, beyond the whole too', () => {
    const decoded = decodeChecks(checksPayload('shop.example'));
    expect(decoded.ok && decoded.value.alerts[0]).to.deep.equal({
      domain: 'shop.example',
      type: 'daily',
      threshold: '5',
      current: '6.2',
      ratio: 1.24,
      isExceeded: true,
      windowEnd: Date.parse('2026-11-21T00:00:00Z'),
    });
  });

  it('keeps what is unknown unknown', () => {
    const decoded = decodeChecks({ alerts: [alert] });
    expect(decoded.ok && decoded.value.alerts[0]).to.include({
      current: null,
      ratio: null,
      isExceeded: null,
    });
  });
});

describe('decodeSetting', () => {
  it('reads the alerts of the domain as they are now', () => {
    const decoded = decodeSetting({ alerts: [alert] });
    expect(decoded.ok && decoded.value).to.deep.equal([
      { domain: 'shop.example', type: 'daily', threshold: '5' },
    ]);
    expect(decodeSetting({ done: true }).ok).to.equal(false);
  });
});
