import type { ForecastError } from '../api/accuracy';
import { numbers, TableHead } from '../kit/table-head';
import { words } from '../state/language';
import { waitText } from './ranges-card';

/** How far predictions were off, beside the simplest guess that anybody could make. */
export function ErrorCard({ error }: { readonly error: ForecastError }) {
  const text = words.value.say.accuracy.error;
  const { maeSeconds, naiveMaeSeconds, rmseSeconds, naiveRmseSeconds, biasSeconds } = error;
  const known = maeSeconds !== null && naiveMaeSeconds !== null;
  return (
    <section class="card" aria-labelledby="error">
      <div class="card-head">
        <h2 id="error">{text.title}</h2>
        <span class="card-more">{text.guess}</span>
      </div>
      {known ? (
        <>
          <div class="record">
            <p class="record-lead">{text.usually(waitText(maeSeconds), waitText(naiveMaeSeconds))}</p>
            <p>
              {verdict(maeSeconds, naiveMaeSeconds)} {biasSeconds !== null && bias(biasSeconds)}
            </p>
          </div>
          <table class="table" aria-labelledby="error">
            <TableHead of={[{ text: text.title, look: 'heard' }, ...numbers(text.ours, text.naive)]} />
            <tbody>
              <ErrorRow name={text.meanError} ours={maeSeconds} naive={naiveMaeSeconds} />
              <ErrorRow name={text.largeErrors} ours={rmseSeconds} naive={naiveRmseSeconds} />
            </tbody>
          </table>
        </>
      ) : (
        <p class="empty">{text.few(error.answered)}</p>
      )}
    </section>
  );
}

function ErrorRow({ name, ours, naive }: { readonly name: string; readonly ours: number | null; readonly naive: number | null }) {
  const text = words.value.say.accuracy.error;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="number" data-head={text.ours}>
        {ours === null ? '–' : waitText(ours)}
      </td>
      <td class="number" data-head={text.naive}>
        {naive === null ? '–' : waitText(naive)}
      </td>
    </tr>
  );
}

// As the two are shown: who reads 0:38 twice must not be told that one is closer.
function verdict(ours: number, naive: number): string {
  const text = words.value.say.accuracy.error;
  const [shown, guessed] = [Math.round(ours), Math.round(naive)];
  return shown === guessed ? text.alike : shown < guessed ? text.better : text.worse;
}

function bias(seconds: number): string {
  const text = words.value.say.accuracy.error;
  const by = Math.round(seconds);
  if (by === 0) return text.noBias;
  return by > 0 ? text.tooLong(waitText(by)) : text.tooShort(waitText(-by));
}
