import type { Level, QueueRow } from '../../feed/frame-contract';
import type { Formats } from '../../format/formats';
import type { Lines } from '../../i18n/en';
import type { Texts } from '../../i18n/texts';
import type { FreshnessStep } from '../../state/freshness';
import { isSilent, isWritten } from '../../state/row-condition';

export interface HeadlineInput {
  readonly rows: readonly QueueRow[];
  /** The row it speaks of, and at which level; null when no row needs anybody. */
  readonly row: QueueRow | null;
  readonly level: Level;
  readonly step: FreshnessStep;
  /** Server times in milliseconds. */
  readonly now: number;
  readonly newestNews: number;
  readonly ageClock: number;
}

export interface Headline {
  readonly sign: Level | 'offline';
  readonly lines: Lines;
  /** What it is about: it is read aloud anew only when this changes. */
  readonly subject: string;
}

/** The one sentence of the board, from the levels. */
export function headlineOf(input: HeadlineInput, texts: Texts, formats: Formats): Headline {
  const time = formats.time(input.newestNews);
  if (input.step === 'offline') {
    const [first] = texts.headline.noData((input.now - input.newestNews) / 1000);
    return { sign: 'offline', lines: [first, texts.headline.numbersFrom(time)], subject: 'offline' };
  }
  const then = input.step === 'delayed' ? time : null;
  if (input.row !== null) {
    return { sign: input.level, lines: attention(input.row, then, texts), subject: `${input.row.queue} ${input.level}` };
  }
  return calm(input, then, texts, formats);
}

function attention(row: QueueRow, then: string | null, texts: Texts): Lines {
  const say = texts.headline;
  const { name, channel, waiting, overThreshold, threshold } = row;
  if (row.likely !== null && row.likely > 0 && !isWritten(row)) {
    return then === null ? say.likely(name, channel, waiting, row.likely) : say.likelyThen(then, name, channel, waiting, row.likely);
  }
  if (row.open && waiting > 0 && row.agents !== null && row.agents.signedIn === 0) {
    return then === null ? say.nobodySignedIn(name, channel, waiting) : say.nobodySignedInThen(then, name, channel, waiting);
  }
  if (overThreshold > 0) {
    return then === null
      ? say.over(name, channel, waiting, overThreshold, threshold)
      : say.overThen(then, name, channel, waiting, overThreshold, threshold);
  }
  return then === null ? say.catchingUp(name, channel, waiting) : say.catchingUpThen(then, name, channel, waiting);
}

function calm(input: HeadlineInput, then: string | null, texts: Texts, formats: Formats): Headline {
  const say = texts.headline;
  const silent = input.rows.filter(isSilent);
  if (silent.length > 0) {
    return {
      sign: 'unknown',
      lines: [say.silent(silent.length, silentAge(silent, input.now)), restOf(input, say.restInTime)],
      subject: 'silent',
    };
  }
  const open = input.rows.filter((row) => row.open);
  const waiting = waitingWords(input, texts);
  const waitingCount = input.rows.reduce((sum, row) => sum + row.waiting, 0);
  if (open.length === 0 && waitingCount === 0) {
    const opens = input.rows.flatMap((row) => (row.openChangesAt === null ? [] : [Date.parse(row.openChangesAt)]));
    const next = opens.length === 0 ? '' : say.opens(formats.dayAndTime(Math.min(...opens), input.now));
    return { sign: 'unknown', lines: [say.closed(), next], subject: 'closed' };
  }
  if (input.rows.every((row) => row.level === 'unknown')) {
    const first = then === null ? say.noPromise(waitingCount) : say.noPromiseThen(then, waitingCount);
    return { sign: 'unknown', lines: [first, say.setPromise], subject: 'no promise' };
  }
  // A level holds for 20 s before it is raised; nobody who is late is said to be in time meanwhile.
  const late = input.rows.reduce((sum, row) => sum + (row.level === 'fine' ? row.overThreshold : 0), 0);
  if (late > 0 && then === null) return { sign: 'fine', lines: [say.pastPromise(late), waiting], subject: 'past promise' };
  if (input.rows.some((row) => row.level === 'unknown')) {
    return { sign: 'fine', lines: [then === null ? say.promisesKept : say.promisesWereKept(then), waiting], subject: 'fine' };
  }
  return { sign: 'fine', lines: [then === null ? say.everyoneInTime : say.everyoneWasInTime(then), waiting], subject: 'fine' };
}

function restOf(input: HeadlineInput, inTime: string): string {
  const rest = input.rows.filter((row) => !isSilent(row));
  return rest.length > 0 && rest.every((row) => row.level === 'fine') ? inTime : '';
}

function silentAge(silent: readonly QueueRow[], now: number): number | null {
  const heard = silent.flatMap((row) => (row.freshness.heardAt === null ? [] : [Date.parse(row.freshness.heardAt)]));
  return heard.length === 0 ? null : (now - Math.min(...heard)) / 1000;
}

function waitingWords(input: HeadlineInput, texts: Texts): string {
  const live = input.rows.filter((row) => !isWritten(row));
  const count = (rows: readonly QueueRow[]) => rows.reduce((sum, row) => sum + row.waiting, 0);
  if (live.length === 0) return texts.headline.writtenWaiting(count(input.rows));
  const since = live.flatMap((row) => (row.longestSince === null ? [] : [Date.parse(row.longestSince)]));
  const longest = since.length === 0 ? 0 : Math.max(0, (input.ageClock - Math.min(...since)) / 1000);
  return texts.headline.liveWaiting(count(live), longest);
}
