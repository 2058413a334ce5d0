import { computed, effect } from '@preact/signals';
import type { ScreenView } from '../feed/frame-contract';
import { minutesOf } from '../format/minute-of-day';
import { screen } from '../state/screen';
import { minuteOfDay, now } from '../state/wall-state';
import { resting } from './resting';

/** A clock alone in the dark: as bright as is read at night. */
const restingBrightness = 0.2;
/** However it was set: somebody must still see that the wall is on. */
const brightnessMin = 0.05;

/** From `brightnessMin` to 1, at a minute of the day. From and to alike: not dimmed at all. */
export function brightnessAt(dim: ScreenView['dim'], minute: number): number {
  const from = dim === null ? null : minutesOf(dim.from);
  const to = dim === null ? null : minutesOf(dim.to);
  if (dim === null || from === null || to === null || from === to) return 1;
  const within = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  return within ? Math.min(1, Math.max(brightnessMin, dim.percent / 100)) : 1;
}

/** A panel's light grows with the power 2.2 of its signal: half the opacity is a fifth of the light. */
export function opacityFor(brightness: number): number {
  return Math.round(brightness ** (1 / 2.2) * 1000) / 1000;
}

/** Dims the page at night as its screen was set, and further while it shows nothing but a clock. */
export function dimAtNight(): void {
  const brightness = computed(() => {
    const set = brightnessAt(screen.value?.dim ?? null, minuteOfDay.value(now.value));
    return resting.value ? Math.min(set, restingBrightness) : set;
  });
  effect(() => {
    const root = document.getElementById('wall');
    if (root === null) return;
    document.documentElement.classList.toggle('dimmed', brightness.value < 1);
    root.style.opacity = brightness.value < 1 ? String(opacityFor(brightness.value)) : '';
  });
}
