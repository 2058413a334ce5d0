import type { RefusalCode } from './frame-contract';

/** Why the hub does not show a board: a code that the wall says in its own language, and the hub's English sentence for codes it does not know. */
export interface Refusal {
  /** Empty when the hub gave none: then it is not known whether this page and the hub still understand each other. */
  readonly code: string;
  readonly text: string;
}

/** The hub's own words in an error of the SignalR client, or null when it was not the hub that refused. */
export function refusalIn(error: unknown): Refusal | null {
  const said = error instanceof Error ? /HubException: (.+)$/s.exec(error.message)?.[1] : undefined;
  return said === undefined ? null : refusalOf(said);
}

/** What stands in "code: sentence"; a sentence without a code stays whole. */
export function refusalOf(said: string): Refusal {
  const parts = /^([a-z][A-Za-z]{1,63}): (.+)$/s.exec(said);
  return parts === null ? { code: '', text: said } : { code: parts[1] as string, text: parts[2] as string };
}

const linkOrBoardGone: readonly string[] = [
  'linkUnknown',
  'linkRevoked',
  'signInNeeded',
  'notAllowed',
  'accessEnded',
  'unknownBoard',
  'unknownSite',
] satisfies RefusalCode[];

/** Whether what was shown so far is no longer this wall's to show. Any other refusal leaves it there, to grow old. */
export function endsTheBoard(refusal: Refusal): boolean {
  return linkOrBoardGone.includes(refusal.code);
}
