import { signal } from '@preact/signals';
import { type Alert, type AlertAct, type Move, type MoveWish, makeMove, markAlert } from '../api/staffing';
import { known } from './state';

/** The move that somebody has just asked for here, until it is put away. */
export const asked = signal<Move | null>(null);

/** What went wrong with the last act; told beside the headline, and beneath the alerts. */
export const trouble = signal<unknown>(null);

/** True while an act is on its way to the hub: nothing else is begun meanwhile. */
export const busy = signal(false);

/** The alert that somebody here has just put into another list; null once the focus has found its new place. */
export const putAway = signal<string | null>(null);

const snoozeMinutes = 15;

/** Records a move, and says so. */
export function move(wish: MoveWish): Promise<boolean> {
  return act(async () => {
    const made = await makeMove(wish);
    asked.value = made;
    const before = known.value;
    // The hub tells everybody within a second; whoever asked sees it at once.
    if (before !== null && !before.moves.some((one) => isSame(one, made))) known.value = { ...before, moves: [made, ...before.moves] };
  });
}

/** Marks an alert for everybody. */
export function mark(id: string, as: AlertAct): Promise<boolean> {
  return act(async () => {
    const marked = await markAlert(id, as, as === 'snooze' ? snoozeMinutes : undefined);
    if (as !== 'acknowledge') putAway.value = id;
    replace(marked);
  });
}

function replace(marked: Alert): void {
  const before = known.value;
  if (before === null) return;
  const alerts = before.alerts.alerts.map((one) => (one.id === marked.id ? { ...one, ...marked } : one));
  known.value = { ...before, alerts: { ...before.alerts, alerts } };
}

async function act(task: () => Promise<void>): Promise<boolean> {
  if (busy.value) return false;
  busy.value = true;
  try {
    await task();
    trouble.value = null;
    return true;
  } catch (error) {
    trouble.value = error;
    return false;
  } finally {
    busy.value = false;
  }
}

export function isSame(one: Move, other: Move): boolean {
  return one.at === other.at && one.from === other.from && one.to === other.to;
}
