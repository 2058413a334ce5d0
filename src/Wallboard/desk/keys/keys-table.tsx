import type { Formats } from '../../format/formats';
import type { Key } from '../api/access';
import { Button } from '../kit/button';
import { TableCard } from '../kit/table-card';
import { actions } from '../kit/table-head';
import { words } from '../state/language';
import { now } from '../state/pulse';

interface KeysTableProps {
  readonly keys: readonly Key[];
  readonly onRevoke: (key: Key) => void;
}

/** The keys: those in force first, then those that are over. */
export function KeysTable({ keys, onRevoke }: KeysTableProps) {
  const { say } = words.value;
  const { keys: text } = say.access;
  const active = keys.filter(({ state }) => state === 'active');
  const sorted = [...active, ...keys.filter(({ state }) => state !== 'active')];
  return (
    <TableCard
      id="keys"
      title={text.list}
      more={text.howMany(active.length)}
      columns={[text.name, text.role, text.site, text.lastUsed, text.state, actions()]}
      empty={text.none}
      rows={sorted.map((key) => <KeyRow key={key.key} of={key} onRevoke={() => onRevoke(key)} />)}
    />
  );
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** The hour of what is near, the date of what is far. */
function dayOrTime(moment: number, at: number, locale: string, formats: Formats): string {
  if (Math.abs(moment - at) < dayMilliseconds) return formats.dayAndTime(moment, at);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(moment);
}

function KeyRow({ of, onRevoke }: { readonly of: Key; readonly onRevoke: () => void }) {
  const { say, formats } = words.value;
  const { keys: text } = say.access;
  const when = (moment: string) => dayOrTime(Date.parse(moment), now.value, say.locale, formats);
  return (
    <tr>
      <th scope="row">
        {of.name}
        <span class="cell-more">{of.key}</span>
      </th>
      <td data-head={text.role}>
        {say.access.roles[of.role]}
        {of.source !== null && <span class="cell-more">{text.asSource(of.source)}</span>}
      </td>
      <td data-head={text.site}>{of.site ?? text.everySite}</td>
      <td data-head={text.lastUsed}>{of.lastUsed === null ? text.neverUsed : when(of.lastUsed)}</td>
      <td data-head={text.state}>
        <span class={of.state === 'active' ? 'state-on' : 'state-off'}>{stateOf()}</span>
      </td>
      <td class="actions">
        {of.state === 'active' && (
          <Button kind="quiet" label={text.revokeNamed(of.name)} onPress={onRevoke}>
            {text.revoke}
          </Button>
        )}
      </td>
    </tr>
  );

  function stateOf(): string {
    if (of.revoked !== null) return text.revokedAt(when(of.revoked));
    if (of.expires === null) return text.inForce;
    return of.state === 'expired' ? text.expiredAt(when(of.expires)) : text.until(when(of.expires));
  }
}
