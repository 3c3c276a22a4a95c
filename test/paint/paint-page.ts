import { answered, fakeFeed } from '../../demo/scenarios/fake-feed.js';
import { CostBreakdownElement } from '../../src/elements/cost-breakdown.js';
import { CostTrendElement } from '../../src/elements/cost-trend.js';
import { Chart } from '../../src/look/chart-js.js';
import { decodeCosts } from '../../src/wire/costs.js';
import { decodeTelemetry } from '../../src/wire/telemetry.js';
import { costsPayload } from '../makers/costs.js';
import { trendHours } from '../makers/trend-hours.js';
import { register } from '../support/register.js';

declare global {
  interface Window {
    /** Makes a chart so many times, and before each a bare one; marks tell when each was made and when painted. */
    paint(what: string, count: number): Promise<void>;
  }
}

register(CostTrendElement, CostBreakdownElement);

type Make = () => HTMLElement;

const FIRST = '2026-08-22T01:00:00Z';
const HOUR_MS = 3_600_000;

function trend(hours: number, interval: CostTrendElement['interval']): Make {
  const hourlyTrend = trendHours(FIRST, hours, (index) => (0.5 + Math.sin(index / 9) / 4).toFixed(6));
  const asOf = new Date(Date.parse(FIRST) + (hours - 0.5) * HOUR_MS).toISOString();
  const total = hourlyTrend.reduce((sum, { cost }) => sum + Number(cost), 0).toFixed(6);
  const answer = {
    currency: 'USD',
    time_zone: 'America/New_York',
    as_of: asOf,
    cost: { total },
    hourlyTrend,
  };
  const feed = fakeFeed({ answers: { telemetry: answered(decodeTelemetry(answer)) } });
  return () => Object.assign(new CostTrendElement(), { feed, interval });
}

function breakdown(models: number, view: CostBreakdownElement['view']): Make {
  const by_model = Array.from({ length: models }, (_, index) => ({
    model: `model-${index}`,
    provider: `provider-${index % 5}`,
    cost: (models - index) * 1.37,
    requests: 100 + index,
    tokens: 9_000 + index,
  }));
  const costs = answered(decodeCosts(costsPayload({ total: null, by_model })));
  const feed = fakeFeed({ answers: { costs } });
  return () => Object.assign(new CostBreakdownElement(), { feed, view });
}

const makers: Readonly<Record<string, Make>> = {
  'a week by day': trend(7 * 24, null),
  'ninety days by hour': trend(90 * 24, 'hour'),
  'twelve bars': breakdown(12, 'bar'),
  'a pie of twelve': breakdown(12, 'pie'),
};

/** A line of a thousand points, as Chart.js draws it by itself: what the machine can do just now. */
function makeBare(): HTMLElement {
  const box = document.createElement('div');
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 800, height: 200 });
  box.append(canvas);
  const data = Array.from({ length: 1_000 }, (_, x) => ({ x, y: Math.sin(x / 9) }));
  requestAnimationFrame(() => {
    new Chart(canvas, {
      type: 'line',
      data: { datasets: [{ data, pointRadius: 0 }] },
      options: {
        responsive: false,
        animation: false,
        events: [],
        parsing: false,
        normalized: true,
        scales: { x: { type: 'linear' } },
      },
    });
  });
  return box;
}

/** Resolves when a frame has been painted. */
const painted = (): Promise<void> =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    }),
  );

async function paintOnce(make: Make, name: string): Promise<void> {
  await painted();
  performance.mark(`${name} made`);
  const element = make();
  document.body.append(element);
  const chart = () => {
    const canvas = (element.shadowRoot ?? element).querySelector('canvas');
    return canvas ? Chart.getChart(canvas) : undefined;
  };
  while (!chart()) await painted();
  performance.mark(`${name} painted`);
  element.remove();
  chart()?.destroy();
}

window.paint = async (what, count) => {
  const make = makers[what];
  if (!make) throw new Error(`nothing is called ${what}`);
  for (let run = 0; run < count; run += 1) {
    await paintOnce(makeBare, 'bare');
    await paintOnce(make, 'ours');
  }
};
