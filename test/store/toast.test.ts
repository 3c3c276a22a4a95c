import { expect } from '@open-wc/testing';
import type { NoticeContent } from '../../src/store/notice-content.js';
import { isAlert, toneOf, weightOf, type Toast } from '../../src/store/toast.js';
import { sumUp } from '../../src/store/task-burst.js';
import { awaiting, back, budgetAlert, completed, failed, hardStop, lost, paused } from '../makers/notices.js';

const toastOf = (content: Toast['content']): Toast => ({
  id: 'a',
  subject: 'a',
  tone: toneOf(content),
  content,
  count: 1,
  noticeIds: [],
  remainingMs: null,
  isSaid: false,
});

describe('isAlert', () => {
  const interrupting: readonly NoticeContent[] = [
    hardStop,
    paused,
    lost,
    failed('a'),
    { kind: 'unauthorised' },
  ];
  const polite: readonly NoticeContent[] = [completed('a'), awaiting('a'), budgetAlert(), back];

  for (const content of interrupting) {
    it(`lets ${content.kind} interrupt`, () => {
      expect(isAlert(toastOf(content))).to.equal(true);
    });
  }

  for (const content of polite) {
    it(`lets ${content.kind} wait`, () => {
      expect(isAlert(toastOf(content))).to.equal(false);
    });
  }

  it('lets a summary interrupt once a task in it failed', () => {
    expect(isAlert(toastOf(sumUp([completed('a')])))).to.equal(false);
    expect(isAlert(toastOf(sumUp([completed('a'), failed('b')])))).to.equal(true);
  });
});

describe('weightOf', () => {
  it('puts what is urgent over what lasts, and that over what passes', () => {
    expect([completed('a'), failed('a'), budgetAlert()].map((content) => weightOf(toastOf(content)))).to.eql([
      0, 1, 2,
    ]);
  });
});
