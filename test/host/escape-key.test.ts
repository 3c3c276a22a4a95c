import { expect } from '@open-wc/testing';
import { EscapeKey } from '../../src/host/escape-key.js';

describe('EscapeKey', () => {
  const heard: string[] = [];
  const onKey = ({ key }: KeyboardEvent) => heard.push(key);
  const press = (key: string) =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

  beforeEach(() => {
    heard.length = 0;
    document.body.addEventListener('keydown', onKey);
  });
  afterEach(() => document.body.removeEventListener('keydown', onKey));

  it('takes away once what is there, before the key means anything else', () => {
    let dismissed = 0;
    const escape = new EscapeKey(() => (dismissed += 1));
    press('Escape');
    escape.isArmed = true;
    press('a');
    press('Escape');
    press('Escape');
    expect([dismissed, heard]).to.deep.equal([1, ['Escape', 'a', 'Escape']]);
  });

  it('listens no more once there is nothing to take away', () => {
    const escape = new EscapeKey(() => expect.fail('there is nothing'));
    escape.isArmed = true;
    escape.isArmed = false;
    press('Escape');
    expect(heard).to.deep.equal(['Escape']);
  });
});
