import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { addressOf } from '../../api/request';
import type { Alert, AlertState } from '../../api/staffing';
import { Button } from '../../kit/button';
import { DownloadLink } from '../../kit/download-link';
import { usePages } from '../../kit/pager';
import { TableHead } from '../../kit/table-head';
import { words } from '../../state/language';
import { may } from '../../state/me';
import { putAway } from '../acts';
import { known } from '../state';
import { AlertItem } from './alert-item';
import { speaker } from './speaker';
import './alerts.css';

type List = 'open' | 'snoozed' | 'done';

const lists: readonly List[] = ['open', 'snoozed', 'done'];
const states: Record<List, readonly AlertState[]> = { open: ['open', 'acknowledged'], snoozed: ['snoozed'], done: ['done', 'cleared'] };

/** So many are shown at first: the rest is of less weight, and the page would be nothing but alerts. */
const shownAtFirst = 6;

/** Of all of them, so many stand on the page at once: a day may have a thousand. */
const shownOfMany = 25;

/** What needs somebody, what waits, and what is over; with how often alerts came true. */
export function AlertsCard() {
  const text = words.value.say.planner.alerts;
  const [list, setList] = useState<List>('open');
  const [all, setAll] = useState(false);
  const alerts = known.value?.alerts.alerts ?? [];
  const of = (wanted: List) => alerts.filter(({ state }) => states[wanted].includes(state));
  const listed = of(list);
  // One more than fits takes no more room than the button that would bring it.
  const { part: shown, pager } = usePages(
    all || listed.length <= shownAtFirst + 1 ? listed : listed.slice(0, shownAtFirst),
    'alerts',
    shownOfMany,
  );
  const room = useKeptFocus(shown.map(({ id }) => id));
  return (
    <section ref={room} class="card alerts" aria-labelledby="alerts">
      <div class="card-head">
        <h2 id="alerts">{text.title}</h2>
        <div class="alert-lists">
          {lists.map((one) => (
            <button key={one} type="button" aria-pressed={one === list} onClick={() => setList(one)}>
              {text.ofList(text.lists[one], of(one).length)}
            </button>
          ))}
        </div>
      </div>
      {shown.length === 0 ? (
        <p class="empty">{text.none[list]}</p>
      ) : (
        <ul class="alert-list">
          {shown.map((alert, i) => (
            <AlertItem key={alert.id} alert={alert} first={list === 'open' && i === 0} />
          ))}
        </ul>
      )}
      {pager}
      {listed.length > shownAtFirst + 1 && (
        <div class="alerts-rest">
          <Button kind="quiet" onPress={() => setAll(!all)}>
            {all ? text.fewerAlerts : text.moreAlerts(listed.length - shown.length)}
          </Button>
        </div>
      )}
      {list === 'open' && <Watched alerts={alerts} />}
      <Today />
    </section>
  );
}

/** Gives the focus to what takes the place of an alert that was put away with its button; where nothing does, to the list's own. */
function useKeptFocus(ids: readonly string[]) {
  const room = useRef<HTMLElement>(null);
  const before = useRef(ids);
  useLayoutEffect(() => {
    const gone = putAway.value;
    const place = gone === null ? -1 : before.current.indexOf(gone);
    before.current = ids;
    if (gone === null || ids.includes(gone)) return;
    putAway.value = null;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (place < 0 || !isLost) return;
    const next = room.current?.querySelectorAll('.alert')[Math.min(place, ids.length - 1)]?.querySelector('button');
    (next ?? room.current?.querySelector<HTMLElement>('.alert-lists [aria-pressed=true]'))?.focus();
  });
  return room;
}

/** More likely than not to become an alert: named, and nothing is asked of anybody. */
function Watched({ alerts }: { readonly alerts: readonly Alert[] }) {
  const text = words.value.say.planner.alerts;
  const { name } = speaker();
  const watched = [...new Set(alerts.filter(({ state }) => state === 'watch').flatMap(({ queues }) => queues))];
  return watched.length === 0 ? null : <p class="alerts-watched">{text.watching(watched.map(name))}</p>;
}

function Today() {
  const { say, span } = words.value;
  const text = say.planner.alerts;
  const told = known.value?.alerts;
  if (told === undefined) return null;
  const { alerts, actedOn, medianActedSeconds, abandonsAvoided } = told.today;
  const within = medianActedSeconds === null ? null : span({ seconds: Math.max(60, Math.round(medianActedSeconds / 60) * 60) });
  const earlier = within === null ? text.earlier(alerts, actedOn) : text.earlierWithin(alerts, actedOn, within);
  const avoided = abandonsAvoided === null || Math.round(abandonsAvoided) <= 0 ? null : text.avoided(Math.round(abandonsAvoided));
  return (
    <div class="alerts-today">
      <div class="alerts-earlier">
        <p>{alerts === 0 ? text.earlierNone : [earlier, avoided].filter(Boolean).join(' ')}</p>
        {may('view') && (
          <DownloadLink quiet href={addressOf('api/v1/alerts', { format: 'csv' })} file="alerts.csv" label={say.planner.csvOf(text.title)}>
            {say.planner.csv}
          </DownloadLink>
        )}
      </div>
      <Record />
    </div>
  );
}

function Record() {
  const { say, formats } = words.value;
  const text = say.planner.alerts;
  const record = (known.value?.alerts.record ?? []).filter(({ raised }) => raised > 0);
  if (record.length === 0) return null;
  return (
    <details class="alerts-record">
      <summary>{text.record}</summary>
      <table>
        <TableHead of={[text.kind, text.raised, text.trueOnes]} />
        <tbody>
          {record.map(({ kind, raised, cameTrue }) => (
            <tr key={kind}>
              <th scope="row">{text.kinds[kind]}</th>
              <td>{formats.count(raised)}</td>
              <td>{formats.count(cameTrue)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <DownloadLink
        quiet
        href={addressOf('api/v1/alerts/record', { format: 'csv' })}
        file="alert-record.csv"
        label={say.planner.csvOf(text.record)}
      >
        {say.planner.csv}
      </DownloadLink>
    </details>
  );
}
