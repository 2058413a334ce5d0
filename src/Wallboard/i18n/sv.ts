import type { Channel, Level, RefusalCause, Threshold } from '../feed/frame-contract';
import { layoutTexts } from './layouts/sv';
import { speechOf } from './spans';
import type { Texts } from './texts';

const locale = 'sv';
const speech = speechOf({
  locale,
  hourSign: 'tim',
  second: { one: 'sekund', other: 'sekunder' },
  minute: { one: 'minut', other: 'minuter' },
  hour: { one: 'timme', other: 'timmar' },
  day: { one: 'dag', other: 'dagar' },
  workingDay: { one: 'arbetsdag', other: 'arbetsdagar' },
});
const { plural, number, counted, minutes, hours, days, spoken, short, roughly, threshold, thresholdInWords } = speech;

const people = { one: 'person', other: 'personer' };
const queues = { one: 'kö', other: 'köer' };
const late = { one: 'blir försenat', other: 'blir försenade' };

const channelNames: Record<Channel, string> = { voice: 'Telefon', chat: 'Chatt', email: 'Mejl', social: 'SoMe' };
const spokenChannels: Record<Channel, string> = { voice: 'telefon', chat: 'chatt', email: 'mejl', social: 'sociala medier' };
const levelNames: Record<Level, string> = { unknown: 'okänt läge', fine: 'inom löftet', warning: 'varning', critical: 'kritiskt' };

function waitingNow(channel: Channel, n: number): string {
  switch (channel) {
    case 'voice':
      return `${number(n)} väntar i telefonkö`;
    case 'chat':
      return `${number(n)} väntar i chatten`;
    case 'email':
      return `${number(n)} mejl väntar`;
    case 'social':
      return `${counted(n, { one: 'meddelande', other: 'meddelanden' })} väntar`;
  }
}

function waitingThen(channel: Channel, n: number): string {
  switch (channel) {
    case 'voice':
      return `${number(n)} väntade i telefonkö`;
    case 'chat':
      return `${number(n)} väntade i chatten`;
    case 'email':
      return `${number(n)} mejl väntade`;
    case 'social':
      return `${counted(n, { one: 'meddelande', other: 'meddelanden' })} väntade`;
  }
}

function pastThreshold(waiting: number, over: number, t: Threshold): string {
  const past = `i mer än ${thresholdInWords(t)}`;
  if (over < waiting) return `${number(over)} ${past}`;
  if (waiting <= 2) return waiting === 1 ? past : `båda ${past}`;
  return `alla ${past}`;
}

/** What somebody does who does not wait any longer. */
function leave(channel: Channel): string {
  return channel === 'voice' ? 'lägga på' : 'ge upp';
}

function leaves(channel: Channel): string {
  return channel === 'voice' ? 'lägger troligen på' : 'ger troligen upp';
}

function lateToday(likely: number, due: number | null): string {
  return due === null ? counted(likely, late) : `${number(likely)} av ${number(due)} som ska besvaras i dag ${plural(likely, late)}`;
}

const events = { one: 'händelse avvisad', other: 'händelser avvisade' };
const listed = new Intl.ListFormat(locale);
const channelList = (channels: readonly Channel[]) => listed.format(channels.map((channel) => spokenChannels[channel]));
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const refusalCauses: Record<RefusalCause, string> = {
  unreadable: 'de går inte att läsa. Be den som satte upp källan kontrollera vad den skickar.',
  unknownType: 'typen är inte känd här. Be den som satte upp källan kontrollera vad den skickar.',
  missingField: 'något saknas i dem. Be den som satte upp källan kontrollera vad den skickar.',
  badValue: 'ett värde i dem kan inte stämma. Be den som satte upp källan kontrollera vad den skickar.',
  badTime: 'tiden i dem kan inte stämma. Be IT kontrollera klockan i det systemet.',
  tooLarge: 'de är för stora. Be den som satte upp källan skicka dem i mindre delar.',
  accessDenied: 'åtkomstnyckeln godtogs inte. Be IT förnya den.',
  other: 'tjänstens logg säger varför. Be IT titta på den.',
};

/** Swedish. */
export const texts: Texts = {
  locale,

  channel: (channel) => channelNames[channel],
  threshold,
  shortSpan: short,

  ...layoutTexts(speech),

  columns: {
    queue: 'Kö',
    waiting: 'Väntar',
    line: 'Vilka väntar, längst först',
    longest: 'Längst',
    predicted: 'Förväntad',
    inTime: 'I tid, 30 min',
    agents: 'Lediga',
    trend: 'Trend',
  },

  row: {
    kind: (channel, t, promised) => (promised ? `${channelNames[channel]}, ${threshold(t)}` : `${channelNames[channel]}, utan löfte`),
    over: (n, t) => (t.workingDays === null ? `${number(n)} över ${threshold(t)}` : `${number(n)} över löftet`),
    dueToday: (n) => `${number(n)} för i dag`,
    likely: (n) => `${number(n)} lägger troligen på`,
    likelyLate: (n, due) => (due === null ? counted(n, late) : `${number(n)} av ${number(due)} ${plural(n, late)}`),
    hungUpJustNow: (n) => `${number(n)} lade just på`,
    ringing: (n) => counted(n, { one: 'ringer hos en medarbetare', other: 'ringer hos medarbetare' }),
    today: (share) => `i dag ${share}`,
    points: (difference) => difference,
    noForecast: 'utan prognos',
    learning: 'lär sig',
    closes: (when) => `stänger ${when}`,
    atOnce: 'Direkt',
    minutesUnit: 'min',
    hoursUnit: 'tim',
    daysUnit: 'd',
    approximately: (text) => `~${text}`,
    range: (low, high, unit) => `${low}–${high} ${unit}`,
    freeOf: (signedIn) => `av ${signedIn}`,
    paused: (n) => `${number(n)} i paus`,
    busy: (n) => `${number(n)} svarar`,
    unknown: 'okänt',
    closed: 'Stängt',
    closedUntil: (when) => `Stängt, öppnar ${when}`,
    opens: (when) => `öppnar ${when}`,
    silentFor: (age) => `tyst i ${roughly(age)}`,
    silent: 'tyst',
    lastKnown: (clock) => `senast känt ${clock}`,
    peoplePerBar: (n) => `1 stapel = ${counted(n, people)}`,
    trendSpan: (pointMinutes) => (pointMinutes === 1 ? '60 min' : days((pointMinutes * 60) / 1440)),
    more: (attention, calm) =>
      attention === 0 ? `och ${number(calm)} till` : `och ${number(attention + calm)} till, ${number(attention)} av dem över löftet`,
  },

  sentence: {
    queue: (name, channel, level) => `${name}, ${spokenChannels[channel]}, ${levelNames[level]}`,
    lastKnown: (name, channel, time) => `${name}, ${spokenChannels[channel]}, okänt läge, senast känt kl. ${time}`,
    closed: (name, channel, when) =>
      when === null ? `${name}, ${spokenChannels[channel]}, stängt` : `${name}, ${spokenChannels[channel]}, stängt, öppnar ${when}`,
    whole: (queue, facts) => `${queue}: ${facts.join(', ')}.`,
    waiting: (n) => (n === 0 ? 'ingen väntar' : `${number(n)} väntar`),
    over: (n, t) => `${number(n)} över ${thresholdInWords(t)}`,
    longest: (total) => `längst ${spoken(total)}`,
    longestDays: (amount) => `längst ${amount} arbetsdagar`,
    likely: (n) => `${number(n)} lägger troligen på`,
    inTime: (share) => `${share} i tid de senaste 30 minuterna`,
    inTimeToday: (share) => `${share} i tid i dag`,
    free: (available, signedIn) => `${number(available)} av ${number(signedIn)} medarbetare ${available === 1 ? 'ledig' : 'lediga'}`,
  },

  headline: {
    likely: (name, channel, waiting, likely) => [
      `${name}: ${waitingNow(channel, waiting)},`,
      `${number(likely)} ${leaves(channel)} inom 5 minuter`,
    ],
    likelyThen: (time, name, channel, waiting, likely) => [
      `${name} kl. ${time}: ${waitingThen(channel, waiting)},`,
      `${number(likely)} skulle troligen ${leave(channel)} inom 5 minuter`,
    ],
    likelyLate: (name, channel, waiting, likely, due) => [`${name}: ${waitingNow(channel, waiting)},`, lateToday(likely, due)],
    likelyLateThen: (time, name, channel, waiting, likely, due) => [
      `${name} kl. ${time}: ${waitingThen(channel, waiting)},`,
      lateToday(likely, due),
    ],
    predicted: (name, channel, waiting, wait) => [
      waiting === 0 ? `${name}: ingen väntar ännu,` : `${name}: ${waitingNow(channel, waiting)},`,
      `nästa får vänta ungefär ${minutes(wait)}`,
    ],
    predictedThen: (time, name, channel, waiting, wait) => [
      waiting === 0 ? `${name} kl. ${time}: ingen väntade,` : `${name} kl. ${time}: ${waitingThen(channel, waiting)},`,
      `nästa fick vänta ungefär ${minutes(wait)}`,
    ],
    nobodySignedIn: (name, channel, waiting) => [`${name}: ${waitingNow(channel, waiting)},`, 'ingen är inloggad för att svara'],
    nobodySignedInThen: (time, name, channel, waiting) => [
      `${name} kl. ${time}: ${waitingThen(channel, waiting)},`,
      'och ingen var inloggad för att svara',
    ],
    over: (name, channel, waiting, over, t) => [`${name}: ${waitingNow(channel, waiting)},`, pastThreshold(waiting, over, t)],
    overThen: (time, name, channel, waiting, over, t) => [
      `${name} kl. ${time}: ${waitingThen(channel, waiting)},`,
      pastThreshold(waiting, over, t),
    ],
    catchingUp: (name, channel, waiting) => [
      waiting === 0 ? `${name}: ingen väntar nu,` : `${name}: ${waitingNow(channel, waiting)},`,
      'hämtar ikapp, ingen är över löftet',
    ],
    catchingUpThen: (time, name, channel, waiting) => [
      waiting === 0 ? `${name} kl. ${time}: ingen väntade` : `${name} kl. ${time}: ${waitingThen(channel, waiting)}`,
      'och kön hämtade ikapp',
    ],
    everyoneInTime: 'Alla får svar i tid',
    everyoneWasInTime: (time) => `Kl. ${time} fick alla svar i tid`,
    pastPromise: (n) => `${counted(n, people)} har just väntat längre än löftet`,
    pastPromiseThen: (time, n) => `Kl. ${time} hade ${counted(n, people)} just väntat längre än löftet`,
    promisesKept: 'Alla löften hålls',
    promisesWereKept: (time) => `Kl. ${time} hölls alla löften`,
    noPromise: (waiting) => (waiting === 0 ? 'Ingen väntar' : `${counted(waiting, people)} väntar`),
    noPromiseThen: (time, waiting) => (waiting === 0 ? `Kl. ${time} väntade ingen` : `Kl. ${time} väntade ${counted(waiting, people)}`),
    setPromise: 'Inget löfte är satt, så inget märks som försenat',
    liveWaiting: (n, longest) =>
      n === 0 ? 'Ingen väntar i telefonkö eller chatt' : `${number(n)} väntar i telefonkö eller chatt, längst ${short(longest)}`,
    writtenWaiting: (n) => (n === 0 ? 'Inget väntar' : `${counted(n, { one: 'meddelande', other: 'meddelanden' })} väntar på svar`),
    silent: (n, age) =>
      age === null ? `Inget nytt från ${counted(n, queues)}` : `Inget nytt från ${counted(n, queues)} på ${roughly(age)}`,
    silentQueue: (name, age) => (age === null ? `Inget nytt från ${name}` : `Inget nytt från ${name} på ${roughly(age)}`),
    restInTime: 'Alla andra får svar i tid',
    closed: () => 'Stängt',
    closedUntil: (when) => `Stängt, den första kön öppnar ${when}`,
    closedWaiting: (n) => `Stängt, och ${counted(n, people)} väntar fortfarande`,
    opens: (when) => `Den första kön öppnar ${when}`,
    noData: (age) => {
      const whole = Math.floor(age / 60);
      return [whole < 120 ? `Inga data på ${minutes(whole)}` : `Inga data på ${hours(Math.floor(whole / 60))}`, ''];
    },
    numbersFrom: (when) => `Siffrorna nedan är från ${when}`,
    ready: ['Redo för det första samtalet', 'Tavlan fylls av sig själv när händelser kommer'],
    connecting: ['Ansluter', 'Tavlan visas så snart tjänsten svarar'],
    noAnswer: ['Tjänsten svarar inte', 'Tavlan kommer av sig själv så snart den svarar'],
    refused: (reason) => ['Tjänsten kan inte visa den här tavlan', reason],
    fault: ['Den här sidan har råkat ut för ett fel', 'Den laddas om inom en minut'],
  },

  refusals: {
    linkRevoked: ['Länken till den här skärmen har återkallats', 'Den som sköter skärmarna kan skapa en ny'],
    linkUnknown: ['Länken till den här skärmen är inte känd här', 'Kontrollera adressen, eller skapa en ny länk på sidan för skärmar'],
    signInNeeded: ['Ingen är inloggad här', 'Öppna länken till en skärm här, eller logga in på en dator'],
    notAllowed: ['Du har inte tillgång till den här tavlan', 'Be den som ansvarar för tjänsten om en roll för den här platsen'],
    accessEnded: ['Nyckeln som tavlan öppnades med gäller inte längre', 'Logga in igen, eller öppna länken till en skärm'],
    codesUsedUp: ['För många skärmar väntar på att kopplas', 'Den här får sin kod själv när en annan är klar'],
    unknownBoard: ['Den här tavlan finns inte', 'Kontrollera adressen, eller skapa den på sidan Vyer'],
    unknownSite: ['Den här platsen finns inte ännu', 'Den börjar med sin första händelse; kontrollera namnet i adressen'],
    tooManyWalls: ['För många skärmar är på', 'Den här ansluter själv när en annan stängs av'],
    tooManyBoards: ['För många tavlor är i bruk', 'Den här kommer själv när en annan inte längre visas'],
    siteStopped: ['Tjänsten för den här platsen har stannat', 'Be IT titta i loggen och starta den igen'],
    recovering: ['Tjänsten har just startat och hämtar tillbaka det den visste', 'Tavlan kommer själv när allt är på plats'],
    shuttingDown: ['Tjänsten startas om', 'Tavlan kommer själv om en stund'],
  },

  pairing: {
    lines: ['Skriv den här koden på en dator', 'Sedan visar skärmen en tavla'],
    how: (address) => [
      `Öppna ${address} på en dator och välj Koppla en skärm`,
      'Koden byts var tionde minut. Eller öppna länken till en skärm här.',
    ],
  },

  problem: {
    refused: (source, count, since, cause) => [
      `${source}:`,
      `${counted(count, events)} sedan ${since}, ${refusalCauses[cause] ?? refusalCauses.other}`,
    ],
    silentSince: (source, since) => [
      `${source}:`,
      `inget hört sedan ${since}, så det den berättar är gammalt. Be IT kontrollera att den är i gång.`,
    ],
    silent: (source) => [`${source}:`, 'inget hört ännu. Be IT kontrollera att den är i gång och skickar händelser hit.'],
    more: (n) => counted(n, { one: 'källa till behöver ses över', other: 'källor till behöver ses över' }),
  },

  connecting: {
    asks: (address) => `Den här skärmen frågar ${address}`,
    since: (time) => `Inget svar sedan ${time}`,
  },

  aside: {
    useOtherScreen: ['Använd skärmen', 'i telefonsystemet'],
    connectionLost: 'Anslutningen bröts',
    noNews: 'Inget nytt från tjänsten',
    adviceOnHold: 'Se i telefonsystemet innan någon flyttas',
    tryingNow: 'Försöker nu',
    tryingIn: (n) => `Försöker igen om ${n} s`,
  },

  freshness: {
    live: 'Live',
    updated: (age) => `uppdaterad för ${age} s sedan`,
    late: (age) => `för ${age} s sedan`,
    behind: (age) => `${age} s efter`,
    numbersFrom: (clock) => `siffror från ${clock}`,
    offline: 'Frånkopplad',
    lastData: (clock) => `senaste data ${clock}`,
    connecting: 'Ansluter',
    listening: 'Lyssnar',
    noEvents: 'inga händelser än',
    noBoard: 'Ingen tavla',
    channelsSilent: (channels) =>
      capital(`${channelList(channels)} ${channels.length === 1 && channels[0] !== 'email' ? 'är tyst' : 'är tysta'}`),
    channelsLive: (channels) => (channels.length === 0 ? '' : `${channelList(channels)} live`),
    sourceSilent: (source) => `${source} är tyst`,
    sourcesSilent: (n) => counted(n, { one: 'källa är tyst', other: 'källor är tysta' }),
    othersLive: (n) => (n === 0 ? '' : counted(n, { one: 'annan live', other: 'andra live' })),
    screenFast: (difference) => `skärmens egen klocka går ${roughly(difference)} före`,
    screenSlow: (difference) => `skärmens egen klocka går ${roughly(difference)} efter`,
  },

  legend: {
    waiting: 'Ett märke, en person',
    willWait: 'Väntar troligen',
    mayHangUp: 'Kan lägga på',
    likely: 'Lägger troligen på',
    hungUp: 'Lade just på',
    promise: 'Löfte',
    noPromise: 'Utan löfte',
    height: 'Höjd = väntetid',
    ranges: (tenths: number) => `Spannet höll ${tenths} gånger av 10`,
    rangesNotYet: 'Spannet: för lite data än',
    stateUnknown: 'Okänt läge',
    nothingWithoutData: 'Prognoser, risker och råd visas inte utan färska data',
  },

  today: {
    gotThrough: 'Kom fram i dag',
    gotThroughTo: (time) => `Kom fram, till ${time}`,
    outOf: (part, whole) => `${part} av ${whole}`,
    hungUp: 'Lade på i dag',
    hungUpTo: (time) => `Lade på, till ${time}`,
    notCalledBack: 'Ej återuppringda',
    ofWhoGaveUp: (n) => `av ${n} som gav upp`,
    promisesDue: 'Mejllöften för i dag',
    willBeLate: (n) => (n === 0 ? 'alla i tid' : counted(n, late)),
    revenueLost: 'Förlorad intäkt i dag, beräknad',
    moreAtRisk: (amount) => `${amount} till i fara`,
    atRiskNow: 'Värde i fara nu',
    at: (time) => `kl. ${time}`,
  },

  brief: {
    waiting: 'Väntar',
    longest: 'Längst',
    predicted: 'Förväntad',
    inTime: 'I tid',
    free: 'Lediga',
    over: (n) => `${number(n)} över`,
    due: (n) => `${number(n)} i dag`,
    goal: (share) => `mål ${share}`,
    needsYou: 'Behöver dig',
    ofQueues: (n, all) => `${number(n)} av ${counted(all, queues)}`,
    moreNeedYou: (n) => counted(n, { one: 'kö till behöver dig', other: 'köer till behöver dig' }),
    onPromise: 'Inom löftet',
    others: 'De andra',
    allQueues: 'Alla köer',
    page: (from, to, all) => `${number(from)}–${number(to)} av ${number(all)}`,
    waitingAndPredicted: 'väntar, förväntad väntetid',
    waitingAndLongest: 'väntar, längsta väntetid',
    today: 'I dag',
    gotThrough: 'Kom fram',
    hungUp: 'Lade på',
    promisesDue: 'Mejl för i dag',
    revenueLost: 'Förlorad intäkt, cirka',
  },

  firstRun: {
    steps: [
      ['Skicka en händelse', 'Från telefonsystemet, eller klistra in exemplet. Ett id räcker, skicka aldrig namn eller nummer.'],
      ['Se kön dyka upp', 'Varje nytt könamn blir genast en rad. Antal väntande och längsta väntetid stämmer från första händelsen.'],
      ['Sätt löftet', 'Till exempel 2 minuter i telefon. Fram till dess märks inget som försenat.'],
    ],
    key: 'din nyckel',
    nothingYet: 'Ingen kö än.',
    listeningSince: (time) => `Har lyssnat sedan ${time}.`,
    howToRead: 'Så läser du en kö',
    legend: [
      ['Ett märke, en person.', 'Den som väntat längst står först.'],
      ['Höjd är väntetid.', 'Den prickade linjen är löftet.'],
    ],
    crossTerm: 'Ett kryss är en förlust.',
    cross: 'Någon lade på under den senaste halva minuten.',
  },
};
