import { line, now, words } from '../../state/wall-state';
import { RetryWords } from '../headline/board-headline';
import { headline } from '../headline/current-headline';
import { HeadlineFrame } from '../headline/headline-frame';
import { TopLine } from '../top-line';

const opened = Date.now();

/** Before the first snapshot, or when there is none for this screen: nothing is shown that is not known. */
export function ConnectingLayout() {
  const { sign, lines } = headline.value;
  return (
    <main class="wall connecting">
      <TopLine />
      <HeadlineFrame sign={sign} lines={lines} />
      <Help />
    </main>
  );
}

// Read aloud across a room in two breaths.
const inHalves = (code: string): string => `${code.slice(0, code.length / 2)} ${code.slice(code.length / 2)}`;

/** For whoever stands before the screen and is to mend it. */
function Help() {
  const { texts, formats } = words.value;
  const state = line.value;
  if (state.kind === 'pairing') {
    const [first, second] = texts.pairing.how(`${location.host}${new URL('walls', document.baseURI).pathname}`);
    return (
      <div class="connecting-help">
        <p class="pairing-code display">{inHalves(state.code)}</p>
        <p class="next-try">{first}</p>
        <p>{second}</p>
      </div>
    );
  }
  const silent = state.kind === 'waiting' && state.refusal === null;
  return (
    <div class="connecting-help">
      <p class="next-try">
        <RetryWords />
      </p>
      <p>{texts.connecting.asks(location.host)}</p>
      {silent && now.value > opened && <p>{texts.connecting.since(formats.time(opened))}</p>}
    </div>
  );
}
