import type { Advice } from '../../feed/frame-contract';
import type { Lines } from '../../i18n/en';
import type { Texts } from '../../i18n/texts';
import { isWritten } from '../../state/row-condition';
import { board, headlineQueue, now, words } from '../../state/wall-state';
import { shownName } from '../rows/row-name';
import { ArrowGlyph } from '../shapes/glyphs';

interface AdviceBoxProps {
  readonly advice: Advice;
  /** The size of what to do, in rem, and the room it must fit in; a long queue name makes it smaller. */
  readonly size: number;
  readonly room: number;
  /** On one line where there is the width of the wall for it, or broken where it must be. */
  readonly oneLine?: boolean;
}

/** How wide a character of Inter Display is at most times, in its own size; and what is still read from afar. */
const characterWidth = 0.48;
const smallest = 3;

/** What to do now, and what it changes. */
export function AdviceBox({ advice, size, room, oneLine = false }: AdviceBoxProps) {
  const { texts } = words.value;
  const lines = adviceLines(advice, texts);
  const effect = [whither(advice, words.value), effectWords(advice, texts)].filter(Boolean).join(' · ');
  const characters = oneLine ? lines.join(' ').length : Math.max(lines[0].length, lines[1].length);
  const fits = Math.max(Math.min(size, smallest), Math.min(size, room / characters / characterWidth));
  return (
    <>
      <ArrowGlyph size={size + 1} />
      <div>
        <p class="advice-do display" style={{ fontSize: `${fits}rem`, lineHeight: `${fits * 1.08}rem` }}>
          {lines[0]} {!oneLine && <br />}
          {lines[1]}
        </p>
        {effect !== '' && <p class="advice-effect">{effect}</p>}
      </div>
    </>
  );
}

function adviceLines({ kind, agents, queue, from }: Advice, texts: Texts): Lines {
  const say = texts.advice;
  if (kind === 'moving' && from !== null) return say.moving(agents, nameOf(from));
  if (kind === 'return') return from === null ? say.returnOwn(agents) : say.returnTo(agents, nameOf(from));
  return from === null ? say.moveTo(agents, nameOf(queue)) : say.moveFrom(agents, nameOf(from));
}

// The headline mostly is about the queue that they go to; where it is not, the advice says it itself.
function whither({ kind, queue, from, until }: Advice, { texts, formats }: typeof words.value): string {
  if (kind === 'moving' && until !== undefined)
    return texts.advice.toQueueUntil(nameOf(queue), formats.dayAndTime(Date.parse(until), now.value));
  return kind === 'return' || from === null || headlineQueue.value === queue ? '' : texts.advice.toQueue(nameOf(queue));
}

function effectWords({ queue, likelyBefore, likelyAfter }: Advice, texts: Texts): string {
  if (likelyBefore === null || likelyAfter === null) return '';
  const row = board.value?.rows.get(queue);
  const say = row !== undefined && isWritten(row) ? texts.advice.lateFall : texts.advice.hangUpsFall;
  return say(likelyBefore, likelyAfter);
}

// Agents may come from a queue that this board does not show; its own name is then all that is known of it.
function nameOf(queue: string): string {
  const row = board.value?.rows.get(queue);
  return row === undefined ? queue : shownName(row);
}
