const cursorIdleMilliseconds = 3_000;

/** Asks the browser not to switch the screen off; where it cannot, the screen's own settings must. */
export function keepAwake(): void {
  if (!('wakeLock' in navigator)) return;
  const ask = () => {
    // The lock is lost whenever the page is hidden, so it is asked for again when it shows.
    if (document.visibilityState === 'visible') navigator.wakeLock.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}

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
