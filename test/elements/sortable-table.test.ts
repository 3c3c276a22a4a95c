import { expect, fixture, html } from '@open-wc/testing';
import { renderTable, sortedByText, type TableView } from '../../src/elements/sortable-table.js';
import { formatterFor } from '../../src/text/format.js';
import { en } from '../../src/text/strings.en.js';

interface Row {
  readonly id: string;
  readonly size: number;
}

type Column = 'name' | 'size';

const view = (over: Partial<TableView<Row, Column>> = {}): TableView<Row, Column> => ({
  words: en,
  format: formatterFor('en'),
  columns: [
    { key: 'name', label: 'File', cell: ({ id }) => id },
    { key: 'size', label: 'Size', cell: ({ size }) => String(size) },
  ],
  rows: [
    { id: 'a', size: 3 },
    { id: '<b>', size: 2 },
    { id: 'c', size: 1 },
  ],
  keyOf: ({ id }) => id,
  sorting: { by: 'size', isAscending: false },
  onSort: () => undefined,
  ...over,
});

const show = (over?: Partial<TableView<Row, Column>>): Promise<HTMLElement> =>
  fixture(html`<div>${renderTable(view(over))}</div>`);

const all = (root: Element, selector: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
];

describe('renderTable', () => {
  it('is a real table: a caption, a header for each column and each row', async () => {
    const root = await show();
    expect(all(root, 'caption')[0]?.textContent?.trim()).to.equal('Sorted by Size, descending');
    expect(all(root, 'thead th[scope="col"]').map((cell) => cell.textContent?.trim())).to.deep.equal([
      'File',
      'Size',
    ]);
    expect(all(root, 'tbody th[scope="row"]').map((cell) => cell.textContent?.trim())).to.deep.equal([
      'a',
      '<b>',
      'c',
    ]);
    await expect(root).to.be.accessible();
  });

  it('tells how it is sorted, and asks for another order by its headers', async () => {
    const asked: string[] = [];
    const root = await show({ onSort: (by) => asked.push(by) });
    expect(all(root, 'thead th').map((cell) => cell.getAttribute('aria-sort'))).to.deep.equal([
      'none',
      'descending',
    ]);
    for (const button of all(root, 'thead button')) button.click();
    expect(asked).to.deep.equal(['name', 'size']);
  });

  it('has names that are no buttons where nothing is done with a row', async () => {
    const root = await show();
    expect(all(root, 'tbody button')).to.have.length(0);
  });

  it('tells which row is chosen, or what opening one shows', async () => {
    const chosen: string[] = [];
    const press = { onSelect: ({ id }: Row) => chosen.push(id), isChosen: ({ id }: Row) => id === 'c' };
    const root = await show({ press });
    const buttons = all(root, 'tbody button');
    expect(buttons.map((button) => button.getAttribute('aria-pressed'))).to.deep.equal([
      'false',
      'false',
      'true',
    ]);
    expect(all(root, 'tr.selected')).to.have.length(1);
    buttons[0]?.click();
    expect(chosen).to.deep.equal(['a']);
    const opening = await show({ press: { ...press, opens: ({ id }) => `Open ${id}` } });
    const [first] = all(opening, 'tbody button');
    expect([first?.title, first?.hasAttribute('aria-pressed')]).to.deep.equal(['Open a', false]);
  });

  it('shows so many rows, and says how many more there are', async () => {
    let asked = 0;
    const root = await show({ most: 1, onMore: () => (asked += 1) });
    expect(all(root, 'tbody tr')).to.have.length(1);
    const [more] = all(root, 'button.quiet');
    expect(more?.textContent?.trim()).to.equal('Show 2 more');
    more?.click();
    expect(asked).to.equal(1);
  });

  it('ends with its totals, empty where a column has none', async () => {
    const root = await show({
      foot: [
        { label: 'In no row', cells: { size: '4' }, isRest: true },
        { label: 'Total', cells: {} },
      ],
    });
    expect(all(root, 'tfoot tr').map((row) => row.textContent.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'In no row 4',
      'Total',
    ]);
  });
});

describe('sortedByText', () => {
  it('names the column as its header does', () => {
    expect(sortedByText({ ...view(), sorting: { by: 'name', isAscending: true } })).to.equal(
      'Sorted by File, ascending',
    );
  });
});
