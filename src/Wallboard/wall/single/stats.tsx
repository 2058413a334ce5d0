import type { ComponentChildren } from 'preact';
import type { QueueRow } from '../../feed/frame-contract';
import type { Formats } from '../../format/formats';
import type { Lines } from '../../i18n/en';
import type { Texts } from '../../i18n/texts';
import { tenthsHeld } from '../../state/ranges-held';
import { isWritten, type RowCondition } from '../../state/row-condition';
import { step, words } from '../../state/wall-state';
import { inTimeWindow, pointsFromTarget, predictedFigure } from '../rows/cell-words';
import { Dash, FigureText } from '../rows/figure-text';
import { insteadOfForecast } from '../rows/row-view';
import { AgentSquares, squaresOf } from './agent-squares';
import { RangeBar } from './range-bar';

interface StatProps {
  readonly row: QueueRow;
  readonly condition: RowCondition;
}

/** What a new customer must expect, how promises are kept, who can help, and the day so far. */
export function Stats(props: StatProps) {
  return (
    <section class="stats">
      <PredictedStat {...props} />
      <InTimeStat {...props} />
      <AgentsStat {...props} />
      <TodayStat {...props} />
    </section>
  );
}

function Stat({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div class="stat">
      <div class="stat-label">{label}</div>
      {children}
    </div>
  );
}

function PredictedStat({ row, condition }: StatProps) {
  const { texts, formats } = words.value;
  const label = texts.single.predicted(row.channel);
  const predicted = condition === 'live' ? predictedFigure(row, step.value === 'delayed', texts, formats) : null;
  if (predicted === null) {
    const instead = condition === 'live' ? insteadOfForecast(row) : '';
    return <Stat label={label}>{instead === '' ? <BigDash /> : <div class="stat-instead display">{instead}</div>}</Stat>;
  }
  if (predicted.range === '') {
    return (
      <Stat label={label}>
        <div class="stat-big display">{predicted.figure.value}</div>
      </Stat>
    );
  }
  const held = tenthsHeld(row.predictedWait?.coverage);
  return (
    <Stat label={label}>
      <div class="stat-big display">
        <FigureText figure={predicted.figure} />
      </div>
      <RangeBar row={row} />
      <div class="stat-line">{held === null ? predicted.range : texts.single.holds(predicted.range, held)}</div>
    </Stat>
  );
}

function InTimeStat({ row }: StatProps) {
  const { texts, formats } = words.value;
  const say = texts.single;
  const { value, hits, decided, formula, target } = inTimeWindow(row).serviceLevel;
  const today = row.windows.today.serviceLevel.value;
  const points = pointsFromTarget(row);
  const [difference, goal] = points === null || target === null ? ['', ''] : goalWords(points, formats.percentText(target), say);
  return (
    <Stat label={isWritten(row) ? say.inTimeToday : say.inTime}>
      {value === null ? (
        <BigDash />
      ) : (
        <div class="stat-big display">
          <FigureText figure={formats.percent(value)} /> <span class="unit">{say.decided(hits, decided)}</span>
        </div>
      )}
      <div class="stat-line">
        {difference !== '' && <em class={points !== null && points < 0 ? 'short-of-target' : ''}>{difference}</em>}{' '}
        {row.promiseConfirmed ? goal : say.noGoal}
      </div>
      {!isWritten(row) && <div class="stat-line">{texts.row.today(today === null ? '–' : formats.percentText(today))}</div>}
      <div class="stat-fine">{say.formula(formula)}</div>
    </Stat>
  );
}

function goalWords(points: number, goal: string, say: Texts['single']): Lines {
  if (points === 0) return say.onGoal(goal);
  return points < 0 ? say.below(-points, goal) : say.above(points, goal);
}

function AgentsStat({ row, condition }: StatProps) {
  const { texts, formats } = words.value;
  const say = texts.single;
  const agents = condition === 'live' ? row.agents : null;
  if (agents === null) {
    return (
      <Stat label={say.agents}>
        <BigDash />
        <div class="stat-line">{condition === 'live' ? say.noAgents : texts.row.unknown}</div>
      </Stat>
    );
  }
  const squares = squaresOf(agents);
  const { busy, ringing, wrapUp, paused, signedIn } = agents;
  const doing = [
    busy > 0 ? say.busy(busy) : '',
    ringing > 0 ? say.ringing(ringing) : '',
    wrapUp > 0 ? say.wrapUp(wrapUp) : '',
    paused > 0 ? say.paused(paused) : '',
  ].filter(Boolean);
  return (
    <Stat label={say.agents}>
      <div class="stat-big display">
        <span class="value">
          {formats.count(agents.available)}
          <span class="unit"> {texts.row.freeOf(formats.count(signedIn))}</span>
        </span>
      </div>
      {squares !== null && squares.length > 0 && <AgentSquares squares={squares} />}
      <div class={squares === null ? 'stat-line stat-numbers' : 'stat-line'}>{signedIn === 0 ? say.nobodySignedIn : doing.join(', ')}</div>
    </Stat>
  );
}

function TodayStat({ row }: StatProps) {
  const { texts, formats } = words.value;
  const say = texts.single;
  const { answered, abandoned, shortAbandoned } = row.windows.today;
  const unreturned = row.outcome?.unreturned ?? null;
  return (
    <Stat label={say.today}>
      <div class="stat-big display">
        {formats.count(answered)} <span class="unit">{say.answered}</span>
      </div>
      {!isWritten(row) && <div class="stat-line">{say.hungUp(abandoned, shortAbandoned)}</div>}
      {isWritten(row) && row.dueToday !== null && <div class="stat-line">{say.dueToday(row.dueToday)}</div>}
      {unreturned !== null && (unreturned > 0 || abandoned > 0) && <div class="stat-line">{say.notCalledBack(unreturned)}</div>}
      <div class="stat-fine">{outcomeWords(row, say, formats)}</div>
    </Stat>
  );
}

/** From so many on a share or a mean is told on a wall, where there is no room for its interval; the desk tells all with theirs. */
const [followedMin, ratingsMin] = [30, 10];

function outcomeWords({ outcome, pulse }: QueueRow, say: Texts['single'], formats: Formats): string {
  const { value, mature } = outcome?.resolved ?? { value: null, mature: 0 };
  const solved = value === null || mature < followedMin ? null : formats.percentText(value);
  const mean = pulse === null || pulse.mean === null || pulse.count < ratingsMin ? null : formats.oneDecimal(pulse.mean);
  if (solved === null) return mean === null ? '' : say.rated(mean);
  return mean === null ? say.solved(solved) : say.solvedRated(solved, mean);
}

function BigDash() {
  return (
    <div class="stat-big display">
      <Dash />
    </div>
  );
}
