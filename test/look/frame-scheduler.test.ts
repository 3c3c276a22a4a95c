import { expect, nextFrame } from '@open-wc/testing';
import { schedule } from '../../src/look/frame-scheduler.js';

describe('schedule', () => {
  it('runs a task once a frame, however often it is asked for', async () => {
    let runs = 0;
    const task = (): void => {
      runs += 1;
    };
    for (let index = 0; index < 1000; index += 1) schedule(task);
    expect(runs).to.equal(0);
    await nextFrame();
    await nextFrame();
    expect(runs).to.equal(1);
    schedule(task);
    await nextFrame();
    await nextFrame();
    expect(runs).to.equal(2);
  });

  it('leaves what a task asks for to the next frame', async () => {
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      schedule(() => {
        schedule(() => {
          order.push('second');
          resolve();
        });
        order.push('first');
      });
    });
    expect(order).to.deep.equal(['first', 'second']);
  });

  it('takes a task back', async () => {
    let runs = 0;
    schedule(() => {
      runs += 1;
    })();
    await nextFrame();
    await nextFrame();
    expect(runs).to.equal(0);
  });

  it('reports a task that throws and runs the others', async () => {
    const reported: unknown[] = [];
    const { reportError } = window;
    window.reportError = (error: unknown) => {
      reported.push(error);
    };
    try {
      let isRun = false;
      schedule(() => {
        throw new Error('broken');
      });
      schedule(() => {
        isRun = true;
      });
      await nextFrame();
      await nextFrame();
      expect(isRun).to.equal(true);
      expect(reported.map(String)).to.deep.equal(['Error: broken']);
    } finally {
      window.reportError = reportError;
    }
  });

  it('leaves to the next frame what goes beyond its budget, and runs it first there', async () => {
    const real = performance.now;
    let now = 0;
    performance.now = () => now;
    try {
      const order: string[] = [];
      schedule(() => {
        order.push('slow');
        now += 17;
        schedule(() => order.push('later'));
      });
      schedule(() => order.push('waits'));
      await nextFrame();
      expect(order).to.deep.equal(['slow']);
      await nextFrame();
      expect(order).to.deep.equal(['slow', 'waits', 'later']);
    } finally {
      performance.now = real;
    }
  });

  it('runs after a second where no frame comes, as on a hidden page', () => {
    const real = { frame: window.requestAnimationFrame, timer: window.setTimeout };
    let expire: (() => void) | undefined;
    window.requestAnimationFrame = () => 1;
    window.setTimeout = ((callback: () => void, delayMs: number) => {
      expect(delayMs).to.equal(1000);
      expire = callback;
      return 1;
    }) as unknown as typeof window.setTimeout;
    try {
      let runs = 0;
      schedule(() => {
        runs += 1;
      });
      expect(runs).to.equal(0);
      expire?.();
      expect(runs).to.equal(1);
    } finally {
      window.requestAnimationFrame = real.frame;
      window.setTimeout = real.timer;
    }
  });
});
