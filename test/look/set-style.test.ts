import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { setStyle, type StyleValues } from '../../src/look/set-style.js';

describe('setStyle', () => {
  let box: HTMLElement;
  const show = (values: StyleValues): HTMLElement => {
    render(html`<p ${setStyle(values)}></p>`, box);
    return box.querySelector('p')!;
  };

  beforeEach(() => {
    box = document.body.appendChild(document.createElement('div'));
  });

  afterEach(() => {
    box.remove();
  });

  it('writes properties and custom properties from the first render', () => {
    const { style } = show({ '--ratio': 0.5, 'inline-size': '50px' });
    expect(style.getPropertyValue('--ratio')).to.equal('0.5');
    expect(style.getPropertyValue('inline-size')).to.equal('50px');
  });

  it('removes what is no longer given, and what turns null or undefined', () => {
    show({ '--a': 1, '--b': 2, '--c': 3 });
    const { style } = show({ '--b': null, '--c': undefined });
    expect(style.length).to.equal(0);
  });

  it('leaves alone what others wrote on the element', () => {
    const paragraph = show({ '--a': 1 });
    paragraph.style.setProperty('color', 'red');
    show({});
    expect(paragraph.style.cssText).to.equal('color: red;');
  });

  it('touches the element only when a value has changed', () => {
    const paragraph = show({ '--a': 1 });
    paragraph.style.setProperty('--a', 'other');
    show({ '--a': 1 });
    expect(paragraph.style.getPropertyValue('--a')).to.equal('other');
    show({ '--a': 2 });
    expect(paragraph.style.getPropertyValue('--a')).to.equal('2');
  });

  it('refuses to stand in an attribute', () => {
    expect(() => render(html`<p title=${setStyle({})}></p>`, box)).to.throw('stands in a tag');
  });

  it('violates no Content Security Policy that forbids inline styles', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="style-src 'self'"><body>`;
    await loaded;
    const inside = frame.contentDocument!;
    const violations: string[] = [];
    const seen = new Promise<void>((resolve) =>
      inside.addEventListener('securitypolicyviolation', (event) => {
        violations.push(event.effectiveDirective);
        resolve();
      }),
    );

    render(html`<p ${setStyle({ width: '50px' })}></p>`, inside.body, { creationScope: inside });
    expect(inside.querySelector('p')!.getBoundingClientRect().width).to.equal(50);

    // The attribute that Lit's styleMap would set is the control: it must be the only violation.
    inside.body.appendChild(inside.createElement('i')).setAttribute('style', 'width: 50px');
    await seen;
    expect(violations).to.deep.equal(['style-src-attr']);
    frame.remove();
  });
});
