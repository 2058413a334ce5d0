import { computed, effect, signal } from '@preact/signals';
import { conditionOf } from '../state/row-condition';
import { screen } from '../state/screen';
import { arrangement, board, step } from '../state/wall-state';
import { SoundPolicy } from './sound-policy';
import { TwoTone } from './two-tone';

/** How long a browser may take to say whether the page may sound. */
const permissionMilliseconds = 2_000;

/** Whether this screen is to sound and its browser does not let it. Told to the hub, not shown on the wall. */
export const soundBlocked = signal(false);

/** Sounds when a queue turns critical, where the screen was set up so. */
export function soundWhenCritical(): void {
  const wanted = computed(() => screen.value?.sound === true);
  const policy = new SoundPolicy();
  const read = () => {
    soundBlocked.value = wanted.peek() && !tones.allowed;
  };
  const tones = new TwoTone(read);
  effect(() => {
    if (wanted.value) tones.prepare();
    setTimeout(read, permissionMilliseconds);
  });
  effect(() => {
    const rows = [...(board.value?.rows.values() ?? [])];
    const levels = arrangement.value.levels;
    const live = step.value === 'live' || step.value === 'late';
    const heard = rows.map((row) => ({
      queue: row.queue,
      level: levels.get(row.queue) ?? row.level,
      open: row.open,
      live: live && conditionOf(row, step.value) === 'live',
    }));
    // Asked also while silent, so that what turned critical before the sound was switched on stays so.
    if (policy.due(heard, performance.now()) && wanted.peek()) tones.play();
  });
}
