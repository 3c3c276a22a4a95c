import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { JsonChild } from '../../src/host/json-child.js';

describe('JsonChild', () => {
  async function attach(content: string) {
    const element = await fixture<HTMLElement>(html`<div></div>`);
    element.innerHTML = content;
    const host = Object.assign(element, {
      updates: 0,
      addController: () => undefined,
      requestUpdate: () => (host.updates += 1),
    });
    const child = new JsonChild(host as never);
    child.hostConnected();
    return { host, child };
  }

  it('is nothing without such a child', async () => {
    const { child, host } = await attach(
      '<script>1</script><p><script type="application/json">2</script></p>',
    );
    expect([child.value, host.updates]).to.deep.equal([null, 0]);
    child.hostDisconnected();
  });

  it('reads it, and reads it again when it changes, but not when anything else does', async () => {
    const { child, host } = await attach('<script type="application/json">{"a": 1}</script><b></b>');
    expect(child.value).to.deep.equal({ ok: true, value: { a: 1 } });
    host.querySelector('b')?.append('x');
    await nextFrame();
    expect(host.updates).to.equal(1);
    const script = host.querySelector('script') as HTMLScriptElement;
    script.textContent = '{"a": 2}';
    await nextFrame();
    expect(child.value).to.deep.equal({ ok: true, value: { a: 2 } });
    script.remove();
    await nextFrame();
    expect([child.value, host.updates]).to.deep.equal([null, 3]);
    child.hostDisconnected();
  });

  for (const [what, text] of [
    ['empty', ' '],
    ['cut off', '{"a":'],
    ['no JSON', 'hello'],
  ] as const) {
    it(`says of a child that is ${what} that it is bad`, async () => {
      const { child } = await attach(`<script type="application/json">${text}</script>`);
      expect(child.value).to.have.nested.property('fault.code', 'bad-json');
      child.hostDisconnected();
    });
  }

  it('looks no more after the element has gone', async () => {
    const { child, host } = await attach('<script type="application/json">1</script>');
    child.hostDisconnected();
    host.replaceChildren();
    await nextFrame();
    expect(child.value).to.deep.equal({ ok: true, value: 1 });
  });
});
