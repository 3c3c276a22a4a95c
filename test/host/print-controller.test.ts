import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { PrintController } from '../../src/host/print-controller.js';
import { prefer } from '../support/media.js';

class PrintProbe extends LitElement {
  canDraw = false;
  draws = 0;
  readonly print = new PrintController(this, () => {
    this.draws += 1;
    return this.canDraw;
  });

  override render(): TemplateResult {
    return html`${this.print.lacksPicture ? 'table' : 'picture'}`;
  }
}
customElements.define('print-probe', PrintProbe);

describe('PrintController', () => {
  const make = () => fixture<PrintProbe>(html`<print-probe></print-probe>`);
  const shown = async (probe: PrintProbe): Promise<string> => {
    await probe.updateComplete;
    return probe.shadowRoot?.textContent ?? '';
  };

  it('has a picture drawn that paper would lack', async () => {
    const probe = await make();
    probe.canDraw = true;
    dispatchEvent(new Event('beforeprint'));
    expect([probe.draws, await shown(probe)]).to.deep.equal([1, 'picture']);
    dispatchEvent(new Event('afterprint'));
  });

  it('renders something else where it cannot be drawn, until the print has been taken', async () => {
    const probe = await make();
    dispatchEvent(new Event('beforeprint'));
    dispatchEvent(new Event('beforeprint'));
    expect([probe.draws, await shown(probe)]).to.deep.equal([1, 'table']);
    dispatchEvent(new Event('afterprint'));
    expect(await shown(probe)).to.equal('picture');
  });

  it('hears of a print by its medium too', async function () {
    const probe = await make();
    if (!(await prefer({ media: 'print' }))) this.skip();
    expect(await shown(probe)).to.equal('table');
    await prefer({ media: 'screen' });
    expect(await shown(probe)).to.equal('picture');
  });

  it('hears nothing once it has left the page', async () => {
    const probe = await make();
    probe.remove();
    dispatchEvent(new Event('beforeprint'));
    expect(probe.draws).to.equal(0);
  });
});
