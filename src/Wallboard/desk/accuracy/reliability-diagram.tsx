import type { RiskTenth } from '../api/accuracy';
import { words } from '../state/language';
import { plot, tenthMarks, xOf, yOf } from './reliability-shape';

const steps = [0, 0.2, 0.4, 0.6, 0.8, 1];
const radius = 7;
const bottom = plot.top + plot.size;

interface ReliabilityDiagramProps {
  readonly tenths: readonly RiskTenth[];
  /** How what happened is called, and what the diagram is to a reader. */
  readonly what: { readonly seen: string; readonly diagram: string };
}

/** What was told against what happened, with the line where both are equal. Told by the table as well: hidden from readers. */
export function ReliabilityDiagram({ tenths, what }: ReliabilityDiagramProps) {
  const { say, formats } = words.value;
  const text = say.accuracy.risk;
  const marks = tenthMarks(tenths);
  const path = marks.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  return (
    <svg class="diagram" viewBox="0 0 490 476" role="img" aria-label={what.diagram}>
      {steps.map((step) => (
        <g key={step}>
          <path d={`M${plot.left} ${yOf(step)}H${plot.left + plot.size}`} class="diagram-grid" />
          <text x={plot.left - 8} y={yOf(step) + 6} text-anchor="end">
            {formats.percentText(step)}
          </text>
          <text x={xOf(step)} y={bottom + 25} text-anchor="middle">
            {formats.percentText(step)}
          </text>
        </g>
      ))}
      <path d={`M${xOf(0)} ${yOf(0)}L${xOf(1)} ${yOf(1)}`} class="diagram-equal" />
      <text x={plot.left + plot.size} y={bottom + 50} text-anchor="end" class="diagram-axis">
        {text.told}
      </text>
      <text x={plot.left + 10} y={plot.top + 22} class="diagram-axis">
        {what.seen}
      </text>
      <path d={path} class="diagram-line" />
      {marks.map(({ tenth, x, y, highY, lowY, agrees }) => (
        <g key={tenth.from}>
          <path d={`M${x - 5} ${highY}H${x + 5}M${x} ${highY}V${lowY}M${x - 5} ${lowY}H${x + 5}`} class="diagram-chance" />
          {agrees ? <circle cx={x} cy={y} r={radius} class="mark-agrees" /> : <path d={diamond(x, y, radius + 2)} class="mark-differs" />}
        </g>
      ))}
    </svg>
  );
}

/** The mark of a tenth that agrees, for a legend. */
export function Ring() {
  return (
    <svg class="mark" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r={radius} class="mark-agrees" />
    </svg>
  );
}

export function Diamond() {
  return (
    <svg class="mark" viewBox="0 0 20 20" aria-hidden="true">
      <path d={diamond(10, 10, radius + 2)} class="mark-differs" />
    </svg>
  );
}

function diamond(x: number, y: number, reach: number): string {
  return `M${x} ${y - reach}L${x + reach} ${y}L${x} ${y + reach}L${x - reach} ${y}Z`;
}
