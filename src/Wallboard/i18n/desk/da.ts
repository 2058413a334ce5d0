import type { Channel } from '../../feed/frame-contract';
import { pluralOf } from '../plural';
import { danishAccess } from './da-access';
import { danishAccuracy } from './da-accuracy';
import { danishCustomers } from './da-customers';
import { danishNotices } from './da-notices';
import { danishPlanner } from './da-planner';
import { danishSettings } from './da-settings';
import type { DeskTexts } from './texts';

const locale = 'da';
const plural = pluralOf(locale);
const number = new Intl.NumberFormat(locale);

const counted = (n: number, one: string, other: string) => `${number.format(n)} ${plural(n, { one, other })}`;
const listed = (names: readonly string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);

function roughly(total: number): string {
  if (total < 60) return `${total} s`;
  return total < 7200 ? `${Math.floor(total / 60)} min` : `${Math.floor(total / 3600)} t`;
}

const answered: Record<Channel, (within: string, share: string) => string> = {
  voice: (within, share) => `De, der ringer, fik at vide: svar inden for ${within}, i ${share} af 100 tilfælde.`,
  chat: (within, share) => `De, der chatter, fik at vide: svar inden for ${within}, i ${share} af 100 tilfælde.`,
  email: (within, share) => `De, der skriver, fik at vide: svar inden for ${within}, i ${share} af 100 tilfælde.`,
  social: (within, share) => `De, der skriver, fik at vide: svar inden for ${within}, i ${share} af 100 tilfælde.`,
};

export const danish: DeskTexts = {
  locale,
  product: 'Queue Monitor',
  pageTitle: (page) => `${page} · Queue Monitor`,
  workingDays: (n) => counted(n, 'arbejdsdag', 'arbejdsdage'),
  hourSign: 't',
  languages: { en: 'Engelsk', nb: 'Norsk (bokmål)', sv: 'Svensk', da: 'Dansk' },
  channels: { voice: 'Telefon', chat: 'Chat', email: 'E-mail', social: 'Sociale medier' },
  themes: { dark: 'Mørk', light: 'Lys' },

  nav: {
    main: 'Sider',
    wall: 'Tavle',
    boards: 'Visninger',
    walls: 'Skærme',
    accuracy: 'Træfsikkerhed',
    settings: 'Indstillinger',
    language: 'Sprog på denne side',
    skip: 'Spring til indholdet',
  },

  fresh: {
    live: 'Live',
    away: 'Overvågningen svarer ikke',
    silent: (sources) => (sources.length === 1 ? `${sources[0]} er tavs` : `${number.format(sources.length)} kilder er tavse`),
    age: (n) => (n === 0 ? 'nu' : `for ${roughly(n)} siden`),
  },

  common: {
    thisMachine: 'nogen ved denne maskine',
    loading: 'Indlæser',
    pages: {
      where: (first, last, all) => `${number.format(first)}–${number.format(last)} af ${number.format(all)}`,
      count: (n) => (n === 0 ? '' : `${number.format(n)} i alt`),
      previous: 'Forrige',
      next: 'Næste',
    },
    reload: 'Siden kunne ikke indlæses. Indlæs den igen i browseren.',
    hubAway: 'Overvågningen svarer ikke. Intet er ændret. Kontrollér, at den kører, og prøv igen.',
    save: 'Gem',
    cancel: 'Annuller',
    close: 'Luk',
    open: 'Åbn',
    edit: 'Rediger',
    delete: 'Slet',
    undo: 'Fortryd',
    redo: 'Gør om',
    actions: 'Handlinger',
    address: 'Adresse',
    copyLink: 'Kopiér link',
    copied: 'Linket er kopieret.',
    notSaved: 'Ikke gemt endnu',
    allSaved: 'Alt er gemt',
    moveUp: (name) => `Flyt ${name} op`,
    moveDown: (name) => `Flyt ${name} ned`,
    takeAway: (name) => `Fjern ${name}`,
    isNow: (name, place, of) => `${name} er nu nummer ${place} af ${of}.`,
  },

  unsaved: {
    title: 'Forlad uden at gemme?',
    text: 'Du har ændringer på denne side, som ikke er gemt. De går tabt, hvis du går videre.',
    stay: 'Bliv her',
    leave: 'Forlad uden at gemme',
  },

  duration: {
    understood: (span) => `Forstået: ${span}`,
    wrong: {
      empty: 'Skriv en varighed, for eksempel 2 minutter.',
      noUnit: 'Skriv også enheden: 20 sekunder eller 20 minutter.',
      unreadable: 'Det kan ikke læses. Skriv for eksempel 20 sekunder, 2 minutter, 1 t 30 min eller 2 arbejdsdage.',
      tooLong: 'Det er for længe: højst 10 år, eller 260 arbejdsdage.',
      noWorkingTime: 'Arbejdsdage kan ikke bruges her. Skriv for eksempel 4 timer eller 2 dage.',
    },
  },

  number: {
    wrong: (least, most, whole) => (whole ? `Skriv et helt tal fra ${least} til ${most}.` : `Skriv et tal fra ${least} til ${most}.`),
  },

  hours: {
    always: 'Altid åbent',
    never: 'Aldrig åbent',
    weekly: 'Åbent på faste tider',
    closed: 'Lukket',
    days: { mon: 'Mandag', tue: 'Tirsdag', wed: 'Onsdag', thu: 'Torsdag', fri: 'Fredag', sat: 'Lørdag', sun: 'Søndag' },
    shortDays: { mon: 'man.', tue: 'tirs.', wed: 'ons.', thu: 'tors.', fri: 'fre.', sat: 'lør.', sun: 'søn.' },
    from: (day) => `${day}, åbner`,
    to: (day) => `${day}, lukker`,
    addSpan: (day) => `Tilføj tid ${day.toLowerCase()}`,
    removeSpan: (day, from, to) => `Fjern ${from} til ${to} ${day.toLowerCase()}`,
    mondayToFriday: 'Som mandag til og med fredag',
    faults: {
      time: 'Skriv klokkeslæt som 08:00. Slutningen af dagen er 24:00.',
      order: 'Slutningen skal være efter begyndelsen. For tid efter midnat: slut dagen kl. 24:00, og begynd den næste kl. 00:00.',
      overlap: 'Disse tider overlapper andre på samme dag.',
    },
  },

  promise: {
    sentence: (within, share, channel) => answered[channel](within, share),
    isConfirmed: 'Løftet er bekræftet: køen kan blive gul og rød på tavlerne.',
    isOpen: 'Ingen har bekræftet, hvad der blev lovet her.',
    openMeans: (within) =>
      `Køen måles mod ${within}, en sædvanlig værdi, og tavlerne mærker den aldrig som for sen. Skriv, hvad folk har fået at vide, og bekræft det.`,
    fromThenOn: 'Fra da af kan køen blive gul og rød på tavlerne.',
    confirm: (within) => `Bekræft ${within}`,
    unconfirmed: 'ikke bekræftet',
    confirmed: (within) => `bekræftet, ${within}`,
    notYet: 'Bekræft ikke',
    takeBack: 'Træk løftet tilbage',
    keep: 'Behold løftet',
    willBeTakenBack: 'Løftet trækkes tilbage, når du gemmer.',
    takenBack: 'intet løfte',
    takeBackEffect: 'Køen måles igen mod den sædvanlige værdi, og tavlerne mærker den ikke længere som for sen.',
  },

  boards: {
    what: 'En visning er et udvalg af køer i en rækkefølge. Hver tavle viser en, eller flere på skift.',
    add: 'Ny visning',
    newBoard: 'Ny visning',
    name: 'Navn',
    nameHint: 'Står øverst på tavlen efter stedets navn.',
    nameNeeded: 'Giv visningen et navn, for eksempel Fakturahallen.',
    queues: 'Køer',
    queuesNeeded: 'Vælg mindst én kø, eller dem alle.',
    queuesInOrder: 'Visningens køer i rækkefølge',
    layout: 'Udformning',
    language: 'Sprog',
    siteLanguage: 'Stedets sprog',
    screens: 'Vises på',
    noScreen: 'Ingen skærm',
    noneYet: 'Der er ingen egne visninger endnu. Lav en med »Ny visning«: vælg køerne, og se straks, hvordan det bliver.',
    allName: 'Alle køer',
    allQueues: 'Alle, også nye',
    someQueues: (n) => counted(n, 'kø', 'køer'),
    allAlsoNew: 'Alle køer, også nye efterhånden som de kommer',
    chosenInOrder: 'Disse køer i denne rækkefølge',
    chooseFirst: 'Ingen kø er valgt endnu. Vælg på listen nedenfor.',
    notSeenYet: 'ingen hændelse endnu',
    search: 'Find en kø',
    found: 'Køer, der kan tilføjes',
    addQueue: (name) => `Tilføj ${name}`,
    addAllFound: (n) => `Tilføj alle ${number.format(n)}`,
    nothingFound: (text) => `Ingen kø hedder »${text}«.`,
    moreFound: (n) => `og ${number.format(n)} til: skriv mere af navnet`,
    allChosen: 'Alle stedets køer er med i visningen.',
    noQueues: 'Stedet har ingen køer endnu. De kommer med den første hændelse, der nævner dem.',
    layouts: { auto: 'Efter antallet af køer', single: 'Én kø', board: 'Rækker', many: 'Tæt' },
    layoutHints: {
      auto: '1 kø fylder tavlen, 2 til 10 står i rækker, og flere står tæt.',
      single: 'Den første kø fylder tavlen med tid og risiko for hver, der venter.',
      board: 'En række pr. kø. Ved flere end 10 får ikke alle plads.',
      many: 'Køer, der har brug for nogen, i fuld bredde, de andre i tre spalter.',
    },
    bottom: 'Tal nederst',
    bottomUsual: 'De fem sædvanlige',
    bottomOwn: 'Disse i denne rækkefølge',
    figures: {
      gotThrough: 'Kom igennem i dag',
      hungUp: 'Lagde på i dag',
      notCalledBack: 'Ikke ringet tilbage',
      promisesDue: 'E-mailløfter, der forfalder i dag',
      revenueLost: 'Tabt indtægt i dag',
    },
    preview: 'Eksempel',
    previewLive: 'live, som det ville blive',
    previewSize: 'Eksemplets størrelse',
    previewTheme: 'Eksemplets farver',
    previewEmpty: 'Vælg en kø for at se visningen.',
    sizes: { wide: 'Tavle, 16:9', upright: 'Stående tavle', phone: 'Telefon' },
    openNamed: (name) => `Åbn ${name}`,
    duplicate: 'Duplikér',
    copyOf: (name) => `${name}, kopi`,
    deleteNamed: (name) => `Slet ${name}`,
    deleteQuestion: (name) => `Slet ${name}?`,
    deleteMeans: 'De, der har den åben, får at vide, at visningen er væk. Køerne og deres indstillinger bliver.',
    stillShown: (screens) => `Den vises på ${listed(screens)}. Vælg en anden visning der først, på siden Skærme.`,
    deleted: (name) => `${name} er slettet.`,
    gone: (board) => `Visningen »${board}« findes ikke længere.`,
    saved: (name, screens) =>
      screens === 0 ? `${name} er gemt.` : `${name} er gemt. ${counted(screens, 'skærm viser', 'skærme viser')} den nu.`,
    changedMeanwhile: 'En anden har gemt denne visning',
    changedMeanwhileText:
      'Den blev ændret, efter at du åbnede den. Du kan tage deres udgave og miste dine ændringer, eller gemme din oven i.',
    takeTheirs: 'Tag deres',
    saveOver: 'Gem min oven i',
  },

  walls: {
    what: 'Hvilke tavler der er tændt, og de skærme, der har deres eget link.',
    on: 'Tavler, der er tændt',
    howMany: (n) => counted(n, 'tavle', 'tavler'),
    noneOn: 'Ingen tavle er tændt. Åbn en visning i en browser, eller tilføj en skærm, og åbn linket der.',
    where: 'Hvor',
    board: 'Visning',
    painted: 'Sidst tegnet',
    version: 'Version',
    size: 'Vindue',
    since: 'Siden',
    withoutLink: 'Uden link',
    newest: 'nyeste',
    waitsForCalm: 'en nyere venter, til der er ro',
    soundBlocked: 'lyden er spærret der: tryk på en tast på den skærm én gang',
    notPainted: 'ikke endnu',
    ago: (n) => (n < 2 ? 'lige nu' : `for ${roughly(n)} siden`),
    screens: 'Skærme',
    screensWhat: 'hver åbnes med sit eget link, som kan tilbagekaldes',
    noScreens: 'Ingen skærm er sat op endnu. Tilføj en for hver skærm: den får et link, der viser dens visninger og intet andet.',
    name: 'Navn',
    nameHint: 'Hvor den hænger, så du kan finde den: Fakturahallen, ved døren.',
    nameNeeded: 'Giv skærmen et navn, der siger, hvor den hænger.',
    state: 'Tilstand',
    boards: 'Visninger',
    boardsHint: 'Flere visninger skiftes. Linket er det samme, når du ændrer dem.',
    boardNeeded: 'Vælg mindst én visning.',
    boardFor: (name, n) => `${name} (${n} s)`,
    secondsFor: (name) => `Hvor længe ${name} vises`,
    looks: 'Udseende',
    isOn: (n) => (n === 1 ? 'Tændt' : `Tændt, ${counted(n, 'vindue', 'vinduer')}`),
    offSince: (when) => `Slukket, sidst set ${when}`,
    neverSeen: 'Aldrig åbnet',
    withSound: 'lyd',
    dims: (from, to) => `mørkere ${from}–${to}`,
    add: 'Tilføj skærm',
    addNow: 'Tilføj skærmen',
    newScreen: 'Ny skærm',
    boardLanguage: 'Visningens sprog',
    theme: 'Farver',
    themeDark: 'Mørk, til tavler',
    themeLight: 'Lys, til lyse rum',
    sound: 'Én dæmpet tone, når en kø bliver kritisk',
    soundHint:
      'Højst én gang på 10 minutter for hver kø, og aldrig uden for åbningstiden. Browsere tillader først lyd, når ' +
      'nogen har trykket på en tast eller klikket én gang.',
    burnIn: 'Flyt billedet lidt, mod indbrænding',
    burnInHint: 'Op til 6 pixel, ét trin hvert 3. minut.',
    dim: 'Mørkere om natten',
    dimHint: 'I stedets tidszone.',
    dimFrom: 'Fra',
    dimTo: 'Til',
    dimPercent: 'Lysstyrke',
    saved: (name) => `${name} er gemt og viser det nu.`,
    newLink: 'Nyt link',
    newLinkNamed: (name) => `Nyt link til ${name}`,
    revoke: 'Tilbagekald',
    revokeNamed: (name) => `Tilbagekald ${name}`,
    revoked: (name) => `${name} er tilbagekaldt.`,
    revokeQuestion: {
      title: (name) => `Tilbagekald ${name}?`,
      text: 'Tavlen siger straks, at linket er tilbagekaldt, og viser ikke flere tal. Linket kan ikke bruges igen; en ny skærm får et nyt.',
      action: 'Tilbagekald',
    },
    linkQuestion: {
      title: (name) => `Lav et nyt link til ${name}?`,
      text: 'Det gamle link ophører straks: en tavle, der er åben med det, siger det og viser ikke flere tal, før den åbnes med det nye.',
      action: 'Lav et nyt link',
    },
    linkTitle: (name) => `Linket til ${name}`,
    linkOnce: 'Det vises kun nu: overvågningen beholder ingen kopi. Den, der har linket, ser skærmens visninger, til du tilbagekalder det.',
    linkHow: 'Åbn det i skærmens browser, og gør det til den side, den starter med. Går det tabt, laver du et nyt.',
    linkNoted: 'Jeg har noteret det',
  },

  access: danishAccess(counted),
  accuracy: danishAccuracy(counted),
  customers: danishCustomers({ counted, listed, number: (n) => number.format(n) }),
  notices: danishNotices({ counted, listed }),
  planner: danishPlanner({ counted, listed, number: (n) => number.format(n) }),
  settings: danishSettings(counted, listed),
};
