import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { baseStyles } from '../../src/look/base-styles.js';
import { palette, tokenDefaults } from '../../src/look/tokens.js';

class TokenProbe extends LitElement {
  static override styles = baseStyles;

  override render(): TemplateResult {
    return html`<section class="card"><slot></slot></section>`;
  }

  /** Resolves one private token to the colour it paints. */
  colour(name: string): string {
    const card = this.renderRoot.querySelector<HTMLElement>('.card');
    if (!card) throw new Error('not rendered');
    card.style.setProperty('outline', `1px solid var(--_${name})`);
    return getComputedStyle(card).outlineColor;
  }
}
customElements.define('token-probe', TokenProbe);

const rgb = (hex: string): string =>
  `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;

describe('tokens', () => {
  it('follow the color-scheme of the page', async () => {
    const box = await fixture<HTMLElement>(html`<div><token-probe></token-probe></div>`);
    const probe = box.querySelector<TokenProbe>('token-probe')!;
    box.style.colorScheme = 'light';
    expect(probe.colour('color-ok')).to.equal(rgb(palette.light.ok));
    box.style.colorScheme = 'dark';
    expect(probe.colour('color-ok')).to.equal(rgb(palette.dark.ok));
    expect(probe.colour('series-8')).to.equal(rgb(palette.dark.series[7]!));
  });

  it('obey theme on the element over the page, also for what is nested', async () => {
    const outer = await fixture<TokenProbe>(
      html`<token-probe theme="dark"><token-probe></token-probe></token-probe>`,
    );
    const inner = outer.querySelector<TokenProbe>('token-probe')!;
    expect(outer.colour('color-text')).to.equal(rgb(palette.dark.text));
    expect(inner.colour('color-text')).to.equal(rgb(palette.dark.text));
    outer.setAttribute('theme', 'light');
    expect(inner.colour('color-text')).to.equal(rgb(palette.light.text));
  });

  it('let the page override every one of them from an ancestor or on the tag', async () => {
    const box = await fixture<HTMLElement>(html`<div><token-probe></token-probe></div>`);
    const probe = box.querySelector<TokenProbe>('token-probe')!;
    for (const name of Object.keys(tokenDefaults)) {
      box.style.setProperty(`--sw-${name}`, 'from-ancestor');
      expect(getComputedStyle(probe).getPropertyValue(`--_${name}`), name).to.equal('from-ancestor');
      probe.style.setProperty(`--sw-${name}`, 'from-tag');
      expect(getComputedStyle(probe).getPropertyValue(`--_${name}`), name).to.equal('from-tag');
    }
  });

  it('carry decisions that lean on others along when those are overridden', async () => {
    const box = await fixture<HTMLElement>(html`<div><token-probe></token-probe></div>`);
    box.style.setProperty('--sw-color-accent', 'rgb(1, 2, 3)');
    expect(box.querySelector<TokenProbe>('token-probe')!.colour('color-focus')).to.equal('rgb(1, 2, 3)');
  });

  it('halve gap and padding in a compact element', async () => {
    const probe = await fixture<TokenProbe>(html`<token-probe compact></token-probe>`);
    const card = probe.renderRoot.querySelector('.card')!;
    expect(getComputedStyle(card).padding).to.equal('8px');
    probe.removeAttribute('compact');
    expect(getComputedStyle(card).padding).to.equal('16px');
  });
});

describe('baseStyles', () => {
  it('keep text at 12 px or more on a page whose root is 62.5 %', async () => {
    const probe = await fixture<TokenProbe>(html`<token-probe></token-probe>`);
    const root = document.documentElement;
    root.style.fontSize = '62.5%';
    try {
      probe.style.setProperty('line-height', 'var(--_font-size-xs)');
      expect(getComputedStyle(probe).lineHeight).to.equal('12px');
      expect(getComputedStyle(probe).fontSize).to.equal('14px');
    } finally {
      root.style.removeProperty('font-size');
    }
  });

  it('keep a width inside a flex row although the element is a size container', async () => {
    const row = await fixture<HTMLElement>(html`<div><token-probe>text</token-probe></div>`);
    row.style.display = 'flex';
    row.style.inlineSize = '600px';
    expect(row.querySelector('token-probe')!.getBoundingClientRect().width).to.equal(320);
    row.style.inlineSize = '200px';
    expect(row.querySelector('token-probe')!.getBoundingClientRect().width).to.equal(200);
  });

  it('shield the text from letter spacing, capitals and slant of the page', async () => {
    const box = await fixture<HTMLElement>(html`<div><token-probe></token-probe></div>`);
    box.style.cssText =
      'letter-spacing: 4px; text-transform: uppercase; font-style: italic; font-family: monospace';
    const style = getComputedStyle(box.querySelector('token-probe')!);
    expect([style.letterSpacing, style.textTransform, style.fontStyle]).to.deep.equal([
      'normal',
      'none',
      'normal',
    ]);
    expect(style.fontFamily).to.equal('monospace');
  });
});
