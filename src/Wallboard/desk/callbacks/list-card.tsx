import { waitFigure } from '../../format/duration';
import { ChannelIcon } from '../../wall/shapes/channel-icon';
import { calledBack, releaseCallback, type Taken, takeCallback, type Unreturned, type UnreturnedAnswer } from '../api/callbacks';
import { SourceLink } from '../customers/source-link';
import { whenText } from '../customers/when-text';
import { Button } from '../kit/button';
import { actions, numbers, TableHead } from '../kit/table-head';
import { words } from '../state/language';
import { may } from '../state/me';
import { personText } from '../state/person';
import { now } from '../state/pulse';
import type { Act } from './acts';
import { roughSpan } from './headline-words';

interface ListCardProps {
  readonly known: UnreturnedAnswer;
  /** The queue's name that the list is narrowed to; null: all. */
  readonly queue: string | null;
  readonly busy: boolean;
  readonly act: Act;
}

/** What to call somebody of whom we know only a pseudonym: their place in the list, and the queue. */
export function whoIs({ name }: Unreturned, index: number): string {
  const text = words.value.say.customers.callbacks;
  return text.customerNumber(index + 1, name ?? text.harms.beforeQueue);
}

/** Those who gave up one by one, newest harm first, with what can be done for each. */
export function ListCard({ known, queue, busy, act }: ListCardProps) {
  const { say } = words.value;
  const text = say.customers.callbacks;
  const { customers, total, site } = known;
  const acts = may('planner');
  const links = customers.some(({ link }) => link !== null);
  return (
    <section class="card" aria-labelledby="unreturned">
      <div class="card-head">
        <h2 id="unreturned">{text.list}</h2>
      </div>
      {customers.length === 0 ? (
        <p class="empty">{queue === null ? text.headline.nobody : text.emptyOfQueue(queue)}</p>
      ) : (
        <div class="table-room">
          <table class="table" aria-labelledby="unreturned">
            <TableHead of={[say.customers.queue, text.gaveUp, ...numbers(text.waited, text.tries, text.value), text.state, actions()]} />
            <tbody>
              {customers.map((one, i) => (
                <Row key={one.customer} one={one} who={whoIs(one, i)} currency={site.currency} acts={acts} busy={busy} act={act} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {customers.length < total && <p class="card-note dim">{text.shown(customers.length, total)}</p>}
      {customers.length > 0 && !links && <p class="card-note dim">{text.noLink}</p>}
    </section>
  );
}

function takenText({ by, until }: Taken): string {
  const { say, formats } = words.value;
  const text = say.customers.callbacks;
  const time = formats.time(Date.parse(until));
  return by === null ? text.takenUntil(time) : text.takenBy(personText(by, say), time);
}

interface RowProps {
  readonly one: Unreturned;
  readonly who: string;
  readonly currency: string | null;
  readonly acts: boolean;
  readonly busy: boolean;
  readonly act: Act;
}

function Row({ one, who, currency, acts, busy, act }: RowProps) {
  const { say, formats } = words.value;
  const text = say.customers.callbacks;
  const waited = waitFigure(one.waitedSeconds);
  const { customer, taken, value } = one;
  const lastAt = Date.parse(one.lastAt);
  return (
    <tr class={taken === null ? undefined : 'is-taken'}>
      <th scope="row">
        <span class="queue-name">
          {one.name ?? text.harms.beforeQueue}
          <ChannelIcon channel={one.channel} />
        </span>
        {one.harm === 'inTransfer' && <span class="cell-more">{text.harms.inTransfer}</span>}
      </th>
      <td class="whole" data-head={text.gaveUp}>
        {whenText(one.lastAt)}
        <span class="cell-more">{text.ago(roughSpan((now.value - lastAt) / 1000, words.value))}</span>
      </td>
      <td class="number" data-head={text.waited}>
        {waited.value} {waited.unit}
      </td>
      <td class="number" data-head={text.tries}>
        {formats.count(one.tries)}
      </td>
      <td class="number" data-head={text.value}>
        {value === null ? <span class="dim">–</span> : currency === null ? formats.count(value) : formats.money(value, currency)}
      </td>
      <td data-head={text.state}>
        {taken === null ? <span class="dim">{text.free}</span> : takenText(taken)}
        {one.missed !== null && <span class="cell-more">{text.missed(one.missed.count, whenText(one.missed.at))}</span>}
      </td>
      <td class="actions">
        <SourceLink link={one.link} label={text.openNamed(who)} button>
          {text.openLink}
        </SourceLink>
        {acts && taken === null && (
          <Button busy={busy} label={text.takeNamed(who)} onPress={() => void act(() => takeCallback(customer), text.tookIt(who))}>
            {text.take}
          </Button>
        )}
        {acts && taken !== null && (
          <>
            <Button
              busy={busy}
              label={text.reachedNamed(who)}
              onPress={() => void act(() => calledBack(customer, true), text.noted(who, true))}
            >
              {text.reached}
            </Button>
            <Button
              busy={busy}
              label={text.notReachedNamed(who)}
              onPress={() => void act(() => calledBack(customer, false), text.noted(who, false))}
            >
              {text.notReached}
            </Button>
            <Button
              kind="quiet"
              busy={busy}
              label={text.releaseNamed(who)}
              onPress={() => void act(() => releaseCallback(customer), text.gaveBack(who))}
            >
              {text.release}
            </Button>
          </>
        )}
      </td>
    </tr>
  );
}
