import { signal } from '@preact/signals';
import type { Alert, MoveWish } from '../api/staffing';
import { move } from './acts';
import { isEasing } from './alerts/alert-words';

/** The alert whose helpers are being looked at; null: none. */
export const lookedAt = signal<Alert | null>(null);

/** What a move of the remedy would be, or null where it is none. */
export function wishOf(alert: Alert): MoveWish | null {
  const { id, remedy, until } = alert;
  if (isEasing(alert)) return null;
  const end = remedy?.until ?? until;
  if (remedy === null || remedy.kind !== 'move' || remedy.from === null || end === null) return null;
  return { from: remedy.from, to: remedy.to, agents: remedy.agents, until: end, alert: id };
}

/** A move is asked for at once; anything else, and what is no alarm, begins with who could do it. */
export function remedyPressed(alert: Alert): void {
  const wish = alert.kind === 'spare' ? null : wishOf(alert);
  if (wish === null) lookedAt.value = alert;
  else void move(wish);
}
