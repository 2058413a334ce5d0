import { useLayoutEffect, useRef } from 'preact/hooks';

/** Where a row has lost the button that was pressed, its next one gets the focus, else one of the rows after it: nobody begins anew at the top. */
export function useKeptPlace(list: HTMLElement | null): void {
  const last = useRef<string | null>(null);
  useLayoutEffect(() => {
    const focused = document.activeElement;
    if (list === null) return;
    if (focused !== null && focused !== document.body) {
      last.current = list.contains(focused) ? (focused.closest('[data-row]')?.getAttribute('data-row') ?? null) : null;
      return;
    }
    if (last.current === null) return;
    const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
    const at = rows.findIndex((row) => row.getAttribute('data-row') === last.current);
    const next = rows.slice(Math.max(0, at)).find((row) => row.querySelector('button') !== null);
    next?.querySelector('button')?.focus();
  });
}
