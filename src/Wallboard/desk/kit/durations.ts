/** A span of time as settings have it: seconds of the clock, or working days of a queue's opening hours. */
export type Span = { readonly seconds: number } | { readonly workingDays: number };

/** What a text can be read as: a span, or why not. */
export type SpanReading = { readonly span: Span } | { readonly wrong: 'empty' | 'noUnit' | 'unreadable' | 'tooLong' | 'noWorkingTime' };

const secondsMax = 3660 * 86_400;
const workingDaysMax = 260;

// Whoever writes in their own language is understood in all of them: the words do not collide.
const unitWords: readonly (readonly [RegExp, number])[] = [
  [/^(s|sec|secs|second|seconds|sek|sekund|sekunder)$/, 1],
  [/^(m|min|mins|minute|minutes|minutt|minutter|minut|minuter)$/, 60],
  [/^(h|hr|hrs|hour|hours|t|tim|time|timer|timme|timmar)$/, 3600],
  [/^(d|day|days|dag|dager|dagar|dage|døgn|dygn)$/, 86_400],
];
const workingDayWords = /^(working ?days?|business ?days?|wd|virkedag(er)?|arbeidsdag(er)?|arbetsdag(ar)?|arbejdsdage?|hverdage?)$/;

/** Reads what people write: 20 seconds, 2 min, 1:30, 1 h 30 min, 2 working days, PT20S. */
export function readSpan(written: string, allowWorkingDays: boolean): SpanReading {
  const text = written
    .trim()
    .toLowerCase()
    .replace(/,(?=\d)/g, '.')
    .replace(/\s+/g, ' ');
  if (text === '') return { wrong: 'empty' };
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(text);
  if (clock !== null) return within(Number(clock[1]) * 60 + Number(clock[2]));
  const iso = /^p(?:(\d+)w)?(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?)?$/.exec(text);
  if (iso !== null && text.length > 2) {
    const [weeks, days, hours, minutes, seconds] = iso.slice(1).map((part) => Number(part ?? 0)) as [
      number,
      number,
      number,
      number,
      number,
    ];
    return within(weeks * 604_800 + days * 86_400 + hours * 3600 + minutes * 60 + seconds);
  }
  if (/^\d+(\.\d+)?$/.test(text)) return { wrong: 'noUnit' };
  const working = /^(\d+(?:\.\d+)?) ?([\p{L} ]+)$/u.exec(text);
  if (working !== null && workingDayWords.test(working[2] ?? '')) {
    if (!allowWorkingDays) return { wrong: 'noWorkingTime' };
    const workingDays = Number(working[1]);
    return workingDays > 0 && workingDays <= workingDaysMax ? { span: { workingDays } } : { wrong: 'tooLong' };
  }
  return readParts(text);
}

function readParts(text: string): SpanReading {
  let seconds = 0;
  let rest = text;
  while (rest !== '') {
    const part = /^(?:and |og |och )?(\d+(?:\.\d+)?) ?(\p{L}+)\.? ?/u.exec(rest);
    const unit = part === null ? undefined : unitWords.find(([words]) => words.test(part[2] ?? ''));
    if (part === null || unit === undefined) return { wrong: 'unreadable' };
    seconds += Number(part[1]) * unit[1];
    rest = rest.slice(part[0].length);
  }
  return within(seconds);
}

function within(seconds: number): SpanReading {
  if (seconds <= 0) return { wrong: 'unreadable' };
  return seconds <= secondsMax ? { span: { seconds: Math.round(seconds * 1000) / 1000 } } : { wrong: 'tooLong' };
}

/** As the API reads it. */
export function wireOfSpan(span: Span): string {
  if ('workingDays' in span) return `${span.workingDays} working ${span.workingDays === 1 ? 'day' : 'days'}`;
  return `PT${span.seconds}S`;
}

/** What the API wrote; null for what this page does not know. */
export function spanOfWire(text: string): Span | null {
  const reading = readSpan(text, true);
  return 'span' in reading ? reading.span : null;
}

export function sameSpan(a: Span | null, b: Span | null): boolean {
  if (a === null || b === null) return a === b;
  return wireOfSpan(a) === wireOfSpan(b);
}

/** Writes spans in full words of a language: 2 minutes, 1 hour 30 minutes, 2 working days. */
export function spanWriter(locale: string, workingDays: (n: number) => string): (span: Span) => string {
  const unit = (name: 'second' | 'minute' | 'hour' | 'day') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long', maximumFractionDigits: 3 });
  const [second, minute, hour, day] = [unit('second'), unit('minute'), unit('hour'), unit('day')];
  return (span) => {
    if ('workingDays' in span) return workingDays(span.workingDays);
    const total = span.seconds;
    if (total >= 172_800 && total % 86_400 === 0) return day.format(total / 86_400);
    const parts: string[] = [];
    const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
    if (hours > 0) parts.push(hour.format(hours));
    if (minutes > 0) parts.push(minute.format(minutes));
    if (seconds > 0 || parts.length === 0) parts.push(second.format(Math.round(seconds * 1000) / 1000));
    return parts.join(' ');
  };
}
