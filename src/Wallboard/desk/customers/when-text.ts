import { knownZone } from '../../format/formats';
import { words } from '../state/language';
import { now } from '../state/pulse';
import { site } from '../state/site';

const nearMilliseconds = 6 * 86_400_000;

/** A moment as ISO 8601: its time, with the weekday within six days, and beyond with its date, since a weekday would be misread there. */
export function whenText(at: string): string {
  const { say, formats } = words.value;
  const moment = Date.parse(at);
  if (Math.abs(moment - now.value) < nearMilliseconds) return formats.dayAndTime(moment, now.value);
  const day = new Intl.DateTimeFormat(say.locale, { day: 'numeric', month: 'short', timeZone: knownZone(site.value?.zone) }).format(moment);
  return `${day} ${formats.time(moment)}`;
}
