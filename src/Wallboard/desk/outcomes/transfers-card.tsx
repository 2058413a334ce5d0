import type { TransferCount } from '../api/outcomes';
import { words } from '../state/language';

const rowsMax = 12;

/** From which queue to which people were passed on, most first. */
export function TransfersCard({ transfers }: { readonly transfers: readonly TransferCount[] }) {
  const { say, formats } = words.value;
  const text = say.customers.outcomes.transfers;
  return (
    <section class="card" aria-labelledby="transfers">
      <div class="card-head">
        <h2 id="transfers">{text.title}</h2>
      </div>
      {transfers.length === 0 ? (
        <p class="empty">{text.none}</p>
      ) : (
        <table class="table" aria-labelledby="transfers">
          <thead>
            <tr>
              <th scope="col">{text.from}</th>
              <th scope="col">{text.to}</th>
              <th scope="col" class="number">
                {text.count}
              </th>
              <th scope="col" class="number">
                {text.misrouted}
              </th>
            </tr>
          </thead>
          <tbody>
            {transfers.slice(0, rowsMax).map(({ from, fromName, to, toName, toKind, count, misrouted }) => (
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
          </tbody>
        </table>
      )}
      {transfers.length > rowsMax && <p class="card-note dim">{text.more(transfers.length - rowsMax)}</p>}
    </section>
  );
}
