import { type PromiseFilter, type PromiseState, promiseStates, promisesCsv, readPromises } from '../api/promises';
import { PageSentence } from '../customers/page-sentence';
import { QueueChoice } from '../customers/queue-choice';
import { useHeldPlace, useHold } from '../customers/use-held-rows';
import { useRepeated } from '../customers/use-repeated';
import { DownloadLink } from '../kit/download-link';
import { Trouble } from '../kit/trouble';
import { words } from '../state/language';
import { place } from '../state/place';
import { CalendarsCard } from './calendars-card';
import { headlineWords } from './headline-words';
import { ListCard } from './list-card';
import { QueuesCard } from './queues-card';

/** /promises: what was promised to customers, and whether it is kept; ?queue=NAME and ?state= narrow the list, ?from=PLACE is a later part. */
export function PromisesPage() {
  const { say, formats } = words.value;
  const text = say.customers.promises;
  const filter = filterOf(place.value.query);
  const from = place.value.query.get('from');
  const hold = useHold();
  const key = JSON.stringify([filter, from]);
  const { place: part, told } = useHeldPlace(hold.held, key, from);
  const { known, knownOf, trouble, again } = useRepeated(() => readPromises(filter, part()), key);
  told(knownOf, known?.part.from ?? null);
  if (known === null) return trouble === null ? <p class="page-note">{say.common.loading}</p> : <Trouble of={trouble} />;
  const chosen = known.queues.find(({ queue }) => queue === filter.queue) ?? null;
  return (
    <div class="page customers">
      <PageSentence {...headlineWords(chosen ?? known.site, say, formats)}>
        <QueueChoice page="promises" queues={known.queues} />
        <DownloadLink href={promisesCsv(filter)} file="promises.csv" label={say.customers.csvOf(text.title)}>
          {say.customers.csv}
        </DownloadLink>
      </PageSentence>
      <Trouble of={trouble} />
      <QueuesCard queues={chosen === null ? known.queues : [chosen]} />
      <div class="customers-grid">
        <ListCard known={known} from={from} listKey={knownOf ?? key} hold={hold} state={filter.state ?? null} onNews={() => void again()} />
        <CalendarsCard queues={chosen === null ? known.queues : [chosen]} />
      </div>
    </div>
  );
}

function filterOf(query: URLSearchParams): PromiseFilter & { readonly state?: PromiseState } {
  const [queue, asked] = [query.get('queue'), query.get('state')];
  const state = promiseStates.find((one) => one === asked);
  return { ...(queue === null ? {} : { queue }), ...(state === undefined ? {} : { state }) };
}
