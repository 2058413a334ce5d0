import { computed } from '@preact/signals';
import { now } from './wall-state';

const pageMilliseconds = 20_000;

/** Counts the pages of calm queues turned: each stands for 20 s of the server's clock, so that all walls turn together. */
export const pageTurn = computed(() => Math.floor(now.value / pageMilliseconds));
