import { knownZone } from './formats';

/** How many minutes of its day have passed at a moment, from 0 to 1439, in a time zone. */
export function minuteOfDayIn(zone: string | undefined): (moment: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: knownZone(zone), hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (moment) => minutesOf(format.format(moment)) ?? 0;
}

/** HH:mm as minutes of the day; null when it is not a time of day. */
export function minutesOf(text: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  return Number(hours) * 60 + Number(minutes);
}
