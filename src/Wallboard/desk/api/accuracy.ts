import type { Channel, ForecastState } from '../../feed/frame-contract';
import { addressOf, get } from './request';

/** Waits of one size of prediction. */
export interface RangeSize {
  readonly fromSeconds: number;
  readonly toSeconds: number | null;
  readonly scored: number;
  readonly held: number;
  readonly shorter: number;
  readonly longer: number;
  readonly coverage: number | null;
}

export interface Ranges {
  readonly since: string | null;
  readonly scored: number;
  readonly held: number;
  readonly shorter: number;
  readonly longer: number;
  readonly coverage: number | null;
  readonly answered: number;
  readonly answeredHeld: number;
  readonly answeredCoverage: number | null;
  readonly widthSeconds: number | null;
  readonly newest: { readonly scored: number; readonly held: number; readonly coverage: number | null };
  readonly sizes: readonly RangeSize[];
}

export interface ForecastError {
  readonly answered: number;
  readonly rmseSeconds: number | null;
  readonly naiveRmseSeconds: number | null;
  readonly maeSeconds: number | null;
  readonly naiveMaeSeconds: number | null;
  readonly biasSeconds: number | null;
  readonly againstNaive: number | null;
}

/** What was told in a tenth of all risks, and what happened; null: too few cases. */
export interface RiskTenth {
  readonly from: number;
  readonly to: number;
  readonly cases: number;
  readonly did: number;
  readonly told: number | null;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface RiskRecord {
  readonly since: string | null;
  readonly cases: number;
  readonly expected: number;
  readonly did: number;
  readonly baseRate: number | null;
  readonly skill: number | null;
  readonly calibrationError: number | null;
  readonly tenths: readonly RiskTenth[];
}

/** How right predictions have been, of a site or a queue. */
export interface ForecastRecord {
  readonly ranges: Ranges;
  readonly error: ForecastError;
  readonly risk: RiskRecord;
  readonly risk5Min: RiskRecord;
}

export interface QueueRecord extends ForecastRecord {
  readonly queue: string;
  readonly name: string;
  readonly channel: Channel;
  readonly forecast: ForecastState;
  readonly samples: number;
  readonly offSince: string | null;
  /** Chats in which nobody was there any more when an agent opened them; null: not known. */
  readonly silence: { readonly opened: number; readonly silent: number; readonly share: number | null } | null;
  readonly judged: { readonly answered: number; readonly rmseSeconds: number | null; readonly naiveRmseSeconds: number | null };
}

/** The answer of GET /api/v1/accuracy. */
export interface Accuracy {
  readonly available: boolean;
  readonly all: ForecastRecord;
  readonly queues: readonly QueueRecord[];
}

export const readAccuracy = () => get<Accuracy>('accuracy');

/** Where the same is as a table for spreadsheets. */
export const accuracyCsv = (queue: string | null) =>
  addressOf('api/v1/accuracy', queue === null ? { format: 'csv' } : { format: 'csv', queue });
