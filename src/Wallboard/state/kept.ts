/** What this browser keeps for the wall over a restart; null where it keeps nothing, as some kiosks do. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`queue-monitor-${name}`);
  } catch {
    return null;
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(`queue-monitor-${name}`);
  } catch {
    // Nothing was kept.
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`queue-monitor-${name}`, value);
  } catch {
    // The wall does without.
  }
}
