import { words } from '../../state/wall-state';
import { HeadlineFrame } from '../headline/headline-frame';
import { Clock } from '../top-line';

/** The page failed to draw what it was given: no figure of it is shown any more. */
export function FaultLayout() {
  return (
    <main class="wall">
      <div class="top">
        <span class="site" />
        <Clock />
      </div>
      <HeadlineFrame sign="offline" lines={words.value.texts.headline.fault} />
    </main>
  );
}
