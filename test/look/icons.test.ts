import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import * as icons from '../../src/look/icons.js';

const { starIcon, liveDotIcon, levelIcon, ...plain } = icons;
const all: Record<string, TemplateResult> = {
  ...Object.fromEntries(Object.entries(plain).map(([name, draw]) => [name, draw()])),
  starFull: starIcon('full'),
  starHalf: starIcon('half'),
  starEmpty: starIcon('empty'),
  live: liveDotIcon(true),
  notLive: liveDotIcon(false),
};

describe('icons', () => {
  it('are hidden from assistive technology, unfocusable and of the colour of the text', async () => {
    for (const [name, drawing] of Object.entries(all)) {
      const image = (await fixture<HTMLElement>(html`<p>${drawing}</p>`)).querySelector('svg')!;
      expect(image.getAttribute('aria-hidden'), name).to.equal('true');
      expect(image.getAttribute('focusable'), name).to.equal('false');
      const paints = [...image.querySelectorAll('[fill],[stroke]')].flatMap((shape) => [
        shape.getAttribute('fill'),
        shape.getAttribute('stroke'),
      ]);
      for (const paint of paints) expect(paint, name).to.be.oneOf(['none', 'currentColor', null]);
      expect(paints, name).to.include('currentColor');
    }
  });

  it('have each a shape of their own', async () => {
    const shapes = new Map<string, string>();
    for (const [name, drawing] of Object.entries(all)) {
      const image = (await fixture<HTMLElement>(html`<p>${drawing}</p>`)).querySelector('svg')!;
      const shape = image.innerHTML.replace(/<!--.*?-->/g, '');
      expect(shapes.get(shape), `${name} looks like another`).to.equal(undefined);
      shapes.set(shape, name);
    }
  });
});

describe('levelIcon', () => {
  it('tells the levels apart by shape: circle, triangle, octagon', async () => {
    const names: (string | undefined)[] = [];
    for (const level of ['ok', 'warning', 'exceeded'] as const) {
      const image = (await fixture<HTMLElement>(html`<p>${levelIcon(level)}</p>`)).querySelector('svg')!;
      names.push([...image.classList].pop());
    }
    expect(names).to.deep.equal(['icon-tick', 'icon-triangle', 'icon-octagon']);
  });
});
