import type { Alert, Staffing, StaffingRow } from '../api/staffing';
import { type Speaker, titleOf, whole } from './alerts/alert-words';

/** The sentence at the top, what stands beneath it, and how grave it is. */
export interface HeadlineWords {
  readonly sentence: string;
  readonly more: string;
  readonly level: 'critical' | 'warning' | 'fine' | 'unknown';
}

/** What matters most now: the gravest alert, else that all is well, else why nothing can be said. */
export function headlineWords(staffing: Staffing, alert: Alert | null, speaker: Speaker): HeadlineWords {
  const text = speaker.say.planner.headline;
  if (alert !== null && alert.kind !== 'spare' && alert.severity !== 'none') {
    const sentence = [sentenceOf(alert, speaker), spareOf(alert, staffing, speaker)].filter(Boolean).join(' ');
    return { sentence, more: [totalsOf(staffing, speaker), effectOf(alert, speaker)].filter(Boolean).join(' '), level: alert.severity };
  }
  return withoutAlert(staffing, speaker) ?? { sentence: text.nobodyShort, more: totalsOf(staffing, speaker), level: 'fine' };
}

function withoutAlert({ queues, site }: Staffing, speaker: Speaker): HeadlineWords | null {
  const { say, formats, now } = speaker;
  const text = say.planner.headline;
  if (queues.length === 0) return { sentence: text.noQueues, more: text.noQueuesMeans, level: 'unknown' };
  const open = queues.filter((row) => row.open);
  if (open.length === 0) {
    const next = earliest(queues);
    return { sentence: text.closed, more: next === null ? '' : text.opens(formats.dayAndTime(next, now)), level: 'fine' };
  }
  if (open.every((row) => row.required === null)) return { sentence: text.learning, more: text.learningMeans, level: 'unknown' };
  if (site.staffed === null) return { sentence: text.noAgents, more: text.noAgentsMeans, level: 'unknown' };
  // Missing now, and not surely or not for long enough to be an alert.
  const lacking = open.filter(({ gap }) => gap !== null && gap < 0).map(({ name }) => name);
  return lacking.length === 0 ? null : { sentence: text.mayBeShort(lacking), more: totalsOf({ site }, speaker), level: 'fine' };
}

function earliest(rows: readonly StaffingRow[]): number | null {
  const moments = rows.flatMap(({ openChangesAt }) => (openChangesAt === null ? [] : [Date.parse(openChangesAt)]));
  return moments.length === 0 ? null : Math.min(...moments);
}

function sentenceOf(alert: Alert, speaker: Speaker): string {
  const text = speaker.say.planner.headline;
  const { kind, short, from, until } = alert;
  const time = (moment: string) => speaker.formats.dayAndTime(Date.parse(moment), speaker.now);
  const queues = alert.queues.map(speaker.name);
  const end = until === null ? null : time(until);
  if (kind === 'understaffed' && short !== null) return text.short(queues, short, end);
  if (kind === 'willBeShort' && short !== null) return text.willBeShort(queues, short, time(from), end);
  return text.other(titleOf(alert, speaker));
}

// The queue that would give has so many above what it needs now; fewer than it would give would speak against the move.
function spareOf({ remedy }: Alert, { queues }: Staffing, { say, name }: Speaker): string {
  if (remedy === null || remedy.kind !== 'move' || remedy.from === null) return '';
  const gap = queues.find(({ queue }) => queue === remedy.from)?.gap ?? null;
  return gap === null || gap < Math.max(1, remedy.agents) ? '' : say.planner.headline.spare(name(remedy.from), gap);
}

function totalsOf({ site: { required, staffed, gap } }: Pick<Staffing, 'site'>, { say }: Speaker): string {
  if (required === null || staffed === null || gap === null) return '';
  return gap < 0 ? say.planner.headline.tooFew(required, staffed) : say.planner.headline.enough(required, staffed);
}

function effectOf({ remedy, queues }: Alert, { say, formats, now, channel }: Speaker): string {
  if (remedy === null || remedy.kind === 'none' || remedy.harmAvoided === null || remedy.until === null) return '';
  const avoided = whole(remedy.harmAvoided);
  if (avoided === 0) return '';
  const text = say.planner.headline;
  const until = formats.dayAndTime(Date.parse(remedy.until), now);
  const of = channel(queues[0] ?? remedy.to);
  return remedy.kind === 'move' ? text.effect(remedy.agents, avoided, of, until) : text.effectOther(avoided, of, until);
}
