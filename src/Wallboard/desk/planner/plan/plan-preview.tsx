import type { PlanReading } from '../../api/staffing';
import { Button } from '../../kit/button';
import { WrongMark } from '../../kit/field';
import { words } from '../../state/language';
import { now } from '../../state/pulse';
import { nameOf } from '../state';

interface PlanPreviewProps {
  readonly name: string;
  readonly reading: PlanReading;
  readonly busy: boolean;
  readonly onKeep: () => void;
  readonly onDrop: () => void;
}

const errorsShownMax = 20;

/** What was understood of a file, line by line what was not, and the choice. */
export function PlanPreview({ name, reading: { understood, errors, errorCount }, busy, onKeep, onDrop }: PlanPreviewProps) {
  const { say, formats } = words.value;
  const text = say.planner.plan;
  const time = (moment: string) => formats.dayAndTime(Date.parse(moment), now.value);
  const { queues, intervals, agents, shifts, from, until, ignoredColumns, unknownAgents, leftOut } = understood;
  const parts = [
    queues.length > 0 ? text.queues(queues.length) : '',
    intervals > 0 ? text.intervals(intervals) : '',
    agents > 0 ? text.agents(agents) : '',
    shifts > 0 ? text.shifts(shifts) : '',
  ].filter(Boolean);
  const understoodAny = intervals > 0 || shifts > 0;
  const usable = understoodAny && errorCount === 0;
  return (
    <div class="plan-preview">
      <h3>{text.understood(name)}</h3>
      {understoodAny ? (
        <>
          <p>
            <b>{text.list(parts)}</b> {from !== null && until !== null && text.span(time(from), time(until))} {usable && text.replaces}
          </p>
          {queues.length > 0 && <p class="dim">{queues.map(nameOf).join(', ')}</p>}
          {unknownAgents.length > 0 && <p>{text.unknownAgents(unknownAgents)}</p>}
          {leftOut > 0 && <p class="dim">{text.leftOut(leftOut)}</p>}
          {ignoredColumns.length > 0 && <p class="dim">{text.ignored(ignoredColumns)}</p>}
        </>
      ) : (
        <p>{text.nothing}</p>
      )}
      {errorCount > 0 && (
        <div class="plan-errors">
          <p class="field-error">
            <WrongMark />
            {text.errors(errorCount)}
          </p>
          <ul>
            {errors.slice(0, errorsShownMax).map(({ line, error }) => (
              <li key={`${line} ${error}`}>{text.line(line, error)}</li>
            ))}
          </ul>
          {errorCount > errorsShownMax && <p class="dim">{text.moreErrors(errorCount - errorsShownMax)}</p>}
          <p>{text.allOrNothing}</p>
        </div>
      )}
      <div class="plan-acts">
        {usable && (
          <Button kind="primary" busy={busy} onPress={onKeep}>
            {text.keep}
          </Button>
        )}
        <Button onPress={onDrop}>{usable ? text.leave : text.another}</Button>
      </div>
    </div>
  );
}
