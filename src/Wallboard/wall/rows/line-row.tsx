import type { Level, QueueRow } from '../../feed/frame-contract';
import { isClosed, isSilent, type RowCondition } from '../../state/row-condition';
import { words } from '../../state/wall-state';
import { LevelGlyph } from '../shapes/glyphs';
import { TrendLine } from '../strip/trend-line';
import { WaitingStrip } from '../strip/waiting-strip';
import { silentWords } from './attention-row';
import { AgentsCell, InTimeCell, LongestCell, PredictedCell, WaitingCell } from './cells';
import { Dash } from './figure-text';
import { NameBesideIcon } from './row-name';
import { opening } from './row-view';

interface LineRowProps {
  readonly row: QueueRow;
  readonly condition: RowCondition;
  readonly level: Level;
  readonly height: number;
}

/** Rows grow past this height, their type does not: it would no longer fit its columns. */
const tallestType = 14;

/** A row on one line: on promise, closed, or an urgent one that found no more room. */
export function LineRow({ row, condition, level, height }: LineRowProps) {
  const taller = Math.min(height, tallestType) - 4.7;
  const strip = Math.max(2.6, height * 0.6 + 0.58);
  const cells = { row, condition, two: false };
  return (
    <div class="row-grid" aria-hidden="true">
      <div class="name-cell">
        <span class="level">
          <LevelGlyph level={condition === 'live' ? level : 'unknown'} size={Math.min(5, 2.88 + taller * 0.24)} />
        </span>
        <NameBesideIcon row={row} wished={3.4 + taller * 0.13} />
      </div>
      <WaitingCell row={row} />
      <div class="line">
        <LineOfPeople row={row} condition={condition} height={strip} />
      </div>
      <LongestCell {...cells} />
      {condition === 'live' && isClosed(row) && row.waiting > 0 ? <OpensCell row={row} /> : <PredictedCell {...cells} />}
      <InTimeCell {...cells} />
      <AgentsCell {...cells} />
      <div class="trend-cell">
        <TrendLine row={row} height={Math.min(8, strip)} />
      </div>
    </div>
  );
}

function LineOfPeople({ row, condition, height }: { readonly row: QueueRow; readonly condition: RowCondition; readonly height: number }) {
  const { texts } = words.value;
  if (condition === 'silent' && isSilent(row)) return <span class="silent">{silentWords(row)}</span>;
  if (isClosed(row) && row.waiting === 0 && condition === 'live') {
    const when = opening(row);
    return <span class="closed-words">{when === null ? texts.row.closed : texts.row.closedUntil(when)}</span>;
  }
  return <WaitingStrip row={row} condition={condition} height={height} labelled={false} />;
}

function OpensCell({ row }: { readonly row: QueueRow }) {
  const when = opening(row);
  return <div class="cell">{when === null ? <Dash /> : <span class="closed-words">{words.value.texts.row.opens(when)}</span>}</div>;
}
