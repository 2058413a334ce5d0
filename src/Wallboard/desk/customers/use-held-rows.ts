import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface HeldRow<T> {
  readonly row: T;
  /** It is no longer on the list, and stands in its place only until nobody is among the rows. */
  readonly gone: boolean;
}

/** Whether somebody is among the rows of a list, with the pointer or the focus: then nothing may move beneath them. */
export function useHold() {
  const [room, setRoom] = useState<HTMLDivElement | null>(null); // it comes with the first answer
  const [held, setHeld] = useState(false);
  useLayoutEffect(() => {
    if (room === null) return;
    const list = room;
    let pointed = false;
    const look = () => setHeld(pointed || list.contains(document.activeElement));
    const onPointer = ({ type }: Event) => {
      pointed = type === 'pointerenter';
      look();
    };
    const onFocus = ({ type }: Event) => setHeld(pointed || type === 'focusin');
    const pointers = ['pointerenter', 'pointerleave', 'pointercancel'] as const;
    for (const type of pointers) list.addEventListener(type, onPointer);
    list.addEventListener('focusin', onFocus);
    list.addEventListener('focusout', onFocus);
    return () => {
      for (const type of pointers) list.removeEventListener(type, onPointer);
      list.removeEventListener('focusin', onFocus);
      list.removeEventListener('focusout', onFocus);
    };
  }, [room]);
  return { room, setRoom, held } as const;
}

/** Where a part is to be asked for: where the address says, or while it is held where it began, so that nobody who comes moves the others down. */
export function useHeldPlace(held: boolean, key: string, from: string | null) {
  const began = useRef<{ readonly key: string; readonly from: string | null } | null>(null);
  return {
    place: () => (held && began.current?.key === key ? began.current.from : from),
    /** Tells where the newest answer begins, and of what it is. */
    told: (knownOf: string | null, first: string | null) => {
      if (knownOf === key && !(held && began.current?.key === key)) began.current = { key, from: first };
    },
  } as const;
}

interface HeldList<T> {
  readonly idOf: (row: T) => string;
  /** Where the row stands in the list: a number that rises from its first row on. */
  readonly placeOf: (row: T) => number;
}

/** What is shown of a list: the newest answer, or while it is held the rows as they stood, each as the newest answer has it. */
export function heldRows<T>(shown: readonly HeldRow<T>[], answer: readonly T[], whole: boolean, { idOf, placeOf }: HeldList<T>) {
  const newest = new Map(answer.map((row) => [idOf(row), row]));
  const last = answer[answer.length - 1];
  // What came in between may have pushed rows past the answer's end: of those nothing is known.
  const isTold = (row: T) => whole || last === undefined || placeOf(row) <= placeOf(last);
  return shown.map(({ row, gone }): HeldRow<T> => {
    const now = newest.get(idOf(row));
    return now === undefined ? { row, gone: gone || isTold(row) } : { row: now, gone: false };
  });
}

/** `key`: of what the list is; with another key nothing is held. `whole`: the answer reaches to the end of the list. */
export function useHeldRows<T>(answer: readonly T[], whole: boolean, held: boolean, key: string, of: HeldList<T>): readonly HeldRow<T>[] {
  const shown = useRef<{ readonly key: string; readonly answer: readonly T[]; readonly rows: readonly HeldRow<T>[] } | undefined>(
    undefined,
  );
  const before = shown.current;
  if (before === undefined || !held || before.key !== key) {
    shown.current = { key, answer, rows: answer.map((row) => ({ row, gone: false })) };
  } else if (before.answer !== answer) {
    shown.current = { key, answer, rows: heldRows(before.rows, answer, whole, of) };
  }
  return shown.current?.rows ?? [];
}
