import { expect, fixture, html } from '@open-wc/testing';
import { Chart } from '../../src/look/chart-js.js';
import { palette } from '../../src/look/tokens.js';
import { makeBars } from '../makers/chart.js';
import { ChartProbe, countDraws, drawn, frameWhen, settled } from './chart-probe.js';

const instances = (): number => Object.keys(Chart.instances).length;

/** Counts the observers of the page that are at work. */
function countObservers(): { readonly count: number; stop(): void } {
  const live = new Set<unknown>();
  const kinds = [ResizeObserver, IntersectionObserver, MutationObserver].map(({ prototype }) => ({
    prototype,
    observe: prototype.observe as (...args: never[]) => void,
    disconnect: prototype.disconnect as () => void,
  }));
  for (const { prototype, observe, disconnect } of kinds) {
    Object.assign(prototype, {
      observe(this: object, ...args: never[]) {
        live.add(this);
        observe.apply(this, args);
      },
      disconnect(this: object) {
        live.delete(this);
        disconnect.call(this);
      },
    });
  }
  return {
    get count() {
      return live.size;
    },
    stop: () => {
      for (const { prototype, observe, disconnect } of kinds)
        Object.assign(prototype, { observe, disconnect });
    },
  };
}

describe('ChartController', () => {
  let left: HTMLElement;
  let right: HTMLElement;

  beforeEach(async () => {
    const box = await fixture<HTMLElement>(
      html`<div>
        <div></div>
        <div></div>
      </div>`,
    );
    [left, right] = [...box.children] as [HTMLElement, HTMLElement];
    left.style.cssText = 'inline-size: 300px; color-scheme: light';
    right.style.cssText = 'inline-size: 200px; color-scheme: dark';
  });

  const makeProbe = (): ChartProbe => {
    const probe = new ChartProbe();
    probe.chart.show(makeBars());
    return probe;
  };

  it('draws what was shown before there was a canvas', async () => {
    const probe = makeProbe();
    left.append(probe);
    await drawn(probe);
    expect(probe.inner?.data.datasets[0]?.data).to.have.length(3);
  });

  it('is right after a move: size, colours, data, what is active', async () => {
    const probe = makeProbe();
    left.append(probe);
    await drawn(probe);
    probe.chart.active = { series: 0, point: 1 };
    right.append(probe);
    probe.chart.show(makeBars({ costs: [4, 8] }));
    await drawn(probe);
    await settled();
    expect(probe.inner?.width).to.equal(200);
    expect(probe.barPixel(0)).to.equal(palette.dark.series[0]);
    expect(probe.inner?.data.datasets[0]?.data).to.have.length(2);
    expect(probe.inner?.getActiveElements().map(({ index }) => index)).to.deep.equal([1]);
    expect(instances()).to.equal(1);
    left.style.colorScheme = 'dark';
    right.style.colorScheme = 'light';
    await frameWhen(() => probe.barPixel(0) === palette.light.series[0], 'the colours of the new place');
  });

  it('lets go when the canvas is no longer rendered', async () => {
    const probe = makeProbe();
    left.append(probe);
    await drawn(probe);
    probe.renderRoot.querySelector('canvas')?.remove();
    probe.requestUpdate();
    await probe.updateComplete;
    expect(instances()).to.equal(0);
  });

  it('draws nothing for settings and data that are the same', async () => {
    const probe = makeProbe();
    left.append(probe);
    await drawn(probe);
    await settled();
    const draws = countDraws();
    try {
      const data = makeBars();
      probe.chart.show(data);
      await settled();
      probe.chart.show(data);
      probe.configure({ kind: 'bar', horizontal: undefined });
      probe.requestUpdate();
      await settled();
      expect(draws.count).to.equal(1);
    } finally {
      draws.stop();
    }
  });

  it('leaves no chart and no observer after 1 000 times in, over and out', async function () {
    this.timeout(20_000);
    const observers = countObservers();
    try {
      for (let round = 0; round < 20; round += 1) {
        const probes = Array.from({ length: 50 }, makeProbe);
        left.append(...probes.slice(0, 10));
        if (round < 4) await drawn(probes[0]!);
        right.append(...probes);
        await probes[49]!.updateComplete;
        if (round < 4) await drawn(probes[0]!);
        left.append(...probes);
        for (const probe of probes) probe.remove();
      }
      await settled();
      expect(instances()).to.equal(0);
      expect(observers.count).to.equal(0);
    } finally {
      observers.stop();
    }
  });
});
