import { expect } from '@open-wc/testing';
import { stub, useFakeTimers } from 'sinon';
import { saveFile } from '../../src/host/save-file.js';

describe('saveFile', () => {
  it('hands over the text as a file of that name, and lets go of its address', async () => {
    const clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const create = stub(URL, 'createObjectURL').returns('blob:costs');
    const revoke = stub(URL, 'revokeObjectURL');
    const saved: [name: string, href: string][] = [];
    const click = stub(HTMLAnchorElement.prototype, 'click').callsFake(function (this: HTMLAnchorElement) {
      saved.push([this.download, this.href]);
    });
    try {
      saveFile('costs.csv', 'Date,Cost\r\n', 'text/csv');
      expect(saved).to.deep.equal([['costs.csv', 'blob:costs']]);
      expect(revoke.called).to.equal(false);
      clock.tick(1_000);
      expect(revoke.args).to.deep.equal([['blob:costs']]);
      const blob = create.args[0]?.[0] as Blob;
      expect(blob.type).to.equal('text/csv;charset=utf-8');
      expect(await blob.text()).to.equal('Date,Cost\r\n');
    } finally {
      clock.restore();
      create.restore();
      revoke.restore();
      click.restore();
    }
  });
});
