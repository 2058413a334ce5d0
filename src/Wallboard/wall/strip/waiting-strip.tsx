import type { QueueRow } from '../../feed/frame-contract';
import type { RowCondition } from '../../state/row-condition';
import { ageClock, liveScale, words } from '../../state/wall-state';
import { Cross, PersonHead } from '../shapes/heads';
import { type Pin, type StripShape, stripShape } from './strip-shape';

interface WaitingStripProps {
  readonly row: QueueRow;
  readonly condition: RowCondition;
  /** In rem. */
  readonly width?: number;
  readonly height: number;
  /** Says beside the dotted line what the promise is. */
  readonly labelled: boolean;
  /** As wide as its place, and as high as that makes it. */
  readonly fluid?: boolean;
}

const usualWidth = 33;
const labelRoom = 70;

/** Who is waiting, longest first: one mark a person, as tall as the wait. */
export function WaitingStrip({ row, condition, width = usualWidth, height, labelled, fluid = false }: WaitingStripProps) {
  const { texts } = words.value;
  const shape = stripShape(row, {
    width: width * 10,
    height: height * 10,
    at: ageClock.value,
    liveScale: liveScale.value,
    showRisk: condition === 'live',
  });
  const labelFits = labelled && row.waiting > 0 && shape.bars === '' && shape.lastX < shape.width - labelRoom;
  return (
    <svg
      class="strip"
      viewBox={`0 0 ${shape.width} ${height * 10}`}
      style={fluid ? {} : { width: `${width}rem`, height: `${height}rem` }}
      aria-hidden="true"
    >
      <path d={`M0 ${shape.base}H${shape.width}`} class="baseline" stroke-width="2" />
      {row.promiseConfirmed && (
        <path
          d={`M0 ${shape.promiseY.toFixed(1)}H${shape.width}`}
          class={row.waiting > 0 ? 'promise' : 'promise promise-idle'}
          stroke-width="2"
          stroke-dasharray="2 7"
          stroke-linecap="round"
        />
      )}
      {shape.bars !== '' && <path d={shape.bars} class="bars" stroke-width={shape.barWidth.toFixed(1)} />}
      {shape.pins.map((pin) => (
        <PersonPin key={pin.mark} pin={pin} shape={shape} />
      ))}
      {shape.crosses.map((cross) => (
        <Cross key={`cross-${cross.mark}`} x={cross.x} y={shape.base - 9} arm={5.5} />
      ))}
      {labelFits && row.promiseConfirmed && (
        <text x={shape.width} y={shape.promiseY - 8} text-anchor="end" class="promise-label">
          {texts.threshold(row.threshold)}
        </text>
      )}
      {shape.peoplePerBar > 1 && (
        <text x={shape.width} y="22" text-anchor="end" class="promise-label">
          {texts.row.peoplePerBar(shape.peoplePerBar)}
        </text>
      )}
    </svg>
  );
}

/** One waiting person: a stem and its head. */
export function PersonPin({ pin, shape }: { readonly pin: Pin; readonly shape: StripShape }) {
  const half = shape.stem * 0.9;
  const cutAt = pin.y + shape.headSize + 7;
  return (
    <g class={`pin pin-${pin.head}`}>
      <path d={`M${pin.x.toFixed(1)} ${shape.base}V${pin.y.toFixed(1)}`} class="stem" stroke-width={shape.stem.toFixed(1)} />
      {pin.cut && <path d={`M${pin.x - half} ${cutAt + 4}l${2 * half} -8`} class="cut" stroke-width="4" />}
      <PersonHead head={pin.head} x={Number(pin.x.toFixed(1))} y={Number(pin.y.toFixed(1))} size={shape.headSize} />
    </g>
  );
}
