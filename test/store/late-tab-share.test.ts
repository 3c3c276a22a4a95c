import { expect } from '@open-wc/testing';
import { LateTabShare } from '../../src/store/late-tab-share.js';
import type { Notice } from '../../src/store/notices.js';
import type { TabShare } from '../../src/store/tab-share.js';

const notice = (id: string): Notice => ({ id, content: { kind: 'task-completed', taskId: id }, at: 0 });

/** Lets what has been promised happen. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('LateTabShare', () => {
  const told: string[] = [];
  const page = {
    canShow: () => true,
    show: ({ id }: Notice) => void told.push(`shown ${id}`),
    hear: () => undefined,
  };
  const share = {
    open: () => void told.push('open'),
    close: () => void told.push('close'),
    offer: (key: string, { id }: Notice) => void told.push(`offer ${key} ${id}`),
    begin: (now: number) => void told.push(`begin ${now}`),
    tell: () => void told.push('tell'),
  } as unknown as TabShare;

  beforeEach(() => told.splice(0));

  it('loads nothing before it is asked for something', async () => {
    let loads = 0;
    new LateTabShare(() => Promise.resolve((loads++, share)), page);
    await settle();
    expect(loads).to.equal(0);
  });

  it('passes on what was asked meanwhile, in order, and from then on at once', async () => {
    let loads = 0;
    const late = new LateTabShare(() => Promise.resolve((loads++, share)), page);
    late.open();
    late.offer('k', notice('1'));
    late.begin(7);
    expect(told).to.deep.equal([]);
    await settle();
    late.offer('k2', notice('2'));
    expect(told).to.deep.equal(['open', 'offer k 1', 'begin 7', 'offer k2 2']);
    expect(loads).to.equal(1);
  });

  it('has the page show its notices itself where it cannot be loaded, and tries again with the next', async () => {
    let isThere = false;
    const late = new LateTabShare(
      () => (isThere ? Promise.resolve(share) : Promise.reject(new Error('offline'))),
      page,
    );
    late.offer('k', notice('1'));
    await settle();
    expect(told).to.deep.equal(['shown 1']);
    isThere = true;
    late.offer('k2', notice('2'));
    await settle();
    expect(told).to.deep.equal(['shown 1', 'offer k2 2']);
  });
});
