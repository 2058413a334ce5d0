import type { ComponentChildren } from 'preact';
import { usePages } from './pager';
import { type Column, TableHead } from './table-head';

interface TableCardProps {
  /** Of the heading, by which the card and its table are named. */
  readonly id: string;
  readonly title: string;
  /** What stands beside the title; left out: nothing. */
  readonly more?: string;
  readonly columns: readonly Column[];
  /** Said where there are no rows. */
  readonly empty: string;
  /** It may be wider than its card, and is then scrolled. */
  readonly wide?: boolean;
  /** Between the title and the table. */
  readonly above?: ComponentChildren;
  readonly below?: ComponentChildren;
  readonly rows: readonly ComponentChildren[];
  /** How many stand on the page at once; left out: as many as in any table. */
  readonly most?: number;
}

/** A card that is one table, page by page where it is long, or says why it has no rows. */
export function TableCard({ id, title, more, columns, empty, wide = false, above, below, rows, most }: TableCardProps) {
  const { part, pager } = usePages(rows, id, most);
  const table = (
    <table class="table" aria-labelledby={id}>
      <TableHead of={columns} />
      <tbody>{part}</tbody>
    </table>
  );
  return (
    <section class="card" aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id}>{title}</h2>
        {more !== undefined && <span class="card-more">{more}</span>}
      </div>
      {above}
      {rows.length === 0 ? <p class="empty">{empty}</p> : wide ? <div class="table-room">{table}</div> : table}
      {pager}
      {below}
    </section>
  );
}
