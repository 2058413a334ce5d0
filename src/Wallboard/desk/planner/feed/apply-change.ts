import type { Staffing, StaffingChange, StaffingRow, StaffingSnapshot } from '../../api/staffing';

/**
 * What is known after a change; rows that did not change stay the same objects. Null: a change before this one was missed, or
 * it names a row that never came, so that all of it has to be asked for anew.
 */
export function applyChange(known: StaffingSnapshot, change: StaffingChange): StaffingSnapshot | null {
  if (change.seq !== known.seq + 1) return null;
  const queues = rowsAfter(known.staffing.queues, change);
  if (queues === null) return null;
  const staffing: Staffing = {
    asOf: change.asOf,
    site: change.site ?? known.staffing.site,
    plan: change.plan === undefined ? known.staffing.plan : change.plan,
    queues,
  };
  return {
    seq: change.seq,
    serverTime: change.serverTime,
    staffing,
    alerts: change.alerts ?? known.alerts,
    moves: change.moves ?? known.moves,
  };
}

function rowsAfter(rows: readonly StaffingRow[], { queues, order }: StaffingChange): readonly StaffingRow[] | null {
  if (queues === undefined && order === undefined) return rows;
  const byName = new Map(rows.map((row) => [row.queue, row]));
  for (const row of queues ?? []) byName.set(row.queue, row);
  const names = order ?? rows.map((row) => row.queue);
  const after = names.map((name) => byName.get(name));
  if (order === undefined && byName.size !== rows.length) return null;
  return after.every((row) => row !== undefined) ? after : null;
}
