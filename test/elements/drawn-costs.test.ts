import { expect } from '@open-wc/testing';
import { DrawnCosts } from '../../src/elements/drawn-costs.js';
import { OTHER } from '../../src/elements/cost-lines.js';
import { costPrint, models } from '../makers/cost-print.js';

describe('DrawnCosts', () => {
  const labels = (drawn: DrawnCosts): readonly string[] => drawn.lines.map(({ label }) => label);
  const refund = { model: 'refunded', cost: -2 };
  let drawn: DrawnCosts;

  beforeEach(() => {
    drawn = new DrawnCosts();
  });

  it('draws five and the rest', () => {
    drawn.take(costPrint({ by_model: models(9) }), 'bar');
    expect(labels(drawn)).to.deep.equal(['model-1', 'model-2', 'model-3', 'model-4', 'model-5', 'Other (4)']);
  });

  it('opens the rest, tells which comes first, and puts it together again', () => {
    const print = costPrint({ by_model: models(40) });
    drawn.take(print, 'bar');
    expect(drawn.openOther()).to.equal('row model-6');
    drawn.take(print, 'bar');
    expect(labels(drawn)).to.have.length(26);
    expect(labels(drawn).at(-1)).to.equal('Other (15)');
    expect(drawn.isOpened).to.equal(true);
    drawn.fold();
    drawn.take(print, 'bar');
    expect(labels(drawn)).to.have.length(6);
    expect(drawn.isOpened).to.equal(false);
  });

  it('hides a line and keeps it hidden when figures change', () => {
    drawn.take(costPrint(), 'bar');
    drawn.toggle(drawn.lines[0]!);
    drawn.take(costPrint({ total: 11 }), 'bar');
    expect(labels(drawn)).to.deep.equal(['claude-3-haiku']);
    expect(drawn.legend).to.have.length(2);
    drawn.toggle(drawn.legend[0]!);
    drawn.take(costPrint(), 'bar');
    expect(labels(drawn)).to.deep.equal(['gpt-4', 'claude-3-haiku']);
  });

  it('lets a line keep its colour when another one overtakes it', () => {
    drawn.take(costPrint(), 'bar');
    const before = new Map(drawn.lines.map((line) => [line.key, drawn.colourOf(line)]));
    drawn.take(
      costPrint({
        by_model: [
          { model: 'claude-3-haiku', cost: 9 },
          { model: 'gpt-4', cost: 6 },
        ],
      }),
      'bar',
    );
    expect(labels(drawn)).to.deep.equal(['claude-3-haiku', 'gpt-4']);
    for (const line of drawn.lines) expect(drawn.colourOf(line)).to.equal(before.get(line.key));
  });

  it('draws the rest in grey, and what is in no row hatched', () => {
    drawn.take(costPrint({ by_model: models(9), total: 50 }), 'pie');
    const [other, unassigned] = drawn.lines.slice(-2);
    expect(other?.key).to.equal(OTHER);
    expect(drawn.colourOf(other!)).to.equal('muted');
    expect(unassigned?.label).to.equal('In no row');
    expect(drawn.colourOf(unassigned!)).to.equal('series-16');
  });

  it('has slices only for what was charged', () => {
    const by_model = [...models(2), refund, { model: 'free', cost: 0 }, { model: 'unpriced', cost: null }];
    drawn.take(costPrint({ by_model, total: 1 }), 'pie');
    expect(labels(drawn)).to.deep.equal(['model-1', 'model-2']);
    drawn.take(costPrint({ by_model, total: 1 }), 'bar');
    expect(labels(drawn)).to.deep.equal(['model-1', 'model-2', 'free', 'refunded', 'unpriced']);
  });

  it('hands the chart the same object while the same is drawn', () => {
    const print = costPrint();
    drawn.take(print, 'bar');
    const data = drawn.data('Cost');
    expect(data.series[0]?.values).to.deep.equal([6, 4]);
    expect(data.categories?.map(({ label, colour }) => [label, colour])).to.deep.equal([
      ['gpt-4', 'series-1'],
      ['claude-3-haiku', 'series-2'],
    ]);
    drawn.take(print, 'bar');
    expect(drawn.data('Cost')).to.equal(data);
    drawn.take(costPrint(), 'bar');
    expect(drawn.data('Cost')).not.to.equal(data);
  });

  it('hands on the unknown as unknown', () => {
    drawn.take(costPrint({ by_model: [{ model: 'unpriced', cost: null }] }), 'bar');
    expect(drawn.data('Cost').series[0]?.values).to.deep.equal([null]);
  });

  it('knows where the lowest and the highest cost stand', () => {
    const by_model = [...models(2), refund, { model: 'unpriced', cost: null }];
    drawn.take(costPrint({ by_model }), 'bar');
    expect(drawn.extremes()).to.deep.equal({
      lowest: { series: 0, point: 2 },
      highest: { series: 0, point: 0 },
    });
    drawn.take(costPrint({ by_model: [{ model: 'unpriced', cost: null }] }), 'bar');
    expect(drawn.extremes()).to.deep.equal({});
  });

  it('finds a line by its key', () => {
    drawn.take(costPrint(), 'bar');
    expect(drawn.indexOf('row claude-3-haiku')).to.equal(1);
    expect(drawn.indexOf('row gone')).to.equal(-1);
    expect(drawn.indexOf(null)).to.equal(-1);
  });

  it('begins anew on another level', () => {
    const print = costPrint({ by_model: models(9) });
    drawn.take(print, 'bar');
    drawn.toggle(drawn.lines[0]!);
    drawn.openOther();
    drawn.reset();
    drawn.take(print, 'bar');
    expect(labels(drawn)).to.have.length(6);
    expect(labels(drawn)[0]).to.equal('model-1');
  });
});
