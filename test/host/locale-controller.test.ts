import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { LocaleController } from '../../src/host/locale-controller.js';

describe('LocaleController', () => {
  const attach = (element: Element) => {
    const host = Object.assign(element as HTMLElement, {
      updates: 0,
      addController: () => undefined,
      requestUpdate: () => (host.updates += 1),
    });
    const controller = new LocaleController(host as never);
    controller.hostConnected();
    return { host, controller };
  };

  it('finds the nearest language, through shadow roots', async () => {
    const page = await fixture(
      html`<div lang="de">
        <p lang="ar"></p>
        <div id="host"></div>
      </div>`,
    );
    const root = page.querySelector('#host')?.attachShadow({ mode: 'open' });
    const inside = root?.appendChild(document.createElement('p')) as HTMLElement;
    const of = (element: Element | null) => {
      const { controller } = attach(element as HTMLElement);
      controller.hostDisconnected();
      return controller.lang;
    };
    expect([of(page.querySelector('p')), of(inside)]).to.deep.equal(['ar', 'de']);
  });

  it('is told when a language or direction turns on any ancestor, and not after it has gone', async () => {
    const page = await fixture<HTMLElement>(html`<div><p></p></div>`);
    const { host, controller } = attach(page.querySelector('p') as Element);
    page.lang = 'de';
    await nextFrame();
    expect(host.updates).to.equal(1);
    page.dir = 'rtl';
    await nextFrame();
    expect([host.updates, controller.isRightToLeft]).to.deep.equal([2, true]);
    controller.hostDisconnected();
    page.lang = 'fr';
    await nextFrame();
    expect(host.updates).to.equal(2);
  });

  it('says nothing where nobody does', () => {
    const loose = document.createElement('p');
    const { controller } = attach(loose);
    expect(controller.lang).to.equal(null);
    controller.hostDisconnected();
  });
});
