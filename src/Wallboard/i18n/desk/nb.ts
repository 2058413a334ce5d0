import type { Channel } from '../../feed/frame-contract';
import { pluralOf } from '../plural';
import { norwegianAccess } from './nb-access';
import { norwegianAccuracy } from './nb-accuracy';
import { norwegianCustomers } from './nb-customers';
import { norwegianNotices } from './nb-notices';
import { norwegianPlanner } from './nb-planner';
import { norwegianSettings } from './nb-settings';
import type { DeskTexts } from './texts';

const locale = 'nb';
const plural = pluralOf(locale);
const number = new Intl.NumberFormat(locale);

const counted = (n: number, one: string, other: string) => `${number.format(n)} ${plural(n, { one, other })}`;
const listed = (names: readonly string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);

function roughly(total: number): string {
  if (total < 60) return `${total} s`;
  return total < 7200 ? `${Math.floor(total / 60)} min` : `${Math.floor(total / 3600)} t`;
}

const answered: Record<Channel, (within: string, share: string) => string> = {
  voice: (within, share) => `De som ringer, fikk høre: svar innen ${within}, i ${share} av 100 tilfeller.`,
  chat: (within, share) => `De som chatter, fikk høre: svar innen ${within}, i ${share} av 100 tilfeller.`,
  email: (within, share) => `De som skriver, fikk høre: svar innen ${within}, i ${share} av 100 tilfeller.`,
  social: (within, share) => `De som skriver, fikk høre: svar innen ${within}, i ${share} av 100 tilfeller.`,
};

export const norwegian: DeskTexts = {
  locale,
  product: 'Queue Monitor',
  pageTitle: (page) => `${page} · Queue Monitor`,
  workingDays: (n) => counted(n, 'virkedag', 'virkedager'),
  hourSign: 't',
  languages: { en: 'Engelsk', nb: 'Norsk bokmål', sv: 'Svensk', da: 'Dansk' },
  channels: { voice: 'Telefon', chat: 'Chat', email: 'E-post', social: 'Sosiale medier' },
  themes: { dark: 'Mørk', light: 'Lys' },

  nav: {
    main: 'Sider',
    wall: 'Tavle',
    boards: 'Oppsett',
    walls: 'Skjermer',
    accuracy: 'Treffsikkerhet',
    settings: 'Innstillinger',
    language: 'Språk på denne siden',
    skip: 'Hopp til innholdet',
  },

  fresh: {
    live: 'Direkte',
    away: 'Overvåkingen svarer ikke',
    silent: (sources) => (sources.length === 1 ? `${sources[0]} er stille` : `${number.format(sources.length)} kilder er stille`),
    age: (n) => (n === 0 ? 'nå' : `for ${roughly(n)} siden`),
  },

  common: {
    thisMachine: 'noen ved denne maskinen',
    loading: 'Laster',
    pages: {
      where: (first, last, all) => `${number.format(first)}–${number.format(last)} av ${number.format(all)}`,
      count: (n) => (n === 0 ? '' : `${number.format(n)} i alt`),
      previous: 'Forrige',
      next: 'Neste',
    },
    reload: 'Siden kunne ikke lastes. Last den på nytt i nettleseren.',
    hubAway: 'Overvåkingen svarer ikke. Ingenting er endret. Se etter at den kjører, og prøv igjen.',
    save: 'Lagre',
    cancel: 'Avbryt',
    close: 'Lukk',
    open: 'Åpne',
    edit: 'Endre',
    delete: 'Slett',
    undo: 'Angre',
    redo: 'Gjør om',
    actions: 'Handlinger',
    address: 'Adresse',
    copyLink: 'Kopier lenke',
    copied: 'Lenken er kopiert.',
    notSaved: 'Ikke lagret ennå',
    allSaved: 'Alt er lagret',
    moveUp: (name) => `Flytt ${name} opp`,
    moveDown: (name) => `Flytt ${name} ned`,
    takeAway: (name) => `Ta bort ${name}`,
    isNow: (name, place, of) => `${name} er nå nummer ${place} av ${of}.`,
  },

  unsaved: {
    title: 'Forlate uten å lagre?',
    text: 'Du har endringer på denne siden som ikke er lagret. De går tapt hvis du går videre.',
    stay: 'Bli her',
    leave: 'Forlat uten å lagre',
  },

  duration: {
    understood: (span) => `Forstått: ${span}`,
    wrong: {
      empty: 'Skriv en varighet, for eksempel 2 minutter.',
      noUnit: 'Skriv enheten også: 20 sekunder eller 20 minutter.',
      unreadable: 'Dette kan ikke leses. Skriv for eksempel 20 sekunder, 2 minutter, 1 t 30 min eller 2 virkedager.',
      tooLong: 'Dette er for lenge: høyst 10 år, eller 260 virkedager.',
      noWorkingTime: 'Virkedager kan ikke brukes her. Skriv for eksempel 4 timer eller 2 dager.',
    },
  },

  number: {
    wrong: (least, most, whole) => (whole ? `Skriv et helt tall fra ${least} til ${most}.` : `Skriv et tall fra ${least} til ${most}.`),
  },

  hours: {
    always: 'Alltid åpent',
    never: 'Aldri åpent',
    weekly: 'Åpent til faste tider',
    closed: 'Stengt',
    days: { mon: 'Mandag', tue: 'Tirsdag', wed: 'Onsdag', thu: 'Torsdag', fri: 'Fredag', sat: 'Lørdag', sun: 'Søndag' },
    shortDays: { mon: 'man.', tue: 'tir.', wed: 'ons.', thu: 'tor.', fri: 'fre.', sat: 'lør.', sun: 'søn.' },
    from: (day) => `${day}, åpner`,
    to: (day) => `${day}, stenger`,
    addSpan: (day) => `Legg til tid på ${day.toLowerCase()}`,
    removeSpan: (day, from, to) => `Fjern ${from} til ${to} på ${day.toLowerCase()}`,
    mondayToFriday: 'Som mandag til og med fredag',
    faults: {
      time: 'Skriv klokkeslett som 08:00. Slutten av dagen er 24:00.',
      order: 'Slutten må være etter begynnelsen. For tid etter midnatt: avslutt dagen kl. 24:00 og begynn neste kl. 00:00.',
      overlap: 'Disse tidene overlapper andre på samme dag.',
    },
  },

  promise: {
    sentence: (within, share, channel) => answered[channel](within, share),
    isConfirmed: 'Løftet er bekreftet: køen kan bli gul og rød på tavlene.',
    isOpen: 'Ingen har bekreftet hva som ble lovet her.',
    openMeans: (within) =>
      `Køen måles mot ${within}, en vanlig verdi, og tavlene merker den aldri som for sen. Skriv hva folk har fått høre, og bekreft det.`,
    fromThenOn: 'Fra da av kan køen bli gul og rød på tavlene.',
    confirm: (within) => `Bekreft ${within}`,
    unconfirmed: 'ikke bekreftet',
    confirmed: (within) => `bekreftet, ${within}`,
    notYet: 'Ikke bekreft',
    takeBack: 'Trekk løftet tilbake',
    keep: 'Behold løftet',
    willBeTakenBack: 'Løftet trekkes tilbake når du lagrer.',
    takenBack: 'ikke noe løfte',
    takeBackEffect: 'Køen måles igjen mot den vanlige verdien, og tavlene merker den ikke lenger som for sen.',
  },

  boards: {
    what: 'Et oppsett er et utvalg av køer i en rekkefølge. Hver tavle viser ett, eller flere etter tur.',
    add: 'Nytt oppsett',
    newBoard: 'Nytt oppsett',
    name: 'Navn',
    nameHint: 'Står øverst på tavlen, etter navnet på stedet.',
    nameNeeded: 'Gi oppsettet et navn, for eksempel Fakturahallen.',
    queues: 'Køer',
    queuesNeeded: 'Velg minst én kø, eller alle.',
    queuesInOrder: 'Køene i dette oppsettet, i rekkefølge',
    layout: 'Utforming',
    language: 'Språk',
    siteLanguage: 'Stedets språk',
    screens: 'Vises på',
    noScreen: 'Ingen skjerm',
    noneYet: 'Det finnes ingen egne oppsett ennå. Lag et med «Nytt oppsett»: velg køene og se straks hvordan det blir.',
    allName: 'Alle køer',
    allQueues: 'Alle, også nye',
    someQueues: (n) => counted(n, 'kø', 'køer'),
    allAlsoNew: 'Alle køer, også nye etter hvert som de kommer',
    chosenInOrder: 'Disse køene, i denne rekkefølgen',
    chooseFirst: 'Ingen kø er valgt ennå. Velg fra listen nedenfor.',
    notSeenYet: 'ingen hendelse ennå',
    search: 'Finn en kø',
    found: 'Køer som kan legges til',
    addQueue: (name) => `Legg til ${name}`,
    addAllFound: (n) => `Legg til alle ${number.format(n)}`,
    nothingFound: (text) => `Ingen kø heter «${text}».`,
    moreFound: (n) => `og ${number.format(n)} til: skriv mer av navnet`,
    allChosen: 'Alle køene på stedet er med i oppsettet.',
    noQueues: 'Stedet har ingen køer ennå. De kommer med den første hendelsen som nevner dem.',
    layouts: { auto: 'Etter antall køer', single: 'Én kø', board: 'Rader', many: 'Tett' },
    layoutHints: {
      auto: '1 kø fyller tavlen, 2 til 10 står i rader, og flere står tett.',
      single: 'Den første køen fyller tavlen, med tid og risiko for hver som venter.',
      board: 'En rad per kø. Ved flere enn 10 får ikke alle plass.',
      many: 'Køer som trenger noen i full bredde, de andre i tre kolonner.',
    },
    bottom: 'Tall nederst',
    bottomUsual: 'De fem vanlige',
    bottomOwn: 'Disse, i denne rekkefølgen',
    figures: {
      gotThrough: 'Kom gjennom i dag',
      hungUp: 'La på i dag',
      notCalledBack: 'Ikke ringt tilbake',
      promisesDue: 'E-postløfter som forfaller i dag',
      revenueLost: 'Tapt inntekt i dag',
    },
    preview: 'Forhåndsvisning',
    previewLive: 'direkte, slik det ville bli',
    previewSize: 'Størrelse på forhåndsvisningen',
    previewTheme: 'Farger i forhåndsvisningen',
    previewEmpty: 'Velg en kø for å se oppsettet.',
    sizes: { wide: 'Tavle, 16:9', upright: 'Stående tavle', phone: 'Telefon' },
    openNamed: (name) => `Åpne ${name}`,
    duplicate: 'Dupliser',
    copyOf: (name) => `${name}, kopi`,
    deleteNamed: (name) => `Slett ${name}`,
    deleteQuestion: (name) => `Slette ${name}?`,
    deleteMeans: 'De som har det åpent, får vite at oppsettet er borte. Køene og innstillingene deres blir værende.',
    stillShown: (screens) => `Det vises på ${listed(screens)}. Velg et annet oppsett der først, på siden Skjermer.`,
    deleted: (name) => `${name} er slettet.`,
    gone: (board) => `Oppsettet «${board}» finnes ikke lenger.`,
    saved: (name, screens) =>
      screens === 0 ? `${name} er lagret.` : `${name} er lagret. ${counted(screens, 'skjerm viser', 'skjermer viser')} det nå.`,
    changedMeanwhile: 'Noen andre har lagret dette oppsettet',
    changedMeanwhileText:
      'Det ble endret etter at du åpnet det. Du kan ta deres versjon og miste dine endringer, eller lagre din over den.',
    takeTheirs: 'Ta deres',
    saveOver: 'Lagre min over',
  },

  walls: {
    what: 'Hvilke tavler som er på, og skjermene som har sin egen lenke.',
    on: 'Tavler som er på',
    howMany: (n) => counted(n, 'tavle', 'tavler'),
    noneOn: 'Ingen tavle er på. Åpne et oppsett i en nettleser, eller legg til en skjerm og åpne lenken der.',
    where: 'Hvor',
    board: 'Oppsett',
    painted: 'Sist tegnet',
    version: 'Versjon',
    size: 'Vindu',
    since: 'Siden',
    withoutLink: 'Uten lenke',
    newest: 'nyeste',
    waitsForCalm: 'en nyere venter til det er rolig',
    soundBlocked: 'lyden er sperret der: trykk en tast på den skjermen én gang',
    notPainted: 'ikke ennå',
    ago: (n) => (n < 2 ? 'nettopp' : `for ${roughly(n)} siden`),
    screens: 'Skjermer',
    screensWhat: 'hver åpnes med sin egen lenke, som kan trekkes tilbake',
    noScreens: 'Ingen skjerm er satt opp ennå. Legg til en for hver skjerm: den får en lenke som viser oppsettene dens og ikke noe annet.',
    name: 'Navn',
    nameHint: 'Hvor den henger, så du finner den: Fakturahallen, ved døren.',
    nameNeeded: 'Gi skjermen et navn som sier hvor den henger.',
    state: 'Tilstand',
    boards: 'Oppsett',
    boardsHint: 'Flere oppsett bytter på. Lenken er den samme når du endrer dem.',
    boardNeeded: 'Velg minst ett oppsett.',
    boardFor: (name, n) => `${name} (${n} s)`,
    secondsFor: (name) => `Hvor lenge ${name} vises`,
    looks: 'Utseende',
    isOn: (n) => (n === 1 ? 'På' : `På, ${counted(n, 'vindu', 'vinduer')}`),
    offSince: (when) => `Av, sist sett ${when}`,
    neverSeen: 'Aldri åpnet',
    withSound: 'lyd',
    dims: (from, to) => `mørkere ${from}–${to}`,
    add: 'Legg til skjerm',
    addNow: 'Legg til skjermen',
    newScreen: 'Ny skjerm',
    boardLanguage: 'Oppsettets språk',
    theme: 'Farger',
    themeDark: 'Mørk, for tavler',
    themeLight: 'Lys, for lyse rom',
    sound: 'Én dempet tone når en kø blir kritisk',
    soundHint:
      'Høyst én gang på 10 minutter for hver kø, og aldri utenfor åpningstiden. Nettlesere tillater lyd først når ' +
      'noen har trykket på en tast eller klikket én gang.',
    burnIn: 'Flytt bildet litt, mot innbrenning',
    burnInHint: 'Opptil 6 piksler, ett trinn hvert 3. minutt.',
    dim: 'Mørkere om natten',
    dimHint: 'I stedets tidssone.',
    dimFrom: 'Fra',
    dimTo: 'Til',
    dimPercent: 'Lysstyrke',
    saved: (name) => `${name} er lagret og viser det nå.`,
    newLink: 'Ny lenke',
    newLinkNamed: (name) => `Ny lenke til ${name}`,
    revoke: 'Trekk tilbake',
    revokeNamed: (name) => `Trekk tilbake ${name}`,
    revoked: (name) => `${name} er trukket tilbake.`,
    revokeQuestion: {
      title: (name) => `Trekke tilbake ${name}?`,
      text: 'Tavlen sier straks at lenken er trukket tilbake, og viser ingen flere tall. Lenken kan ikke brukes igjen; en ny skjerm får en ny.',
      action: 'Trekk tilbake',
    },
    linkQuestion: {
      title: (name) => `Lage ny lenke til ${name}?`,
      text: 'Den gamle lenken slutter straks: en tavle som er åpen med den, sier det og viser ingen flere tall før den åpnes med den nye.',
      action: 'Lag ny lenke',
    },
    linkTitle: (name) => `Lenken til ${name}`,
    linkOnce:
      'Den vises bare nå: overvåkingen beholder ingen kopi. Den som har lenken, ser oppsettene på skjermen til du trekker den tilbake.',
    linkHow: 'Åpne den i nettleseren på skjermen, og gjør den til siden den starter med. Går den tapt, lager du en ny.',
    linkNoted: 'Jeg har notert den',
  },

  access: norwegianAccess(counted),
  accuracy: norwegianAccuracy(counted),
  customers: norwegianCustomers({ counted, listed, number: (n) => number.format(n) }),
  notices: norwegianNotices({ counted, listed }),
  planner: norwegianPlanner({ counted, listed, number: (n) => number.format(n) }),
  settings: norwegianSettings(counted, listed),
};
