import { line, secondsToTry, words } from '../../state/wall-state';
import { HeadlineFrame } from '../headline/headline-frame';
import { TopLine } from '../top-line';

/** Before the first snapshot: nothing is shown that is not known. */
export function ConnectingLayout() {
  const { texts } = words.value;
  const state = line.value;
  const refusal = state.kind === 'waiting' ? state.refusal : null;
  const lines =
    refusal !== null ? texts.headline.refused(refusal) : state.kind === 'waiting' ? texts.headline.noAnswer : texts.headline.connecting;
  return (
    <main class="wall">
      <TopLine />
      <HeadlineFrame sign={state.kind === 'waiting' ? 'offline' : 'unknown'} lines={lines} subject={lines[0]} />
      <p class="next-try">{secondsToTry.value === null ? texts.aside.tryingNow : texts.aside.tryingIn(secondsToTry.value)}</p>
    </main>
  );
}
