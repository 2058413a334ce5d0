import { ChannelIcon } from '../../wall/shapes/channel-icon';
import { type PromiseEntry, type PromiseState, type PromisesAnswer, promiseStates } from '../api/promises';
import { ListNews } from '../customers/list-news';
import { PartPager } from '../customers/part-pager';
import { SourceLink } from '../customers/source-link';
import { type HeldRow, useHeldRows, type useHold } from '../customers/use-held-rows';
import { whenText } from '../customers/when-text';
import { Button } from '../kit/button';
import { LevelMark } from '../kit/level-mark';
import { numbers, TableHead } from '../kit/table-head';
import { promiseWords } from '../settings/describe';
import { words } from '../state/language';
import { go, place } from '../state/place';
import { leftText } from './left-text';

interface ListCardProps {
  readonly known: PromisesAnswer;
  /** Where its part begins; null: with the nearest due. */
  readonly from: string | null;
  /** Of what the list is. */
  readonly listKey: string;
  readonly hold: ReturnType<typeof useHold>;
  /** Null: all that are open. */
  readonly state: PromiseState | null;
  /** Asks for those that came while the list was held. */
  readonly onNews: () => void;
}

const marks = { open: 'fine', likelyBroken: 'warning', broken: 'critical', kept: 'fine', late: 'warning' } as const;
const looks = { open: '', likelyBroken: 'is-likely', broken: 'is-broken', kept: '', late: '' } as const;

const order = {
  // Not by when it is due: that moves on while the clock stands still.
  idOf: ({ contact, queue, mark, promisedAt, promise, by }: PromiseEntry) => [contact, queue, mark, promisedAt, promise, by].join(' '),
  placeOf: ({ dueAt }: PromiseEntry) => (dueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(dueAt)),
};

/** Promises one by one, nearest due first. */
export function ListCard({ known, from, listKey, hold, state, onNews }: ListCardProps) {
  const { say } = words.value;
  const text = say.customers.promises;
  const { promises, total, part } = known;
  const rows = useHeldRows(promises, part.next === null, hold.held, listKey, order);
  const news = from === null ? part.before : 0;
  const heads = [text.contact, text.promised, text.due, text.left];
  return (
    <section class="card" aria-labelledby="promises-list">
      <div class="card-head">
        <h2 id="promises-list">{text.list}</h2>
        <span class="card-more">{say.common.pages.count(total)}</span>
        <ListNews news={news > 0 ? text.nearer(news) : ''} show={text.showNearer} onShow={onNews} />
        <StateChoice state={state} />
      </div>
      <div class="table-room" ref={hold.setRoom}>
        {rows.length === 0 ? (
          <p class="empty">{text.empty[state ?? 'open']}</p>
        ) : (
          <table class="table" aria-labelledby="promises-list">
            <TableHead of={[say.customers.queue, ...heads, ...numbers(text.risk), text.state]} />
            <tbody>
              {rows.map((held) => (
                <Row key={order.idOf(held.row)} of={held} />
              ))}
            </tbody>
          </table>
        )}
      </div>
      <PartPager page="promises" of="promises-list" part={part} shown={rows.length} all={total} />
    </section>
  );
}

function StateChoice({ state }: { readonly state: PromiseState | null }) {
  const text = words.value.say.customers.promises;
  const choose = (wanted: PromiseState | null) => {
    const { state: _, site: __, from: ___, ...rest } = Object.fromEntries(place.value.query);
    go('promises', wanted === null ? rest : { ...rest, state: wanted });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons of one choice, not fields of a form
    <div class="filters" role="group" aria-label={text.show}>
      <Button pressed={state === null || state === 'open'} onPress={() => choose(null)}>
        {text.showOpen}
      </Button>
      {promiseStates.map(
        (one) =>
          one !== 'open' && (
            <Button key={one} pressed={state === one} onPress={() => choose(one)}>
              {text.showStates[one]}
            </Button>
          ),
      )}
    </div>
  );
}

function Row({ of: { row: entry, gone } }: { readonly of: HeldRow<PromiseEntry> }) {
  const { say, formats } = words.value;
  const text = say.customers.promises;
  const { contact, mark, channel, name, promise, state, risk } = entry;
  const named = contact ?? (mark === 0 ? text.noContact : text.mark(mark));
  const over = state === 'kept' || state === 'late';
  return (
    <tr class={gone ? 'is-gone' : undefined}>
      <th scope="row">
        <span class="queue-name">
          {name ?? text.noQueue}
          {channel !== null && <ChannelIcon channel={channel} />}
        </span>
      </th>
      <td class="whole" data-head={text.contact}>
        <SourceLink link={entry.link} label={text.openNamed(named)}>
          {named}
        </SourceLink>
      </td>
      <td data-head={text.promised}>
        {promise === null ? text.byTime : promiseWords(promise, words.value)}
        <span class="cell-more">
          {[whenText(entry.promisedAt), entry.by === 'customer' ? text.byCustomer : ''].filter(Boolean).join(', ')}
        </span>
      </td>
      <td class="whole" data-head={text.due}>
        {entry.dueAt === null ? <span class="dim">–</span> : whenText(entry.dueAt)}
      </td>
      <td data-head={text.left}>
        {entry.leftWorkingSeconds === null || entry.leftSeconds === null ? (
          <span class="dim">–</span>
        ) : (
          leftText(entry.leftWorkingSeconds, entry.leftSeconds, text, words.value.span)
        )}
        {entry.paused && <span class="cell-more">{text.paused}</span>}
      </td>
      <td class="number" data-head={text.risk}>
        {risk === null || over || state === 'broken' ? <span class="dim">–</span> : formats.percentText(risk)}
      </td>
      <td class="whole" data-head={text.state}>
        {gone ? (
          text.gone
        ) : (
          <span class={`with-mark ${looks[state]}`.trim()}>
            <LevelMark level={marks[state]} />
            {text.states[state]}
          </span>
        )}
      </td>
    </tr>
  );
}
