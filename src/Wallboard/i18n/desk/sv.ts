import type { Channel } from '../../feed/frame-contract';
import { pluralOf } from '../plural';
import { swedishAccess } from './sv-access';
import { swedishAccuracy } from './sv-accuracy';
import { swedishCustomers } from './sv-customers';
import { swedishNotices } from './sv-notices';
import { swedishPlanner } from './sv-planner';
import { swedishSettings } from './sv-settings';
import type { DeskTexts } from './texts';

const locale = 'sv';
const plural = pluralOf(locale);
const number = new Intl.NumberFormat(locale);

const counted = (n: number, one: string, other: string) => `${number.format(n)} ${plural(n, { one, other })}`;
const listed = (names: readonly string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);

function roughly(total: number): string {
  if (total < 60) return `${total} s`;
  return total < 7200 ? `${Math.floor(total / 60)} min` : `${Math.floor(total / 3600)} tim`;
}

const answered: Record<Channel, (within: string, share: string) => string> = {
  voice: (within, share) => `De som ringer fick veta: svar inom ${within}, i ${share} av 100 fall.`,
  chat: (within, share) => `De som chattar fick veta: svar inom ${within}, i ${share} av 100 fall.`,
  email: (within, share) => `De som skriver fick veta: svar inom ${within}, i ${share} av 100 fall.`,
  social: (within, share) => `De som skriver fick veta: svar inom ${within}, i ${share} av 100 fall.`,
};

export const swedish: DeskTexts = {
  locale,
  product: 'Queue Monitor',
  pageTitle: (page) => `${page} · Queue Monitor`,
  workingDays: (n) => counted(n, 'arbetsdag', 'arbetsdagar'),
  hourSign: 'tim',
  languages: { en: 'Engelska', nb: 'Norska (bokmål)', sv: 'Svenska', da: 'Danska' },
  channels: { voice: 'Telefon', chat: 'Chatt', email: 'E-post', social: 'Sociala medier' },
  themes: { dark: 'Mörk', light: 'Ljus' },

  nav: {
    main: 'Sidor',
    wall: 'Tavla',
    boards: 'Vyer',
    walls: 'Skärmar',
    accuracy: 'Träffsäkerhet',
    settings: 'Inställningar',
    language: 'Språk på den här sidan',
    skip: 'Hoppa till innehållet',
  },

  fresh: {
    live: 'Live',
    away: 'Övervakningen svarar inte',
    silent: (sources) => (sources.length === 1 ? `${sources[0]} är tyst` : `${number.format(sources.length)} källor är tysta`),
    age: (n) => (n === 0 ? 'nu' : `för ${roughly(n)} sedan`),
  },

  common: {
    thisMachine: 'någon vid den här maskinen',
    loading: 'Laddar',
    pages: {
      where: (first, last, all) => `${number.format(first)}–${number.format(last)} av ${number.format(all)}`,
      count: (n) => (n === 0 ? '' : `${number.format(n)} totalt`),
      previous: 'Föregående',
      next: 'Nästa',
    },
    reload: 'Sidan kunde inte laddas. Ladda om den i webbläsaren.',
    hubAway: 'Övervakningen svarar inte. Inget har ändrats. Kontrollera att den är igång och försök igen.',
    save: 'Spara',
    cancel: 'Avbryt',
    close: 'Stäng',
    open: 'Öppna',
    edit: 'Ändra',
    delete: 'Ta bort',
    undo: 'Ångra',
    redo: 'Gör om',
    actions: 'Åtgärder',
    address: 'Adress',
    copyLink: 'Kopiera länk',
    copied: 'Länken har kopierats.',
    notSaved: 'Inte sparat ännu',
    allSaved: 'Allt är sparat',
    moveUp: (name) => `Flytta ${name} uppåt`,
    moveDown: (name) => `Flytta ${name} nedåt`,
    takeAway: (name) => `Ta bort ${name}`,
    isNow: (name, place, of) => `${name} är nu nummer ${place} av ${of}.`,
  },

  unsaved: {
    title: 'Lämna utan att spara?',
    text: 'Du har ändringar på den här sidan som inte är sparade. De går förlorade om du går vidare.',
    stay: 'Stanna här',
    leave: 'Lämna utan att spara',
  },

  duration: {
    understood: (span) => `Förstått: ${span}`,
    wrong: {
      empty: 'Skriv en tid, till exempel 2 minuter.',
      noUnit: 'Skriv enheten också: 20 sekunder eller 20 minuter.',
      unreadable: 'Det går inte att läsa. Skriv till exempel 20 sekunder, 2 minuter, 1 tim 30 min eller 2 arbetsdagar.',
      tooLong: 'Det är för länge: högst 10 år, eller 260 arbetsdagar.',
      noWorkingTime: 'Arbetsdagar kan inte användas här. Skriv till exempel 4 timmar eller 2 dagar.',
    },
  },

  number: {
    wrong: (least, most, whole) => (whole ? `Skriv ett heltal från ${least} till ${most}.` : `Skriv ett tal från ${least} till ${most}.`),
  },

  hours: {
    always: 'Alltid öppet',
    never: 'Aldrig öppet',
    weekly: 'Öppet på bestämda tider',
    closed: 'Stängt',
    days: { mon: 'Måndag', tue: 'Tisdag', wed: 'Onsdag', thu: 'Torsdag', fri: 'Fredag', sat: 'Lördag', sun: 'Söndag' },
    shortDays: { mon: 'mån', tue: 'tis', wed: 'ons', thu: 'tors', fri: 'fre', sat: 'lör', sun: 'sön' },
    from: (day) => `${day}, öppnar`,
    to: (day) => `${day}, stänger`,
    addSpan: (day) => `Lägg till tid på ${day.toLowerCase()}`,
    removeSpan: (day, from, to) => `Ta bort ${from} till ${to} på ${day.toLowerCase()}`,
    mondayToFriday: 'Som måndag till och med fredag',
    faults: {
      time: 'Skriv klockslag som 08:00. Dagens slut är 24:00.',
      order: 'Slutet måste vara efter början. För tid efter midnatt: avsluta dagen kl. 24:00 och börja nästa kl. 00:00.',
      overlap: 'De här tiderna överlappar andra på samma dag.',
    },
  },

  promise: {
    sentence: (within, share, channel) => answered[channel](within, share),
    isConfirmed: 'Löftet är bekräftat: kön kan bli gul och röd på tavlorna.',
    isOpen: 'Ingen har bekräftat vad som lovades här.',
    openMeans: (within) =>
      `Kön mäts mot ${within}, ett vanligt värde, och tavlorna märker den aldrig som sen. Skriv vad folk har fått veta och bekräfta det.`,
    fromThenOn: 'Från och med då kan kön bli gul och röd på tavlorna.',
    confirm: (within) => `Bekräfta ${within}`,
    unconfirmed: 'inte bekräftat',
    confirmed: (within) => `bekräftat, ${within}`,
    notYet: 'Bekräfta inte',
    takeBack: 'Ta tillbaka löftet',
    keep: 'Behåll löftet',
    willBeTakenBack: 'Löftet tas tillbaka när du sparar.',
    takenBack: 'inget löfte',
    takeBackEffect: 'Kön mäts åter mot det vanliga värdet, och tavlorna märker den inte längre som sen.',
  },

  boards: {
    what: 'En vy är ett urval av köer i en ordning. Varje tavla visar en, eller flera i tur och ordning.',
    add: 'Ny vy',
    newBoard: 'Ny vy',
    name: 'Namn',
    nameHint: 'Står överst på tavlan, efter platsens namn.',
    nameNeeded: 'Ge vyn ett namn, till exempel Fakturahallen.',
    queues: 'Köer',
    queuesNeeded: 'Välj minst en kö, eller alla.',
    queuesInOrder: 'Vyns köer, i ordning',
    layout: 'Utformning',
    language: 'Språk',
    siteLanguage: 'Platsens språk',
    screens: 'Visas på',
    noScreen: 'Ingen skärm',
    noneYet: 'Det finns inga egna vyer ännu. Gör en med ”Ny vy”: välj köerna och se genast hur det blir.',
    allName: 'Alla köer',
    allQueues: 'Alla, även nya',
    someQueues: (n) => counted(n, 'kö', 'köer'),
    allAlsoNew: 'Alla köer, även nya allt eftersom de kommer',
    chosenInOrder: 'De här köerna, i den här ordningen',
    chooseFirst: 'Ingen kö är vald ännu. Välj i listan nedan.',
    notSeenYet: 'ingen händelse ännu',
    search: 'Hitta en kö',
    found: 'Köer som kan läggas till',
    addQueue: (name) => `Lägg till ${name}`,
    addAllFound: (n) => `Lägg till alla ${number.format(n)}`,
    nothingFound: (text) => `Ingen kö heter ”${text}”.`,
    moreFound: (n) => `och ${number.format(n)} till: skriv mer av namnet`,
    allChosen: 'Platsens alla köer är med i vyn.',
    noQueues: 'Platsen har inga köer ännu. De kommer med den första händelsen som nämner dem.',
    layouts: { auto: 'Efter antalet köer', single: 'En kö', board: 'Rader', many: 'Tätt' },
    layoutHints: {
      auto: '1 kö fyller tavlan, 2 till 10 står i rader och fler står tätt.',
      single: 'Den första kön fyller tavlan, med tid och risk för var och en som väntar.',
      board: 'En rad per kö. Vid fler än 10 får inte alla plats.',
      many: 'Köer som behöver någon i full bredd, de andra i tre spalter.',
    },
    bottom: 'Siffror längst ned',
    bottomUsual: 'De fem vanliga',
    bottomOwn: 'De här, i den här ordningen',
    figures: {
      gotThrough: 'Kom fram i dag',
      hungUp: 'Lade på i dag',
      notCalledBack: 'Ej återuppringda',
      promisesDue: 'E-postlöften som förfaller i dag',
      revenueLost: 'Förlorad intäkt i dag',
    },
    preview: 'Förhandsvisning',
    previewLive: 'live, som det skulle bli',
    previewSize: 'Förhandsvisningens storlek',
    previewTheme: 'Förhandsvisningens färger',
    previewEmpty: 'Välj en kö för att se vyn.',
    sizes: { wide: 'Tavla, 16:9', upright: 'Stående tavla', phone: 'Telefon' },
    openNamed: (name) => `Öppna ${name}`,
    duplicate: 'Duplicera',
    copyOf: (name) => `${name}, kopia`,
    deleteNamed: (name) => `Ta bort ${name}`,
    deleteQuestion: (name) => `Ta bort ${name}?`,
    deleteMeans: 'De som har den öppen får veta att vyn är borta. Köerna och deras inställningar finns kvar.',
    stillShown: (screens) => `Den visas på ${listed(screens)}. Välj en annan vy där först, på sidan Skärmar.`,
    deleted: (name) => `${name} har tagits bort.`,
    gone: (board) => `Vyn ”${board}” finns inte längre.`,
    saved: (name, screens) =>
      screens === 0 ? `${name} är sparad.` : `${name} är sparad. ${counted(screens, 'skärm visar', 'skärmar visar')} den nu.`,
    changedMeanwhile: 'Någon annan har sparat den här vyn',
    changedMeanwhileText:
      'Den ändrades efter att du öppnade den. Du kan ta deras version och förlora dina ändringar, eller spara din över den.',
    takeTheirs: 'Ta deras',
    saveOver: 'Spara min över',
  },

  walls: {
    what: 'Vilka tavlor som är på, och skärmarna som har en egen länk.',
    on: 'Tavlor som är på',
    howMany: (n) => counted(n, 'tavla', 'tavlor'),
    noneOn: 'Ingen tavla är på. Öppna en vy i en webbläsare, eller lägg till en skärm och öppna länken där.',
    where: 'Var',
    board: 'Vy',
    painted: 'Senast ritad',
    version: 'Version',
    size: 'Fönster',
    since: 'Sedan',
    withoutLink: 'Utan länk',
    newest: 'senaste',
    waitsForCalm: 'en nyare väntar tills det är lugnt',
    soundBlocked: 'ljudet är spärrat där: tryck på en tangent på den skärmen en gång',
    notPainted: 'inte ännu',
    ago: (n) => (n < 2 ? 'nyss' : `för ${roughly(n)} sedan`),
    screens: 'Skärmar',
    screensWhat: 'var och en öppnas med sin egen länk, som kan återkallas',
    noScreens: 'Ingen skärm är upplagd ännu. Lägg till en för varje skärm: den får en länk som visar dess vyer och inget annat.',
    name: 'Namn',
    nameHint: 'Var den hänger, så att du hittar den: Fakturahallen, vid dörren.',
    nameNeeded: 'Ge skärmen ett namn som säger var den hänger.',
    state: 'Tillstånd',
    boards: 'Vyer',
    boardsHint: 'Flera vyer turas om. Länken är densamma när du ändrar dem.',
    boardNeeded: 'Välj minst en vy.',
    boardFor: (name, n) => `${name} (${n} s)`,
    secondsFor: (name) => `Hur länge ${name} visas`,
    looks: 'Utseende',
    isOn: (n) => (n === 1 ? 'På' : `På, ${counted(n, 'fönster', 'fönster')}`),
    offSince: (when) => `Av, senast sedd ${when}`,
    neverSeen: 'Aldrig öppnad',
    withSound: 'ljud',
    dims: (from, to) => `mörkare ${from}–${to}`,
    add: 'Lägg till skärm',
    addNow: 'Lägg till skärmen',
    newScreen: 'Ny skärm',
    boardLanguage: 'Vyns språk',
    theme: 'Färger',
    themeDark: 'Mörk, för tavlor',
    themeLight: 'Ljus, för ljusa rum',
    sound: 'En dämpad ton när en kö blir kritisk',
    soundHint:
      'Högst en gång per 10 minuter för varje kö, och aldrig utanför öppettiden. Webbläsare tillåter ljud först när ' +
      'någon har tryckt på en tangent eller klickat en gång.',
    burnIn: 'Flytta bilden lite, mot inbränning',
    burnInHint: 'Upp till 6 bildpunkter, ett steg var 3:e minut.',
    dim: 'Mörkare på natten',
    dimHint: 'I platsens tidszon.',
    dimFrom: 'Från',
    dimTo: 'Till',
    dimPercent: 'Ljusstyrka',
    saved: (name) => `${name} är sparad och visar det nu.`,
    newLink: 'Ny länk',
    newLinkNamed: (name) => `Ny länk till ${name}`,
    revoke: 'Återkalla',
    revokeNamed: (name) => `Återkalla ${name}`,
    revoked: (name) => `${name} har återkallats.`,
    revokeQuestion: {
      title: (name) => `Återkalla ${name}?`,
      text: 'Tavlan säger genast att länken har återkallats och visar inga fler siffror. Länken kan inte användas igen; en ny skärm får en ny.',
      action: 'Återkalla',
    },
    linkQuestion: {
      title: (name) => `Göra en ny länk till ${name}?`,
      text: 'Den gamla länken upphör genast: en tavla som är öppen med den säger det och visar inga fler siffror förrän den öppnas med den nya.',
      action: 'Gör en ny länk',
    },
    linkTitle: (name) => `Länken till ${name}`,
    linkOnce: 'Den visas bara nu: övervakningen behåller ingen kopia. Den som har länken ser skärmens vyer tills du återkallar den.',
    linkHow: 'Öppna den i skärmens webbläsare och gör den till sidan som den startar med. Går den förlorad gör du en ny.',
    linkNoted: 'Jag har antecknat den',
  },

  access: swedishAccess(counted),
  accuracy: swedishAccuracy(counted),
  customers: swedishCustomers({ counted, listed, number: (n) => number.format(n) }),
  notices: swedishNotices({ counted, listed }),
  planner: swedishPlanner({ counted, listed, number: (n) => number.format(n) }),
  settings: swedishSettings(counted, listed),
};
