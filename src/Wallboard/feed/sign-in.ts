const name = 'queue-monitor-key';

/** The key that somebody has signed in with in this tab; null: nobody has. It is gone when the tab is closed. */
export function keyOfTab(): string | null {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a key for this tab; null forgets it. */
export function keepKeyOfTab(key: string | null): void {
  try {
    if (key === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, key);
  } catch {
    // The browser keeps nothing: the key is asked for again on the next page.
  }
}

/**
 * A ticket for the key of this tab, since a browser can send a WebSocket no key. `asked`: also without a key, since a proxy may know
 * who sits here. Null: there is none to be had.
 */
export async function ticketOfBrowser(asked: boolean): Promise<string | null> {
  const key = keyOfTab();
  if (key === null && !asked) return null;
  try {
    const headers: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
    const answer = await fetch(new URL('api/v1/ticket', document.baseURI), { method: 'POST', headers });
    return answer.ok ? ((await answer.json()) as { readonly ticket: string }).ticket : null;
  } catch {
    return null; // also where a proxy leads to its own page
  }
}
