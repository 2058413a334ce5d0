import type { Channel, Share } from '../../feed/frame-contract';
import { addressOf, get } from './request';

/** Solved, and not back within the window, by how long matters have been followed so far. */
export interface Resolved extends Share {
  /** Contacts that have been followed over the whole window. */
  readonly mature: number;
  /** The window in days; null in a sum over different ones. */
  readonly days: number | null;
}

/** A mean of ratings from 1 to 5, with its interval (95 %). */
export interface MeanRating {
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly count: number;
}

export interface Pulse extends MeanRating {
  readonly trend: readonly { readonly from: string; readonly mean: number | null; readonly count: number }[]; // oldest first
  readonly byWait: readonly (MeanRating & { readonly fromSeconds: number; readonly toSeconds: number | null })[];
  /** 2 stands for two or more. */
  readonly byTransfers: readonly (MeanRating & { readonly transfers: number })[];
}

/** What came of contacts: of a queue, of a partner, or of the site. */
export interface Outcome {
  readonly resolved: Resolved;
  readonly repeat: Share;
  readonly repeatAgentHours: number | null;
  readonly reopened: Share;
  readonly transferred: Share;
  readonly lostInTransfer: number;
  readonly misrouted: Share;
  readonly holdSeconds: { readonly mean: number | null; readonly count: number };
  readonly toSolverSeconds: { readonly median: number | null; readonly count: number };
  readonly pulse: Pulse;
}

export interface QueueOutcome extends Outcome {
  readonly queue: string;
  readonly name: string;
  readonly channel: Channel;
  readonly partner: string | null;
}

export interface PartnerOutcome extends Outcome {
  readonly partner: string | null; // null: our own
}

export interface TransferCount {
  readonly from: string | null; // null: no queue
  readonly fromName: string | null;
  readonly to: string | null; // null: to an agent, or outside
  readonly toName: string | null;
  readonly toKind: 'queue' | 'agent' | 'outside';
  readonly count: number;
  readonly misrouted: number;
}

/** The answer of GET /api/v1/outcomes. */
export interface OutcomesAnswer {
  readonly asOf: string;
  readonly from: string;
  readonly until: string;
  readonly site: Outcome;
  readonly queues: readonly QueueOutcome[];
  readonly partners: readonly PartnerOutcome[];
  readonly transfers: readonly TransferCount[]; // most first
  /** Customers who reached a person, of those who tried. */
  readonly reached: Share;
  /** Who gave up before any queue: in a menu, a form, with a bot. */
  readonly menu: { readonly tried: number; readonly gaveUp: number };
  readonly money: {
    readonly currency: string | null;
    readonly lost: number | null;
    readonly atRisk: number | null;
    readonly wonBack: number | null;
  };
}

/** Of what began after a moment (ISO 8601) alone. */
export const readOutcomes = (from: string) => get<OutcomesAnswer>('outcomes', { from });
export const outcomesCsv = (from: string) => addressOf('api/v1/outcomes', { from, format: 'csv' });
