import { shownAdvice } from '../../state/shown-advice';
import { shape } from '../../state/viewport';
import { board, line, secondsToTry, step, words } from '../../state/wall-state';
import { ClockGlyph } from '../shapes/glyphs';
import { AdviceBox } from './advice-box';
import { headline } from './current-headline';
import { HeadlineFrame } from './headline-frame';

/** In rem: how large advice is, and what the aside leaves for it. */
const roomyAdvice = { size: 5.4, room: 44 } as const;
const compactAdvice = { size: 4.6, room: 39.6 } as const;
const uprightAdvice = { size: 5.4, room: 80, oneLine: true } as const;
const phoneAdvice = { size: 2.1, room: Number.POSITIVE_INFINITY, oneLine: true } as const;

interface BoardHeadlineProps {
  /** Lower, for boards that need the room. */
  readonly compact?: boolean;
}

/** The headline of a board with queues on it. */
export function BoardHeadline({ compact = false }: BoardHeadlineProps) {
  const shown = board.value;
  if (shown === null) return null;
  const said = headline.value;
  if (step.value === 'offline') return <HeadlineFrame {...said} compact={compact} aside={<OfflineAside />} />;
  if (step.value === 'delayed') return <HeadlineFrame {...said} compact={compact} aside={<DelayedAside />} />;
  const advice = shownAdvice(shown, step.value);
  if (advice === null) return <HeadlineFrame {...said} compact={compact} />;
  const space = { landscape: compact ? compactAdvice : roomyAdvice, portrait: uprightAdvice, phone: phoneAdvice }[shape.value];
  const box = <AdviceBox advice={advice} {...space} />;
  return <HeadlineFrame {...said} compact={compact} aside={box} advises />;
}

/** The next try, counted down where one is planned. */
export function RetryWords() {
  const { texts } = words.value;
  if (line.value.kind === 'joined') return <>{texts.aside.noNews}</>;
  return <>{secondsToTry.value === null ? texts.aside.tryingNow : texts.aside.tryingIn(secondsToTry.value)}</>;
}

function OfflineAside() {
  const [first, second] = words.value.texts.aside.useOtherScreen;
  return (
    <div>
      <p class="aside-main display">
        {first} <br />
        {second}
      </p>
      <p class="aside-more">
        <RetryWords />
      </p>
    </div>
  );
}

function DelayedAside() {
  const { texts } = words.value;
  const lost = line.value.kind !== 'joined';
  return (
    <>
      <ClockGlyph size={5.6} />
      <div>
        <p class={lost ? 'aside-main display' : 'aside-main aside-long display'}>
          {lost ? texts.aside.connectionLost : texts.aside.noNews}
        </p>
        <p class="aside-more">{lost ? <RetryWords /> : texts.aside.adviceOnHold}</p>
      </div>
    </>
  );
}
