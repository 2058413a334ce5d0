import type { Channel, Level, Threshold } from '../feed/frame-contract';
import { pluralOf } from './plural';

const locale = 'en-GB';
const plural = pluralOf(locale);
const number = new Intl.NumberFormat(locale);

/** The two lines of the headline: one sentence, broken where it reads well. */
export type Lines = readonly [string, string];

const counted = (n: number, one: string, other: string) => `${number.format(n)} ${plural(n, { one, other })}`;
const seconds = (n: number) => counted(n, 'second', 'seconds');
const minutes = (n: number) => counted(n, 'minute', 'minutes');
const hours = (n: number) => counted(n, 'hour', 'hours');
const workingDays = (n: number) => counted(n, 'working day', 'working days');

const channelNames: Record<Channel, string> = { voice: 'Phone', chat: 'Chat', email: 'E-mail', social: 'Social' };
const levelNames: Record<Level, string> = { unknown: 'state unknown', fine: 'on promise', warning: 'warning', critical: 'critical' };

function waitingPeople(channel: Channel, n: number): string {
  switch (channel) {
    case 'voice':
      return counted(n, 'caller', 'callers');
    case 'chat':
      return counted(n, 'person', 'people');
    case 'email':
      return counted(n, 'e-mail', 'e-mails');
    case 'social':
      return counted(n, 'message', 'messages');
  }
}

/** A span of time in words: 5 minutes 8 seconds. */
function spoken(total: number): string {
  const whole = Math.max(0, Math.floor(total));
  const m = Math.floor(whole / 60);
  const s = whole % 60;
  if (m >= 100) return `${hours(Math.floor(m / 60))} ${minutes(m % 60)}`;
  if (m === 0) return seconds(s);
  return s === 0 ? minutes(m) : `${minutes(m)} ${seconds(s)}`;
}

/** A span of time, short: 38 s, 2 min, 1 min 30 s, 4 h. */
function short(total: number): string {
  const whole = Math.max(0, Math.floor(total));
  if (whole < 60) return `${whole} s`;
  if (whole < 5400) return whole % 60 === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return whole % 3600 === 0 ? `${whole / 3600} h` : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** How long ago, coarse: 40 s, 12 min, 3 h, 5 days. */
function roughly(total: number): string {
  const whole = Math.max(0, Math.floor(total));
  if (whole < 60) return `${whole} s`;
  if (whole < 7200) return `${Math.floor(whole / 60)} min`;
  return whole < 172_800 ? `${Math.floor(whole / 3600)} h` : counted(Math.floor(whole / 86_400), 'day', 'days');
}

function threshold(t: Threshold): string {
  if (t.workingDays !== null) return workingDays(t.workingDays);
  return t.seconds === null ? t.text : short(t.seconds);
}

/** The same in full words: 2 minutes. */
function thresholdInWords(t: Threshold): string {
  if (t.workingDays !== null || t.seconds === null || t.seconds % 60 !== 0) return threshold(t);
  return minutes(t.seconds / 60);
}

function pastThreshold(waiting: number, over: number, t: Threshold): string {
  const past = `for more than ${thresholdInWords(t)}`;
  if (over < waiting) return `${number.format(over)} ${past}`;
  return waiting === 1 ? past : `all ${past}`;
}

export const english = {
  locale,

  channel: (channel: Channel) => channelNames[channel],
  threshold,
  shortSpan: short,

  columns: {
    queue: 'Queue',
    waiting: 'Waiting',
    line: 'Who is waiting, longest first',
    longest: 'Longest',
    predicted: 'Predicted wait',
    inTime: 'In time, 30 min',
    agents: 'Free agents',
    trend: 'Trend',
  },

  row: {
    kind: (channel: Channel, t: Threshold, promised: boolean) =>
      promised ? `${channelNames[channel]}, ${threshold(t)}` : `${channelNames[channel]}, no promise set`,
    over: (n: number, t: Threshold) =>
      t.workingDays === null ? `${number.format(n)} over ${threshold(t)}` : `${number.format(n)} past promise`,
    dueToday: (n: number) => `${number.format(n)} due today`,
    likely: (n: number) => `${number.format(n)} likely to hang up`,
    likelyLate: (n: number, due: number | null) =>
      due === null ? `${number.format(n)} will be late` : `${number.format(n)} of ${number.format(due)} due will be late`,
    hungUpJustNow: (n: number) => `${number.format(n)} hung up just now`,
    ringing: (n: number) => `${number.format(n)} ringing at an agent`,
    today: (share: string) => `today ${share}`,
    points: (difference: string) => difference,
    noForecast: 'no forecast',
    atOnce: 'At once',
    minutesUnit: 'min',
    hoursUnit: 'h',
    daysUnit: 'd',
    approximately: (text: string) => `~${text}`,
    range: (low: string, high: string, unit: string) => `${low}–${high} ${unit}`,
    freeOf: (signedIn: string) => `of ${signedIn}`,
    paused: (n: number) => `${number.format(n)} paused`,
    busy: (n: number) => `${number.format(n)} busy`,
    unknown: 'unknown',
    closed: 'Closed',
    closedUntil: (when: string) => `Closed, opens ${when}`,
    opens: (when: string) => `opens ${when}`,
    silentFor: (age: number) => `silent for ${roughly(age)}`,
    silent: 'silent',
    lastKnown: (clock: string) => `last known ${clock}`,
    peoplePerBar: (n: number) => `1 bar = ${number.format(n)} people`,
    trendSpan: (pointMinutes: number) => (pointMinutes === 1 ? '60 min' : counted((pointMinutes * 60) / 1440, 'day', 'days')),
    more: (attention: number, calm: number) =>
      attention === 0
        ? `and ${number.format(calm)} more`
        : `and ${number.format(attention + calm)} more, ${number.format(attention)} of them past their promise`,
  },

  /** One sentence a row, for those who hear the board. */
  sentence: {
    queue: (name: string, channel: Channel, level: Level) => `${name}, ${channelNames[channel].toLowerCase()}, ${levelNames[level]}`,
    lastKnown: (name: string, channel: Channel, time: string) =>
      `${name}, ${channelNames[channel].toLowerCase()}, state unknown, last known at ${time}`,
    closed: (name: string, channel: Channel, when: string | null) =>
      when === null
        ? `${name}, ${channelNames[channel].toLowerCase()}, closed`
        : `${name}, ${channelNames[channel].toLowerCase()}, closed, opens ${when}`,
    whole: (queue: string, facts: readonly string[]) => `${queue}: ${facts.join(', ')}.`,
    waiting: (n: number) => (n === 0 ? 'nobody waiting' : `${number.format(n)} waiting`),
    over: (n: number, t: Threshold) => `${number.format(n)} over ${thresholdInWords(t)}`,
    longest: (total: number) => `longest ${spoken(total)}`,
    longestDays: (days: string) => `longest ${days} working days`,
    likely: (n: number) => `${number.format(n)} likely to hang up`,
    inTime: (share: string) => `${share} in time in the last 30 minutes`,
    inTimeToday: (share: string) => `${share} in time today`,
    free: (available: number, signedIn: number) => `${number.format(available)} of ${counted(signedIn, 'agent', 'agents')} free`,
  },

  headline: {
    likely: (name: string, channel: Channel, waiting: number, likely: number): Lines => [
      `${name}: ${waitingPeople(channel, waiting)} waiting,`,
      `${number.format(likely)} likely to hang up in the next 5 minutes`,
    ],
    likelyThen: (time: string, name: string, channel: Channel, waiting: number, likely: number): Lines => [
      `At ${time}, ${name} had ${waitingPeople(channel, waiting)} waiting,`,
      `${number.format(likely)} likely to hang up within 5 minutes`,
    ],
    nobodySignedIn: (name: string, channel: Channel, waiting: number): Lines => [
      `${name}: ${waitingPeople(channel, waiting)} waiting,`,
      'nobody is signed in to answer',
    ],
    nobodySignedInThen: (time: string, name: string, channel: Channel, waiting: number): Lines => [
      `At ${time}, ${name} had ${waitingPeople(channel, waiting)} waiting,`,
      'and nobody signed in to answer',
    ],
    over: (name: string, channel: Channel, waiting: number, over: number, t: Threshold): Lines => [
      `${name}: ${waitingPeople(channel, waiting)} waiting,`,
      pastThreshold(waiting, over, t),
    ],
    overThen: (time: string, name: string, channel: Channel, waiting: number, over: number, t: Threshold): Lines => [
      `At ${time}, ${name} had ${waitingPeople(channel, waiting)} waiting,`,
      pastThreshold(waiting, over, t),
    ],
    catchingUp: (name: string, channel: Channel, waiting: number): Lines => [
      waiting === 0 ? `${name}: nobody waiting now,` : `${name}: ${waitingPeople(channel, waiting)} waiting,`,
      'catching up, nobody is past the promise',
    ],
    catchingUpThen: (time: string, name: string, channel: Channel, waiting: number): Lines => [
      waiting === 0 ? `At ${time}, ${name} had nobody waiting` : `At ${time}, ${name} had ${waitingPeople(channel, waiting)} waiting`,
      'and was catching up',
    ],
    everyoneInTime: 'Everyone is being answered in time',
    everyoneWasInTime: (time: string) => `At ${time}, everyone was being answered in time`,
    pastPromise: (n: number): string => `${counted(n, 'person has', 'people have')} just waited past the promise`,
    promisesKept: 'Every promise is being kept',
    promisesWereKept: (time: string) => `At ${time}, every promise was being kept`,
    noPromise: (waiting: number): string => (waiting === 0 ? 'Nobody is waiting' : `${counted(waiting, 'person', 'people')} waiting`),
    noPromiseThen: (time: string, waiting: number): string =>
      waiting === 0 ? `At ${time}, nobody was waiting` : `At ${time}, ${counted(waiting, 'person was', 'people were')} waiting`,
    setPromise: 'No promise is set, so nothing is marked as late',
    liveWaiting: (n: number, longest: number) =>
      n === 0 ? 'Nobody is waiting by phone or chat' : `${number.format(n)} waiting by phone or chat, longest ${short(longest)}`,
    writtenWaiting: (n: number) => (n === 0 ? 'Nothing is waiting' : `${counted(n, 'message', 'messages')} waiting for a reply`),
    silent: (queues: number, age: number | null): string =>
      age === null
        ? `No news from ${counted(queues, 'queue', 'queues')}`
        : `No news from ${counted(queues, 'queue', 'queues')} for ${roughly(age)}`,
    restInTime: 'All others are being answered in time',
    closed: (): string => 'Closed',
    opens: (when: string) => `The first queue opens ${when}`,
    noData: (age: number): Lines => {
      const whole = Math.floor(age / 60);
      return [whole < 120 ? `No data for ${minutes(whole)}` : `No data for ${hours(Math.floor(whole / 60))}`, ''];
    },
    numbersFrom: (when: string) => `The numbers below are from ${when}`,
    ready: ['Ready for the first call', 'The board fills itself when events arrive'] as Lines,
    connecting: ['Connecting', 'The board appears as soon as the monitor answers'] as Lines,
    noAnswer: ['The monitor does not answer', 'The board appears by itself as soon as it does'] as Lines,
    refused: (reason: string): Lines => ['The monitor cannot show this board', reason],
  },

  aside: {
    useOtherScreen: ['Use the phone', 'system screen'] as Lines,
    connectionLost: 'Connection lost',
    noNews: 'No news from the monitor',
    adviceOnHold: 'Check the phone system before moving anyone',
    tryingNow: 'Trying now',
    tryingIn: (n: number) => `Trying again in ${n} s`,
  },

  freshness: {
    live: 'Live',
    updated: (age: number) => `updated ${age} s ago`,
    late: (age: number) => `${age} s ago`,
    behind: (age: number) => `${age} s behind`,
    numbersFrom: (clock: string) => `numbers from ${clock}`,
    offline: 'Offline',
    lastData: (clock: string) => `last data ${clock}`,
    connecting: 'Connecting',
    listening: 'Listening',
    noEvents: 'no events yet',
    sourceSilent: (source: string) => `${source} silent`,
    sourcesSilent: (n: number) => `${number.format(n)} sources silent`,
    othersLive: (n: number) => (n === 0 ? '' : counted(n, 'other live', 'others live')),
    screenFast: (difference: number) => `this screen’s own clock is ${roughly(difference)} fast`,
    screenSlow: (difference: number) => `this screen’s own clock is ${roughly(difference)} slow`,
  },

  legend: {
    waiting: 'One mark, one person',
    willWait: 'Will probably wait',
    mayHangUp: 'May hang up',
    likely: 'Likely to hang up',
    hungUp: 'Hung up just now',
    promise: 'Promise',
    noPromise: 'No promise set',
    height: 'Height = time waited',
    ranges: 'Ranges hold 8 times in 10',
    stateUnknown: 'State unknown',
    nothingWithoutData: 'No forecasts, risks or advice are shown without live data',
  },

  today: {
    gotThrough: 'Got through today',
    gotThroughTo: (time: string) => `Got through, to ${time}`,
    outOf: (part: string, whole: string) => `${part} of ${whole}`,
    hungUp: 'Hung up today',
    hungUpTo: (time: string) => `Hung up, to ${time}`,
    notCalledBack: 'Not called back',
    ofWhoHungUp: (n: string) => `of ${n} who hung up`,
    promisesDue: 'E-mail promises due today',
    willBeLate: (n: number) => (n === 0 ? 'all on pace' : `${number.format(n)} will be late`),
    revenueLost: 'Revenue lost today, estimate',
    moreAtRisk: (amount: string) => `${amount} more at risk`,
    at: (time: string) => `at ${time}`,
  },

  firstRun: {
    steps: [
      ['Send one event', 'From the phone system, or paste the example. An id is enough, never send names or numbers.'],
      ['Watch the queue appear', 'Each new queue name becomes a row at once. Waiting and longest wait are right from the first event.'],
      ['Set the promise', 'For example 2 minutes by phone. Until then nothing is marked as late.'],
    ] as readonly Lines[],
    key: 'your key',
    nothingYet: 'No queue yet.',
    listeningSince: (time: string) => `Listening since ${time}.`,
    howToRead: 'How to read a queue',
    legend: [
      ['One mark, one person.', 'Longest wait stands first.'],
      ['Height is time waited.', 'The dotted line is your promise.'],
    ] as readonly Lines[],
    crossTerm: 'A cross is a loss.',
    cross: 'Somebody hung up within the last half minute.',
  },
};
