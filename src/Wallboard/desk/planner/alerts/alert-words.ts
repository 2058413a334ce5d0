import type { Channel, Threshold } from '../../../feed/frame-contract';
import { waitFigure } from '../../../format/duration';
import type { Formats } from '../../../format/formats';
import type { DeskTexts } from '../../../i18n/desk/texts';
import type { Alert, AlertEvent, AlertKind, KindRecord, Remedy } from '../../api/staffing';
import { personFirst, personText } from '../../state/person';

/** What sentences about alerts are made with. */
export interface Speaker {
  readonly say: DeskTexts;
  readonly formats: Formats;
  readonly now: number;
  readonly name: (queue: string) => string;
  readonly channel: (queue: string) => Channel;
  readonly promise: (queue: string) => Threshold | null;
  readonly within: (threshold: Threshold) => string;
  /** Seconds in words. */
  readonly spoken: (seconds: number) => string;
  readonly record: readonly KindRecord[];
}

/** An alert whose cause no longer shows, as the hub says: it ends by itself once that has held. */
export function isEasing({ severity, state }: Alert): boolean {
  return severity === 'none' && state !== 'cleared';
}

/** What is short, in a few words, without a full stop. */
export function titleOf(alert: Alert, speaker: Speaker): string {
  const text = speaker.say.planner.alerts;
  const queues = alert.queues.map(speaker.name);
  if (isEasing(alert)) return easedTitle(alert, speaker);
  // What is over lacks nobody any more: then no number is said.
  switch (alert.kind) {
    case 'understaffed':
      return text.short(queues, alert.short || null);
    case 'willBeShort':
      return text.willBeShort(queues, alert.short || null);
    case 'handleTime':
      return text.handleTime(queues);
    case 'arrivals':
      return text.arrivals(queues);
    case 'abandonment':
      return text.abandonment(queues, channelOf(alert, speaker));
    case 'agentDrop':
      return text.agentDrop(queues);
    case 'staleSource':
      return text.staleSource(alert.source ?? queues[0] ?? '–');
    case 'deadline':
      return text.deadline(queues, whole(alert.measured ?? 0) || null);
    case 'callBacks':
      return text.callBacks(queues, whole(alert.measured ?? 0) || null);
    case 'promises':
      return promisesTitle(alert, speaker);
    case 'spare':
      return text.spare(queues, alert.short);
  }
}

function promisesTitle({ queues, measured, expected }: Alert, { say, name }: Speaker): string {
  const text = say.planner.alerts;
  const [broken, soon] = [whole(measured ?? 0), whole(expected ?? 0)];
  const where = queues.length === 0 ? [text.withoutQueue] : queues.map(name);
  return broken + soon === 0 ? text.promisesSafe(where) : text.promises(where, broken, soon);
}

// Nothing is wrong any more, in the words of what was.
function easedTitle(alert: Alert, speaker: Speaker): string {
  const text = speaker.say.planner.alerts;
  const queues = alert.queues.map(speaker.name);
  switch (alert.kind) {
    case 'understaffed':
    case 'willBeShort':
    case 'spare':
      return text.enoughAgain(queues);
    case 'handleTime':
    case 'arrivals':
    case 'abandonment':
    case 'agentDrop':
      return text.asUsualAgain(queues);
    case 'staleSource':
      return text.heardAgain(alert.source ?? queues[0] ?? '–');
    case 'deadline':
      return text.nothingLate(queues);
    case 'callBacks':
      return text.nobodyWaits(queues);
    case 'promises':
      return promisesTitle({ ...alert, measured: 0, expected: 0 }, speaker);
  }
}

/** How long: now to 15:30. */
export function spanOf({ kind, from, until, raisedAt }: Alert, { say, formats, now }: Speaker): string {
  const text = say.planner.alerts;
  const time = (moment: string) => formats.dayAndTime(Date.parse(moment), now);
  if (until === null) return text.since(time(raisedAt));
  if (kind === 'deadline' || kind === 'promises') return text.by(time(until));
  return text.span(Date.parse(from) <= now ? null : time(from), time(until));
}

/** What lies behind it, and what follows if nothing is done, in whole sentences. */
export function reasonOf(alert: Alert, speaker: Speaker): string {
  return [...facts(alert, speaker), ...consequences(alert, speaker), ...history(alert, speaker)].join(' ');
}

function facts(alert: Alert, speaker: Speaker): string[] {
  const text = speaker.say.planner.alerts;
  const channel = channelOf(alert, speaker);
  const { kind, required, staffed, measured = null, expected = null } = alert;
  // Figures that go back further than the change would speak against it.
  if (isEasing(alert) && kind !== 'understaffed' && kind !== 'arrivals') return [];
  if (kind === 'staleSource') return [text.notHeard];
  if (kind === 'callBacks') {
    const { formats, now } = speaker;
    return [text.calledBackByNobody, text.waitsLongest(measured ?? 0, formats.dayAndTime(Date.parse(alert.from), now))];
  }
  if (kind === 'promises') return [text.promisesMean];
  if (kind === 'willBeShort') return required === null || staffed === null ? [] : [text.requiredPlanned(required, staffed)];
  if (kind === 'understaffed' || kind === 'spare')
    return required === null || staffed === null ? [] : [text.requiredStaffed(required, staffed, channel)];
  if (measured === null || expected === null)
    return alert.ratio === null ? [] : [text.timesExpected(speaker.formats.oneDecimal(alert.ratio))];
  switch (kind) {
    case 'handleTime':
      return [text.takes(minutesText(measured, speaker.say), minutesText(expected, speaker.say))];
    case 'arrivals':
      return [text.come(whole(measured), whole(expected), channel)];
    case 'abandonment':
      return [text.leaveNow(speaker.formats.percentText(measured), speaker.formats.percentText(expected), channel)];
    case 'agentDrop':
      return [text.agentsNow(whole(measured), whole(expected))];
    case 'deadline':
      return [text.dueLate(whole(measured), whole(expected))];
  }
}

/** Whose reason says all: they are not about waits to come. */
const withoutConsequence: ReadonlySet<AlertKind> = new Set<AlertKind>(['staleSource', 'deadline', 'callBacks', 'promises']);

function consequences(alert: Alert, speaker: Speaker): string[] {
  const text = speaker.say.planner.alerts;
  const { serviceLevel, abandonsPerHour, latePerHour, kind } = alert;
  if (kind === 'spare') return elsewhere(alert, speaker);
  if (isEasing(alert)) return [text.endsByItself];
  if (withoutConsequence.has(kind)) return [];
  const channel = channelOf(alert, speaker);
  const promise = alert.queues.length === 1 ? speaker.promise(alert.queues[0] as string) : null;
  const leaving = abandonsPerHour === null || whole(abandonsPerHour) === 0 ? null : whole(abandonsPerHour);
  if (serviceLevel !== null && promise !== null) {
    const [share, within] = [speaker.formats.percentText(serviceLevel), speaker.within(promise)];
    return [leaving === null ? text.atThisRate(share, within) : text.atThisRateLosing(share, within, leaving, channel)];
  }
  if (leaving !== null) return [text.losing(leaving, channel)];
  return latePerHour === null || whole(latePerHour) === 0 ? [] : [text.late(whole(latePerHour))];
}

// What those who can be spared would do in another queue.
function elsewhere({ remedy }: Alert, { say, formats, now, name, channel }: Speaker): string[] {
  if (remedy === null || remedy.kind !== 'move' || remedy.harmAvoided === null || remedy.until === null) return [];
  const avoided = whole(remedy.harmAvoided);
  const until = formats.dayAndTime(Date.parse(remedy.until), now);
  return avoided === 0 ? [] : [say.planner.alerts.helpsElsewhere(remedy.agents, name(remedy.to), avoided, channel(remedy.to), until)];
}

function history({ kind, flaps }: Alert, { say, record }: Speaker): string[] {
  const text = say.planner.alerts;
  const known = kind === 'willBeShort' ? record.find((one) => one.kind === kind) : undefined;
  const said = known === undefined || known.raised === 0 ? [] : [text.cameTrueOf(known.cameTrue, known.raised)];
  return flaps ? [...said, text.flaps] : said;
}

/** What to do, as a button says it; null: there is nothing that somebody could do here. */
export function actionOf(alert: Alert, speaker: Speaker): string | null {
  const { kind, remedy } = alert;
  const text = speaker.say.planner.alerts.actions;
  if (remedy === null || remedy.kind === 'none' || isEasing(alert)) return null;
  if (kind === 'spare') return text.seeWho;
  return remedyAction(remedy, speaker);
}

/** The same for an alert whose button says first who could do it. */
export function remedyAction({ kind, from, agents, until }: Remedy, { say, formats, now, name }: Speaker): string | null {
  const text = say.planner.alerts.actions;
  switch (kind) {
    case 'move':
      return from === null ? null : text.move(agents, name(from));
    case 'backFromPause':
      return text.backFromPause(agents);
    case 'addAgent':
      return text.addAgent(agents, until === null ? null : formats.dayAndTime(Date.parse(until), now));
    case 'moveBreaks':
      return text.moveBreaks(agents);
    case 'none':
      return null;
  }
}

/** What the remedy costs the queue that gives, and how long it takes until all who wait are answered. */
export function detailsOf({ remedy, clearSeconds }: Alert, { say, formats, name, spoken }: Speaker): string {
  const text = say.planner.alerts;
  const { from, donorServiceLevel: share, donorTarget: goal } = remedy ?? { from: null, donorServiceLevel: null, donorTarget: null };
  const known = from !== null && share !== null && goal !== null;
  return [
    known ? text.giverStays(name(from), formats.percentText(share), formats.percentText(goal)) : '',
    clearSeconds === null || clearSeconds === 0 ? '' : text.clears(spoken(Math.max(60, Math.round(clearSeconds / 60) * 60))),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Who has marked it and when, or how it ended; empty while nobody has. */
export function markOf(alert: Alert, { say, formats, now }: Speaker): string {
  const text = say.planner.alerts;
  const time = (moment: string) => formats.dayAndTime(Date.parse(moment), now);
  const { state, by, markedAt, snoozedUntil, clearedAt, cameTrue } = alert;
  const truth = cameTrue === null ? '' : ` ${cameTrue ? text.cameTrue : text.didNot}`;
  if (state === 'acknowledged' && by !== null && markedAt !== null) return text.onItBy(personFirst(by, say), time(markedAt));
  if (state === 'snoozed' && by !== null && snoozedUntil !== null) return text.snoozedBy(personFirst(by, say), time(snoozedUntil));
  if (state === 'done' && by !== null && markedAt !== null) return text.doneBy(personText(by, say), time(markedAt)) + truth;
  return state === 'cleared' && clearedAt !== null ? text.ended(time(clearedAt)) + truth : '';
}

/** One line of an alert's journal, without its time. */
export function actText({ act, by, until }: AlertEvent, { say, formats, now }: Speaker): string {
  const text = say.planner.alerts;
  const name = by ?? '';
  switch (act) {
    case 'acknowledged':
      return text.acts.acknowledged(personFirst(name, say));
    case 'snoozed':
      return text.snoozedBy(personFirst(name, say), until === null ? '' : formats.dayAndTime(Date.parse(until), now));
    case 'done':
      return text.acts.done(personText(name, say));
    case 'reopened':
      return text.acts.reopened(personFirst(name, say));
    case 'moved':
      return text.acts.moved(personFirst(name, say));
    default:
      return text.acts[act];
  }
}

function channelOf(alert: Alert, speaker: Speaker): Channel {
  const queue = alert.queues[0];
  return queue === undefined ? 'voice' : speaker.channel(queue);
}

/** As it is shown: what rounds to nobody is nobody. */
export function whole(n: number): number {
  return Math.round(n);
}

/** A span as m:ss, or as h:mm with its unit. */
export function minutesText(seconds: number, { hourSign }: Pick<DeskTexts, 'hourSign'>): string {
  const { value, unit } = waitFigure(Math.round(seconds), hourSign);
  return unit === '' ? value : `${value} ${unit}`;
}
