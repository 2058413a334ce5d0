const delaysSeconds = [1, 2, 4, 8, 15, 30] as const;
const longestSeconds = 30;

/** How long to wait before the next try, in ms: 1, 2, 4, 8, 15, then 30 s for ever, each ± 20 % so that walls do not come back in step. */
export function retryDelay(failures: number, random: number): number {
  const seconds = delaysSeconds[failures] ?? longestSeconds;
  return Math.round(seconds * 1000 * (0.8 + 0.4 * random));
}
