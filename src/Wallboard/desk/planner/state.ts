import { computed, signal } from '@preact/signals';
import { connectToHub } from '../../feed/hub-connection';
import type { Refusal } from '../../feed/refusal';
import { ticketOfBrowser } from '../../feed/sign-in';
import { siteOfAddress } from '../api/request';
import type { Alert, StaffingRow, StaffingSnapshot } from '../api/staffing';
import { may } from '../state/me';
import { place } from '../state/place';
import { now } from '../state/pulse';
import { isEasing } from './alerts/alert-words';
import { StaffingFeed } from './feed/staffing-feed';

/** Three messages missed: what stands here may no longer be so. */
const oldSeconds = 16;

/** What is known of staffing; null before the first answer. */
export const known = signal<StaffingSnapshot | null>(null);

/** Why nothing is told: what the hub refused with, or that it is not heard. Null while it tells. */
export const silence = signal<Refusal | 'notHeard' | null>(null);

const heardAt = signal<number | null>(null);

/** Whole seconds since the last word of the hub. */
export const age = computed(() => {
  now.value; // steps once a second
  return heardAt.value === null ? 0 : Math.max(0, Math.floor((performance.now() - heardAt.value) / 1000));
});

/** True when what is shown is too old to act upon: then there is no advice. */
export const isOld = computed(() => age.value >= oldSeconds);

/** Whether somebody here may act, and what is shown is new enough for it. */
export const canAct = computed(() => may('planner') && !isOld.value);

/** Follows the hub while the page is open. Ends with what it gives back. */
export function followStaffing(): () => void {
  const options = {
    connect: (transports: Parameters<typeof connectToHub>[1]) => connectToHub(siteOfAddress(), transports),
    ticket: ticketOfBrowser,
    random: Math.random,
  };
  const feed = new StaffingFeed(options, {
    known: (snapshot) => {
      heardAt.value = performance.now();
      silence.value = null;
      known.value = snapshot;
    },
    lost: (refusal) => {
      silence.value = refusal ?? 'notHeard';
    },
  });
  feed.start();
  return () => {
    feed.end();
    known.value = null;
    silence.value = null;
    heardAt.value = null;
  };
}

export function rowOf(queue: string): StaffingRow | undefined {
  return known.value?.staffing.queues.find((row) => row.queue === queue);
}

/** A queue's name; its own word for it where it is not listed any more. */
export function nameOf(queue: string): string {
  return rowOf(queue)?.name ?? queue;
}

/** Alerts that ask for somebody, the gravest first. */
export const openAlerts = computed<readonly Alert[]>(() =>
  (known.value?.alerts.alerts ?? []).filter(({ state }) => state === 'open' || state === 'acknowledged'),
);

/** The gravest of them that still lacks something. */
export const gravest = computed<Alert | null>(() => openAlerts.value.find((alert) => !isEasing(alert)) ?? null);

/** The queue that the chart is about: the address names it, else the gravest alert, else the first. */
export const chosenQueue = computed<string | null>(() => {
  const rows = known.value?.staffing.queues ?? [];
  const wanted = [place.value.query.get('queue'), gravest.value?.queues[0]];
  const found = wanted.find((name) => name != null && rows.some(({ queue }) => queue === name));
  return found ?? rows.find(({ open }) => open)?.queue ?? rows[0]?.queue ?? null;
});
