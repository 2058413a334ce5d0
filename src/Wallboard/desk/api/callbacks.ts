import type { Channel } from '../../feed/frame-contract';
import { type ListPart, partOf } from './list-part';
import { addressOf, get, post, remove } from './request';

/** Who has taken a call-back upon them, and until when nobody else need. */
export interface Taken {
  readonly by: string | null; // null: told to planners alone
  readonly at: string;
  readonly until: string;
}

/** Somebody who gave up, has not reached us since, and was not called back. */
export interface Unreturned {
  /** A handle that means nothing elsewhere. */
  readonly customer: string;
  readonly queue: string | null; // null: before any queue
  readonly name: string | null;
  readonly channel: Channel;
  /** Where they gave up. */
  readonly harm: 'inQueue' | 'inTransfer' | 'beforeQueue';
  readonly lastAt: string;
  readonly waitedSeconds: number;
  readonly tries: number;
  readonly value: number | null;
  readonly contact: string | null;
  /** Into the source system, by the site’s template. */
  readonly link: string | null;
  readonly taken: Taken | null;
  /** Called back, and not reached; null: not tried. */
  readonly missed: { readonly at: string; readonly count: number } | null;
}

export interface UnreturnedSite {
  readonly customers: number;
  readonly contacts: number;
  /** Contacts that gave up without telling who: they cannot be listed. */
  readonly unidentified: number;
  readonly takenNow: number;
  readonly oldestSeconds: number | null;
  readonly valueLost: number | null;
  readonly valueWonBack: number | null;
  readonly currency: string | null;
}

/** The answer of GET /api/v1/unreturned. */
export interface UnreturnedAnswer {
  readonly asOf: string;
  /** False: no contact has ever told whose it is. */
  readonly available: boolean;
  readonly site: UnreturnedSite;
  readonly customers: readonly Unreturned[]; // newest harm first
  readonly total: number;
  readonly part: ListPart;
}

const queryOf = (queue: string | null): Readonly<Record<string, string>> => (queue === null ? {} : { queue });

export const readUnreturned = (queue: string | null, from: string | null) =>
  get<UnreturnedAnswer>('unreturned', { ...queryOf(queue), ...partOf(from) });
export const unreturnedCsv = (queue: string | null) => addressOf('api/v1/unreturned', { ...queryOf(queue), format: 'csv' });

const pathOf = (customer: string, act: string) => `unreturned/${encodeURIComponent(customer)}/${act}`;

export const takeCallback = (customer: string) => post<Unreturned>(pathOf(customer, 'take'), {});
export const releaseCallback = (customer: string) => post<Unreturned>(pathOf(customer, 'release'), {});
export const calledBack = (customer: string, reached: boolean) => post<unknown>(pathOf(customer, 'contacted'), { reached });

/** What is known of a customer who was looked up. */
export interface CustomerFound {
  /** The pseudonym; null: nothing is known of them. */
  readonly customer: string | null;
  readonly contacts: readonly {
    readonly contact: string | null;
    readonly queue: string | null;
    readonly name: string | null;
    readonly channel: Channel | null;
    readonly at: string;
  }[];
  readonly unreturned: boolean;
}

/** Asks by a number or an address, in the body of the question alone: no address bar and no log ever has it. */
export const lookUpCustomer = (raw: string) =>
  post<CustomerFound>('customers/lookup', raw.includes('@') ? { address: raw } : { number: raw });
export const eraseCustomer = (pseudonym: string) => remove(`customers/${encodeURIComponent(pseudonym)}`);
