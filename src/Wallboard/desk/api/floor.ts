import type { Channel, FreshnessState, Level, Threshold } from '../../feed/frame-contract';
import { get } from './request';

/** Answer of GET /api/v1/sources, as far as the desk reads it. */
export interface Sources {
  readonly site: string;
  readonly sources: readonly { readonly source: string; readonly freshness: { readonly state: FreshnessState } }[];
}

/** What the desk needs of a queue's present state. */
export interface QueueNow {
  readonly queue: string;
  readonly name: string;
  readonly shortName: string;
  readonly channel: Channel;
  readonly level: Level;
  readonly promiseConfirmed: boolean;
  readonly threshold: Threshold;
  readonly target: number;
  readonly waiting: number;
}

/** All queues of the site, in the order of the board that shows all. */
export async function allQueues(): Promise<readonly QueueNow[]> {
  return (await get<{ readonly queues: readonly QueueNow[] }>('queues')).queues;
}
