const askAgainMilliseconds = 60_000;

/**
 * Asks the browser not to switch the screen off; where it cannot, the screen's own settings must. The browser takes the
 * lock back when the page is hidden or the power is low, so it is asked for again when the page shows, and each minute.
 */
export function keepAwake(): void {
  if (!('wakeLock' in navigator)) return;
  let lock: WakeLockSentinel | null = null;
  const ask = () => {
    if (document.visibilityState !== 'visible' || (lock !== null && !lock.released)) return;
    navigator.wakeLock.request('screen').then(
      (given) => {
        lock = given;
      },
      () => undefined,
    );
  };
  document.addEventListener('visibilitychange', ask);
  setInterval(ask, askAgainMilliseconds);
  ask();
}
