import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { ChartPosition } from '../../src/look/chart-data.js';
import { Chart } from '../../src/look/chart-js.js';
import { ChartView } from '../../src/look/chart.js';
import { palette } from '../../src/look/tokens.js';
import { makeBars, makeLine } from '../makers/chart.js';
import { prefer } from '../support/media.js';
import type { ChartProbe } from './chart-probe.js';
import { countDraws, drawn, frameWhen, settled } from './chart-probe.js';

const instances = (): number => Object.keys(Chart.instances).length;

async function makeProbe(data = makeBars()): Promise<ChartProbe> {
  const box = await fixture<HTMLElement>(html`<div><chart-probe></chart-probe></div>`);
  box.style.cssText = 'inline-size: 400px; color-scheme: light';
  const probe = box.querySelector<ChartProbe>('chart-probe')!;
  probe.chart.show(data);
  await drawn(probe);
  await settled();
  return probe;
}

const pointer = (type: string, { x, y }: { x: number; y: number }, target: Element): void => {
  const { left, top } = target.closest('.chart')!.querySelector('canvas')!.getBoundingClientRect();
  target.dispatchEvent(
    new PointerEvent(type, { clientX: left + x, clientY: top + y, bubbles: true, composed: true }),
  );
};

describe('ChartView', () => {
  let draws: ReturnType<typeof countDraws>;

  beforeEach(() => {
    draws = countDraws();
  });

  afterEach(() => draws.stop());

  it('refuses a canvas that is not connected', () => {
    const canvas = document.createElement('canvas');
    document.createElement('div').append(canvas);
    expect(() => new ChartView(canvas, { kind: 'bar', formatValue: String })).to.throw('connected');
  });

  it('draws bars in the colours of the tokens, as large as their frame', async () => {
    const probe = await makeProbe();
    expect(probe.barPixel(0)).to.equal(palette.light.series[0]);
    expect(probe.canvas.getBoundingClientRect().width).to.equal(400);
    expect(probe.canvas.width).to.equal(400 * devicePixelRatio);
    expect(draws.count).to.equal(1);
  });

  it('draws at most once a frame for any number of updates, and ends with the latest', async () => {
    const probe = await makeProbe();
    draws.reset();
    let frames = 0;
    for (; frames < 5; frames += 1) {
      for (let index = 1; index <= 200; index += 1) probe.chart.show(makeBars({ costs: [index, frames] }));
      await nextFrame();
    }
    await settled();
    expect(draws.count).to.be.within(1, frames);
    expect(probe.inner?.data.datasets[0]?.data).to.deep.equal([
      { x: 0, y: 200 },
      { x: 1, y: 4 },
    ]);
  });

  it('draws nothing when nothing has changed', async () => {
    await makeProbe();
    draws.reset();
    document.body.classList.toggle('unrelated');
    document.dispatchEvent(new Event('visibilitychange'));
    await settled();
    document.body.classList.toggle('unrelated');
    await settled();
    expect(draws.count).to.equal(0);
  });

  it('keeps the dataset and the bars of a series that keeps its id', async () => {
    const probe = await makeProbe();
    const dataset = probe.inner?.data.datasets[0];
    const bar = probe.inner?.getDatasetMeta(0).data[0];
    probe.chart.show(makeBars({ costs: [9, 8, 7, 6] }));
    await settled();
    expect(probe.inner?.data.datasets[0]).to.equal(dataset);
    expect(probe.inner?.getDatasetMeta(0).data[0]).to.equal(bar);
    probe.chart.show(makeBars({ id: 'other' }));
    await settled();
    expect(probe.inner?.data.datasets[0]).not.to.equal(dataset);
  });

  it('turns its colours when the scheme of the page turns, with one draw', async () => {
    const probe = await makeProbe();
    draws.reset();
    probe.parentElement!.style.colorScheme = 'dark';
    await frameWhen(() => probe.barPixel(0) === palette.dark.series[0], 'the dark colour');
    await settled();
    expect(draws.count).to.equal(1);
    probe.setAttribute('theme', 'light');
    await frameWhen(() => probe.barPixel(0) === palette.light.series[0], 'the light colour');
  });

  it('takes a colour that an ancestor overrides', async () => {
    const probe = await makeProbe();
    probe.parentElement!.style.setProperty('--sw-series-1', 'rgb(1 2 3)');
    await frameWhen(() => probe.barPixel(0) === '#010203', 'the colour of the page');
  });

  it('follows the size of its frame', async () => {
    const probe = await makeProbe();
    draws.reset();
    probe.parentElement!.style.inlineSize = '250px';
    await frameWhen(() => probe.canvas.width === 250 * devicePixelRatio, 'the new width');
    await settled();
    expect(probe.inner?.width).to.equal(250);
    expect(draws.count).to.equal(1);
  });

  it('changes its kind and leaves no chart behind', async () => {
    const probe = await makeProbe();
    for (const kind of ['pie', 'bar'] as const) {
      probe.configure({ kind });
      await settled();
      expect((probe.inner?.config as { type?: string }).type).to.equal(kind === 'pie' ? 'doughnut' : 'bar');
      expect(instances()).to.equal(1);
    }
  });

  it('draws nothing off screen, not even loads, and is right when it comes', async () => {
    const box = await fixture<HTMLElement>(html`<div><chart-probe></chart-probe></div>`);
    box.style.cssText = 'inline-size: 400px; margin-block-start: 9000px';
    const probe = box.querySelector<ChartProbe>('chart-probe')!;
    probe.chart.show(makeBars());
    await settled();
    expect([draws.count, instances()]).to.deep.equal([0, 0]);
    probe.chart.show(makeBars({ costs: [2, 4] }));
    probe.scrollIntoView();
    await drawn(probe);
    await settled();
    expect(draws.count).to.equal(1);

    scrollTo(0, 0);
    await settled();
    probe.chart.show(makeBars({ costs: [7, 4] }));
    await settled();
    expect(draws.count).to.equal(1);
    probe.scrollIntoView();
    await frameWhen(() => draws.count === 2, 'the draw it owes');
    expect(probe.inner?.data.datasets[0]?.data[0]).to.deep.equal({ x: 0, y: 7 });
    scrollTo(0, 0);
  });

  it('draws nothing on a hidden page and is right within a frame of coming back', async () => {
    const probe = await makeProbe();
    draws.reset();
    let isHidden = true;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
    try {
      probe.chart.show(makeBars({ costs: [2, 4] }));
      await settled();
      expect(draws.count).to.equal(0);
      isHidden = false;
      document.dispatchEvent(new Event('visibilitychange'));
      await nextFrame();
      expect(draws.count).to.equal(1);
    } finally {
      Reflect.deleteProperty(document, 'hidden');
    }
  });

  it('highlights a value, and forgets it when it is gone', async () => {
    const probe = await makeProbe();
    draws.reset();
    probe.chart.active = { series: 0, point: 2 };
    await settled();
    expect(draws.count).to.equal(1);
    expect(probe.inner?.getActiveElements().map(({ index }) => index)).to.deep.equal([2]);
    probe.chart.show(makeBars({ costs: [1, 2] }));
    await settled();
    expect(probe.chart.active).to.equal(null);
    expect(probe.inner?.getActiveElements()).to.deep.equal([]);
    probe.chart.active = { series: 4, point: 0 };
    expect(probe.chart.active).to.equal(null);
    expect(draws.count).to.equal(2);
  });

  it('tells what the pointer is on and what is clicked, by its place on the canvas', async () => {
    const hovered: (ChartPosition | null)[] = [];
    const selected: ChartPosition[] = [];
    const probe = await makeProbe();
    probe.configure({ onHover: (at) => hovered.push(at), onSelect: (at) => selected.push(at) });
    await settled();
    const anchor = probe.chart.anchorOf({ series: 0, point: 1 })!;
    pointer('pointermove', anchor, probe.canvas);
    pointer('pointermove', { x: anchor.x + 1, y: anchor.y + 4 }, probe.canvas);
    await settled();
    pointer('click', anchor, probe.canvas);
    pointer('pointerleave', anchor, probe.frame);
    await settled();
    expect(hovered).to.deep.equal([{ series: 0, point: 1 }, null]);
    expect(selected).to.deep.equal([{ series: 0, point: 1 }]);
  });

  it('lets the pointer rest on the tooltip', async () => {
    const hovered: (ChartPosition | null)[] = [];
    const probe = await makeProbe();
    probe.configure({
      onHover: (at) => hovered.push(at),
      onSelect: () => expect.fail('the tooltip is no value'),
    });
    await settled();
    const anchor = probe.chart.anchorOf({ series: 0, point: 0 })!;
    pointer('pointermove', anchor, probe.canvas);
    await settled();
    const tooltip = probe.renderRoot.querySelector('.chart-tooltip')!;
    pointer('pointermove', { x: 300, y: 2 }, tooltip);
    pointer('click', anchor, tooltip);
    await settled();
    expect(hovered).to.deep.equal([{ series: 0, point: 0 }]);
  });

  it('counts the whole row of a short bar as the bar, and only slices of a pie', async () => {
    const hovered: (ChartPosition | null)[] = [];
    const probe = await makeProbe(makeBars({ costs: [100, 0, null] }));
    probe.configure({ onHover: (at) => hovered.push(at) });
    await settled();
    const tall = probe.chart.anchorOf({ series: 0, point: 0 })!;
    const low = probe.chart.anchorOf({ series: 0, point: 1 })!;
    pointer('pointermove', { x: low.x, y: tall.y + 5 }, probe.canvas);
    await settled();
    expect(hovered).to.deep.equal([{ series: 0, point: 1 }]);
    probe.configure({ kind: 'pie' });
    await settled();
    pointer('pointermove', { x: 200, y: 50 }, probe.canvas);
    await settled();
    expect(hovered.at(-1)).to.equal(null);
  });

  it('finds the nearest point of a line, however reduced it is drawn', async () => {
    const hovered: (ChartPosition | null)[] = [];
    const box = await fixture<HTMLElement>(html`<div><chart-probe></chart-probe></div>`);
    box.style.cssText = 'inline-size: 400px';
    const probe = box.querySelector<ChartProbe>('chart-probe')!;
    probe.configure({ kind: 'line', onHover: (at) => hovered.push(at) });
    probe.chart.show(makeLine({ count: 50_000, y: (index) => index % 97 }));
    await drawn(probe);
    expect(probe.inner?.data.datasets[0]?.data.length).to.be.at.most(4 * 401 + 2);
    const anchor = probe.chart.anchorOf({ series: 0, point: 25_000 })!;
    pointer('pointermove', anchor, probe.canvas);
    await settled();
    expect(hovered[0]?.point).to.be.closeTo(25_000, 150);
  });

  it('shows a window of a line, and knows no place outside of it', async () => {
    const probe = await makeProbe();
    const line = makeLine({ count: 48 });
    probe.configure({ kind: 'line' });
    probe.chart.show(line);
    const points = line.series[0]!.points!;
    probe.chart.range = { min: points[10]!.x, max: points[20]!.x };
    await settled();
    expect(probe.inner?.scales['x']?.min).to.equal(points[10]!.x);
    expect(probe.chart.anchorOf({ series: 0, point: 5 })).to.equal(null);
    expect(probe.chart.anchorOf({ series: 0, point: 10 })?.x).to.be.closeTo(probe.inner!.chartArea.left, 0.5);
    probe.chart.range = null;
    await settled();
    expect(probe.chart.anchorOf({ series: 0, point: 5 })).not.to.equal(null);
  });

  it('begins a line and its window with the one point there is', async () => {
    const probe = await makeProbe();
    probe.configure({ kind: 'line' });
    probe.chart.show(makeLine({ count: 1, y: () => 3 }));
    await settled();
    expect(probe.errors).to.deep.equal([]);
    const { left, right } = probe.inner!.chartArea;
    expect(probe.chart.anchorOf({ series: 0, point: 0 })?.x, 'in the middle').to.be.closeTo(
      (left + right) / 2,
      1,
    );
    expect(probe.inner!.scales['x']!.ticks, 'with its name below').to.have.length(1);
  });

  it('writes at its axes in the size of the page’s text', async () => {
    const probe = await makeProbe();
    probe.configure({ kind: 'line' });
    probe.chart.show(makeLine({ count: 48 }));
    await settled();
    const usual = probe.inner!.scales['x']!.height;
    document.documentElement.style.fontSize = '200%';
    try {
      const large = await makeProbe();
      large.configure({ kind: 'line' });
      large.chart.show(makeLine({ count: 48 }));
      await settled();
      expect(large.inner!.scales['x']!.height).to.be.above(1.5 * usual);
    } finally {
      document.documentElement.style.removeProperty('font-size');
    }
  });

  it('writes the values of horizontal bars where asked, and only their axis gives way', async () => {
    const probe = await makeProbe();
    probe.configure({ horizontal: true });
    await settled();
    expect(probe.inner?.scales['x']?.isHorizontal()).to.equal(true);
    const before = probe.inner!.chartArea.right;
    const asked: (number | null)[] = [];
    probe.configure({
      valueLabel: (value) => {
        asked.push(value);
        return 'a long label';
      },
    });
    await settled();
    expect(probe.inner!.chartArea.right).to.be.below(before - 40);
    expect([...new Set(asked)]).to.deep.equal([5, 3, 1]);
  });

  it('runs from right to left where text does', async () => {
    const probe = await makeProbe();
    probe.parentElement!.dir = 'rtl';
    probe.parentElement!.classList.add('turned');
    await frameWhen(() => {
      const first = probe.chart.anchorOf({ series: 0, point: 0 });
      return first !== null && first.x > 200;
    }, 'the first bar at the right');
  });

  for (const dir of ['ltr', 'rtl']) {
    it(`leaves room for the names of the first and the last instant: ${dir}`, async () => {
      const probe = await makeProbe();
      probe.parentElement!.dir = dir;
      probe.parentElement!.style.inlineSize = '400px';
      probe.configure({
        kind: 'line',
        formatInstant: () => 'a name of an instant',
        instantTicks: (min, max) => [min, max],
      });
      probe.chart.show(makeLine({ count: 48 }));
      await frameWhen(() => probe.inner?.width === 400, 'drawn');
      await settled();
      const { left, right } = probe.inner!.chartArea;
      const half = 40;
      expect([left > half, probe.inner!.width - right > half]).to.deep.equal([true, true]);
    });
  }

  it('tells series apart by pattern among forced colours', async function () {
    if (!(await prefer({ forcedColors: 'active' }))) this.skip();
    const probe = await makeProbe();
    probe.configure({ kind: 'pie' });
    await settled();
    const fills = probe.inner?.data.datasets[0]?.backgroundColor as unknown[];
    expect(fills.map((fill) => typeof fill)).to.deep.equal(['string', 'object', 'object']);
    expect(new Set(fills).size).to.equal(3);
  });

  it('prints in light colours without waiting for a frame', async function () {
    const probe = await makeProbe();
    probe.parentElement!.style.colorScheme = 'dark';
    await frameWhen(() => probe.barPixel(0) === palette.dark.series[0], 'the dark colour');
    if (!(await prefer({ media: 'print' }))) this.skip();
    expect(probe.barPixel(0)).to.equal(palette.light.series[0]);
  });

  it('says why it cannot draw, and tries again with the next update', async () => {
    const box = await fixture<HTMLElement>(html`<div><chart-probe></chart-probe></div>`);
    const probe = box.querySelector<ChartProbe>('chart-probe')!;
    probe.canvas.getContext = () => null;
    probe.chart.show(makeBars());
    await frameWhen(() => probe.errors.length > 0, 'an error');
    expect(probe.errors[0]?.message).to.contain('2D context');
    expect(instances()).to.equal(0);
    Reflect.deleteProperty(probe.canvas, 'getContext');
    probe.chart.show(makeBars());
    await drawn(probe);
  });
});
