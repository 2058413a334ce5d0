import type { Channel } from '../../feed/frame-contract';
import { ChannelIcon } from '../../wall/shapes/channel-icon';
import type { Outcome } from '../api/outcomes';
import { usePages } from '../kit/pager';
import { numbers, TableHead } from '../kit/table-head';
import { outcomeCells } from './outcome-cells';

export interface OutcomeRow {
  readonly key: string;
  readonly name: string;
  readonly more: string;
  readonly channel: Channel | null;
  readonly outcome: Outcome;
}

interface OutcomeTableProps {
  readonly id: string;
  readonly title: string;
  /** What the rows are. */
  readonly head: string;
  readonly rows: readonly OutcomeRow[];
  readonly empty: string;
  readonly note?: string;
}

/** The same figures of several, side by side. */
export function OutcomeTable({ id, title, head, rows, empty, note }: OutcomeTableProps) {
  const [first] = rows;
  const { part, pager } = usePages(rows, id);
  return (
    <section class="card" aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id}>{title}</h2>
      </div>
      {first === undefined ? (
        <p class="empty">{empty}</p>
      ) : (
        <div class="table-room">
          <table class="table outcome-table" aria-labelledby={id}>
            <TableHead of={[head, ...numbers(...outcomeCells(first.outcome).map((column) => column.head))]} />
            <tbody>
              {part.map(({ key, name, more, channel, outcome }) => (
                <tr key={key}>
                  <th scope="row">
                    <span class="queue-name">
                      {name}
                      {channel !== null && <ChannelIcon channel={channel} />}
                    </span>
                    {more !== '' && <span class="cell-more">{more}</span>}
                  </th>
                  {outcomeCells(outcome).map((column) => (
                    <td class="number" data-head={column.head} key={column.head}>
                      {column.cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {pager}
      {note !== undefined && first !== undefined && <p class="card-note dim">{note}</p>}
    </section>
  );
}
