import type { Channel, Level, ServiceLevel, Threshold } from '../../feed/frame-contract';
import { get, post, putText } from './request';

// What the hub tells of staffing: GET /api/v1/staffing, /alerts, /moves, /adherence, and the live messages of the same.
// Times are ISO 8601 in UTC, durations seconds, shares 0 to 1. null means "not known" and is shown as –, never as 0.

/** What a quarter-hour of the site and of a queue have in common. */
export interface TotalInterval {
  readonly start: string;
  readonly required: number | null;
  readonly staffed: number | null;
  readonly gap: number | null; // staffed − required
}

/** A quarter-hour of the site. */
export interface SiteInterval extends TotalInterval {
  readonly leftOut: number; // open queues of which it is not known what they require: the sums are without them
}

export interface StaffingInterval extends TotalInterval {
  readonly low: number | null; // 8 in 10 of what may be required
  readonly high: number | null;
  readonly contacts: number | null; // measured; null in what is to come
  readonly forecast: number | null;
  readonly handleSeconds: number | null;
  readonly probabilityShort: number | null;
}

export type StaffingBasis = 'plan' | 'learned' | 'recent';

export interface StaffingRow {
  readonly queue: string;
  readonly name: string;
  readonly shortName: string;
  readonly channel: Channel;
  readonly level: Level;
  readonly open: boolean;
  readonly openChangesAt: string | null;
  readonly promiseConfirmed: boolean;
  readonly threshold: Threshold;
  readonly target: number;
  readonly serviceLevel30: ServiceLevel;
  readonly abandonedToday: number | null; // null where nobody hangs up: e-mail and social
  readonly required: number | null;
  readonly requiredLow: number | null;
  readonly requiredHigh: number | null;
  readonly staffed: number | null;
  readonly gap: number | null;
  readonly free: number | null;
  readonly busy: number | null;
  readonly paused: number | null;
  readonly probabilityShort: number | null;
  readonly basis: StaffingBasis | null;
  readonly serviceLevelExpected: number | null;
  readonly abandonsPerHour: number | null;
  readonly averageWaitSeconds: number | null;
  readonly valueAtRiskPerHour: number | null;
  readonly clearSeconds: number | null;
  /** The running quarter-hour and the seven after it; asked for by queue: the whole day as far as the queue is open. */
  readonly intervals: readonly StaffingInterval[];
}

export interface SiteStaffing {
  readonly required: number | null;
  readonly staffed: number | null;
  readonly gap: number | null; // null while a queue is left out
  readonly leftOut: number; // as in an interval
  readonly free: number | null;
  readonly busy: number | null;
  readonly paused: number | null;
  readonly abandonedToday: number;
  readonly intervals: readonly SiteInterval[]; // as those of the rows
}

/** Until when there is a plan, and who brought it; null: none was ever given, or it has run out. */
export interface PlanInForce {
  readonly until: string;
  readonly by: string | null;
  readonly at: string;
}

/** GET /api/v1/staffing. */
export interface Staffing {
  readonly asOf: string;
  readonly site: SiteStaffing;
  readonly plan: PlanInForce | null;
  readonly queues: readonly StaffingRow[];
}

export type AlertKind =
  | 'understaffed'
  | 'willBeShort'
  | 'handleTime'
  | 'arrivals'
  | 'abandonment'
  | 'agentDrop'
  | 'staleSource'
  | 'deadline'
  | 'callBacks'
  | 'promises'
  | 'spare';

export type AlertState = 'watch' | 'open' | 'acknowledged' | 'snoozed' | 'cleared' | 'done';

export type RemedyKind = 'move' | 'backFromPause' | 'addAgent' | 'moveBreaks' | 'none';

/** What would mend it. */
export interface Remedy {
  readonly kind: RemedyKind;
  readonly from: string | null; // a queue, for `move`
  readonly to: string;
  readonly agents: number;
  readonly who: readonly string[] | null; // who could; only told to planners who ask for it
  readonly until: string | null;
  readonly harmAvoided: number | null; // people who would hang up until then, and would not
  readonly donorServiceLevel: number | null; // of the giving queue, afterwards
  readonly donorTarget: number | null;
  readonly serviceLevelThen: number | null;
}

export interface Alert {
  readonly id: string;
  readonly kind: AlertKind;
  readonly queues: readonly string[];
  readonly source: string | null; // of staleSource
  readonly state: AlertState;
  readonly severity: 'none' | 'warning' | 'critical'; // none: over, or about to end by itself
  readonly gravest: 'warning' | 'critical'; // the worst that it was
  readonly raisedAt: string;
  readonly clearedAt: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly short: number | null; // agents; of `spare`: to spare
  readonly required: number | null;
  readonly staffed: number | null;
  readonly serviceLevel: number | null; // expected, if nothing is done
  readonly abandonsPerHour: number | null;
  readonly latePerHour: number | null;
  readonly clearSeconds: number | null;
  /**
   * handleTime: seconds; arrivals: contacts of a quarter-hour; abandonment: shares; agentDrop: agents;
   * deadline: how many will be late, of how many due. Not there: this hub tells the ratio alone.
   */
  readonly measured?: number | null;
  readonly expected?: number | null;
  /** handleTime, arrivals, abandonment: how many times as much as was expected. */
  readonly ratio: number | null;
  readonly remedy: Remedy | null;
  readonly by: string | null;
  readonly markedAt: string | null;
  readonly snoozedUntil: string | null;
  readonly cameTrue: boolean | null;
  readonly flaps: boolean; // it has come and gone several times within the hour
  /** All that came of it, oldest first. Not there: this hub tells the last act alone. */
  readonly acts?: readonly AlertEvent[];
  readonly actsLeftOut?: number; // acts before these, which are kept no longer
}

/** What came of an alert: by somebody, or by itself. */
export interface AlertEvent {
  readonly act: 'raised' | 'acknowledged' | 'snoozed' | 'done' | 'reopened' | 'moved' | 'renewed' | 'ended' | 'cameBack';
  readonly at: string;
  readonly by: string | null; // null: it came by itself
  readonly until: string | null; // of a snooze
}

/** How often alerts of a kind came true, of those of which it is known. */
export interface KindRecord {
  readonly kind: AlertKind;
  readonly raised: number;
  readonly cameTrue: number;
}

/** GET /api/v1/alerts: the gravest first. */
export interface Alerts {
  readonly asOf: string;
  readonly alerts: readonly Alert[];
  readonly record: readonly KindRecord[];
  readonly today: {
    readonly alerts: number;
    readonly actedOn: number;
    readonly medianActedSeconds: number | null;
    readonly abandonsAvoided: number | null;
  };
}

export interface Move {
  readonly from: string;
  readonly to: string;
  readonly agents: number;
  readonly at: string;
  readonly until: string;
  readonly by: string;
  readonly serviceLevelPredicted: number | null; // of the queue that gains
  readonly serviceLevelWithout: number | null; // of the queue that gains, had nobody gone there
  readonly serviceLevelCame: number | null; // null while it runs
  readonly donorServiceLevelCame: number | null; // of the queue that gave
  readonly abandonsWithout: number | null; // in both queues until the end, had nobody gone
  readonly abandonsCame: number | null; // in both queues
}

/** GET /api/v1/moves: the newest first. */
export interface Moves {
  readonly moves: readonly Move[];
}

/** What JoinStaffing answers: all of it, from which the messages go on. */
export interface StaffingSnapshot {
  readonly seq: number;
  readonly serverTime: string;
  readonly staffing: Staffing;
  readonly alerts: Alerts;
  readonly moves: readonly Move[];
}

/** `staffing` messages: what changed since seq − 1, whole rows; at most one a second, and one at least every 5 s, to be heard of. */
export interface StaffingChange {
  readonly seq: number;
  readonly serverTime: string;
  readonly asOf: string;
  readonly site?: SiteStaffing;
  readonly plan?: PlanInForce | null;
  readonly queues?: readonly StaffingRow[];
  readonly order?: readonly string[]; // names of all rows, when rows came, went or moved
  readonly alerts?: Alerts;
  readonly moves?: readonly Move[];
}

/** One queue with its whole day, for the chart; null where the site has no such queue. */
export async function dayOf(queue: string): Promise<StaffingRow | null> {
  const { queues } = await get<Staffing>('staffing', { queue });
  return queues.find((row) => row.queue === queue) ?? null;
}

/** All alerts with the names of who could help, for planners. */
export const alertsWithNames = () => get<Alerts>('alerts');

export const allMoves = async () => (await get<Moves>('moves')).moves;

export type AlertAct = 'acknowledge' | 'snooze' | 'done' | 'reopen';

export const markAlert = (id: string, act: AlertAct, minutes?: number) =>
  post<Alert>(`alerts/${encodeURIComponent(id)}/${act}`, minutes === undefined ? {} : { minutes });

export interface MoveWish {
  readonly from: string;
  readonly to: string;
  readonly agents: number;
  readonly until: string;
  readonly alert?: string;
}

export const makeMove = (wish: MoveWish) => post<Move>('moves', wish);

/** What would follow, of a queue. */
export interface Outcome {
  readonly serviceLevel: number | null;
  readonly abandonsPerHour: number | null;
  readonly averageWaitSeconds: number | null;
  readonly valuePerHour: number | null;
}

export type TotalOutcome = Pick<Outcome, 'abandonsPerHour' | 'valuePerHour'>;

export interface WhatIfAnswer {
  readonly queues: readonly {
    readonly queue: string;
    readonly agents: { readonly now: number | null; readonly then: number | null };
    readonly now: Outcome;
    readonly then: Outcome;
  }[];
  readonly total: { readonly now: TotalOutcome; readonly then: TotalOutcome };
  readonly record: { readonly moves: number; readonly within6Points: number } | null;
}

export interface WhatIfQuestion {
  readonly from: string;
  readonly until: string;
  readonly changes: readonly { readonly queue: string; readonly agents: number }[];
}

export const askWhatIf = (question: WhatIfQuestion) => post<WhatIfAnswer>('whatif', question);

/** What the hub made of a file of a plan. A file with an error is not used at all. */
export interface PlanReading {
  readonly understood: {
    readonly kind: 'intervals' | 'shifts';
    readonly queues: readonly string[];
    readonly intervals: number;
    readonly agents: number;
    readonly shifts: number;
    readonly from: string | null;
    readonly until: string | null;
    readonly ignoredColumns: readonly string[];
    readonly unknownAgents: readonly string[]; // of whom no event was ever received
    readonly leftOut: number; // entries of a calendar that lie outside the span
  };
  readonly errors: readonly { readonly line: number; readonly error: string }[]; // the first of them
  readonly errorCount: number;
  readonly kept: boolean;
}

export type PlanType = 'text/csv' | 'text/calendar';

/** Reads a plan; with `preview` nothing is kept. */
export const bringPlan = (text: string, type: PlanType, preview: boolean) =>
  putText<PlanReading>('plan', text, type, preview ? { preview: 'true' } : {});

export interface AgentAdherence {
  readonly agent: string;
  readonly scheduled: string;
  readonly actual: string;
  readonly since: string | null;
  readonly minutesOut: number; // now, without a break; 0: as planned
  readonly outToday: number; // minutes since the start of the site's day
}

export const readAdherence = async () => (await get<{ readonly agents: readonly AgentAdherence[] }>('adherence')).agents;
