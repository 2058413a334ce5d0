import type { Channel, Level, RefusalCause, Threshold } from '../feed/frame-contract';
import { layoutTexts } from './layouts/nb';
import { speechOf } from './spans';
import type { Texts } from './texts';

const locale = 'nb';
const speech = speechOf({
  locale,
  hourSign: 't',
  second: { one: 'sekund', other: 'sekunder' },
  minute: { one: 'minutt', other: 'minutter' },
  hour: { one: 'time', other: 'timer' },
  day: { one: 'dag', other: 'dager' },
  workingDay: { one: 'virkedag', other: 'virkedager' },
});
const { plural, number, counted, minutes, hours, days, spoken, short, roughly, threshold, thresholdInWords } = speech;

const people = { one: 'person', other: 'personer' };
const queues = { one: 'kø', other: 'køer' };
const emails = { one: 'e-post', other: 'e-poster' };
const messages = { one: 'melding', other: 'meldinger' };
const late = { one: 'blir for sen', other: 'blir for sene' };

const channelNames: Record<Channel, string> = { voice: 'Telefon', chat: 'Chat', email: 'E-post', social: 'SoMe' };
const spokenChannels: Record<Channel, string> = { voice: 'telefon', chat: 'chat', email: 'e-post', social: 'sosiale medier' };
const levelNames: Record<Level, string> = { unknown: 'ukjent tilstand', fine: 'innenfor løftet', warning: 'advarsel', critical: 'kritisk' };

function waitingNow(channel: Channel, n: number): string {
  switch (channel) {
    case 'voice':
      return `${number(n)} venter på telefon`;
    case 'chat':
      return `${number(n)} venter på chat`;
    case 'email':
      return `${counted(n, emails)} venter`;
    case 'social':
      return `${counted(n, messages)} venter`;
  }
}

function waitingThen(channel: Channel, n: number): string {
  switch (channel) {
    case 'voice':
      return `${number(n)} ventet på telefon`;
    case 'chat':
      return `${number(n)} ventet på chat`;
    case 'email':
      return `${counted(n, emails)} ventet`;
    case 'social':
      return `${counted(n, messages)} ventet`;
  }
}

function pastThreshold(waiting: number, over: number, t: Threshold): string {
  const past = `i mer enn ${thresholdInWords(t)}`;
  if (over < waiting) return `${number(over)} ${past}`;
  if (waiting <= 2) return waiting === 1 ? past : `begge ${past}`;
  return `alle ${past}`;
}

/** What somebody does who does not wait any longer. */
function leave(channel: Channel): string {
  return channel === 'voice' ? 'legge på' : 'gi seg';
}

function lateToday(likely: number, due: number | null): string {
  return due === null ? counted(likely, late) : `${number(likely)} av ${number(due)} med frist i dag ${plural(likely, late)}`;
}

const events = { one: 'hendelse', other: 'hendelser' };
const listed = new Intl.ListFormat(locale);
const channelList = (channels: readonly Channel[]) => listed.format(channels.map((channel) => spokenChannels[channel]));
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const refusalCauses: Record<RefusalCause, string> = {
  unreadable: 'de kan ikke leses. Be den som satte opp kilden, sjekke hva den sender.',
  unknownType: 'typen er ikke kjent her. Be den som satte opp kilden, sjekke hva den sender.',
  missingField: 'noe mangler i dem. Be den som satte opp kilden, sjekke hva den sender.',
  badValue: 'en verdi i dem kan ikke stemme. Be den som satte opp kilden, sjekke hva den sender.',
  badTime: 'tiden i dem kan ikke stemme. Be IT sjekke klokken i det systemet.',
  tooLarge: 'de er for store. Be den som satte opp kilden, sende dem i mindre deler.',
  accessDenied: 'tilgangsnøkkelen ble ikke godtatt. Be IT fornye den.',
  other: 'tjenestens logg sier hvorfor. Be IT se på den.',
};

/** Norwegian bokmål. */
export const texts: Texts = {
  locale,

  channel: (channel) => channelNames[channel],
  threshold,
  shortSpan: short,

  ...layoutTexts(speech),

  columns: {
    queue: 'Kø',
    waiting: 'Venter',
    line: 'Hvem venter, lengst først',
    longest: 'Lengst',
    predicted: 'Forventet',
    inTime: 'I tide, 30 min',
    agents: 'Ledige',
    trend: 'Trend',
  },

  row: {
    kind: (channel, t, promised) => (promised ? `${channelNames[channel]}, ${threshold(t)}` : `${channelNames[channel]}, uten løfte`),
    over: (n, t) => (t.workingDays === null ? `${number(n)} over ${threshold(t)}` : `${number(n)} over løftet`),
    dueToday: (n) => `${number(n)} har frist`,
    likely: (n) => `${number(n)} vil trolig legge på`,
    likelyLate: (n, due) => (due === null ? counted(n, late) : `${number(n)} av ${number(due)} ${plural(n, late)}`),
    hungUpJustNow: (n) => `${number(n)} la nettopp på`,
    ringing: (n) => counted(n, { one: 'ringer hos en medarbeider', other: 'ringer hos medarbeidere' }),
    today: (share) => `i dag ${share}`,
    points: (difference) => difference,
    noForecast: 'uten anslag',
    learning: 'lærer',
    closes: (when) => `stenger ${when}`,
    atOnce: 'Straks',
    minutesUnit: 'min',
    hoursUnit: 't',
    daysUnit: 'd',
    approximately: (text) => `~${text}`,
    range: (low, high, unit) => `${low}–${high} ${unit}`,
    freeOf: (signedIn) => `av ${signedIn}`,
    paused: (n) => `${number(n)} i pause`,
    busy: (n) => `${number(n)} opptatt`,
    unknown: 'ukjent',
    closed: 'Stengt',
    closedUntil: (when) => `Stengt, åpner ${when}`,
    opens: (when) => `åpner ${when}`,
    silentFor: (age) => `stille i ${roughly(age)}`,
    silent: 'stille',
    lastKnown: (clock) => `sist kjent ${clock}`,
    peoplePerBar: (n) => `1 søyle = ${counted(n, people)}`,
    trendSpan: (pointMinutes) => (pointMinutes === 1 ? '60 min' : days((pointMinutes * 60) / 1440)),
    more: (attention, calm) =>
      attention === 0 ? `og ${number(calm)} til` : `og ${number(attention + calm)} til, ${number(attention)} av dem over løftet`,
  },

  sentence: {
    queue: (name, channel, level) => `${name}, ${spokenChannels[channel]}, ${levelNames[level]}`,
    lastKnown: (name, channel, time) => `${name}, ${spokenChannels[channel]}, ukjent tilstand, sist kjent kl. ${time}`,
    closed: (name, channel, when) =>
      when === null ? `${name}, ${spokenChannels[channel]}, stengt` : `${name}, ${spokenChannels[channel]}, stengt, åpner ${when}`,
    whole: (queue, facts) => `${queue}: ${facts.join(', ')}.`,
    waiting: (n) => (n === 0 ? 'ingen venter' : `${number(n)} venter`),
    over: (n, t) => `${number(n)} over ${thresholdInWords(t)}`,
    longest: (total) => `lengst ${spoken(total)}`,
    longestDays: (amount) => `lengst ${amount} virkedager`,
    likely: (n) => `${number(n)} vil trolig legge på`,
    inTime: (share) => `${share} i tide de siste 30 minuttene`,
    inTimeToday: (share) => `${share} i tide i dag`,
    free: (available, signedIn) =>
      `${number(available)} av ${counted(signedIn, { one: 'medarbeider', other: 'medarbeidere' })} ${available === 1 ? 'ledig' : 'ledige'}`,
  },

  headline: {
    likely: (name, channel, waiting, likely) => [
      `${name}: ${waitingNow(channel, waiting)},`,
      `${number(likely)} vil trolig ${leave(channel)} innen 5 minutter`,
    ],
    likelyThen: (time, name, channel, waiting, likely) => [
      `${name} kl. ${time}: ${waitingThen(channel, waiting)},`,
      `${number(likely)} ville trolig ${leave(channel)} innen 5 minutter`,
    ],
    likelyLate: (name, channel, waiting, likely, due) => [`${name}: ${waitingNow(channel, waiting)},`, lateToday(likely, due)],
    likelyLateThen: (time, name, channel, waiting, likely, due) => [
      `${name} kl. ${time}: ${waitingThen(channel, waiting)},`,
      lateToday(likely, due),
    ],
    predicted: (name, channel, waiting, wait) => [
      waiting === 0 ? `${name}: ingen venter ennå,` : `${name}: ${waitingNow(channel, waiting)},`,
      `den neste må vente omtrent ${minutes(wait)}`,
    ],
    predictedThen: (time, name, channel, waiting, wait) => [
      waiting === 0 ? `${name} kl. ${time}: ingen ventet,` : `${name} kl. ${time}: ${waitingThen(channel, waiting)},`,
      `den neste måtte vente omtrent ${minutes(wait)}`,
    ],
    nobodySignedIn: (name, channel, waiting) => [`${name}: ${waitingNow(channel, waiting)},`, 'ingen er logget inn for å svare'],
    nobodySignedInThen: (time, name, channel, waiting) => [
      `${name} kl. ${time}: ${waitingThen(channel, waiting)},`,
      'og ingen var logget inn for å svare',
    ],
    over: (name, channel, waiting, over, t) => [`${name}: ${waitingNow(channel, waiting)},`, pastThreshold(waiting, over, t)],
    overThen: (time, name, channel, waiting, over, t) => [
      `${name} kl. ${time}: ${waitingThen(channel, waiting)},`,
      pastThreshold(waiting, over, t),
    ],
    catchingUp: (name, channel, waiting) => [
      waiting === 0 ? `${name}: ingen venter nå,` : `${name}: ${waitingNow(channel, waiting)},`,
      'henter seg inn, ingen er over løftet',
    ],
    catchingUpThen: (time, name, channel, waiting) => [
      waiting === 0 ? `${name} kl. ${time}: ingen ventet` : `${name} kl. ${time}: ${waitingThen(channel, waiting)}`,
      'og køen hentet seg inn',
    ],
    everyoneInTime: 'Alle får svar i tide',
    everyoneWasInTime: (time) => `Kl. ${time} fikk alle svar i tide`,
    pastPromise: (n) => `${counted(n, people)} har nettopp ventet lenger enn løftet`,
    pastPromiseThen: (time, n) => `Kl. ${time} hadde ${counted(n, people)} nettopp ventet lenger enn løftet`,
    promisesKept: 'Alle løfter holdes',
    promisesWereKept: (time) => `Kl. ${time} ble alle løfter holdt`,
    noPromise: (waiting) => (waiting === 0 ? 'Ingen venter' : `${counted(waiting, people)} venter`),
    noPromiseThen: (time, waiting) => (waiting === 0 ? `Kl. ${time} ventet ingen` : `Kl. ${time} ventet ${counted(waiting, people)}`),
    setPromise: 'Ingen løfter er satt, så ingenting merkes som for sent',
    liveWaiting: (n, longest) =>
      n === 0 ? 'Ingen venter på telefon eller chat' : `${number(n)} venter på telefon eller chat, lengst ${short(longest)}`,
    writtenWaiting: (n) => (n === 0 ? 'Ingenting venter' : `${counted(n, messages)} venter på svar`),
    silent: (n, age) =>
      age === null ? `Ikke noe nytt fra ${counted(n, queues)}` : `Ikke noe nytt fra ${counted(n, queues)} på ${roughly(age)}`,
    silentQueue: (name, age) => (age === null ? `Ikke noe nytt fra ${name}` : `Ikke noe nytt fra ${name} på ${roughly(age)}`),
    restInTime: 'Alle andre får svar i tide',
    closed: () => 'Stengt',
    closedUntil: (when) => `Stengt, den første køen åpner ${when}`,
    closedWaiting: (n) => `Stengt, og ${counted(n, people)} venter fortsatt`,
    opens: (when) => `Den første køen åpner ${when}`,
    noData: (age) => {
      const whole = Math.floor(age / 60);
      return [whole < 120 ? `Ingen data på ${minutes(whole)}` : `Ingen data på ${hours(Math.floor(whole / 60))}`, ''];
    },
    numbersFrom: (when) => `Tallene nedenfor er fra ${when}`,
    ready: ['Klar for den første samtalen', 'Tavlen fylles av seg selv når hendelser kommer'],
    connecting: ['Kobler til', 'Tavlen vises så snart tjenesten svarer'],
    noAnswer: ['Tjenesten svarer ikke', 'Tavlen kommer av seg selv så snart den svarer'],
    refused: (reason) => ['Tjenesten kan ikke vise denne tavlen', reason],
    fault: ['Denne siden har fått en feil', 'Den lastes på nytt innen et minutt'],
  },

  refusals: {
    linkRevoked: ['Lenken til denne skjermen er trukket tilbake', 'Den som har ansvar for skjermene, kan lage en ny'],
    linkUnknown: ['Lenken til denne skjermen er ikke kjent her', 'Sjekk adressen, eller lag en ny lenke på siden for skjermer'],
    signInNeeded: ['Ingen er logget inn her', 'Åpne lenken til en skjerm her, eller logg inn på en datamaskin'],
    notAllowed: ['Du har ikke tilgang til denne tavlen', 'Be den som har ansvar for tjenesten, om en rolle for dette stedet'],
    accessEnded: ['Nøkkelen som denne tavlen ble åpnet med, gjelder ikke lenger', 'Logg inn igjen, eller åpne lenken til en skjerm'],
    codesUsedUp: ['For mange skjermer venter på å bli koblet til', 'Denne får koden sin av seg selv når en annen er ferdig'],
    unknownBoard: ['Denne tavlen finnes ikke', 'Sjekk adressen, eller sett den opp på siden Oppsett'],
    unknownSite: ['Dette stedet finnes ikke ennå', 'Det begynner med sin første hendelse; sjekk navnet i adressen'],
    tooManyWalls: ['For mange skjermer er på', 'Denne kobler til av seg selv når en annen slås av'],
    tooManyBoards: ['For mange tavler er i bruk', 'Denne kommer av seg selv når en annen ikke vises lenger'],
    siteStopped: ['Tjenesten for dette stedet har stoppet', 'Be IT se i loggen og starte den igjen'],
    recovering: ['Tjenesten har nettopp startet og henter fram det den visste', 'Tavlen kommer av seg selv når alt er på plass'],
    shuttingDown: ['Tjenesten startes på nytt', 'Tavlen kommer av seg selv om et øyeblikk'],
  },

  pairing: {
    lines: ['Skriv denne koden på en datamaskin', 'Så viser skjermen en tavle'],
    how: (address) => [
      `Åpne ${address} på en datamaskin, og velg Koble til en skjerm`,
      'Koden byttes hvert tiende minutt. Eller åpne lenken til en skjerm her.',
    ],
  },

  problem: {
    refused: (source, count, since, cause) => [
      `${source}:`,
      `${counted(count, events)} avvist siden ${since}, ${refusalCauses[cause] ?? refusalCauses.other}`,
    ],
    silentSince: (source, since) => [
      `${source}:`,
      `ikke noe hørt siden ${since}, så det den forteller er gammelt. Be IT sjekke om den går.`,
    ],
    silent: (source) => [`${source}:`, 'ikke noe hørt ennå. Be IT sjekke om den går og sender hendelser hit.'],
    more: (n) => counted(n, { one: 'kilde til bør ses på', other: 'kilder til bør ses på' }),
  },

  connecting: {
    asks: (address) => `Denne skjermen spør ${address}`,
    since: (time) => `Ikke noe svar siden ${time}`,
  },

  aside: {
    useOtherScreen: ['Bruk skjermen til', 'telefonsystemet'],
    connectionLost: 'Forbindelsen er brutt',
    noNews: 'Ikke noe nytt fra tjenesten',
    adviceOnHold: 'Sjekk telefonsystemet før noen flyttes',
    tryingNow: 'Prøver nå',
    tryingIn: (n) => `Prøver igjen om ${n} s`,
  },

  freshness: {
    live: 'Direkte',
    updated: (age) => `oppdatert for ${age} s siden`,
    late: (age) => `for ${age} s siden`,
    behind: (age) => `${age} s forsinket`,
    numbersFrom: (clock) => `tall fra ${clock}`,
    offline: 'Frakoblet',
    lastData: (clock) => `siste data ${clock}`,
    connecting: 'Kobler til',
    listening: 'Lytter',
    noEvents: 'ingen hendelser ennå',
    noBoard: 'Ingen tavle',
    channelsSilent: (channels) => capital(`${channelList(channels)} er stille`),
    channelsLive: (channels) => (channels.length === 0 ? '' : `${channelList(channels)} direkte`),
    sourceSilent: (source) => `${source} er stille`,
    sourcesSilent: (n) => counted(n, { one: 'kilde er stille', other: 'kilder er stille' }),
    othersLive: (n) => (n === 0 ? '' : counted(n, { one: 'annen direkte', other: 'andre direkte' })),
    screenFast: (difference) => `skjermens egen klokke er ${roughly(difference)} foran`,
    screenSlow: (difference) => `skjermens egen klokke er ${roughly(difference)} etter`,
  },

  legend: {
    waiting: 'Ett merke, én person',
    willWait: 'Venter trolig',
    mayHangUp: 'Kan legge på',
    likely: 'Vil trolig legge på',
    hungUp: 'La nettopp på',
    promise: 'Løfte',
    noPromise: 'Uten løfte',
    height: 'Høyde = ventetid',
    ranges: (tenths: number) => `Spennet holdt ${tenths} av 10 ganger`,
    rangesNotYet: 'Spennet: for lite data ennå',
    stateUnknown: 'Ukjent tilstand',
    nothingWithoutData: 'Prognoser, risiko og råd vises ikke uten ferske data',
  },

  today: {
    gotThrough: 'Kom gjennom i dag',
    gotThroughTo: (time) => `Kom gjennom, til ${time}`,
    outOf: (part, whole) => `${part} av ${whole}`,
    hungUp: 'La på i dag',
    hungUpTo: (time) => `La på, til ${time}`,
    notCalledBack: 'Ikke ringt tilbake',
    ofWhoGaveUp: (n) => `av ${n} som ga opp`,
    promisesDue: 'E-postløfter med frist i dag',
    willBeLate: (n) => (n === 0 ? 'alle i rute' : counted(n, late)),
    revenueLost: 'Tapt inntekt i dag, anslag',
    moreAtRisk: (amount) => `${amount} til i fare`,
    atRiskNow: 'Verdi i fare nå',
    at: (time) => `kl. ${time}`,
  },

  brief: {
    waiting: 'Venter',
    longest: 'Lengst',
    predicted: 'Forventet',
    inTime: 'I tide',
    free: 'Ledige',
    over: (n) => `${number(n)} over`,
    due: (n) => `${number(n)} i dag`,
    goal: (share) => `mål ${share}`,
    needsYou: 'Trenger deg',
    ofQueues: (n, all) => `${number(n)} av ${counted(all, queues)}`,
    moreNeedYou: (n) => counted(n, { one: 'kø til trenger deg', other: 'køer til trenger deg' }),
    onPromise: 'Innenfor løftet',
    others: 'De andre',
    allQueues: 'Alle køer',
    page: (from, to, all) => `${number(from)}–${number(to)} av ${number(all)}`,
    waitingAndPredicted: 'venter, forventet ventetid',
    waitingAndLongest: 'venter, lengste ventetid',
    today: 'I dag',
    gotThrough: 'Kom gjennom',
    hungUp: 'La på',
    promisesDue: 'E-postfrister i dag',
    revenueLost: 'Tapt inntekt, anslag',
  },

  firstRun: {
    steps: [
      ['Send én hendelse', 'Fra telefonsystemet, eller lim inn eksemplet. En id er nok, send aldri navn eller numre.'],
      [
        'Se køen dukke opp',
        'Hvert nytt kønavn blir en rad med én gang. Antall som venter og lengste ventetid stemmer fra første hendelse.',
      ],
      ['Sett løftet', 'For eksempel 2 minutter på telefon. Inntil da merkes ingenting som for sent.'],
    ],
    key: 'nøkkelen din',
    nothingYet: 'Ingen kø ennå.',
    listeningSince: (time) => `Har lyttet siden ${time}.`,
    howToRead: 'Slik leser du en kø',
    legend: [
      ['Ett merke, én person.', 'Den som har ventet lengst, står først.'],
      ['Høyde er ventetid.', 'Den prikkede linjen er løftet.'],
    ],
    crossTerm: 'Et kryss er et tap.',
    cross: 'Noen la på i løpet av det siste halve minuttet.',
  },
};
