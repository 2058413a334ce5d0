import type { QueueRow } from '../../feed/frame-contract';
import type { RowCondition } from '../../state/row-condition';
import { isWritten } from '../../state/row-condition';
import { ageClock, liveScale, words } from '../../state/wall-state';
import { Cross } from '../shapes/heads';
import { type StripMeasure, stripShape } from '../strip/strip-shape';
import { PersonPin } from '../strip/waiting-strip';
import { peopleLabels } from './people-labels';

const width = 1150;
const height = 352;
const plotHeight = 261;
const waitY = 302;
const riskY = 342;
const measure: StripMeasure = {
  endRoom: 190,
  spacing: 138,
  headSize: 34.4,
  stem: 24,
  riskyPinWidth: 64,
  barSpacing: 24,
  crossSpacing: 36,
};

interface PeopleStripProps {
  readonly row: QueueRow;
  readonly condition: RowCondition;
}

/** Who is waiting, large: each with the time waited, and with the risk where it is known. */
export function PeopleStrip({ row, condition }: PeopleStripProps) {
  const { texts, formats } = words.value;
  const at = ageClock.value;
  const showRisk = condition === 'live';
  const shape = stripShape(row, { width, height: plotHeight, measure, at, liveScale: liveScale.value, showRisk });
  const { labels, size } = peopleLabels(row, shape, at, showRisk, texts, formats);
  const riskKnown = labels.some((label) => label.risk !== null);
  const say = texts.single;
  return (
    <svg class="people" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path d={`M0 ${shape.base}H${width}`} class="people-base" stroke-width="2" />
      {row.promiseConfirmed && (
        <>
          <path
            d={`M0 ${shape.promiseY.toFixed(1)}H${width}`}
            class={row.waiting > 0 ? 'promise' : 'promise promise-idle'}
            stroke-width="3"
            stroke-dasharray="3 10"
            stroke-linecap="round"
          />
          <text x={width} y={shape.promiseY - 14} text-anchor="end" class="people-note">
            {say.promise(row.threshold)}
          </text>
        </>
      )}
      {shape.bars !== '' && <path d={shape.bars} class="bars" stroke-width={shape.barWidth.toFixed(1)} />}
      {shape.pins.map((pin) => (
        <PersonPin key={pin.mark} pin={pin} shape={shape} />
      ))}
      {shape.crosses.map((cross) => (
        <Cross key={`cross-${cross.mark}`} x={cross.x} y={shape.base - 18} arm={9} />
      ))}
      {labels.map(({ key, x, wait, risk, head }) => (
        <g key={key}>
          <text x={Math.max(x, wait.length * size * 0.3)} y={waitY} text-anchor="middle" class="people-wait" font-size={size}>
            {wait}
          </text>
          {risk !== null && (
            <text x={x} y={riskY} text-anchor="middle" class={`people-risk risk-${head}`}>
              {risk}
            </text>
          )}
        </g>
      ))}
      {labels.length > 0 && (
        <text x={width} y={waitY} text-anchor="end" class="people-note">
          {say.waited}
        </text>
      )}
      {riskKnown && (
        <text x={width} y={riskY} text-anchor="end" class="people-note">
          {isWritten(row) ? say.lateRisk : say.risk}
        </text>
      )}
      {shape.peoplePerBar > 1 && (
        <text x={width} y="26" text-anchor="end" class="people-note">
          {texts.row.peoplePerBar(shape.peoplePerBar)}
        </text>
      )}
    </svg>
  );
}
