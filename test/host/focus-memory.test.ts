import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { deepActiveElement, FocusMemory, hasFocusInside } from '../../src/host/focus-memory.js';

class RememberingElement extends LitElement {
  readonly memory = new FocusMemory(this);
}
customElements.define('remembering-element', RememberingElement);

describe('FocusMemory', () => {
  let page: HTMLElement;
  let element: RememberingElement;
  let inner: HTMLButtonElement;

  beforeEach(() => {
    page = document.createElement('main');
    document.body.append(page);
    element = page.appendChild(new RememberingElement());
    inner = element.renderRoot.appendChild(document.createElement('button'));
  });

  afterEach(() => page.remove());

  const button = (root: Node = page) => root.appendChild(document.createElement('button'));
  const is = (expected: Element) => expect(deepActiveElement() === expected).to.equal(true);

  it('goes back to where the focus was when it was told', () => {
    const outside = button();
    outside.focus();
    element.memory.remember();
    inner.focus();
    expect(element.memory.isInside).to.equal(true);
    expect(element.memory.goBack()).to.equal(true);
    is(outside);
  });

  it('goes back into the depth of another shadow tree', () => {
    const host = page.appendChild(document.createElement('div'));
    const deep = button(host.attachShadow({ mode: 'open' }));
    deep.focus();
    element.memory.remember();
    inner.focus();
    element.memory.goBack();
    is(deep);
  });

  it('remembers nothing while the focus is inside already', () => {
    const outside = button();
    outside.focus();
    element.memory.remember();
    inner.focus();
    element.memory.remember();
    element.memory.goBack();
    is(outside);
  });

  it('notes by itself where the focus comes from', () => {
    const [first, second] = [button(), button()];
    first.focus();
    inner.focus();
    element.dispatchEvent(new FocusEvent('focusin', { relatedTarget: second }));
    element.memory.goBack();
    is(second);
  });

  for (const [name, spoil] of [
    ['is gone', (place: HTMLButtonElement) => place.remove()],
    ['cannot be focused any more', (place: HTMLButtonElement) => (place.disabled = true)],
  ] as const) {
    it(`goes nowhere where the place ${name}`, () => {
      const outside = button();
      outside.focus();
      element.memory.remember();
      inner.focus();
      spoil(outside);
      expect(element.memory.goBack()).to.equal(false);
    });
  }

  it('goes back once', () => {
    button().focus();
    element.memory.remember();
    inner.focus();
    expect([element.memory.goBack(), element.memory.goBack()]).to.eql([true, false]);
  });
});

describe('hasFocusInside', () => {
  it('finds the focus in an element, below it and in its shadow tree', () => {
    const host = document.body.appendChild(document.createElement('div'));
    const inner = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('button'));
    const beside = document.body.appendChild(document.createElement('button'));
    inner.focus();
    expect([hasFocusInside(host), hasFocusInside(document.body), hasFocusInside(inner)]).to.eql([
      true,
      true,
      true,
    ]);
    expect(hasFocusInside(beside)).to.equal(false);
    beside.focus();
    expect(hasFocusInside(host)).to.equal(false);
    host.remove();
    beside.remove();
  });
});
