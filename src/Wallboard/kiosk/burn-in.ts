import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { screen } from '../state/screen';
import { shape } from '../state/viewport';
import { now } from '../state/wall-state';

const stepMilliseconds = 3 * 60_000;

/** In CSS pixels, each at most 6 from where the picture belongs, and less than 6 from the next: nobody sees it move. */
const path = [
  [0, 0],
  [4, 4],
  [0, 6],
  [-4, 4],
  [-6, 0],
  [-4, -4],
  [0, -6],
  [4, -4],
] as const;

/** How far the picture stands from its place, so many ms after the page was opened. */
export function shiftAfter(milliseconds: number): readonly [x: number, y: number] {
  return path[Math.floor(Math.max(0, milliseconds) / stepMilliseconds) % path.length] as readonly [number, number];
}

/** Moves the whole picture a little every three minutes, so that no line is burnt into the panel. */
export function shiftAgainstBurnIn(): void {
  const opened = performance.now();
  const wanted = computed(() => shape.value !== 'phone' && (screen.value?.burnInShift ?? true));
  // Told each second by the server's clock, reckoned by the page's own, which never jumps.
  const shift = computed(() => (wanted.value && now.value > 0 ? shiftAfter(performance.now() - opened) : path[0]));
  effect(() => {
    const [x, y] = shift.value;
    const root = document.getElementById('wall');
    if (root !== null) root.style.transform = x === 0 && y === 0 ? '' : `translate(${x}px, ${y}px)`;
  });
}

const restedMilliseconds = 10 * 60_000;

/** Whether the headline has said the same for so long that its bright block of colour may fade to a tint. */
export const headlineRested = signal(false);

/** `subject`: what the headline is about, which changes with the queue or the level and not with each number. */
export function fadeSettledHeadline(subject: ReadonlySignal<string>): void {
  let since = 0;
  let about: string | null = null;
  effect(() => {
    if (subject.value !== about) [about, since] = [subject.value, now.value];
    headlineRested.value = now.value - since >= restedMilliseconds;
  });
}
