import { waitFigure } from '../../format/duration';
import type { ForecastRecord, QueueRecord, RangeSize, Ranges } from '../api/accuracy';
import { numbers, TableHead } from '../kit/table-head';
import { words } from '../state/language';
import { now } from '../state/pulse';

const learnsFor = 30;

/** Answered in working time, by e-mail or on social media. */
export const isWritten = (queue: QueueRecord | null) => queue !== null && (queue.channel === 'email' || queue.channel === 'social');

interface RangesCardProps {
  readonly record: ForecastRecord;
  /** Null: the record of all queues. */
  readonly queue: QueueRecord | null;
}

/** How often the predicted ranges held, in all and by how long the wait was said to be. */
export function RangesCard({ record: { ranges }, queue }: RangesCardProps) {
  const { say, formats } = words.value;
  const text = say.accuracy.waits;
  return (
    <section class="card" aria-labelledby="ranges">
      <div class="card-head">
        <h2 id="ranges">{text.title}</h2>
        {ranges.since !== null && (
          <span class="card-more">{say.accuracy.since(formats.dayAndTime(Date.parse(ranges.since), now.value))}</span>
        )}
      </div>
      <div class="record">{ranges.coverage === null ? <p class="record-lead">{tooFew(ranges, queue)}</p> : <Held ranges={ranges} />}</div>
      {ranges.scored > 0 && !isWritten(queue) && <Sizes sizes={ranges.sizes} />}
      {ranges.scored > 0 && isWritten(queue) && <p class="record record-more">{text.workingTime}</p>}
    </section>
  );
}

function tooFew(ranges: Ranges, queue: QueueRecord | null): string {
  const { say } = words.value;
  const text = say.accuracy.waits;
  if (queue?.forecast === 'none') return say.accuracy.queues.states.none;
  if (ranges.scored > 0) return text.few(ranges.scored);
  if (queue === null) return text.learningSite;
  return queue.samples < learnsFor ? text.learning(queue.samples, learnsFor) : text.learningSite;
}

function Held({ ranges }: { readonly ranges: Ranges }) {
  const { say, formats } = words.value;
  const text = say.accuracy.waits;
  const { held, scored, shorter, longer, newest, widthSeconds } = ranges;
  const count = formats.count;
  return (
    <>
      <p class="record-lead display">{text.held(Math.round((ranges.coverage ?? 0) * 10))}</p>
      <p>{text.counts(count(held), count(scored))}</p>
      <ThreeParts shorter={shorter} held={held} longer={longer} />
      <ul class="three-parts-legend">
        <li>
          <i class="swatch swatch-shorter" />
          {text.shorter(shorter)}
        </li>
        <li>
          <i class="swatch swatch-held" />
          {text.within(held)}
        </li>
        <li>
          <i class="swatch swatch-longer" />
          {text.longer(longer)}
        </li>
      </ul>
      <p class="record-more">
        {[
          newest.coverage === null || newest.scored === scored ? '' : text.newest(count(newest.held), count(newest.scored)),
          widthSeconds === null ? '' : text.width(waitText(widthSeconds)),
          ranges.answeredCoverage === null ? '' : text.answered(count(ranges.answeredHeld), count(ranges.answered)),
          text.meant,
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </>
  );
}

/** Those who waited less than the range, within it, and longer: as parts of a bar, told in words beside it. */
function ThreeParts({ shorter, held, longer }: { readonly shorter: number; readonly held: number; readonly longer: number }) {
  const all = shorter + held + longer;
  return (
    <svg class="three-parts" viewBox={`0 0 ${all} 10`} preserveAspectRatio="none" aria-hidden="true">
      <rect class="part-shorter" width={shorter} height="10" />
      <rect class="part-held" x={shorter} width={held} height="10" />
      <rect class="part-longer" x={shorter + held} width={longer} height="10" />
    </svg>
  );
}

function Sizes({ sizes }: { readonly sizes: readonly RangeSize[] }) {
  const { say, formats } = words.value;
  const text = say.accuracy.waits;
  return (
    <table class="table" aria-label={text.bySize}>
      <TableHead of={[text.size, ...numbers(text.people, text.heldShare, text.less, text.more)]} />
      <tbody>
        {sizes.map((size) => (
          <tr key={size.fromSeconds}>
            <th scope="row">{sizeText(size)}</th>
            <td class="number" data-head={text.people}>
              {formats.count(size.scored)}
            </td>
            <td class="number" data-head={text.heldShare}>
              {size.coverage === null ? <span class="few">{say.accuracy.tooFew}</span> : formats.percentText(size.coverage)}
            </td>
            <td class="number" data-head={text.less}>
              {formats.count(size.shorter)}
            </td>
            <td class="number" data-head={text.more}>
              {formats.count(size.longer)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sizeText({ fromSeconds, toSeconds }: RangeSize): string {
  const text = words.value.say.accuracy.waits;
  if (toSeconds === null) return text.over(waitText(fromSeconds));
  return fromSeconds === 0 ? text.under(waitText(toSeconds)) : text.between(waitText(fromSeconds), waitText(toSeconds));
}

/** A span as m:ss. */
export function waitText(seconds: number): string {
  const { value, unit } = waitFigure(Math.round(seconds), words.value.say.hourSign);
  return unit === '' ? value : `${value} ${unit}`;
}
