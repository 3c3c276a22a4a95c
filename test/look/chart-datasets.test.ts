import { expect } from '@open-wc/testing';
import { mergeById } from '../../src/look/chart-datasets.js';

interface Row {
  id: string;
  value: number;
}

describe('mergeById', () => {
  it('keeps the object of each id and fills it anew', () => {
    const first: Row = { id: 'a', value: 1 };
    const second: Row = { id: 'b', value: 2 };
    const merged = mergeById<Row>(
      [first, second],
      [
        { id: 'b', value: 20 },
        { id: 'c', value: 30 },
        { id: 'a', value: 10 },
      ],
    );
    expect(merged).to.deep.equal([
      { id: 'b', value: 20 },
      { id: 'c', value: 30 },
      { id: 'a', value: 10 },
    ]);
    expect(merged[0]).to.equal(second);
    expect(merged[2]).to.equal(first);
  });

  it('drops what is no longer wanted', () => {
    expect(mergeById<Row>([{ id: 'a', value: 1 }], [])).to.deep.equal([]);
  });
});
