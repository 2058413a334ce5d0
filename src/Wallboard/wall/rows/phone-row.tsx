import { useId, useState } from 'preact/hooks';
import { isClosed } from '../../state/row-condition';
import { ChannelIcon } from '../shapes/channel-icon';
import { LevelGlyph } from '../shapes/glyphs';
import { WaitingStrip } from '../strip/waiting-strip';
import { Caption } from './attention-row';
import { LineWait, wordsInstead } from './card-line';
import { WaitingCell } from './cells';
import { FourFigures } from './four-figures';
import { KindLine } from './row-name';
import { type RowView, useRowView } from './row-view';

/** In rem, which is 10 px here: the strip is drawn at this size and scaled to the width of the phone. */
const strip = { width: 32.4, tall: 8.4, low: 5.4 } as const;

/** A queue that needs somebody, with all that is known of it. */
export function PhoneCard({ queue }: { readonly queue: string }) {
  const view = useRowView(queue);
  if (view === null) return null;
  const { row, level, condition, look, sentence } = view;
  return (
    <li class={`row phone-card ${look}`} data-queue={queue} aria-label={sentence}>
      <div aria-hidden="true">
        <div class="phone-name">
          <LevelGlyph level={condition === 'live' ? level : 'unknown'} size={4} />
          <div>
            <div class="name">{row.name}</div>
            <KindLine row={row} />
          </div>
          <WaitingCell row={row} />
        </div>
        <People view={view} tall={level === 'critical'} />
        <FourFigures row={row} condition={condition} beneath="full" />
      </div>
    </li>
  );
}

interface PhoneLineProps {
  readonly queue: string;
  readonly forecasts: boolean;
}

/** A queue that needs nobody, on one line; it opens on a tap or by the keyboard, and shows the same as a card. */
export function PhoneLine({ queue, forecasts }: PhoneLineProps) {
  const view = useRowView(queue);
  const [open, setOpen] = useState(false);
  const details = useId();
  if (view === null) return null;
  const { row, level, condition, look, sentence } = view;
  const instead = wordsInstead(row, condition);
  return (
    <li class={`row phone-line ${look}${isClosed(row) ? ' is-closed' : ''}`} data-queue={queue}>
      <button type="button" aria-expanded={open} aria-controls={details} onClick={() => setOpen(!open)}>
        <span class="heard-only">{sentence}</span>
        <span class="phone-line-grid" aria-hidden="true">
          <LevelGlyph level={condition === 'live' ? level : 'unknown'} size={1.7} />
          <span class="name">
            {row.name} <ChannelIcon channel={row.channel} />
          </span>
          <WaitingCell row={row} />
          {instead === null ? <LineWait row={row} condition={condition} forecasts={forecasts} /> : <span class="instead">{instead}</span>}
        </span>
      </button>
      <div id={details} class="phone-details" hidden={!open}>
        {open && (
          <>
            <KindLine row={row} />
            <People view={view} tall={false} />
            <FourFigures row={row} condition={condition} beneath="full" />
          </>
        )}
      </div>
    </li>
  );
}

function People({ view: { row, condition }, tall }: { readonly view: RowView; readonly tall: boolean }) {
  return (
    <>
      <WaitingStrip row={row} condition={condition} width={strip.width} height={tall ? strip.tall : strip.low} labelled={tall} fluid />
      <Caption row={row} condition={condition} />
    </>
  );
}
