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
  /** How many have just waited past the promise where no row needs anybody yet. */
  readonly justPast: number;
  readonly step: FreshnessStep;
  /** Server times in milliseconds. */
  readonly now: number;
  readonly newestNews: number;
  readonly ageClock: number;
}

export interface Headline {
  readonly sign: Level | 'closed' | 'offline';
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
  const { name: whole, channel, waiting, overThreshold, threshold, likely } = row;
  const name = whole.length > nameCharactersMax ? row.shortName : whole;
  if (waiting > 0 && likely !== null && likely > 0) {
    if (isWritten(row)) {
      const { dueToday } = row;
      return then === null
        ? say.likelyLate(name, channel, waiting, likely, dueToday)
        : say.likelyLateThen(then, name, channel, waiting, likely, dueToday);
    }
    return then === null ? say.likely(name, channel, waiting, likely) : say.likelyThen(then, name, channel, waiting, likely);
  }
  if (row.open && waiting > 0 && row.agents !== null && row.agents.signedIn === 0) {
    return then === null ? say.nobodySignedIn(name, channel, waiting) : say.nobodySignedInThen(then, name, channel, waiting);
  }
  if (overThreshold > 0) {
    return then === null
      ? say.over(name, channel, waiting, overThreshold, threshold)
      : say.overThen(then, name, channel, waiting, overThreshold, threshold);
  }
  const wait = minutesPastPromise(row);
  if (wait !== null)
    return then === null ? say.predicted(name, channel, waiting, wait) : say.predictedThen(then, name, channel, waiting, wait);
  return then === null ? say.catchingUp(name, channel, waiting) : say.catchingUpThen(then, name, channel, waiting);
}

/** A longer name leaves no room for what is the matter. */
const nameCharactersMax = 24;

// Nobody waits too long yet, but whoever comes now will: that is not catching up.
function minutesPastPromise({ predictedWait, threshold }: QueueRow): number | null {
  if (predictedWait === null || threshold.seconds === null || predictedWait.seconds <= threshold.seconds) return null;
  return Math.max(1, Math.round(predictedWait.seconds / 60));
}

function calm(input: HeadlineInput, then: string | null, texts: Texts, formats: Formats): Headline {
  const say = texts.headline;
  const { rows } = input;
  const silent = rows.filter(isSilent);
  if (silent.length > 0) return silence(input, silent, texts);
  const open = rows.filter((row) => row.open);
  if (open.length === 0) return closed(input, texts, formats);
  const waiting = waitingWords(rows, input, texts);
  if (open.every((row) => row.level === 'unknown')) {
    const count = countWaiting(rows);
    const first = then === null ? say.noPromise(count) : say.noPromiseThen(then, count);
    return { sign: 'unknown', lines: [first, say.setPromise], subject: 'no promise' };
  }
  // A level holds for 20 s before it is raised; nobody who is late is said to be in time meanwhile.
  const { justPast } = input;
  if (justPast > 0) {
    const lines: Lines = then === null ? [say.pastPromise(justPast), waiting] : [say.pastPromiseThen(then, justPast), ''];
    return { sign: 'fine', lines, subject: 'fine' };
  }
  if (open.some((row) => row.level === 'unknown')) {
    return { sign: 'fine', lines: [then === null ? say.promisesKept : say.promisesWereKept(then), waiting], subject: 'fine' };
  }
  return { sign: 'fine', lines: [then === null ? say.everyoneInTime : say.everyoneWasInTime(then), waiting], subject: 'fine' };
}

function silence(input: HeadlineInput, silent: readonly QueueRow[], texts: Texts): Headline {
  const say = texts.headline;
  const age = silentAge(silent, input.now);
  const [only] = silent;
  const first = silent.length === 1 && only !== undefined ? say.silentQueue(only.name, age) : say.silent(silent.length, age);
  const rest = input.rows.filter((row) => !isSilent(row));
  const inTime = rest.every((row) => row.level === 'fine') && input.justPast === 0;
  const second = rest.length === 0 ? '' : inTime ? say.restInTime : waitingWords(rest, input, texts);
  return { sign: 'unknown', lines: [first, second], subject: 'silent' };
}

function closed(input: HeadlineInput, texts: Texts, formats: Formats): Headline {
  const say = texts.headline;
  const opens = input.rows.flatMap((row) => (row.openChangesAt === null ? [] : [Date.parse(row.openChangesAt)]));
  const when = opens.length === 0 ? null : formats.dayAndTime(Math.min(...opens), input.now);
  const live = countWaiting(input.rows.filter((row) => !isWritten(row)));
  const written = countWaiting(input.rows.filter(isWritten));
  if (live > 0) {
    return { sign: 'unknown', lines: [say.closedWaiting(live), when === null ? '' : say.opens(when)], subject: 'closed, waiting' };
  }
  if (written > 0) {
    return {
      sign: 'unknown',
      lines: [when === null ? say.closed() : say.closedUntil(when), say.writtenWaiting(written)],
      subject: 'closed',
    };
  }
  return { sign: 'closed', lines: [say.closed(), when === null ? '' : say.opens(when)], subject: 'closed' };
}

function countWaiting(rows: readonly QueueRow[]): number {
  return rows.reduce((sum, row) => sum + row.waiting, 0);
}

function silentAge(silent: readonly QueueRow[], now: number): number | null {
  const heard = silent.flatMap((row) => (row.freshness.heardAt === null ? [] : [Date.parse(row.freshness.heardAt)]));
  return heard.length === 0 ? null : (now - Math.min(...heard)) / 1000;
}

function waitingWords(rows: readonly QueueRow[], input: HeadlineInput, texts: Texts): string {
  const live = rows.filter((row) => !isWritten(row));
  if (live.length === 0) return texts.headline.writtenWaiting(countWaiting(rows));
  const since = live.flatMap((row) => (row.longestSince === null ? [] : [Date.parse(row.longestSince)]));
  const longest = since.length === 0 ? 0 : Math.max(0, (input.ageClock - Math.min(...since)) / 1000);
  return texts.headline.liveWaiting(countWaiting(live), longest);
}
