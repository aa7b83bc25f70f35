import { csvOf, download, fileName, type CsvValue } from '../lib/csv.ts';
import { formatCount } from '../lib/format.ts';
import { useStatus } from '../live/hooks.ts';
import styles from './data-table.module.css';

/** A number is shown as a count; what reads otherwise says both. */
export type Cell = CsvValue | { readonly text: string; readonly value: CsvValue };

export type Table = {
  readonly columns: readonly string[];
  /** The first cell names the row. */
  readonly rows: readonly (readonly Cell[])[];
};

export type DataTableProps = { readonly caption: string; readonly table: Table };

/** What reads as a number, with a currency perhaps. */
const NUMBER = /^(\p{L}{1,3}\s)?[\p{Sc}\d.,:%+–\s-]*$/u;

/** The facts of a chart as a table, to read and to take away; scrolls inside its panel. */
export function DataTable({ caption, table }: DataTableProps) {
  const [first, ...others] = table.columns;
  const classes = others.map((_, index) => (isNumeric(table, index + 1) ? styles.number : ''));
  return (
    // A scrolling region must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="group" className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {others.map((column, index) => (
              <th key={column} scope="col" className={classes[index]}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([name, ...cells], row) => (
            <tr key={`${row} ${textOf(name ?? '')}`}>
              <th scope="row">{textOf(name ?? '')}</th>
              {cells.map((cell, index) => (
                <td key={others[index]} className={classes[index]}>
                  {textOf(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Takes the table away as a file, just as it stands. */
export function CsvButton({
  caption,
  table,
}: {
  readonly caption: string;
  readonly table: () => Table;
}) {
  const site = useStatus((status) => status.site);
  return (
    <button
      type="button"
      className={styles.csv}
      data-csv
      aria-label={`CSV: ${caption}`}
      title="Download as CSV"
      onClick={() => download(fileName([site ?? '', caption]), csvOfTable(table()))}
    >
      CSV
    </button>
  );
}

export function csvOfTable(table: Table): string {
  return csvOf([table.columns, ...table.rows.map((row) => row.map(valueOf))]);
}

/** Numbers stand below each other by their last digit, words by their first letter. */
function isNumeric({ rows }: Table, column: number): boolean {
  return rows.every((row) => {
    const cell = row[column] ?? '';
    return typeof valueOf(cell) === 'number' || NUMBER.test(textOf(cell));
  });
}

function textOf(cell: Cell): string {
  if (typeof cell === 'number') return formatCount(cell);
  return typeof cell === 'string' ? cell : cell.text;
}

function valueOf(cell: Cell): CsvValue {
  return typeof cell === 'object' ? cell.value : cell;
}
