import { waitFigure } from '../../format/duration';
import { ChannelIcon } from '../../wall/shapes/channel-icon';
import { calledBack, releaseCallback, type Taken, takeCallback, type Unreturned, type UnreturnedAnswer } from '../api/callbacks';
import { ListNews } from '../customers/list-news';
import { PartPager } from '../customers/part-pager';
import { SourceLink } from '../customers/source-link';
import { type HeldRow, useHeldRows, type useHold } from '../customers/use-held-rows';
import { useKeptPlace } from '../customers/use-kept-place';
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
  /** Where its part begins; null: with the newest. */
  readonly from: string | null;
  /** Of what the list is. */
  readonly listKey: string;
  readonly hold: ReturnType<typeof useHold>;
  readonly busy: boolean;
  readonly act: Act;
  /** Asks for those who came while the list was held. */
  readonly onNews: () => void;
}

const order = { idOf: ({ customer }: Unreturned) => customer, placeOf: ({ lastAt }: Unreturned) => -Date.parse(lastAt) };

/** What to call somebody of whom we know only a pseudonym: their place in the list, and the queue. */
export function whoIs({ name }: Unreturned, index: number): string {
  const text = words.value.say.customers.callbacks;
  return text.customerNumber(index + 1, name ?? text.harms.beforeQueue);
}

/** Those who gave up one by one, newest harm first, with what can be done for each. */
export function ListCard({ known, queue, from, listKey, hold, busy, act, onNews }: ListCardProps) {
  const { say } = words.value;
  const text = say.customers.callbacks;
  const { total, site, part } = known;
  const rows = useHeldRows(known.customers, part.next === null, hold.held, listKey, order);
  useKeptPlace(hold.room);
  const before = from === null ? 0 : part.before;
  const news = from === null ? part.before : 0;
  const acts = may('planner');
  const links = rows.some(({ row }) => row.link !== null);
  return (
    <section class="card" aria-labelledby="unreturned">
      <div class="card-head">
        <h2 id="unreturned">{text.list}</h2>
        <span class="card-more">{say.common.pages.count(total)}</span>
        <ListNews news={news > 0 ? text.newer(news) : ''} show={text.showNewer} onShow={onNews} />
      </div>
      <div class="table-room" ref={hold.setRoom}>
        {rows.length === 0 ? (
          <p class="empty">{queue === null ? text.headline.nobody : text.emptyOfQueue(queue)}</p>
        ) : (
          <table class="table" aria-labelledby="unreturned">
            <TableHead of={[say.customers.queue, text.gaveUp, ...numbers(text.waited, text.tries, text.value), text.state, actions()]} />
            <tbody>
              {rows.map((held, i) => (
                <Row
                  key={held.row.customer}
                  of={held}
                  who={whoIs(held.row, before + i)}
                  currency={site.currency}
                  acts={acts}
                  busy={busy}
                  act={act}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
      <PartPager page="callbacks" of="unreturned" part={part} shown={rows.length} all={total} />
      {rows.length > 0 && !links && <p class="card-note dim">{text.noLink}</p>}
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
  readonly of: HeldRow<Unreturned>;
  readonly who: string;
  readonly currency: string | null;
  readonly acts: boolean;
  readonly busy: boolean;
  readonly act: Act;
}

function Row({ of: { row: one, gone }, who, currency, acts, busy, act }: RowProps) {
  const { say, formats } = words.value;
  const text = say.customers.callbacks;
  const waited = waitFigure(one.waitedSeconds, say.hourSign);
  const { customer, taken, value } = one;
  const lastAt = Date.parse(one.lastAt);
  return (
    <tr class={gone ? 'is-gone' : taken === null ? undefined : 'is-taken'} data-row={customer}>
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
        {gone ? text.gone : taken === null ? <span class="dim">{text.free}</span> : takenText(taken)}
        {!gone && one.missed !== null && <span class="cell-more">{text.missed(one.missed.count, whenText(one.missed.at))}</span>}
      </td>
      <td class="actions">
        <SourceLink link={one.link} label={text.openNamed(who)} button>
          {text.openLink}
        </SourceLink>
        {acts && !gone && <Acts one={one} who={who} busy={busy} act={act} />}
      </td>
    </tr>
  );
}

interface ActsProps {
  readonly one: Unreturned;
  readonly who: string;
  readonly busy: boolean;
  readonly act: Act;
}

/** What can be done for one: take them, or say what came of the call. */
function Acts({ one: { customer, taken }, who, busy, act }: ActsProps) {
  const text = words.value.say.customers.callbacks;
  if (taken === null)
    return (
      <Button busy={busy} label={text.takeNamed(who)} onPress={() => void act(() => takeCallback(customer), text.tookIt(who))}>
        {text.take}
      </Button>
    );
  return (
    <>
      <Button busy={busy} label={text.reachedNamed(who)} onPress={() => void act(() => calledBack(customer, true), text.noted(who, true))}>
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
  );
}
