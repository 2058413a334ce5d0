import { ChannelIcon } from '../../wall/shapes/channel-icon';
import type { QueuePromises } from '../api/promises';
import { ShareCell } from '../customers/share-cell';
import { LevelMark } from '../kit/level-mark';
import { promiseWords } from '../settings/describe';
import { PageLink } from '../shell/top-bar';
import { words } from '../state/language';

/** Each queue: what it promises, how many promises are open, and what came of those that are over. */
export function QueuesCard({ queues }: { readonly queues: readonly QueuePromises[] }) {
  const text = words.value.say.customers.promises;
  const heads = [text.open, text.dueToday, text.likelyBroken, text.broken, text.kept];
  return (
    <section class="card" aria-labelledby="promises-by-queue">
      <div class="card-head">
        <h2 id="promises-by-queue">{text.byQueue}</h2>
        <span class="card-more" />
      </div>
      {queues.length === 0 ? (
        <p class="empty">{text.noQueues}</p>
      ) : (
        <div class="table-room">
          <table class="table" aria-labelledby="promises-by-queue">
            <thead>
              <tr>
                <th scope="col">{words.value.say.customers.queue}</th>
                <th scope="col">{text.promise}</th>
                {heads.map((head) => (
                  <th scope="col" class="number" key={head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {queues.map((queue) => (
                <Row key={queue.queue} row={queue} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="card-note dim">{text.means}</p>
    </section>
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
