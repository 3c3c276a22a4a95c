import { expect, fixture, html } from '@open-wc/testing';
import { keepFocus } from '../../src/host/keep-focus.js';

describe('keepFocus', () => {
  let root: ShadowRoot;
  let first: HTMLButtonElement;
  let second: HTMLButtonElement;

  beforeEach(async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    root = host.attachShadow({ mode: 'open' });
    [first, second] = [document.createElement('button'), document.createElement('button')];
    root.append(first, second);
  });

  it('gives the focus back to a node that was moved', () => {
    second.focus();
    const giveBack = keepFocus(root);
    root.prepend(second);
    expect(root.activeElement).to.equal(null);
    giveBack('button');
    expect(root.activeElement).to.equal(second);
  });

  it('gives it to another place where the node is gone', () => {
    second.focus();
    const giveBack = keepFocus(root);
    second.remove();
    giveBack('button');
    expect(root.activeElement).to.equal(first);
  });

  it('leaves it where it went meanwhile', () => {
    first.focus();
    const giveBack = keepFocus(root);
    second.focus();
    giveBack('button');
    expect(root.activeElement).to.equal(second);
  });

  it('never takes it from the page', () => {
    keepFocus(root)('button');
    keepFocus(null)('button');
    expect(document.activeElement).to.equal(document.body);
  });
});
