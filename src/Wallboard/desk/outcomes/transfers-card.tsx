import type { TransferCount } from '../api/outcomes';
import { TableCard } from '../kit/table-card';
import { numbers } from '../kit/table-head';
import { words } from '../state/language';

/** From which queue to which people were passed on, most first. */
export function TransfersCard({ transfers }: { readonly transfers: readonly TransferCount[] }) {
  const { say, formats } = words.value;
  const text = say.customers.outcomes.transfers;
  return (
    <TableCard
      id="transfers"
      title={text.title}
      columns={[text.from, text.to, ...numbers(text.count, text.misrouted)]}
      empty={text.none}
      rows={transfers.map(({ from, fromName, to, toName, toKind, count, misrouted }) => (
        <tr key={`${from} ${toKind} ${to}`}>
          <th scope="row">{fromName ?? text.noQueue}</th>
          <td data-head={text.to}>{toName ?? (toKind === 'outside' ? text.outside : text.toAgent)}</td>
          <td class="number" data-head={text.count}>
            {formats.count(count)}
          </td>
          <td class="number" data-head={text.misrouted}>
            {formats.count(misrouted)}
          </td>
        </tr>
      ))}
      most={12}
    />
  );
}
