import { useEffect, useRef } from 'preact/hooks';
import type { Move } from '../api/staffing';
import { Button } from '../kit/button';
import { words } from '../state/language';
import { personFirst, personText } from '../state/person';
import { now } from '../state/pulse';
import { asked, isSame } from './acts';
import { known, nameOf } from './state';

/** What has been asked for: the newest of this page in full, and all moves that run now. */
export function MovesStrip() {
  const { say, formats } = words.value;
  const text = say.planner.moves;
  const time = (moment: string) => formats.dayAndTime(Date.parse(moment), now.value);
  const mine = asked.value;
  const strip = useRef<HTMLDivElement>(null);
  // The button that asked for it goes when the hub has told everybody: what follows is here.
  useEffect(() => {
    if (mine !== null) strip.current?.querySelector('button')?.focus();
  }, [mine]);
  const running = (known.value?.moves ?? []).filter((move) => runs(move) && (mine === null || !isSame(move, mine)));
  return (
    <>
      <div ref={strip} class="move-asked" role="status">
        {mine !== null && (
          <>
            <p>
              <b>{text.asked(mine.agents, nameOf(mine.from), nameOf(mine.to), personFirst(mine.by, say), time(mine.until))}</b>{' '}
              {text.routesNothing}
            </p>
            <Button
              kind="quiet"
              onPress={() => {
                asked.value = null;
                document.getElementById('headline')?.focus();
              }}
            >
              {say.common.close}
            </Button>
          </>
        )}
      </div>
      {running.length > 0 && (
        <ul class="moves-running" aria-label={text.title}>
          {running.map((move) => (
            <li key={`${move.at} ${move.from} ${move.to}`}>
              {text.running(move.agents, nameOf(move.from), nameOf(move.to), time(move.until), personText(move.by, say), time(move.at))}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function runs({ until }: Move): boolean {
  return Date.parse(until) > now.value;
}
