import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { restore, stub, type SinonStub } from 'sinon';
import { AttentionController, type Attention } from '../../src/host/attention.js';

class WatchedElement extends LitElement {
  readonly told: Attention[] = [];

  constructor() {
    super();
    new AttentionController(this, (attention) => this.told.push(attention));
  }
}
customElements.define('watched-element', WatchedElement);

describe('AttentionController', () => {
  let element: WatchedElement;
  let hasFocus: SinonStub;
  let matches: SinonStub;

  beforeEach(() => {
    hasFocus = stub(document, 'hasFocus').returns(true);
    element = new WatchedElement();
    element.tabIndex = 0;
    matches = stub(element, 'matches').returns(true);
    document.body.append(element);
  });

  afterEach(() => {
    element.remove();
    restore();
  });

  const point = (type: string) => element.dispatchEvent(new PointerEvent(type));
  const turn = (type: string) => window.dispatchEvent(new Event(type));

  it('says nothing while somebody just looks', () => {
    expect(element.told).to.eql([]);
  });

  it('takes pointing for reading', () => {
    point('pointerenter');
    point('pointerleave');
    expect(element.told).to.eql(['reading', 'looking']);
  });

  it('notices that what was under the pointer is gone', async () => {
    point('pointerenter');
    matches.returns(false);
    element.requestUpdate();
    await element.updateComplete;
    await Promise.resolve();
    expect(element.told).to.eql(['reading', 'looking']);
  });

  it('takes the focus for reading, but not its way from one place to another', async () => {
    element.focus();
    element.dispatchEvent(new FocusEvent('focusin'));
    await Promise.resolve();
    element.dispatchEvent(new FocusEvent('focusout'));
    element.dispatchEvent(new FocusEvent('focusin'));
    await Promise.resolve();
    element.blur();
    element.dispatchEvent(new FocusEvent('focusout'));
    await Promise.resolve();
    expect(element.told).to.eql(['reading', 'looking']);
  });

  it('is away with the window, even while the pointer rests on it, and with the tab', () => {
    point('pointerenter');
    hasFocus.returns(false);
    turn('blur');
    hasFocus.returns(true);
    turn('focus');
    const hidden = stub(document, 'hidden').value(true);
    document.dispatchEvent(new Event('visibilitychange'));
    hidden.value(false);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(element.told).to.eql(['reading', 'away', 'reading', 'away', 'reading']);
  });

  it('hears nothing once it is off the page', async () => {
    element.remove();
    hasFocus.returns(false);
    turn('blur');
    point('pointerenter');
    await Promise.resolve();
    expect(element.told).to.eql([]);
  });
});
