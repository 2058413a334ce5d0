import type { ComponentChildren } from 'preact';
import { waitFigure } from '../../format/duration';
import type { MeanRating, Outcome, Resolved } from '../api/outcomes';
import { ShareCell, ShareInterval } from '../customers/share-cell';
import { words } from '../state/language';

const none = <span class="dim">–</span>;

/** A share that says so while nobody has been followed to the end, and how many have. */
export function ResolvedCell({ resolved }: { readonly resolved: Resolved }) {
  const { say, formats } = words.value;
  const text = say.customers.outcomes;
  if (resolved.of === 0) return none;
  if (resolved.value === null || resolved.mature === 0) {
    return (
      <>
        <span class="dim">{text.tooEarly}</span>
        <span class="cell-more">{text.followed(resolved.mature, resolved.of)}</span>
      </>
    );
  }
  return (
    <>
      {formats.percentText(resolved.value)}
      <span class="cell-more">{text.followed(resolved.mature, resolved.of)}</span>
      <ShareInterval share={resolved} />
    </>
  );
}

export function RatingCell({ rating: { mean, low, high, count } }: { readonly rating: MeanRating }) {
  const { say, formats } = words.value;
  const text = say.customers.outcomes;
  if (mean === null) return <span class="dim">{text.noneRated}</span>;
  return (
    <>
      {formats.oneDecimal(mean)}
      <span class="cell-more">{text.ratings(count)}</span>
      {low !== null && high !== null && (
        <span class="cell-more">{say.customers.between(formats.oneDecimal(low), formats.oneDecimal(high))}</span>
      )}
    </>
  );
}

interface TimeCellProps {
  readonly seconds: number | null;
  readonly more: string;
}

function TimeCell({ seconds, more }: TimeCellProps) {
  if (seconds === null) return none;
  const { value, unit } = waitFigure(seconds, words.value.say.hourSign);
  return (
    <>
      {value} {unit}
      <span class="cell-more">{more}</span>
    </>
  );
}

/** The figures of an outcome in their order, each with what heads its column. */
export function outcomeCells({ resolved, repeat, repeatAgentHours, reopened, transferred, misrouted, ...rest }: Outcome): readonly {
  readonly head: string;
  readonly cell: ComponentChildren;
}[] {
  const { say, formats } = words.value;
  const text = say.customers.outcomes;
  const { columns } = text;
  // Of whom it is too early to say that they are solved, it is too early to say that they came back: the hours count those who did.
  const isEarly = repeat.value === null && resolved.of > 0;
  return [
    { head: columns.resolved, cell: <ResolvedCell resolved={resolved} /> },
    { head: columns.repeat, cell: isEarly ? <span class="dim">{text.tooEarly}</span> : <ShareCell share={repeat} /> },
    { head: columns.hours, cell: repeatAgentHours === null ? none : text.hours(formats.oneDecimal(repeatAgentHours)) },
    { head: columns.reopened, cell: <ShareCell share={reopened} /> },
    { head: columns.transferred, cell: <ShareCell share={transferred} /> },
    { head: columns.misrouted, cell: <ShareCell share={misrouted} /> },
    { head: columns.lost, cell: formats.count(rest.lostInTransfer) },
    { head: columns.hold, cell: <TimeCell seconds={rest.holdSeconds.mean} more={text.meanOf(rest.holdSeconds.count)} /> },
    { head: columns.solver, cell: <TimeCell seconds={rest.toSolverSeconds.median} more={text.medianOf(rest.toSolverSeconds.count)} /> },
    { head: columns.pulse, cell: <RatingCell rating={rest.pulse} /> },
  ];
}
