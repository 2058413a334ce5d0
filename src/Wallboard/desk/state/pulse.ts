import { batch, computed, signal } from '@preact/signals';
import { ServerClock } from '../../feed/server-clock';
import type { Sources } from '../api/floor';
import { get, onHeard } from '../api/request';
import { repeatWhileVisible } from './repeat';

const askEachMilliseconds = 5_000;

const clock = new ServerClock();
const heardAt = signal<number | null>(null);
const local = signal(performance.now());

/** The server's time, stepped once a second (milliseconds since 1970). */
export const now = signal(Date.now());

/** Sources that have fallen silent. */
export const silentSources = signal<readonly string[]>([]);

/** Whole seconds since the hub last answered; null before the first answer. */
export const answerAge = computed(() => (heardAt.value === null ? null : Math.max(0, Math.floor((local.value - heardAt.value) / 1000))));

/** Keeps asking whether the hub is there, and steps the clock. */
export function startPulse(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const step = () => {
    clearTimeout(timer);
    const at = performance.now();
    const server = clock.at(at) ?? Date.now();
    batch(() => {
      local.value = at;
      now.value = Math.floor(server / 1000) * 1000;
    });
    timer = setTimeout(step, 1000 - (server % 1000) + 5);
  };
  onHeard((serverTime) => {
    // The header tells whole seconds: on average it is half a second later.
    if (serverTime !== null) clock.observe(serverTime + 500, performance.now());
    heardAt.value = performance.now();
    step();
  });
  repeatWhileVisible(askEachMilliseconds, async () => {
    const { sources } = await get<Sources>('sources');
    const silent = sources.filter(({ freshness }) => freshness.state === 'stale' || freshness.state === 'down');
    silentSources.value = silent.map(({ source }) => source);
  });
  step();
}
