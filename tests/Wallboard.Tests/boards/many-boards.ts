import type { BoardSnapshot, QueueRow } from '../../../src/Wallboard/feed/frame-contract';
import { rowOf, siteOf, snapshotOf } from './build';
import { foreseen, mockAdvice } from './forecasts';
import { attentionRows } from './mock-boards';

/** The calm queues of the design's mock `wall-many`: name, channel, who waits, predicted minutes. */
const calm: readonly (readonly [name: string, channel: QueueRow['channel'], waiting: number, minutes: number])[] = [
  ['Power outage', 'voice', 0, 0],
  ['New contracts', 'voice', 2, 2],
  ['Support chat', 'chat', 0, 0],
  ['Sales chat', 'chat', 1, 1],
  ['Business e-mail', 'email', 12, 0],
  ['Business phone', 'voice', 1, 1],
  ['Meter reading', 'voice', 3, 2],
  ['Solar, batteries', 'voice', 0, 0],
  ['EV charging', 'voice', 1, 1],
  ['Payment plans', 'voice', 2, 1],
  ['Refunds e-mail', 'email', 9, 0],
  ['Complaints', 'email', 4, 0],
  ['Broadband', 'voice', 4, 2],
  ['Technicians', 'voice', 0, 0],
  ['Cancellations', 'voice', 2, 1],
  ['Loyalty chat', 'chat', 0, 0],
  ['App chat', 'chat', 2, 1],
  ['Partner line', 'voice', 0, 0],
  ['Swedish phone', 'voice', 2, 1],
  ['Swedish e-mail', 'email', 17, 0],
  ['Danish phone', 'voice', 1, 1],
  ['Danish e-mail', 'email', 8, 0],
  ['English phone', 'voice', 0, 0],
  ['Press, media', 'voice', 0, 0],
];

function calmRow(i: number): QueueRow {
  const [name, channel, waiting, minutes] = calm[i % calm.length] as (typeof calm)[number];
  const round = Math.floor(i / calm.length);
  const written = channel === 'email';
  const waits = Array.from({ length: waiting }, (_, k) => (written ? 0.9 - (0.8 * k) / waiting : 48 - 14 * k));
  const row = rowOf({
    name: round === 0 ? name : `${name} ${round + 1}`,
    channel,
    level: 'fine',
    promise: written ? 2 : 120,
    waits,
    inTime: 0.94,
    free: [minutes === 0 ? 2 : 0, 5, 0],
    dueToday: written ? 1 : 0,
    trend: Array.from({ length: 60 }, (_, k) => (written ? 0.4 : k % 11 === 3 ? 0.5 : 0)),
  });
  return written ? row : foreseen({ ...row, dueToday: null }, { wait: [minutes * 60, minutes * 30, minutes * 90], likely: 0 });
}

export function calmRows(n: number): QueueRow[] {
  return Array.from({ length: n }, (_, i) => calmRow(i));
}

/** The four of the mock that need somebody. */
export function needyRows(): QueueRow[] {
  const [billing, moving, mail] = attentionRows() as [QueueRow, QueueRow, QueueRow];
  const chat = rowOf({
    name: 'Broadband chat',
    channel: 'chat',
    level: 'warning',
    promise: 120,
    waits: [156, 121, 96, 60, 44],
    inTime: 0.71,
    inTimeToday: 0.82,
    free: [0, 6, 0],
    trend: Array.from({ length: 60 }, (_, k) => (k < 40 ? 0.1 : (k - 39) / 16)),
  });
  return [
    foreseen(billing, { wait: [223, 140, 330], risks: [0.25, 0.37, 0.47, 0.48, 0.49, 0.54, 0.39], likely: 3 }),
    foreseen(chat, { wait: [190, 130, 290], risks: [0.4, 0.55, 0.38, 0.2, 0.1], likely: 1 }),
    foreseen(moving, { wait: [230, 130, 350], risks: [0.21, 0.5, 0.3], likely: 1 }),
    mail,
  ];
}

/** As many queues as asked for, the mock's four in need among them, and its advice. */
export function manyBoard(queues: number, needy: readonly QueueRow[] = needyRows()): BoardSnapshot {
  const rows = [...needy, ...calmRows(queues - needy.length)];
  return { ...snapshotOf(rows, siteOf({}, 5904, 163)), advice: needy.length === 0 ? null : mockAdvice };
}

/** Twenty in need, more than have a row. */
export function ablazeBoard(): BoardSnapshot {
  const rows = calmRows(60).map((row, i): QueueRow => (i % 3 === 0 ? { ...row, level: i % 2 === 0 ? 'critical' : 'warning' } : row));
  return snapshotOf(rows, siteOf({}, 5904, 163));
}
