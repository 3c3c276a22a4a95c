import { expect } from '@open-wc/testing';
import { ar } from '../../src/text/strings.ar.js';
import { de } from '../../src/text/strings.de.js';
import { en } from '../../src/text/strings.en.js';
import { registerStrings, stringsFor } from '../../src/text/strings.js';

/** Every word of a language: its dotted key and what stands there. */
function words(group: object, path = ''): [key: string, word: unknown][] {
  return Object.entries(group).flatMap(([key, word]: [string, unknown]) =>
    typeof word === 'object' && word !== null
      ? words(word, `${path}${key}.`)
      : [[path + key, word] as [string, unknown]],
  );
}

describe('stringsFor', () => {
  it('speaks English for every language nobody registered', () => {
    for (const tag of [null, undefined, '', 'auto', 'tlh', '__proto__', 'constructor']) {
      expect(stringsFor(tag, en)).to.deep.equal(en);
    }
  });

  it('returns the same object every time, so that an element can compare it', () => {
    expect(stringsFor('en-GB', en)).to.equal(stringsFor('en-GB', en));
  });
});

describe('registerStrings', () => {
  it('falls back key by key: region, language, English', () => {
    registerStrings('qa', { common: { retry: 'qa retry', level: { ok: 'qa ok' } } });
    registerStrings('qa-RR', { common: { retry: 'rr retry' } });
    const { common } = stringsFor('qa_RR', en);
    expect(common.retry).to.equal('rr retry');
    expect(common.level.ok).to.equal('qa ok');
    expect(common.level.warning).to.equal(en.common.level.warning);
    expect(stringsFor('qa', en).common.retry).to.equal('qa retry');
  });

  it('adds to what was registered before', () => {
    registerStrings('qb', { common: { retry: 'one' } });
    expect(stringsFor('qb', en).common.close).to.equal(en.common.close);
    registerStrings('qb', { common: { close: 'two' } });
    expect(stringsFor('qb', en).common).to.include({ retry: 'one', close: 'two' });
  });

  it('leaves the word below where a key is undefined', () => {
    registerStrings('qc', { common: { retry: undefined }, budgetMonitor: undefined });
    expect(stringsFor('qc', en).common.retry).to.equal(en.common.retry);
    expect(stringsFor('qc', en).budgetMonitor).to.deep.equal(en.budgetMonitor);
  });

  it('changes no other language', () => {
    const before = JSON.stringify(words(en));
    registerStrings('qd', { common: { retry: 'changed', level: { ok: 'changed' } } });
    expect(JSON.stringify(words(en))).to.equal(before);
    expect(stringsFor('fr', en).common.retry).to.equal(en.common.retry);
  });
});

describe('en', () => {
  it('warns of a budget in the agreed words', () => {
    expect(en.budgetAlertBanner.warning('92%', en.common.budgetOf.day)).to.equal(
      'Budget Warning: You have used 92% of your daily budget',
    );
    expect(en.budgetAlertBanner.warning('91%', en.common.budgetOf.month)).to.equal(
      'Budget Warning: You have used 91% of your monthly budget',
    );
  });

  it('says what a ring shows', () => {
    const { usedOfLimitSpoken, levelSpoken, resetsSpoken, valueText } = en.budgetMonitor;
    expect(
      valueText(
        usedOfLimitSpoken('$41.20', '$50.00'),
        '82 percent',
        levelSpoken.warning,
        resetsSpoken('in 6 hours'),
      ),
    ).to.equal('$41.20 of $50.00, 82 percent, warning, resets in 6 hours');
  });

  it('names stars for a screen reader', () => {
    expect(en.routingPerformance.stars('4.3')).to.equal('4.3 out of 5 stars');
  });

  it('sums up a burst', () => {
    expect(en.toastRegion.summary(37, '37', 3, '3')).to.equal('37 tasks finished, 3 failed');
    expect(en.toastRegion.summary(1, '1', 0, '0')).to.equal('1 task finished');
    expect(en.toastRegion.summary(0, '0', 1, '1')).to.equal('1 task failed');
    expect(en.toastRegion.summary(0, '0', 2, '2')).to.equal('2 tasks failed');
  });

  it('says one thing in the singular and two in the plural', () => {
    const { unit } = en.common;
    expect(unit.tokens(1, '1')).to.equal('1 token');
    expect(unit.requests(2, '2')).to.equal('2 requests');
    expect(unit.credits(0.5, '0.5')).to.equal('0.5 credits');
    expect(en.routingPerformance.tasks(1, '1')).to.equal('1 task');
    expect(en.costBreakdown.days(7, '7')).to.equal('7 days');
    expect(en.toastRegion.moreSpoken(1, '1')).to.equal('1 more notification');
    expect(en.toastRegion.unread(2, '2')).to.equal('2 unread notifications');
  });

  it('leaves no word empty', () => {
    for (const [key, word] of words(en)) if (typeof word === 'string') expect(word, key).to.match(/\S/);
  });
});

for (const [lang, strings] of [
  ['de', de],
  ['ar', ar],
] as const) {
  describe(lang, () => {
    const english = new Map(words(en));

    it('has only words that English has, of the same kind and with no more arguments', () => {
      for (const [key, word] of words(strings)) {
        const below = english.get(key);
        expect(typeof word, key).to.equal(typeof below);
        if (typeof word === 'function' && typeof below === 'function') {
          expect(word.length, key).to.be.at.most(below.length);
        }
      }
    });

    it('leaves no word to English', () => {
      const own = new Set(words(strings).map(([key]) => key));
      expect([...english.keys()].filter((key) => !own.has(key))).to.deep.equal([]);
    });

    it('says everything it is handed', () => {
      for (const [key, word] of words(strings)) {
        if (typeof word !== 'function') continue;
        const below = english.get(key) as (...args: string[]) => string;
        const args = Array.from({ length: below.length }, (_, i) => `<${i}>`);
        const said = (word as (...args: string[]) => string)(...args);
        const heard = args.filter((arg) => below(...args).includes(arg));
        for (const arg of heard) expect(said, key).to.include(arg);
      }
    });

    it('is spoken once it is registered', () => {
      registerStrings(lang, strings);
      expect(stringsFor(lang, en).common.retry).to.equal(strings.common.retry);
      expect(stringsFor(`${lang}-XX`, en).costBreakdown.chartHelp).to.be.a('string');
    });
  });
}

describe('ar', () => {
  it('has six plural forms', () => {
    const { tasks } = ar.routingPerformance;
    expect(tasks(1, '1')).to.equal('مهمة واحدة');
    expect(tasks(2, '2')).to.equal('مهمتان');
    expect(tasks(3, '3')).to.equal('3 مهام');
    expect(tasks(11, '11')).to.equal('11 مهمة');
    expect(tasks(100, '$&')).to.equal('$& مهمة');
  });
});
