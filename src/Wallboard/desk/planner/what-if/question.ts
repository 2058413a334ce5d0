import { computed, signal } from '@preact/signals';
import type { MoveWish, WhatIfQuestion } from '../../api/staffing';
import { now } from '../../state/pulse';
import { wishOf } from '../remedy';
import { known, openAlerts } from '../state';

/** What somebody considers: agents more or fewer by queue, over a span. `from` null: from now on. */
export interface Considered {
  readonly from: string | null;
  readonly until: string;
  readonly changes: readonly { readonly queue: string; readonly agents: number }[];
}

const chosen = signal<Considered | null>(null);

export const agentsMax = 50;
export const queuesMax = 6;

/** The quarter-hours that a span can begin with, as the rows have them; the end of the last is where it ends at the latest. */
export const starts = computed<readonly string[]>(() => known.value?.staffing.site.intervals.map(({ start }) => start) ?? []);

/** Where a span can end: the ends of those quarter-hours. */
export const ends = computed<readonly string[]>(() => starts.value.map((start) => new Date(Date.parse(start) + 900_000).toISOString()));

/** What is considered now: what somebody chose, else the gravest alert's remedy, else the chart's queue with nothing changed. */
export const considered = computed<Considered | null>(() => chosen.value ?? ofRemedy.value ?? ofNobody.value);

const ofRemedy = computed<Considered | null>(() => {
  const wish = openAlerts.value.map(wishOf).find((one) => one !== null);
  return wish == null ? null : ofWish(wish);
});

const ofNobody = computed<Considered | null>(() => {
  const rows = known.value?.staffing.queues.filter(({ open }) => open) ?? [];
  const until = ends.value[3] ?? ends.value[ends.value.length - 1];
  if (rows.length === 0 || until === undefined) return null;
  return { from: null, until, changes: rows.slice(0, 2).map(({ queue }) => ({ queue, agents: 0 })) };
});

function ofWish({ from, to, agents, until }: MoveWish): Considered {
  return {
    from: null,
    until,
    changes: [
      { queue: to, agents },
      { queue: from, agents: -agents },
    ],
  };
}

export function tryInWhatIf(wish: MoveWish): void {
  chosen.value = ofWish(wish);
  document.getElementById('what-if')?.scrollIntoView({ block: 'nearest' });
}

export function consider(change: Partial<Considered>): void {
  const before = considered.value;
  if (before !== null) chosen.value = { ...before, ...change };
}

export function changeAgents(queue: string, by: number): void {
  const changes = considered.value?.changes.map((one) =>
    one.queue === queue ? { queue, agents: Math.max(-agentsMax, Math.min(agentsMax, one.agents + by)) } : one,
  );
  if (changes !== undefined) consider({ changes });
}

export function addQueue(queue: string): void {
  const before = considered.value;
  if (before !== null && !before.changes.some((one) => one.queue === queue))
    consider({ changes: [...before.changes, { queue, agents: 0 }].slice(0, queuesMax) });
}

/** Back to what the page itself would ask. */
export function forgetChoice(): void {
  chosen.value = null;
}

export const isOwnChoice = computed(() => chosen.value !== null);

/** As the hub is asked; null while nothing is changed, or once the span is over. */
export function questionOf({ from, until, changes }: Considered): WhatIfQuestion | null {
  const moment = now.peek();
  const begin = from === null || Date.parse(from) < moment ? new Date(moment).toISOString() : from;
  if (changes.every(({ agents }) => agents === 0) || Date.parse(until) <= Date.parse(begin)) return null;
  return { from: begin, until, changes };
}

/** The move that these changes are, when they are one: as many taken from one queue as another gets. */
export function moveOf({ from, until, changes }: Considered): MoveWish | null {
  const changed = changes.filter(({ agents }) => agents !== 0);
  const [gains, gives] = [changed.find(({ agents }) => agents > 0), changed.find(({ agents }) => agents < 0)];
  if (from !== null || changed.length !== 2 || gains === undefined || gives === undefined || gains.agents !== -gives.agents) return null;
  return { from: gives.queue, to: gains.queue, agents: gains.agents, until };
}
