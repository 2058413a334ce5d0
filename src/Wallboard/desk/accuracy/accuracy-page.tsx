import { useEffect, useState } from 'preact/hooks';
import { type Accuracy, accuracyCsv, type QueueRecord, readAccuracy } from '../api/accuracy';
import { DownloadLink } from '../kit/download-link';
import { Trouble } from '../kit/trouble';
import { words } from '../state/language';
import { go, place } from '../state/place';
import { repeatWhileVisible } from '../state/repeat';
import './accuracy.css';
import { ErrorCard } from './error-card';
import { QueuesTable } from './queues-table';
import { RangesCard } from './ranges-card';
import { RiskCard } from './risk-card';

const askEachMilliseconds = 5_000;

/** /accuracy: how right the predictions have been, of the site; ?queue=NAME: of a queue. */
export function AccuracyPage() {
  const { say } = words.value;
  const [known, setKnown] = useState<Accuracy | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const load = async () => {
    try {
      setKnown(await readAccuracy());
      setTrouble(null);
    } catch (error) {
      setTrouble(error);
    }
  };
  useEffect(() => repeatWhileVisible(askEachMilliseconds, load), []);
  if (known === null) return trouble === null ? <p class="page-note">{say.common.loading}</p> : <Trouble of={trouble} />;
  const chosen = known.queues.find(({ queue }) => queue === place.value.query.get('queue')) ?? null;
  const record = chosen ?? known.all;
  return (
    <div class="page">
      <div class="page-head">
        <div>
          <h1 class="display">{say.nav.accuracy}</h1>
          <p>{say.accuracy.what}</p>
        </div>
        <div class="head-actions">
          <QueueSelect queues={known.queues} chosen={chosen} />
          <DownloadLink href={accuracyCsv(chosen?.queue ?? null)} file="accuracy.csv">
            {say.accuracy.download}
          </DownloadLink>
        </div>
      </div>
      <Trouble of={trouble} />
      {known.available ? (
        <>
          <div class="accuracy-cards">
            <div>
              <RangesCard record={record} queue={chosen} />
              <ErrorCard error={record.error} />
            </div>
            <RiskCard record={record} queue={chosen} />
          </div>
          <QueuesTable queues={known.queues} />
        </>
      ) : (
        <section class="card">
          <p class="empty">{say.accuracy.none}</p>
        </section>
      )}
    </div>
  );
}

function QueueSelect({ queues, chosen }: { readonly queues: readonly QueueRecord[]; readonly chosen: QueueRecord | null }) {
  const { say } = words.value;
  return (
    <select
      class="select"
      aria-label={say.accuracy.of}
      value={chosen?.queue ?? ''}
      onChange={({ currentTarget }) => go('accuracy', currentTarget.value === '' ? {} : { queue: currentTarget.value })}
    >
      <option value="">{say.accuracy.allQueues}</option>
      {queues.map(({ queue, name }) => (
        <option key={queue} value={queue}>
          {name}
        </option>
      ))}
    </select>
  );
}
