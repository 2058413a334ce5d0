import { useState } from 'preact/hooks';
import { words } from '../state/language';
import { Button } from './button';

/** So many rows of a table stand on the page at once: to be read as a whole, and cheap to draw. */
export const rowsAtOnce = 50;

interface PagerProps {
  /** The id of the list's heading: it names the list, and gets the focus when a page is turned. */
  readonly of: string;
  /** How many rows stand before those that are shown, how many are shown, and how many there are. */
  readonly before: number;
  readonly shown: number;
  readonly all: number;
  /** Null: there is nothing there. */
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
}

/** Turns the pages of a list; nothing where all of it is shown. */
export function Pager({ of, before, shown, all, onPrevious, onNext }: PagerProps) {
  const text = words.value.say.common.pages;
  if (onPrevious === null && onNext === null) return null;
  const turn = (act: (() => void) | null) => {
    act?.();
    // The next thing to be read is the list's beginning, wherever the button stood.
    const heading = document.getElementById(of);
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  };
  return (
    <nav class="pager" aria-labelledby={of}>
      <span role="status">{text.where(before + 1, before + shown, all)}</span>
      <Button disabled={onPrevious === null} onPress={() => turn(onPrevious)}>
        {text.previous}
      </Button>
      <Button disabled={onNext === null} onPress={() => turn(onNext)}>
        {text.next}
      </Button>
    </nav>
  );
}

/** The rows of the page that is turned to, and what turns it: of a list that is known whole. */
export function usePages<T>(rows: readonly T[], of: string, most = rowsAtOnce) {
  const [page, turnTo] = useState(0);
  const last = Math.max(0, Math.ceil(rows.length / most) - 1);
  const at = Math.min(page, last); // the list may have become shorter
  const part = rows.slice(at * most, (at + 1) * most);
  const pager = (
    <Pager
      of={of}
      before={at * most}
      shown={part.length}
      all={rows.length}
      onPrevious={at === 0 ? null : () => turnTo(at - 1)}
      onNext={at === last ? null : () => turnTo(at + 1)}
    />
  );
  return { part, pager } as const;
}
