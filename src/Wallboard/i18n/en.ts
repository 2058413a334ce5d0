import type { Channel, Level, RefusalCause, Threshold } from '../feed/frame-contract';
import { layoutTexts } from './layouts/en';
import { speechOf } from './spans';

const locale = 'en-GB';
const speech = speechOf({
  locale,
  hourSign: 'h',
  second: { one: 'second', other: 'seconds' },
  minute: { one: 'minute', other: 'minutes' },
  hour: { one: 'hour', other: 'hours' },
  day: { one: 'day', other: 'days' },
  workingDay: { one: 'working day', other: 'working days' },
});
const { number, counted, minutes, hours, days, spoken, short, roughly, threshold, thresholdInWords } = speech;

/** The two lines of the headline: one sentence, broken where it reads well. */
export type Lines = readonly [string, string];

const agents = { one: 'agent', other: 'agents' };
const people = { one: 'person', other: 'people' };
const events = { one: 'event', other: 'events' };

const channelNames: Record<Channel, string> = { voice: 'Phone', chat: 'Chat', email: 'E-mail', social: 'Social' };
const levelNames: Record<Level, string> = { unknown: 'state unknown', fine: 'on promise', warning: 'warning', critical: 'critical' };

function waitingPeople(channel: Channel, n: number): string {
  switch (channel) {
    case 'voice':
      return counted(n, { one: 'caller', other: 'callers' });
    case 'chat':
      return counted(n, { one: 'person', other: 'people' });
    case 'email':
      return counted(n, { one: 'e-mail', other: 'e-mails' });
    case 'social':
      return counted(n, { one: 'message', other: 'messages' });
  }
}

/** What somebody does who does not wait any longer. */
function leave(channel: Channel): string {
  return channel === 'voice' ? 'hang up' : 'leave';
}

function lateToday(likely: number, due: number | null): string {
  return due === null ? `${number(likely)} will be late` : `${number(likely)} of ${number(due)} due today will be late`;
}

const listed = new Intl.ListFormat(locale);
const channelList = (channels: readonly Channel[]) => listed.format(channels.map((channel) => channelNames[channel].toLowerCase()));
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What was wrong with events, and who can mend it. */
const refusalCauses: Record<RefusalCause, string> = {
  unreadable: 'they cannot be read. Ask whoever set the source up to check what it sends.',
  unknownType: 'their type is not known here. Ask whoever set the source up to check what it sends.',
  missingField: 'something is missing in them. Ask whoever set the source up to check what it sends.',
  badValue: 'a value in them cannot be right. Ask whoever set the source up to check what it sends.',
  badTime: 'their time cannot be right. Ask IT to check the clock of that system.',
  tooLarge: 'they are too large. Ask whoever set the source up to send them in smaller parts.',
  accessDenied: 'the access key was not accepted. Ask IT to renew it.',
  other: 'the log of the monitor says why. Ask IT to look at it.',
};

function pastThreshold(waiting: number, over: number, t: Threshold): string {
  const past = `for more than ${thresholdInWords(t)}`;
  if (over < waiting) return `${number(over)} ${past}`;
  if (waiting <= 2) return waiting === 1 ? past : `both ${past}`;
  return `all ${past}`;
}

export const english = {
  locale,

  channel: (channel: Channel) => channelNames[channel],
  threshold,
  shortSpan: short,

  ...layoutTexts(speech),

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
    over: (n: number, t: Threshold) => (t.workingDays === null ? `${number(n)} over ${threshold(t)}` : `${number(n)} past promise`),
    dueToday: (n: number) => `${number(n)} due today`,
    likely: (n: number) => `${number(n)} likely to hang up`,
    likelyLate: (n: number, due: number | null) =>
      due === null ? `${number(n)} will be late` : `${number(n)} of ${number(due)} due will be late`,
    hungUpJustNow: (n: number) => `${number(n)} hung up just now`,
    ringing: (n: number) => `${number(n)} ringing at an agent`,
    today: (share: string) => `today ${share}`,
    points: (difference: string) => difference,
    noForecast: 'no forecast',
    learning: 'learning',
    closes: (when: string) => `closes ${when}`,
    atOnce: 'At once',
    minutesUnit: 'min',
    hoursUnit: 'h',
    daysUnit: 'd',
    approximately: (text: string) => `~${text}`,
    range: (low: string, high: string, unit: string) => `${low}–${high} ${unit}`,
    freeOf: (signedIn: string) => `of ${signedIn}`,
    paused: (n: number) => `${number(n)} paused`,
    busy: (n: number) => `${number(n)} busy`,
    unknown: 'unknown',
    closed: 'Closed',
    closedUntil: (when: string) => `Closed, opens ${when}`,
    opens: (when: string) => `opens ${when}`,
    silentFor: (age: number) => `silent for ${roughly(age)}`,
    silent: 'silent',
    lastKnown: (clock: string) => `last known ${clock}`,
    peoplePerBar: (n: number) => `1 bar = ${number(n)} people`,
    trendSpan: (pointMinutes: number) => (pointMinutes === 1 ? '60 min' : days((pointMinutes * 60) / 1440)),
    more: (attention: number, calm: number) =>
      attention === 0
        ? `and ${number(calm)} more`
        : `and ${number(attention + calm)} more, ${number(attention)} of them past their promise`,
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
    waiting: (n: number) => (n === 0 ? 'nobody waiting' : `${number(n)} waiting`),
    over: (n: number, t: Threshold) => `${number(n)} over ${thresholdInWords(t)}`,
    longest: (total: number) => `longest ${spoken(total)}`,
    longestDays: (days: string) => `longest ${days} working days`,
    likely: (n: number) => `${number(n)} likely to hang up`,
    inTime: (share: string) => `${share} in time in the last 30 minutes`,
    inTimeToday: (share: string) => `${share} in time today`,
    free: (available: number, signedIn: number) => `${number(available)} of ${counted(signedIn, agents)} free`,
  },

  headline: {
    likely: (name: string, channel: Channel, waiting: number, likely: number): Lines => [
      `${name}: ${waitingPeople(channel, waiting)} waiting,`,
      `${number(likely)} likely to ${leave(channel)} in the next 5 minutes`,
    ],
    likelyThen: (time: string, name: string, channel: Channel, waiting: number, likely: number): Lines => [
      `At ${time}, ${name} had ${waitingPeople(channel, waiting)} waiting,`,
      `${number(likely)} likely to ${leave(channel)} within 5 minutes`,
    ],
    likelyLate: (name: string, channel: Channel, waiting: number, likely: number, due: number | null): Lines => [
      `${name}: ${waitingPeople(channel, waiting)} waiting,`,
      lateToday(likely, due),
    ],
    likelyLateThen: (time: string, name: string, channel: Channel, waiting: number, likely: number, due: number | null): Lines => [
      `At ${time}, ${name} had ${waitingPeople(channel, waiting)} waiting,`,
      lateToday(likely, due),
    ],
    predicted: (name: string, channel: Channel, waiting: number, wait: number): Lines => [
      waiting === 0 ? `${name}: nobody waiting yet,` : `${name}: ${waitingPeople(channel, waiting)} waiting,`,
      `the next one will wait about ${minutes(wait)}`,
    ],
    predictedThen: (time: string, name: string, channel: Channel, waiting: number, wait: number): Lines => [
      waiting === 0 ? `At ${time}, ${name} had nobody waiting,` : `At ${time}, ${name} had ${waitingPeople(channel, waiting)} waiting,`,
      `with about ${minutes(wait)} to wait for the next one`,
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
    pastPromise: (n: number): string => `${counted(n, { one: 'person has', other: 'people have' })} just waited past the promise`,
    pastPromiseThen: (time: string, n: number): string => `At ${time}, ${counted(n, people)} had just waited past the promise`,
    promisesKept: 'Every promise is being kept',
    promisesWereKept: (time: string) => `At ${time}, every promise was being kept`,
    noPromise: (waiting: number): string =>
      waiting === 0 ? 'Nobody is waiting' : `${counted(waiting, { one: 'person', other: 'people' })} waiting`,
    noPromiseThen: (time: string, waiting: number): string =>
      waiting === 0
        ? `At ${time}, nobody was waiting`
        : `At ${time}, ${counted(waiting, { one: 'person was', other: 'people were' })} waiting`,
    setPromise: 'No promise is set, so nothing is marked as late',
    liveWaiting: (n: number, longest: number) =>
      n === 0 ? 'Nobody is waiting by phone or chat' : `${number(n)} waiting by phone or chat, longest ${short(longest)}`,
    writtenWaiting: (n: number) =>
      n === 0 ? 'Nothing is waiting' : `${counted(n, { one: 'message', other: 'messages' })} waiting for a reply`,
    silent: (queues: number, age: number | null): string =>
      age === null
        ? `No news from ${counted(queues, { one: 'queue', other: 'queues' })}`
        : `No news from ${counted(queues, { one: 'queue', other: 'queues' })} for ${roughly(age)}`,
    silentQueue: (name: string, age: number | null): string =>
      age === null ? `No news from ${name}` : `No news from ${name} for ${roughly(age)}`,
    restInTime: 'All others are being answered in time',
    closed: (): string => 'Closed',
    closedUntil: (when: string) => `Closed, the first queue opens ${when}`,
    closedWaiting: (n: number): string => `Closed, and ${counted(n, { one: 'person is', other: 'people are' })} still waiting`,
    opens: (when: string) => `The first queue opens ${when}`,
    noData: (age: number): Lines => [`No data for ${age < 7200 ? minutes(Math.floor(age / 60)) : hours(Math.floor(age / 3600))}`, ''],
    numbersFrom: (when: string) => `The numbers below are from ${when}`,
    ready: ['Ready for the first call', 'The board fills itself when events arrive'] as Lines,
    connecting: ['Connecting', 'The board appears as soon as the monitor answers'] as Lines,
    noAnswer: ['The monitor does not answer', 'The board appears by itself as soon as it does'] as Lines,
    refused: (reason: string): Lines => ['The monitor cannot show this board', reason],
    fault: ['This page has met a fault of its own', 'It loads itself anew within a minute'] as Lines,
  },

  /** Why there is no board, by the hub's codes, and who can mend it. */
  refusals: {
    linkRevoked: ['The link of this screen was taken back', 'Whoever looks after the walls can make a new one'] as Lines,
    linkUnknown: ['The link of this screen is not known here', 'Check its address, or make a new link on the page of walls'] as Lines,
    signInNeeded: ['Nobody is signed in here', 'Open the link of a screen here, or sign in at the desk'] as Lines,
    notAllowed: ['You may not see this board', 'Ask whoever looks after the monitor for a role at this site'] as Lines,
    accessEnded: ['The key that this board was opened with has ended', 'Sign in again at the desk, or open the link of a screen'] as Lines,
    codesUsedUp: ['Too many walls wait to be paired', 'This one gets its code by itself when another is done'] as Lines,
    unknownBoard: ['There is no such board', 'Check the address, or set the board up on the page of boards'] as Lines,
    unknownSite: ['There is no such site yet', 'It begins with its first event; check the name in the address'] as Lines,
    tooManyWalls: ['Too many walls are on', 'This one joins by itself when another is switched off'] as Lines,
    tooManyBoards: ['Too many boards are on', 'This one comes by itself when another is no longer shown'] as Lines,
    siteStopped: ['The monitor of this site has stopped', 'Ask IT to look at its log and to start it again'] as Lines,
    recovering: ['The monitor has just started and brings back what it knew', 'The board appears by itself when all is there'] as Lines,
    shuttingDown: ['The monitor is being started anew', 'The board appears by itself in a moment'] as Lines,
  },

  /** A wall without a link: somebody who is signed in types its code. */
  pairing: {
    lines: ['Type this code at the desk', 'Then this wall shows a board'] as Lines,
    how: (address: string): readonly [string, string] => [
      `On a computer, open ${address} and choose Pair a wall`,
      'The code is a new one every ten minutes. Or open the link of a screen here.',
    ],
  },

  /** What somebody should look after, in place of the legend: whose it is, and what is the matter. */
  problem: {
    refused: (source: string, count: number, since: string, cause: RefusalCause): Lines => [
      `${source}:`,
      `${counted(count, events)} refused since ${since}, ${refusalCauses[cause] ?? refusalCauses.other}`,
    ],
    silentSince: (source: string, since: string): Lines => [
      `${source}:`,
      `nothing heard since ${since}, so what it tells of is old. Ask IT whether it still runs.`,
    ],
    silent: (source: string): Lines => [`${source}:`, 'nothing heard yet. Ask IT whether it runs and sends events here.'],
    more: (n: number) => counted(n, { one: 'more source needs a look', other: 'more sources need a look' }),
  },

  connecting: {
    asks: (address: string) => `This screen asks ${address}`,
    since: (time: string) => `No answer since ${time}`,
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
    noBoard: 'No board',
    channelsSilent: (channels: readonly Channel[]) => capital(`${channelList(channels)} silent`),
    channelsLive: (channels: readonly Channel[]) => (channels.length === 0 ? '' : `${channelList(channels)} live`),
    sourceSilent: (source: string) => `${source} silent`,
    sourcesSilent: (n: number) => counted(n, { one: 'source silent', other: 'sources silent' }),
    othersLive: (n: number) => (n === 0 ? '' : counted(n, { one: 'other live', other: 'others live' })),
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
    ranges: (tenths: number) => `Ranges held ${tenths} times in 10`,
    rangesNotYet: 'Ranges: too little data yet',
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
    ofWhoGaveUp: (n: string) => `of ${n} who gave up`,
    promisesDue: 'E-mail promises due today',
    willBeLate: (n: number) => (n === 0 ? 'all on pace' : `${number(n)} will be late`),
    revenueLost: 'Revenue lost today, estimate',
    moreAtRisk: (amount: string) => `${amount} more at risk`,
    atRiskNow: 'Value at risk now',
    at: (time: string) => `at ${time}`,
  },

  /** Where there is little room: upright walls and phones. */
  brief: {
    waiting: 'Waiting',
    longest: 'Longest',
    predicted: 'Predicted',
    inTime: 'In time',
    free: 'Free',
    over: (n: number) => `${number(n)} over`,
    due: (n: number) => `${number(n)} due`,
    goal: (share: string) => `goal ${share}`,
    needsYou: 'Needs you',
    ofQueues: (n: number, all: number) => `${number(n)} of ${counted(all, { one: 'queue', other: 'queues' })}`,
    moreNeedYou: (n: number) => counted(n, { one: 'more queue needs you', other: 'more queues need you' }),
    onPromise: 'On promise',
    others: 'Others',
    allQueues: 'All queues',
    /** Which of the calm queues this page shows. */
    page: (from: number, to: number, all: number) => `${number(from)}–${number(to)} of ${number(all)}`,
    waitingAndPredicted: 'waiting, predicted wait',
    waitingAndLongest: 'waiting, longest wait',
    today: 'Today',
    gotThrough: 'Got through',
    hungUp: 'Hung up',
    promisesDue: 'E-mail due today',
    revenueLost: 'Revenue lost, estimate',
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
