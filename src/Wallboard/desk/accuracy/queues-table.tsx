import type { QueueRecord } from '../api/accuracy';
import { TableCard } from '../kit/table-card';
import { numbers } from '../kit/table-head';
import { PageLink } from '../shell/top-bar';
import { words } from '../state/language';
import { now } from '../state/pulse';
import { isWritten, waitText } from './ranges-card';

/** So many are explained in a sentence; the column of states says it of each. */
const whysShown = 5;

/** Each queue in a row, and why a forecast is switched off where it is. */
export function QueuesTable({ queues }: { readonly queues: readonly QueueRecord[] }) {
  const text = words.value.say.accuracy.queues;
  return (
    <TableCard
      id="by-queue"
      title={text.title}
      columns={[text.queue, text.state, ...numbers(text.held, text.ours, text.naive, text.expected, text.did)]}
      empty={text.noQueues}
      wide
      above={queues
        .filter((queue) => queue.offSince !== null)
        .slice(0, whysShown)
        .map((queue) => (
          <p class="record switched-off" key={queue.queue}>
            {offWhy(queue)}
          </p>
        ))}
      rows={queues.map((queue) => <QueueRow key={queue.queue} queue={queue} />)}
    />
  );
}

function QueueRow({ queue }: { readonly queue: QueueRecord }) {
  const { say, formats } = words.value;
  const text = say.accuracy.queues;
  const { ranges, error, risk5Min } = queue;
  const few = queue.forecast === 'none' ? '–' : <span class="few">{say.accuracy.tooFew}</span>;
  return (
    <tr>
      <th scope="row">
        <PageLink to="accuracy" query={{ queue: queue.queue }}>
          {queue.name}
        </PageLink>
      </th>
      <td data-head={text.state}>{stateText(queue)}</td>
      <td class="number" data-head={text.held}>
        {ranges.coverage === null ? (
          few
        ) : (
          <>
            {formats.percentText(ranges.coverage)}{' '}
            <span class="few">{text.heldOf(formats.count(ranges.held), formats.count(ranges.scored))}</span>
          </>
        )}
      </td>
      <td class="number" data-head={text.ours}>
        {error.maeSeconds === null ? few : waitText(error.maeSeconds)}
      </td>
      <td class="number" data-head={text.naive}>
        {error.naiveMaeSeconds === null ? few : waitText(error.naiveMaeSeconds)}
      </td>
      <td class="number" data-head={text.expected}>
        {isWritten(queue) ? '–' : risk5Min.baseRate === null ? few : formats.count(Math.round(risk5Min.expected))}
      </td>
      <td class="number" data-head={text.did}>
        {isWritten(queue) ? '–' : risk5Min.baseRate === null ? few : formats.count(risk5Min.did)}
      </td>
    </tr>
  );
}

function stateText({ forecast, offSince }: QueueRecord): string {
  const { say, formats } = words.value;
  const text = say.accuracy.queues;
  return offSince === null ? text.states[forecast] : text.offSince(formats.dayAndTime(Date.parse(offSince), now.value));
}

function offWhy({ name, judged }: QueueRecord): string {
  const wait = (seconds: number | null) => (seconds === null ? '–' : waitText(seconds));
  return words.value.say.accuracy.queues.offWhy(name, wait(judged.rmseSeconds), wait(judged.naiveRmseSeconds));
}
