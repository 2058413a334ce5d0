import type { ComponentChildren } from 'preact';
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
}

/** A card that is one table, or says why it has no rows. */
export function TableCard({ id, title, more, columns, empty, wide = false, above, below, rows }: TableCardProps) {
  const table = (
    <table class="table" aria-labelledby={id}>
      <TableHead of={columns} />
      <tbody>{rows}</tbody>
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
      {below}
    </section>
  );
}
