import { expect } from '@open-wc/testing';
import { OTHER, spokenValue, topLines } from '../../src/elements/cost-lines.js';
import { en } from '../../src/text/strings.en.js';
import { costPrint, models } from '../makers/cost-print.js';

const texts = (lines: readonly { label: string; cost: string; share: string }[]): unknown =>
  lines.map(({ label, cost, share }) => [label, cost, share]);

describe('printCosts', () => {
  it('prints the dearest first, with shares that add up', () => {
    expect(texts(costPrint().lines)).to.deep.equal([
      ['gpt-4', '$6.00', '60%'],
      ['claude-3-haiku', '$4.00', '40%'],
    ]);
  });

  it('prints in one precision rows that add up to their total', () => {
    const by_model = ['0.334', '0.333', '0.333'].map((cost, i) => ({ model: `m${i}`, cost }));
    expect(texts(costPrint({ by_model, total: 1 }).lines)).to.deep.equal([
      ['m0', '$0.34', '34%'],
      ['m1', '$0.33', '33%'],
      ['m2', '$0.33', '33%'],
    ]);
  });

  it('prints as many digits as the smallest amount needs', () => {
    const by_model = [
      { model: 'a', cost: '0.00037' },
      { model: 'b', cost: '0.00005' },
    ];
    expect(costPrint({ by_model, total: '0.00042' }).lines.map(({ cost }) => cost)).to.deep.equal([
      '$0.00037',
      '$0.00005',
    ]);
  });

  it('prints a dash for the unknown, and a zero for what is free', () => {
    const by_model = [
      { model: 'free', cost: 0 },
      { model: 'unpriced', cost: null },
      { model: 'paid', cost: 3 },
    ];
    expect(texts(costPrint({ by_model, total: 3 }).lines)).to.deep.equal([
      ['paid', '$3.00', '100%'],
      ['free', '$0.00', '0%'],
      ['unpriced', '—', '—'],
    ]);
  });

  it('prints a share too small for a percent as such, and none as none', () => {
    const by_model = [
      { model: 'big', cost: 1000 },
      { model: 'tiny', cost: 1 },
      { model: 'free', cost: 0 },
    ];
    expect(costPrint({ by_model, total: 1001 }).lines.map(({ share }) => share)).to.deep.equal([
      '100%',
      '<1%',
      '0%',
    ]);
  });

  it('prints what is in no row, so that the column adds up', () => {
    const { lines, unassigned } = costPrint({ total: 11 });
    expect(texts([...lines, unassigned!])).to.deep.equal([
      ['gpt-4', '$6.00', '55%'],
      ['claude-3-haiku', '$4.00', '36%'],
      ['In no row', '$1.00', '9%'],
    ]);
  });

  it('has no such line where rounding explains the rest, or rows exceed their total', () => {
    expect(costPrint({ total: '10.01' }).unassigned).to.equal(null);
    expect(costPrint({ total: 9 }).unassigned).to.equal(null);
  });

  it('has a word where there is no name', () => {
    expect(costPrint({ by_model: [{ model: '', cost: 1 }] }).lines[0]?.label).to.equal('unknown');
  });
});

describe('topLines', () => {
  it('leaves a few as they are', () => {
    const print = costPrint({ by_model: models(6), total: 21 });
    expect(topLines(print, 5)).to.deep.equal(print.lines);
  });

  it('makes one line of the rest, which is the sum of what is printed', () => {
    const by_model = [
      ...models(5),
      ...['0.334', '0.333', '0.333'].map((cost, i) => ({ model: `small-${i}`, cost })),
    ];
    const lines = topLines(costPrint({ by_model, total: 16 }), 5);
    expect(lines).to.have.length(6);
    expect(texts(lines.slice(5))).to.deep.equal([['Other (3)', '$1.00', '6%']]);
    expect(lines[5]?.key).to.equal(OTHER);
  });

  it('says that the rest is more where a part of it is unknown', () => {
    const by_model = [...models(6), { model: 'unpriced', cost: null }];
    expect(topLines(costPrint({ by_model, total: null }), 5)[5]?.cost).to.equal('≥ $1.00');
  });

  it('tells a model named as the rest is keyed from the rest', () => {
    const lines = topLines(costPrint({ by_model: [{ model: OTHER, cost: 9 }, ...models(7)] }), 5);
    expect(new Set(lines.map(({ key }) => key)).size).to.equal(lines.length);
  });
});

describe('spokenValue', () => {
  it('says cost and share, and a word for the unknown', () => {
    const by_model = [
      { model: 'paid', cost: 3 },
      { model: 'refund', cost: -1 },
      { model: 'unpriced', cost: null },
    ];
    const spoken = costPrint({ by_model, total: 2 }).lines.map((line) => spokenValue(line, en));
    expect(spoken).to.deep.equal(['$3.00, 100%', '-$1.00', 'Price unknown']);
  });
});
