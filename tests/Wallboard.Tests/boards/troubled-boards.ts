import type { BoardSnapshot, QueueRow, SourceRow } from '../../../src/Wallboard/feed/frame-contract';
import { at, siteOf, snapshotOf } from './build';
import { attentionRows } from './mock-boards';

/** The rows of a silent e-mail system, as the hub sends them: their level is not known any more. */
export function silentMailRows(): QueueRow[] {
  return attentionRows()
    .filter((row) => row.channel === 'email')
    .map((row) => ({ ...row, level: 'unknown', freshness: { state: 'down', heardAt: at(720) } }));
}

export function mailSource(refused: SourceRow['refused'] = null): readonly SourceRow[] {
  return [
    { source: 'Mail gateway', state: 'down', heardAt: at(720), refused },
    { source: 'telephony', state: 'live', heardAt: at(0), refused: null },
  ];
}

/** Refused since 14:20, and still: the mock `state-error`. */
export const refusedKey: SourceRow['refused'] = { count: 214, since: at(728), cause: 'accessDenied', lastAt: at(20) };

/** The frame in which the e-mail system falls silent. */
export function mailFallsSilent(refused: SourceRow['refused'] = null) {
  const times = { asOf: at(0), serverTime: at(0), newestReceivedAt: null };
  return { ...times, seq: 2, site: { sources: mailSource(refused) }, queues: silentMailRows(), order: null };
}

/** Nobody is signed in to the queue that people wait in. */
export function unstaffedBoard(): BoardSnapshot {
  const nobody = { available: 0, ringing: 0, busy: 0, wrapUp: 0, paused: 0, signedIn: 0, staffed: 0, slots: 0, slotsFree: 0 };
  return snapshotOf(attentionRows().map((row) => (row.queue === 'billing' ? { ...row, agents: nobody } : row)));
}

/** Too few answered contacts for forecasts. */
export function learningBoard(): BoardSnapshot {
  return snapshotOf(attentionRows().map((row) => ({ ...row, forecast: 'learning' })));
}

/** Events are refused while all sources are live. */
export function refusingBoard(refused: NonNullable<SourceRow['refused']>): BoardSnapshot {
  const sources: SourceRow[] = [
    { source: 'telephony', state: 'live', heardAt: at(0), refused },
    { source: 'CRM', state: 'live', heardAt: at(0), refused: { ...refused, count: 1 } },
  ];
  return snapshotOf(attentionRows(), siteOf({ sources }));
}
