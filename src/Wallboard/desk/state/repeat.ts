/**
 * Calls `task` at once and then again and again, the next pause beginning when it is done, as long as the page is seen; a page
 * that comes to the front is brought up to date at once. Ends with what it gives back. Errors are the task's own to show.
 */
export function repeatWhileVisible(milliseconds: number, task: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  let running = false;
  const once = async () => {
    clearTimeout(timer);
    if (ended || running || document.visibilityState === 'hidden') return;
    running = true;
    await task().catch(() => undefined);
    running = false;
    if (!ended) timer = setTimeout(once, milliseconds);
  };
  const onVisible = () => void once();
  document.addEventListener('visibilitychange', onVisible);
  void once();
  return () => {
    ended = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisible);
  };
}
