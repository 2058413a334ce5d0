import { shape } from '../state/viewport';

const cursorIdleMilliseconds = 3_000;
const zoomKeys = ['+', '-', '=', '0'];

/** Hides the cursor 3 s after it last moved: nobody points at a wall. */
export function hideIdleCursor(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = () => document.documentElement.classList.add('cursor-idle');
  addEventListener('pointermove', () => {
    document.documentElement.classList.remove('cursor-idle');
    clearTimeout(timer);
    timer = setTimeout(rest, cursorIdleMilliseconds);
  });
  timer = setTimeout(rest, cursorIdleMilliseconds);
}

/** A wall has no menu, no selection, nothing to drag and no zoom that a cloth could leave behind; a phone keeps all of them. */
export function keepHandsOff(): void {
  const onWalls = (event: Event) => {
    if (shape.peek() !== 'phone') event.preventDefault();
  };
  for (const name of ['contextmenu', 'selectstart', 'dragstart', 'gesturestart']) addEventListener(name, onWalls);
  addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey) onWalls(event);
    },
    { passive: false },
  );
  addEventListener(
    'touchmove',
    (event) => {
      if (event.touches.length > 1) onWalls(event);
    },
    { passive: false },
  );
  addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && zoomKeys.includes(event.key)) onWalls(event);
  });
}
