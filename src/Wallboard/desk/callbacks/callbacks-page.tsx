import { useState } from 'preact/hooks';
import { readUnreturned, takeCallback, type Unreturned, type UnreturnedAnswer, unreturnedCsv } from '../api/callbacks';
import { allQueues } from '../api/floor';
import { PageSentence } from '../customers/page-sentence';
import { QueueChoice } from '../customers/queue-choice';
import { useHeldPlace, useHold } from '../customers/use-held-rows';
import { useRepeated } from '../customers/use-repeated';
import { Button } from '../kit/button';
import { DownloadLink } from '../kit/download-link';
import { tell } from '../kit/toast';
import { Trouble } from '../kit/trouble';
import { words } from '../state/language';
import { may } from '../state/me';
import { place } from '../state/place';
import type { Act } from './acts';
import { headlineWords } from './headline-words';
import { ListCard, whoIs } from './list-card';
import { LookupCard } from './lookup-card';
import { MoneyCard } from './money-card';

/** /callbacks: customers who gave up, have not reached us since and were not called back; ?queue=NAME: of one queue; ?from=PLACE: a later part. */
export function CallbacksPage() {
  const { say } = words.value;
  const text = say.customers.callbacks;
  const queue = place.value.query.get('queue');
  const from = place.value.query.get('from');
  const hold = useHold();
  const key = `${queue} ${from}`;
  const { place: part, told } = useHeldPlace(hold.held, key, from);
  const { known, knownOf, trouble, again } = useRepeated(() => readUnreturned(queue, part()), key);
  told(knownOf, known?.part.from ?? null);
  const { known: queues } = useRepeated(allQueues, '');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  if (known === null) return trouble === null ? <p class="page-note">{say.common.loading}</p> : <Trouble of={trouble} />;
  const act: Act = async (task, done) => {
    if (busy) return false;
    setBusy(true);
    try {
      await task();
      setFailed(null);
      tell(done);
      return true;
    } catch (error) {
      setFailed(error);
      return false;
    } finally {
      await again();
      setBusy(false);
    }
  };
  const queueName = queues?.find((one) => one.queue === queue)?.name ?? queue;
  return (
    <div class="page customers callbacks">
      <PageSentence {...headlineWords(known, queueName, words.value)}>
        <QueueChoice page="callbacks" queues={queues ?? []} />
        <DownloadLink href={unreturnedCsv(queue)} file="callbacks.csv" label={say.customers.csvOf(text.title)}>
          {say.customers.csv}
        </DownloadLink>
        {from === null && <TakeFirst known={known} busy={busy} act={act} />}
      </PageSentence>
      <Trouble of={failed ?? trouble} />
      <div class="customers-grid">
        <ListCard
          known={known}
          queue={queueName}
          from={from}
          listKey={knownOf ?? key}
          hold={hold}
          busy={busy}
          act={act}
          onNews={() => void again()}
        />
        <div>
          <MoneyCard site={known.site} />
          {may('planner') ? <LookupCard /> : <p class="page-note">{say.customers.mayNot}</p>}
        </div>
      </div>
    </div>
  );
}

interface TakeFirstProps {
  readonly known: UnreturnedAnswer;
  readonly busy: boolean;
  readonly act: Act;
}

/** The one thing to do: take the newest whom nobody has taken. */
function TakeFirst({ known, busy, act }: TakeFirstProps) {
  const text = words.value.say.customers.callbacks;
  const first: Unreturned | undefined = known.customers.find(({ taken }) => taken === null);
  if (first === undefined || !may('planner')) return null;
  const who = whoIs(first, known.customers.indexOf(first));
  return (
    <Button kind="primary" busy={busy} onPress={() => void act(() => takeCallback(first.customer), text.tookIt(who))}>
      {text.takeFirst}
    </Button>
  );
}
