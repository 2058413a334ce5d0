import { useEffect, useState } from 'preact/hooks';
import { allQueues, type QueueNow } from '../api/floor';
import { matches } from '../boards/queue-choice';
import { TextInput } from '../kit/field';
import { usePages } from '../kit/pager';
import { Trouble } from '../kit/trouble';
import { PageLink } from '../shell/top-bar';
import { words } from '../state/language';
import { place } from '../state/place';
import { QueueSettingsEditor } from './queue-editor';
import { SiteSettingsEditor } from './site-editor';

// From so many on a list is searched rather than read.
const searchedFrom = 8;

/** /settings: the site; ?queue=NAME: a queue. The list beside it begins with what is not confirmed. */
export function SettingsPage() {
  const { say } = words.value;
  const [queues, setQueues] = useState<readonly QueueNow[] | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const load = () => allQueues().then(setQueues, setTrouble);
  useEffect(() => void load(), []);
  const chosen = place.value.query.get('queue');
  if (queues === null) return trouble === null ? <p class="page-note">{say.common.loading}</p> : <Trouble of={trouble} />;
  const queue = queues.find((each) => each.queue === chosen);
  return (
    <div class="page">
      <div class="page-head">
        <div>
          <h1 class="display">{say.nav.settings}</h1>
          <p>{say.settings.what}</p>
        </div>
      </div>
      <div class="with-list">
        <QueueList queues={queues} chosen={queue?.queue ?? null} />
        {queue === undefined ? (
          <SiteSettingsEditor key="site" />
        ) : (
          <QueueSettingsEditor key={queue.queue} queue={queue} queues={queues} onSaved={load} />
        )}
      </div>
    </div>
  );
}

interface QueueListProps {
  readonly queues: readonly QueueNow[];
  readonly chosen: string | null;
}

function QueueList({ queues, chosen }: QueueListProps) {
  const { say } = words.value;
  const [text, setText] = useState('');
  const found = queues.filter((queue) => matches(queue, text));
  const open = found.filter(({ promiseConfirmed }) => !promiseConfirmed);
  const confirmed = found.filter(({ promiseConfirmed }) => promiseConfirmed);
  return (
    <nav class="card list" aria-label={say.settings.list}>
      <ul>
        <li>
          <PageLink to="settings" current={chosen === null}>
            <b>{say.settings.site}</b>
          </PageLink>
        </li>
      </ul>
      {queues.length >= searchedFrom && (
        <div class="list-search">
          <TextInput type="search" label={say.boards.search} value={text} onInput={setText} />
        </div>
      )}
      {queues.length === 0 && <p class="empty">{say.settings.noQueues}</p>}
      <QueueGroupList title={say.settings.withoutPromise(open.length)} queues={open} chosen={chosen} notable />
      <QueueGroupList title={say.settings.withPromise(confirmed.length)} queues={confirmed} chosen={chosen} />
      {queues.length > 0 && found.length === 0 && <p class="empty">{say.boards.nothingFound(text)}</p>}
    </nav>
  );
}

interface QueueGroupListProps extends QueueListProps {
  readonly title: string;
  readonly notable?: boolean;
}

function QueueGroupList({ title, queues, chosen, notable }: QueueGroupListProps) {
  const { say, span, formats } = words.value;
  const id = notable ? 'queues-open' : 'queues-confirmed';
  const { part, pager } = usePages(queues, id);
  if (queues.length === 0) return null;
  const promise = ({ threshold, target }: QueueNow) => {
    const within =
      threshold.workingDays !== null ? span({ workingDays: threshold.workingDays }) : span({ seconds: threshold.seconds ?? 0 });
    return say.settings.promiseShort(within, formats.percentText(target));
  };
  return (
    <>
      <h2 id={id} class={notable ? 'list-head is-notable' : 'list-head'}>
        {title}
      </h2>
      <ul>
        {part.map((queue) => (
          <li key={queue.queue}>
            <PageLink to="settings" query={{ queue: queue.queue }} current={queue.queue === chosen}>
              <b>{queue.name}</b>
              <em>
                {queue.promiseConfirmed
                  ? say.settings.channelAndPromise(say.channels[queue.channel], promise(queue))
                  : say.settings.channelNoPromise(say.channels[queue.channel])}
              </em>
            </PageLink>
          </li>
        ))}
      </ul>
      {pager}
    </>
  );
}
