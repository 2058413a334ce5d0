import { ChannelIcon } from '../../wall/shapes/channel-icon';
import type { QueuePromises } from '../api/promises';
import { ShareCell } from '../customers/share-cell';
import { LevelMark } from '../kit/level-mark';
import { TableCard } from '../kit/table-card';
import { numbers } from '../kit/table-head';
import { promiseWords } from '../settings/describe';
import { PageLink } from '../shell/top-bar';
import { words } from '../state/language';

/** Each queue: what it promises, how many promises are open, and what came of those that are over. */
export function QueuesCard({ queues }: { readonly queues: readonly QueuePromises[] }) {
  const text = words.value.say.customers.promises;
  return (
    <TableCard
      id="promises-by-queue"
      title={text.byQueue}
      more=""
      columns={[
        words.value.say.customers.queue,
        text.promise,
        ...numbers(text.open, text.dueToday, text.likelyBroken, text.broken, text.kept),
      ]}
      empty={text.noQueues}
      wide
      rows={queues.map((queue) => <Row key={queue.queue} row={queue} />)}
      below={<p class="card-note dim">{text.means}</p>}
    />
  );
}

function Row({ row }: { readonly row: QueuePromises }) {
  const { say, formats } = words.value;
  const text = say.customers.promises;
  const marked = (n: number | null, look: string, level: 'critical' | 'warning') =>
    n === null ? (
      <span class="dim">–</span>
    ) : n === 0 ? (
      formats.count(0)
    ) : (
      <span class={`with-mark ${look}`}>
        <LevelMark level={level} />
        {formats.count(n)}
      </span>
    );
  return (
    <tr>
      <th scope="row">
        <span class="queue-name">
          <PageLink to="promises" query={{ queue: row.queue }}>
            {row.name}
          </PageLink>
          <ChannelIcon channel={row.channel} />
        </span>
      </th>
      <td data-head={text.promise}>
        {row.defaultPromise === null ? <span class="dim">{text.noDefault}</span> : promiseWords(row.defaultPromise, words.value)}
      </td>
      <td class="number" data-head={text.open}>
        {formats.count(row.open)}
      </td>
      <td class="number" data-head={text.dueToday}>
        {formats.count(row.dueToday)}
      </td>
      <td class="number" data-head={text.likelyBroken}>
        {marked(row.likelyBroken, 'is-likely', 'warning')}
      </td>
      <td class="number" data-head={text.broken}>
        {marked(row.broken, 'is-broken', 'critical')}
      </td>
      <td class="number" data-head={text.kept}>
        <ShareCell share={row.kept} />
      </td>
    </tr>
  );
}
