import { expect } from '@open-wc/testing';
import { exportFilterOf, isExportSource } from '../../src/domain/export-table.js';

describe('exportFilterOf', () => {
  const table: readonly (readonly [Record<string, string> | undefined, string | null])[] = [
    [{ days: '7' }, '7d'],
    [{ start: '2026-11-01', end: '2026-11-20' }, '2026-11-01/2026-11-20'],
    [{ start: '2026-11-19T14:00:00Z' }, '2026-11-19T14:00:00Z'],
    [{}, null],
    [undefined, null],
  ];
  for (const [params, range] of table) {
    it(`reads ${JSON.stringify(params)} as ${range}`, () => {
      expect(exportFilterOf(params)).to.eql({ range, domain: null, model: null });
    });
  }

  it('names domain and model', () => {
    expect(exportFilterOf({ days: '1', domain: 'shop.example', model: 'gpt-4' })).to.eql({
      range: '1d',
      domain: 'shop.example',
      model: 'gpt-4',
    });
  });
});

describe('isExportSource', () => {
  it('knows a widget that has rows from anything else', () => {
    expect(isExportSource({ exportRows: () => null })).to.equal(true);
    for (const thing of [null, undefined, 'rows', {}, { exportRows: [] }])
      expect(isExportSource(thing)).to.equal(false);
  });
});
