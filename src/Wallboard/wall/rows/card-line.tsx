import type { Level, QueueRow } from '../../feed/frame-contract';
import { isClosed, isSilent, type RowCondition } from '../../state/row-condition';
import { ageClock, step, words } from '../../state/wall-state';
import { ChannelIcon } from '../shapes/channel-icon';
import { LevelGlyph } from '../shapes/glyphs';
import { WaitingStrip } from '../strip/waiting-strip';
import { silentWords } from './attention-row';
import { longestFigure, noForecastWords, predictedFigure } from './cell-words';
import { WaitingCell } from './cells';
import { nameSize, shownName } from './row-name';
import { opening } from './row-view';

interface CardLineProps {
  readonly row: QueueRow;
  readonly condition: RowCondition;
  readonly level: Level;
  readonly height: number;
  readonly width: number;
  readonly forecasts: boolean;
}

/** A line this wide has room for a small strip. */
const stripLineMin = 80;
const stripWidth = 20;
const nameRoom = { wide: 33, half: 19.8 } as const;

/** A queue on one line: name, how many wait, and how long. */
export function CardLine({ row, condition, level, height, width, forecasts }: CardLineProps) {
  const wide = width >= stripLineMin;
  const name = shownName(row);
  const size = Math.min(4.4, height * 0.57);
  const instead = wordsInstead(row, condition);
  return (
    <div class={wide ? 'card-line-grid' : 'card-line-grid half'} aria-hidden="true">
      <span class="level">
        <LevelGlyph level={condition === 'live' ? level : 'unknown'} size={Math.min(4.2, height * 0.46)} />
      </span>
      <div class="name-cell">
        <span class="name" style={{ fontSize: `${nameSize(name, size, nameRoom[wide ? 'wide' : 'half'])}rem` }}>
          {name}
        </span>
        <ChannelIcon channel={row.channel} />
      </div>
      <WaitingCell row={row} />
      {instead !== null ? (
        <div class="instead">{instead}</div>
      ) : (
        <>
          {wide && (
            <WaitingStrip row={row} condition={condition} width={stripWidth} height={Math.max(2.6, height * 0.62)} labelled={false} />
          )}
          <LineWait row={row} condition={condition} forecasts={forecasts} />
        </>
      )}
    </div>
  );
}

/** What stands there instead of a wait: the row is silent, or closed with nobody in it. */
export function wordsInstead(row: QueueRow, condition: RowCondition): string | null {
  const { texts } = words.value;
  if (condition === 'silent' && isSilent(row)) return silentWords(row);
  if (condition !== 'live' || !isClosed(row) || row.waiting > 0) return null;
  const when = opening(row);
  return when === null ? texts.row.closed : texts.row.closedUntil(when);
}

/** The predicted wait, or the longest one where there are no forecasts. Ticks by the server's clock. */
export function LineWait({ row, condition, forecasts }: Pick<CardLineProps, 'row' | 'condition' | 'forecasts'>) {
  const { texts, formats } = words.value;
  const predicted = forecasts && condition === 'live' ? predictedFigure(row, step.value === 'delayed', texts, formats) : null;
  const figure = forecasts ? (predicted?.figure ?? null) : longestFigure(row, ageClock.value, texts, formats);
  if (figure === null) {
    const learning = forecasts && condition === 'live' && row.forecast === 'learning';
    return <div class="line-wait dim">{learning ? noForecastWords(row, texts) : '–'}</div>;
  }
  return (
    <div class="line-wait">
      {figure.value}
      {figure.unit !== '' && ` ${figure.unit}`}
    </div>
  );
}
