import { useComputed } from '@preact/signals';
import { tenthsHeld } from '../state/ranges-held';
import { board, step, words } from '../state/wall-state';
import { NoticeLine, useNotice } from './notice-line';
import { UnknownGlyph } from './shapes/glyphs';
import { LegendCross, LegendHead } from './shapes/heads';

/** What the shapes mean; only those that can be on the board now. */
export function Legend() {
  return useNotice() ? <NoticeLine /> : <Shapes />;
}

/** The shapes alone, whatever is the matter with a source. */
export function Shapes() {
  const say = words.value.texts.legend;
  const riskKnown = useComputed(() => [...(board.value?.rows.values() ?? [])].some((row) => row.likely !== null)).value;
  const predicts = useComputed(() => [...(board.value?.rows.values() ?? [])].some((row) => row.predictedWait !== null)).value;
  const held = useComputed(() => tenthsHeld(board.value?.site.ranges?.coverage)).value;
  const somePromised = useComputed(() => [...(board.value?.rows.values() ?? [])].some((row) => row.promiseConfirmed)).value;
  const someUnpromised = useComputed(() => [...(board.value?.rows.values() ?? [])].some((row) => !row.promiseConfirmed)).value;
  if (step.value === 'offline') {
    return (
      <div class="legend" aria-hidden="true">
        <span>
          <UnknownGlyph size={2.4} />
          {say.stateUnknown}
        </span>
        <span>{say.nothingWithoutData}</span>
      </div>
    );
  }
  return (
    <div class="legend" aria-hidden="true">
      <span>
        <LegendHead head="ring" />
        {riskKnown ? say.willWait : say.waiting}
      </span>
      {riskKnown && (
        <>
          <span>
            <LegendHead head="disc" />
            {say.mayHangUp}
          </span>
          <span>
            <LegendHead head="diamond" />
            {say.likely}
          </span>
        </>
      )}
      {!riskKnown && (
        <span>
          <LegendCross />
          {say.hungUp}
        </span>
      )}
      {somePromised && (
        <span>
          <svg class="glyph" viewBox="0 0 40 10" style={{ width: '4rem', height: '1rem' }} aria-hidden="true">
            <path d="M1 5H40" class="promise" stroke-width="2.5" stroke-dasharray="2 7" stroke-linecap="round" />
          </svg>
          {say.promise}
        </span>
      )}
      {someUnpromised && (
        <span>
          <UnknownGlyph size={2.4} />
          {say.noPromise}
        </span>
      )}
      <span>{say.height}</span>
      {predicts && <span class="legend-end">{held === null ? say.rangesNotYet : say.ranges(held)}</span>}
    </div>
  );
}
