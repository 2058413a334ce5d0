import { useEffect, useRef, useState } from 'preact/hooks';
import { repeatWhileVisible } from '../state/repeat';

const askEachMilliseconds = 5_000;

export interface Repeated<T> {
  readonly known: T | null;
  /** The key of what is known: while it is asked for another, still the old one. */
  readonly knownOf: string | null;
  /** Why the newest question has no answer; what is known is then as old as the last answer. */
  readonly trouble: unknown;
  /** Asks at once, such as after an act. */
  readonly again: () => Promise<void>;
}

/** What the hub answers, asked for anew every few seconds while the page is seen, and at once when `key` changes. */
export function useRepeated<T>(read: () => Promise<T>, key: string): Repeated<T> {
  const [known, setKnown] = useState<{ readonly answer: T; readonly key: string } | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const question = useRef(0);
  const ask = async () => {
    const mine = ++question.current; // an answer that comes after a newer question tells nothing
    try {
      const answer = await read();
      if (mine !== question.current) return;
      setKnown({ answer, key });
      setTrouble(null);
    } catch (error) {
      if (mine === question.current) setTrouble(error);
    }
  };
  const newest = useRef(ask);
  newest.current = ask;
  useEffect(() => repeatWhileVisible(askEachMilliseconds, () => newest.current()), [key]);
  return { known: known?.answer ?? null, knownOf: known?.key ?? null, trouble, again: () => newest.current() };
}
