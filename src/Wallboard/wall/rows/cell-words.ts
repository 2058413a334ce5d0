import type { Agents, QueueRow, Window } from '../../feed/frame-contract';
import { lateWorkingDays, waitFigure } from '../../format/duration';
import { type Figure, type Formats, wholePercent } from '../../format/formats';
import type { Texts } from '../../i18n/texts';
import { isWritten, type RowCondition } from '../../state/row-condition';

/** The longest wait as shown: m:ss by the server's clock, or working days rounded towards late; null when nobody waits. */
export function longestFigure(row: QueueRow, at: number, texts: Texts, formats: Formats): Figure | null {
  if (row.waiting === 0 || row.longestSince === null) return null;
  return waitedFigure(row, { since: row.longestSince, workingDays: row.longestWaitWorkingDays }, at, texts, formats);
}

/** How long one or a group has waited, in the promise's own time. */
export function waitedFigure(
  row: QueueRow,
  waiting: { readonly since: string; readonly workingDays: number | null },
  at: number,
  texts: Texts,
  formats: Formats,
): Figure {
  if (waiting.workingDays !== null && row.threshold.workingDays !== null) {
    return { value: formats.oneDecimal(lateWorkingDays(waiting.workingDays)), unit: texts.row.daysUnit };
  }
  return waitFigure((at - Date.parse(waiting.since)) / 1000, texts.row.hoursUnit);
}

/** So much longer than the queue knows of must somebody have waited before the wall tells of it. */
const customerLongerSecondsMin = 10;

/**
 * The longest wait by a customer's own clock, where that is longer than the queue's: menus, holds and earlier queues count
 * for the customer. Null on written channels, which are reckoned in working time.
 */
export function customerFigure(row: QueueRow, at: number, texts: Texts): Figure | null {
  if (row.waiting === 0 || row.longestSince === null || row.longestCustomerWaitSeconds === null || isWritten(row)) return null;
  const customer = row.longestCustomerWaitSeconds + Math.max(0, at - Date.parse(row.asOf)) / 1000;
  const queue = (at - Date.parse(row.longestSince)) / 1000;
  return customer - queue < customerLongerSecondsMin ? null : waitFigure(customer, texts.row.hoursUnit);
}

/** The window that "in time" is about: half an hour, or the day on written channels. */
export function inTimeWindow(row: QueueRow): Window {
  return isWritten(row) ? row.windows.today : row.windows.last30;
}

/** Percentage points from the target, as the two numbers are shown; null without a confirmed promise or anything decided. */
export function pointsFromTarget(row: QueueRow): number | null {
  const { value, target } = inTimeWindow(row).serviceLevel;
  return value === null || target === null || !row.promiseConfirmed ? null : wholePercent(value) - wholePercent(target);
}

/** A forecast as shown: the median, and the range with and without its unit; both are empty for "at once". */
export interface Predicted {
  readonly figure: Figure;
  readonly range: string;
  readonly bounds: string;
}

/** The predicted wait of somebody who joins now, or null when there is no forecast. */
export function predictedFigure(row: QueueRow, delayed: boolean, texts: Texts, formats: Formats): Predicted | null {
  const wait = row.predictedWait;
  if (wait === null) return null;
  if (wait.seconds < 1) return { figure: { value: texts.row.atOnce, unit: '' }, range: '', bounds: '' };
  if (wait.workingDays !== null) return predictedDays(wait.workingDays, delayed, texts, formats);
  const inHours = wait.seconds >= 5400;
  const unit = inHours ? texts.row.hoursUnit : texts.row.minutesUnit;
  const unitSeconds = inHours ? 3600 : 60;
  const median = formats.count(Math.max(1, Math.round(wait.seconds / unitSeconds)));
  // Outwards, so that the range on the wall holds at least as often as the one that was predicted.
  const low = formats.count(Math.floor(wait.low / unitSeconds));
  const high = formats.count(Math.ceil(wait.high / unitSeconds));
  return {
    figure: { value: delayed ? texts.row.approximately(median) : median, unit },
    range: texts.row.range(low, high, unit),
    bounds: texts.many.bounds(low, high),
  };
}

// In working days with one decimal, the range outwards.
function predictedDays(wait: { days: number; low: number; high: number }, delayed: boolean, texts: Texts, formats: Formats): Predicted {
  const median = formats.oneDecimal(lateWorkingDays(wait.days));
  const low = formats.oneDecimal(Math.floor(wait.low * 10) / 10);
  const high = formats.oneDecimal(lateWorkingDays(wait.high));
  return {
    figure: { value: delayed ? texts.row.approximately(median) : median, unit: texts.row.daysUnit },
    range: texts.row.range(low, high, texts.row.daysUnit),
    bounds: texts.many.bounds(low, high),
  };
}

/** What stands in place of a forecast that the hub does not make; empty where a dash says enough. */
export function noForecastWords(row: QueueRow, texts: Texts): string {
  if (row.forecast === 'learning') return texts.row.learning;
  return row.forecast === 'off' ? texts.row.noForecast : '';
}

/** What stands beneath the free agents: who of the others comes back first. Empty where nobody is signed in. */
export function otherAgents(agents: Agents, texts: Texts): string {
  if (agents.signedIn === 0) return '';
  return agents.paused > 0 ? texts.row.paused(agents.paused) : texts.row.busy(agents.busy);
}

/** What stands beneath the strip of a row that needs somebody. */
export function stripCaption(row: QueueRow, texts: Texts): { text: string; diamond: boolean } | null {
  if (row.likely !== null && row.likely > 0) {
    return { text: isWritten(row) ? texts.row.likelyLate(row.likely, row.dueToday) : texts.row.likely(row.likely), diamond: true };
  }
  const ringing = row.contacts.filter((contact) => contact.ringing).length;
  if (row.losses.length > 0) return { text: texts.row.hungUpJustNow(row.losses.length), diamond: false };
  return ringing > 0 ? { text: texts.row.ringing(ringing), diamond: false } : null;
}

/** The row as one sentence, for those who hear the board. */
export function rowSentence(
  row: QueueRow,
  condition: RowCondition,
  lastKnown: string,
  opens: string | null,
  texts: Texts,
  formats: Formats,
): string {
  const say = texts.sentence;
  const facts = [say.waiting(row.waiting)];
  if (row.overThreshold > 0) facts.push(say.over(row.overThreshold, row.threshold));
  if (condition === 'live' && row.likely !== null && row.likely > 0) {
    facts.push(isWritten(row) ? texts.row.likelyLate(row.likely, row.dueToday) : say.likely(row.likely));
  }
  const longest = spokenLongest(row, texts, formats);
  if (longest !== null) facts.push(longest);
  const inTime = inTimeWindow(row).serviceLevel.value;
  if (inTime !== null) facts.push((isWritten(row) ? say.inTimeToday : say.inTime)(formats.percentText(inTime)));
  if (condition === 'live' && row.agents !== null) facts.push(say.free(row.agents.available, row.agents.signedIn));
  const name = row.name;
  const queue =
    condition !== 'live'
      ? say.lastKnown(name, row.channel, lastKnown)
      : row.open
        ? say.queue(name, row.channel, row.level)
        : say.closed(name, row.channel, opens);
  return say.whole(queue, facts);
}

// As of the frame, not ticking: a sentence that changes each second cannot be listened to.
function spokenLongest(row: QueueRow, texts: Texts, formats: Formats): string | null {
  if (row.waiting === 0) return null;
  if (row.longestWaitWorkingDays !== null && row.threshold.workingDays !== null) {
    return texts.sentence.longestDays(formats.oneDecimal(lateWorkingDays(row.longestWaitWorkingDays)));
  }
  return row.longestWaitSeconds === null ? null : texts.sentence.longest(row.longestWaitSeconds);
}
