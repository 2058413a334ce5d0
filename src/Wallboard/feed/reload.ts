const unreachableMinutesMax = 5;

/** Whether a page that failed for so long may try its luck with a full reload: after 5 minutes without success. */
export function mayReload(sinceSuccessMilliseconds: number): boolean {
  return sinceSuccessMilliseconds >= unreachableMinutesMax * 60_000;
}

/** Loads the page anew, but only once the server answers: a browser's error page would end the kiosk. */
export async function reloadIfServerAnswers(before: () => void = () => undefined): Promise<void> {
  try {
    const answer = await fetch(new URL('health/live', document.baseURI), { cache: 'no-store' });
    if (!answer.ok) return;
    before();
    location.reload();
  } catch {
    // Still away; the next failed try asks again.
  }
}
