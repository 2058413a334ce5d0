import type { QueueRecord } from '../api/accuracy';
import { PageLink } from '../shell/top-bar';
import { words } from '../state/language';
import { now } from '../state/pulse';
import { isWritten, waitText } from './ranges-card';

/** Each queue in a row, and why a forecast is switched off where it is. */
export function QueuesTable({ queues }: { readonly queues: readonly QueueRecord[] }) {
  const text = words.value.say.accuracy.queues;
  const heads = [text.held, text.ours, text.naive, text.expected, text.did];
  return (
    <section class="card" aria-labelledby="by-queue">
      <div class="card-head">
        <h2 id="by-queue">{text.title}</h2>
      </div>
      {queues
        .filter((queue) => queue.offSince !== null)
        .map((queue) => (
          <p class="record switched-off" key={queue.queue}>
            {offWhy(queue)}
          </p>
        ))}
      {queues.length === 0 ? (
        <p class="empty">{text.noQueues}</p>
      ) : (
        <div class="table-room">
          <table class="table" aria-labelledby="by-queue">
            <thead>
              <tr>
                <th scope="col">{text.queue}</th>
                <th scope="col">{text.state}</th>
                {heads.map((head) => (
                  <th scope="col" class="number" key={head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {queues.map((queue) => (
                <QueueRow key={queue.queue} queue={queue} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
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
