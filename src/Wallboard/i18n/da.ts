import type { Channel, Level, RefusalCause, Threshold } from '../feed/frame-contract';
import { layoutTexts } from './layouts/da';
import { speechOf } from './spans';
import type { Texts } from './texts';

const locale = 'da';
const speech = speechOf({
  locale,
  hourSign: 't',
  second: { one: 'sekund', other: 'sekunder' },
  minute: { one: 'minut', other: 'minutter' },
  hour: { one: 'time', other: 'timer' },
  day: { one: 'dag', other: 'dage' },
  workingDay: { one: 'arbejdsdag', other: 'arbejdsdage' },
});
const { plural, number, counted, minutes, hours, days, spoken, short, roughly, threshold, thresholdInWords } = speech;

const people = { one: 'person', other: 'personer' };
const queues = { one: 'kø', other: 'køer' };
const emails = { one: 'e-mail', other: 'e-mails' };
const messages = { one: 'besked', other: 'beskeder' };
const late = { one: 'bliver forsinket', other: 'bliver forsinkede' };

const channelNames: Record<Channel, string> = { voice: 'Telefon', chat: 'Chat', email: 'E-mail', social: 'SoMe' };
const spokenChannels: Record<Channel, string> = { voice: 'telefon', chat: 'chat', email: 'e-mail', social: 'sociale medier' };
const levelNames: Record<Level, string> = {
  unknown: 'ukendt tilstand',
  fine: 'inden for løftet',
  warning: 'advarsel',
  critical: 'kritisk',
};

function waitingNow(channel: Channel, n: number): string {
  switch (channel) {
    case 'voice':
      return `${number(n)} venter i telefonkø`;
    case 'chat':
      return `${number(n)} venter i chatten`;
    case 'email':
      return `${counted(n, emails)} venter`;
    case 'social':
      return `${counted(n, messages)} venter`;
  }
}

function waitingThen(channel: Channel, n: number): string {
  switch (channel) {
    case 'voice':
      return `${number(n)} ventede i telefonkø`;
    case 'chat':
      return `${number(n)} ventede i chatten`;
    case 'email':
      return `${counted(n, emails)} ventede`;
    case 'social':
      return `${counted(n, messages)} ventede`;
  }
}

function pastThreshold(waiting: number, over: number, t: Threshold): string {
  const past = `i mere end ${thresholdInWords(t)}`;
  if (over < waiting) return `${number(over)} ${past}`;
  if (waiting <= 2) return waiting === 1 ? past : `begge ${past}`;
  return `alle ${past}`;
}

/** What somebody does who does not wait any longer. */
function leave(channel: Channel): string {
  return channel === 'voice' ? 'lægge på' : 'give op';
}

function leaves(channel: Channel): string {
  return channel === 'voice' ? 'lægger sandsynligvis på' : 'giver sandsynligvis op';
}

function lateToday(likely: number, due: number | null): string {
  return due === null ? counted(likely, late) : `${number(likely)} af ${number(due)} med frist i dag ${plural(likely, late)}`;
}

const events = { one: 'hændelse afvist', other: 'hændelser afvist' };
const listed = new Intl.ListFormat(locale);
const channelList = (channels: readonly Channel[]) => listed.format(channels.map((channel) => spokenChannels[channel]));
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const refusalCauses: Record<RefusalCause, string> = {
  unreadable: 'de kan ikke læses. Bed den, der satte kilden op, tjekke, hvad den sender.',
  unknownType: 'typen er ikke kendt her. Bed den, der satte kilden op, tjekke, hvad den sender.',
  missingField: 'noget mangler i dem. Bed den, der satte kilden op, tjekke, hvad den sender.',
  badValue: 'en værdi i dem kan ikke passe. Bed den, der satte kilden op, tjekke, hvad den sender.',
  badTime: 'tiden i dem kan ikke passe. Bed IT tjekke uret i det system.',
  tooLarge: 'de er for store. Bed den, der satte kilden op, sende dem i mindre dele.',
  accessDenied: 'adgangsnøglen blev ikke godtaget. Bed IT forny den.',
  other: 'tjenestens log siger hvorfor. Bed IT se på den.',
};

/** Danish. */
export const texts: Texts = {
  locale,

  channel: (channel) => channelNames[channel],
  threshold,
  shortSpan: short,

  ...layoutTexts(speech),

  columns: {
    queue: 'Kø',
    waiting: 'Venter',
    line: 'Hvem venter, længst først',
    longest: 'Længst',
    predicted: 'Forventet',
    inTime: 'Til tiden, 30 min',
    agents: 'Ledige',
    trend: 'Trend',
  },

  row: {
    kind: (channel, t, promised) => (promised ? `${channelNames[channel]}, ${threshold(t)}` : `${channelNames[channel]}, uden løfte`),
    over: (n, t) => (t.workingDays === null ? `${number(n)} over ${threshold(t)}` : `${number(n)} over løftet`),
    dueToday: (n) => `${number(n)} har frist`,
    likely: (n) => `${number(n)} lægger sandsynligvis på`,
    likelyLate: (n, due) => (due === null ? counted(n, late) : `${number(n)} af ${number(due)} ${plural(n, late)}`),
    hungUpJustNow: (n) => `${number(n)} lagde lige på`,
    ringing: (n) => counted(n, { one: 'ringer hos en medarbejder', other: 'ringer hos medarbejdere' }),
    today: (share) => `i dag ${share}`,
    points: (difference) => difference,
    noForecast: 'uden skøn',
    learning: 'lærer',
    closes: (when) => `lukker ${when}`,
    atOnce: 'Straks',
    minutesUnit: 'min',
    hoursUnit: 't',
    daysUnit: 'd',
    approximately: (text) => `~${text}`,
    range: (low, high, unit) => `${low}–${high} ${unit}`,
    freeOf: (signedIn) => `af ${signedIn}`,
    paused: (n) => `${number(n)} på pause`,
    busy: (n) => `${number(n)} i gang`,
    unknown: 'ukendt',
    closed: 'Lukket',
    closedUntil: (when) => `Lukket, åbner ${when}`,
    opens: (when) => `åbner ${when}`,
    silentFor: (age) => `stille i ${roughly(age)}`,
    silent: 'stille',
    lastKnown: (clock) => `sidst kendt ${clock}`,
    peoplePerBar: (n) => `1 søjle = ${counted(n, people)}`,
    trendSpan: (pointMinutes) => (pointMinutes === 1 ? '60 min' : days((pointMinutes * 60) / 1440)),
    more: (attention, calm) =>
      attention === 0 ? `og ${number(calm)} til` : `og ${number(attention + calm)} til, ${number(attention)} af dem over løftet`,
  },

  sentence: {
    queue: (name, channel, level) => `${name}, ${spokenChannels[channel]}, ${levelNames[level]}`,
    lastKnown: (name, channel, time) => `${name}, ${spokenChannels[channel]}, ukendt tilstand, sidst kendt kl. ${time}`,
    closed: (name, channel, when) =>
      when === null ? `${name}, ${spokenChannels[channel]}, lukket` : `${name}, ${spokenChannels[channel]}, lukket, åbner ${when}`,
    whole: (queue, facts) => `${queue}: ${facts.join(', ')}.`,
    waiting: (n) => (n === 0 ? 'ingen venter' : `${number(n)} venter`),
    over: (n, t) => `${number(n)} over ${thresholdInWords(t)}`,
    longest: (total) => `længst ${spoken(total)}`,
    longestDays: (amount) => `længst ${amount} arbejdsdage`,
    likely: (n) => `${number(n)} lægger sandsynligvis på`,
    inTime: (share) => `${share} til tiden de seneste 30 minutter`,
    inTimeToday: (share) => `${share} til tiden i dag`,
    free: (available, signedIn) =>
      `${number(available)} af ${counted(signedIn, { one: 'medarbejder', other: 'medarbejdere' })} ${available === 1 ? 'ledig' : 'ledige'}`,
  },

  headline: {
    likely: (name, channel, waiting, likely) => [
      `${name}: ${waitingNow(channel, waiting)},`,
      `${number(likely)} ${leaves(channel)} inden for 5 minutter`,
    ],
    likelyThen: (time, name, channel, waiting, likely) => [
      `${name} kl. ${time}: ${waitingThen(channel, waiting)},`,
      `${number(likely)} ville nok ${leave(channel)} inden for 5 minutter`,
    ],
    likelyLate: (name, channel, waiting, likely, due) => [`${name}: ${waitingNow(channel, waiting)},`, lateToday(likely, due)],
    likelyLateThen: (time, name, channel, waiting, likely, due) => [
      `${name} kl. ${time}: ${waitingThen(channel, waiting)},`,
      lateToday(likely, due),
    ],
    predicted: (name, channel, waiting, wait) => [
      waiting === 0 ? `${name}: ingen venter endnu,` : `${name}: ${waitingNow(channel, waiting)},`,
      `den næste kommer til at vente omkring ${minutes(wait)}`,
    ],
    predictedThen: (time, name, channel, waiting, wait) => [
      waiting === 0 ? `${name} kl. ${time}: ingen ventede,` : `${name} kl. ${time}: ${waitingThen(channel, waiting)},`,
      `den næste måtte vente omkring ${minutes(wait)}`,
    ],
    nobodySignedIn: (name, channel, waiting) => [`${name}: ${waitingNow(channel, waiting)},`, 'ingen er logget ind til at svare'],
    nobodySignedInThen: (time, name, channel, waiting) => [
      `${name} kl. ${time}: ${waitingThen(channel, waiting)},`,
      'og ingen var logget ind til at svare',
    ],
    over: (name, channel, waiting, over, t) => [`${name}: ${waitingNow(channel, waiting)},`, pastThreshold(waiting, over, t)],
    overThen: (time, name, channel, waiting, over, t) => [
      `${name} kl. ${time}: ${waitingThen(channel, waiting)},`,
      pastThreshold(waiting, over, t),
    ],
    catchingUp: (name, channel, waiting) => [
      waiting === 0 ? `${name}: ingen venter nu,` : `${name}: ${waitingNow(channel, waiting)},`,
      'indhenter det tabte, ingen er over løftet',
    ],
    catchingUpThen: (time, name, channel, waiting) => [
      waiting === 0 ? `${name} kl. ${time}: ingen ventede` : `${name} kl. ${time}: ${waitingThen(channel, waiting)}`,
      'og køen indhentede det tabte',
    ],
    everyoneInTime: 'Alle får svar til tiden',
    everyoneWasInTime: (time) => `Kl. ${time} fik alle svar til tiden`,
    pastPromise: (n) => `${counted(n, people)} har lige ventet længere end løftet`,
    pastPromiseThen: (time, n) => `Kl. ${time} havde ${counted(n, people)} lige ventet længere end løftet`,
    promisesKept: 'Alle løfter holdes',
    promisesWereKept: (time) => `Kl. ${time} blev alle løfter holdt`,
    noPromise: (waiting) => (waiting === 0 ? 'Ingen venter' : `${counted(waiting, people)} venter`),
    noPromiseThen: (time, waiting) => (waiting === 0 ? `Kl. ${time} ventede ingen` : `Kl. ${time} ventede ${counted(waiting, people)}`),
    setPromise: 'Der er ikke sat et løfte, så intet markeres som forsinket',
    liveWaiting: (n, longest) =>
      n === 0 ? 'Ingen venter i telefonkø eller chat' : `${number(n)} venter i telefonkø eller chat, længst ${short(longest)}`,
    writtenWaiting: (n) => (n === 0 ? 'Intet venter' : `${counted(n, messages)} venter på svar`),
    silent: (n, age) => (age === null ? `Intet nyt fra ${counted(n, queues)}` : `Intet nyt fra ${counted(n, queues)} i ${roughly(age)}`),
    silentQueue: (name, age) => (age === null ? `Intet nyt fra ${name}` : `Intet nyt fra ${name} i ${roughly(age)}`),
    restInTime: 'Alle andre får svar til tiden',
    closed: () => 'Lukket',
    closedUntil: (when) => `Lukket, den første kø åbner ${when}`,
    closedWaiting: (n) => `Lukket, og ${counted(n, people)} venter stadig`,
    opens: (when) => `Den første kø åbner ${when}`,
    noData: (age) => {
      const whole = Math.floor(age / 60);
      return [whole < 120 ? `Ingen data i ${minutes(whole)}` : `Ingen data i ${hours(Math.floor(whole / 60))}`, ''];
    },
    numbersFrom: (when) => `Tallene nedenfor er fra ${when}`,
    ready: ['Klar til det første opkald', 'Tavlen fyldes af sig selv, når hændelser kommer'],
    connecting: ['Forbinder', 'Tavlen vises, så snart tjenesten svarer'],
    noAnswer: ['Tjenesten svarer ikke', 'Tavlen kommer af sig selv, så snart den svarer'],
    refused: (reason) => ['Tjenesten kan ikke vise denne tavle', reason],
    fault: ['Denne side er ramt af en fejl', 'Den indlæses igen inden for et minut'],
  },

  refusals: {
    linkRevoked: ['Linket til denne skærm er trukket tilbage', 'Den, der passer skærmene, kan lave et nyt'],
    linkUnknown: ['Linket til denne skærm er ikke kendt her', 'Tjek adressen, eller lav et nyt link på siden for skærme'],
    signInNeeded: ['Ingen er logget ind her', 'Åbn linket til en skærm her, eller log ind på en computer'],
    notAllowed: ['Du har ikke adgang til denne tavle', 'Bed den, der passer tjenesten, om en rolle for dette sted'],
    accessEnded: ['Nøglen, som tavlen blev åbnet med, gælder ikke længere', 'Log ind igen, eller åbn linket til en skærm'],
    codesUsedUp: ['For mange skærme venter på at blive koblet til', 'Denne får sin kode af sig selv, når en anden er færdig'],
    unknownBoard: ['Denne tavle findes ikke', 'Tjek adressen, eller opret den på siden Visninger'],
    unknownSite: ['Dette sted findes ikke endnu', 'Det begynder med sin første hændelse; tjek navnet i adressen'],
    tooManyWalls: ['For mange skærme er tændt', 'Denne kobler til af sig selv, når en anden slukkes'],
    tooManyBoards: ['For mange tavler er i brug', 'Denne kommer af sig selv, når en anden ikke længere vises'],
    siteStopped: ['Tjenesten for dette sted er stoppet', 'Bed IT se i loggen og starte den igen'],
    recovering: ['Tjenesten er lige startet og henter det frem, den vidste', 'Tavlen kommer af sig selv, når alt er på plads'],
    shuttingDown: ['Tjenesten startes igen', 'Tavlen kommer af sig selv om et øjeblik'],
  },

  pairing: {
    lines: ['Skriv denne kode på en computer', 'Så viser skærmen en tavle'],
    how: (address) => [
      `Åbn ${address} på en computer, og vælg Kobl en skærm til`,
      'Koden skifter hvert tiende minut. Eller åbn linket til en skærm her.',
    ],
  },

  problem: {
    refused: (source, count, since, cause) => [
      `${source}:`,
      `${counted(count, events)} siden ${since}, ${refusalCauses[cause] ?? refusalCauses.other}`,
    ],
    silentSince: (source, since) => [
      `${source}:`,
      `intet hørt siden ${since}, så det, den fortæller, er gammelt. Bed IT se efter, om den kører.`,
    ],
    silent: (source) => [`${source}:`, 'intet hørt endnu. Bed IT se efter, om den kører og sender hændelser hertil.'],
    more: (n) => counted(n, { one: 'kilde mere bør ses efter', other: 'kilder mere bør ses efter' }),
  },

  connecting: {
    asks: (address) => `Denne skærm spørger ${address}`,
    since: (time) => `Intet svar siden ${time}`,
  },

  aside: {
    useOtherScreen: ['Brug skærmen', 'i telefonsystemet'],
    connectionLost: 'Forbindelsen er væk',
    noNews: 'Intet nyt fra tjenesten',
    adviceOnHold: 'Tjek telefonsystemet, før nogen flyttes',
    tryingNow: 'Prøver nu',
    tryingIn: (n) => `Prøver igen om ${n} s`,
  },

  freshness: {
    live: 'Live',
    updated: (age) => `opdateret for ${age} s siden`,
    late: (age) => `for ${age} s siden`,
    behind: (age) => `${age} s bagud`,
    numbersFrom: (clock) => `tal fra ${clock}`,
    offline: 'Afbrudt',
    lastData: (clock) => `seneste data ${clock}`,
    connecting: 'Forbinder',
    listening: 'Lytter',
    noEvents: 'ingen hændelser endnu',
    noBoard: 'Ingen tavle',
    channelsSilent: (channels) => capital(`${channelList(channels)} er stille`),
    channelsLive: (channels) => (channels.length === 0 ? '' : `${channelList(channels)} er live`),
    sourceSilent: (source) => `${source} er stille`,
    sourcesSilent: (n) => counted(n, { one: 'kilde er stille', other: 'kilder er stille' }),
    othersLive: (n) => (n === 0 ? '' : counted(n, { one: 'anden live', other: 'andre live' })),
    screenFast: (difference) => `skærmens eget ur er ${roughly(difference)} foran`,
    screenSlow: (difference) => `skærmens eget ur er ${roughly(difference)} bagud`,
  },

  legend: {
    waiting: 'Et mærke, én person',
    willWait: 'Venter sandsynligvis',
    mayHangUp: 'Kan lægge på',
    likely: 'Lægger sandsynligvis på',
    hungUp: 'Lagde lige på',
    promise: 'Løfte',
    noPromise: 'Uden løfte',
    height: 'Højde = ventetid',
    ranges: (tenths: number) => `Spændet holdt ${tenths} ud af 10 gange`,
    rangesNotYet: 'Spændet: for få data endnu',
    stateUnknown: 'Ukendt tilstand',
    nothingWithoutData: 'Prognoser, risici og råd vises ikke uden friske data',
  },

  today: {
    gotThrough: 'Kom igennem i dag',
    gotThroughTo: (time) => `Kom igennem, til ${time}`,
    outOf: (part, whole) => `${part} af ${whole}`,
    hungUp: 'Lagde på i dag',
    hungUpTo: (time) => `Lagde på, til ${time}`,
    notCalledBack: 'Ikke ringet tilbage',
    ofWhoGaveUp: (n) => `af ${n}, der gav op`,
    promisesDue: 'E-mailløfter med frist i dag',
    willBeLate: (n) => (n === 0 ? 'alle er i tide' : counted(n, late)),
    revenueLost: 'Tabt indtægt i dag, skøn',
    moreAtRisk: (amount) => `${amount} mere i fare`,
    atRiskNow: 'Værdi i fare nu',
    at: (time) => `kl. ${time}`,
  },

  brief: {
    waiting: 'Venter',
    longest: 'Længst',
    predicted: 'Forventet',
    inTime: 'Til tiden',
    free: 'Ledige',
    over: (n) => `${number(n)} over`,
    due: (n) => `${number(n)} i dag`,
    goal: (share) => `mål ${share}`,
    needsYou: 'Har brug for dig',
    ofQueues: (n, all) => `${number(n)} af ${counted(all, queues)}`,
    moreNeedYou: (n) => counted(n, { one: 'kø mere har brug for dig', other: 'køer mere har brug for dig' }),
    onPromise: 'Inden for løftet',
    others: 'De andre',
    allQueues: 'Alle køer',
    page: (from, to, all) => `${number(from)}–${number(to)} af ${number(all)}`,
    waitingAndPredicted: 'venter, forventet ventetid',
    waitingAndLongest: 'venter, længste ventetid',
    today: 'I dag',
    gotThrough: 'Kom igennem',
    hungUp: 'Lagde på',
    promisesDue: 'E-mailfrister i dag',
    revenueLost: 'Tabt indtægt, skøn',
  },

  firstRun: {
    steps: [
      ['Send én hændelse', 'Fra telefonsystemet, eller indsæt eksemplet. Et id er nok, send aldrig navne eller numre.'],
      ['Se køen dukke op', 'Hvert nyt kønavn bliver straks en række. Antal ventende og længste ventetid passer fra første hændelse.'],
      ['Sæt løftet', 'For eksempel 2 minutter på telefon. Indtil da markeres intet som forsinket.'],
    ],
    key: 'din nøgle',
    nothingYet: 'Ingen kø endnu.',
    listeningSince: (time) => `Har lyttet siden ${time}.`,
    howToRead: 'Sådan læser du en kø',
    legend: [
      ['Et mærke, én person.', 'Den, der har ventet længst, står først.'],
      ['Højde er ventetid.', 'Den prikkede linje er løftet.'],
    ],
    crossTerm: 'Et kryds er et tab.',
    cross: 'Nogen lagde på inden for det seneste halve minut.',
  },
};
