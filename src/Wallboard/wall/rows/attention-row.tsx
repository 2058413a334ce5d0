import type { Level, QueueRow } from '../../feed/frame-contract';
import { isSilent, type RowCondition } from '../../state/row-condition';
import { newestNews, now, words } from '../../state/wall-state';
import type { RowSize } from '../layouts/row-heights';
import { LevelGlyph } from '../shapes/glyphs';
import { LegendHead } from '../shapes/heads';
import { TrendLine } from '../strip/trend-line';
import { WaitingStrip } from '../strip/waiting-strip';
import { stripCaption } from './cell-words';
import { AgentsCell, InTimeCell, LongestCell, PredictedCell, WaitingCell } from './cells';
import { NameOverKind } from './row-name';

interface AttentionRowProps {
  readonly row: QueueRow;
  readonly condition: RowCondition;
  readonly level: Level;
  readonly size: Exclude<RowSize, 'line'>;
  readonly height: number;
}

/** By size, in rem: the name, the glyph, and what the row needs beside the strip. */
const measures = {
  tall: { name: 5.2, glyph: 6.48, besideStrip: 5.8 },
  mid: { name: 4, glyph: 5.52, besideStrip: 4.8 },
  low: { name: 3.4, glyph: 4.6, besideStrip: 4.4 },
} as const;

/** A row that needs somebody: two lines of text and tall pins. */
export function AttentionRow({ row, condition, level, size, height }: AttentionRowProps) {
  const { texts } = words.value;
  const measure = measures[size];
  const strip = height - measure.besideStrip;
  const cells = { row, condition, two: true };
  return (
    <div class="row-grid" aria-hidden="true">
      <div class="name-cell">
        <span class="level">
          <LevelGlyph level={condition === 'live' ? level : 'unknown'} size={condition === 'live' ? measure.glyph : measure.glyph * 0.78} />
        </span>
        <NameOverKind row={row} wished={measure.name} />
      </div>
      <WaitingCell row={row} />
      <div class="line">
        <WaitingStrip row={row} condition={condition} height={strip} labelled={size === 'tall'} />
        <Caption row={row} condition={condition} />
      </div>
      <LongestCell {...cells} />
      <PredictedCell {...cells} />
      <InTimeCell {...cells} />
      <AgentsCell {...cells} />
      <div class="trend-cell">
        <TrendLine row={row} height={Math.min(strip, size === 'tall' ? 9.4 : 5.8)} />
        <div class="span">{texts.row.trendSpan(row.trend.pointMinutes)}</div>
      </div>
    </div>
  );
}

/** Words past this many are set smaller: they would reach into the next column. */
const captionCharacters = 23;

/** What is beneath the strip: who is about to be lost, or since when nothing was heard. */
export function Caption({ row, condition }: { readonly row: QueueRow; readonly condition: RowCondition }) {
  const { texts, formats } = words.value;
  if (condition === 'old') {
    return <div class="caption">{newestNews.value === null ? '' : texts.row.lastKnown(formats.clock(newestNews.value))}</div>;
  }
  if (isSilent(row)) return <div class="caption silent">{silentWords(row)}</div>;
  const caption = stripCaption(row, texts);
  if (caption === null) return <div class="caption" />;
  const look = ['caption', caption.diamond ? 'alarming' : '', caption.text.length > captionCharacters ? 'long' : ''];
  return (
    <div class={look.filter(Boolean).join(' ')}>
      {caption.diamond && <LegendHead head="diamond" />}
      <span>{caption.text}</span>
    </div>
  );
}

/** For how long nothing was heard from a row's sources. */
export function silentWords(row: QueueRow): string {
  const { texts } = words.value;
  const { heardAt } = row.freshness;
  return heardAt === null ? texts.row.silent : texts.row.silentFor((now.value - Date.parse(heardAt)) / 1000);
}
