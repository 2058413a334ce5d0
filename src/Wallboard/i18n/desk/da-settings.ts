import type { DeskTexts } from './texts';

type Counted = (n: number, one: string, other: string) => string;

export const danishSettings = (counted: Counted, listed: (names: readonly string[]) => string): DeskTexts['settings'] => ({
  what: 'Hvad der tæller, og hvad der er lovet. Hver ændring vises, før den gøres.',
  list: 'Det, der er sat op',
  site: 'Stedet',
  siteMeans: 'Det, der gælder alle køerne tilsammen.',
  noQueues: 'Der er ingen køer endnu. De kommer her med den første hændelse, der nævner dem.',
  withoutPromise: (n) => `${counted(n, 'kø har', 'køer har')} intet løfte endnu`,
  withPromise: (n) => counted(n, 'kø med løfte', 'køer med løfte'),
  promiseShort: (within, share) => `${share} inden for ${within}`,
  channelAndPromise: (channel, promise) => `${channel}, ${promise}`,
  channelNoPromise: (channel) => `${channel}, intet løfte`,
  address: (queue) => `i hændelser: ${queue}`,
  willChange: 'Dette ændres',
  fromTo: (before, after) => `${before} → ${after}`,
  notReadable: 'Noget, der står ovenfor, kan ikke læses endnu.',
  follows: 'Følger af ændringerne ovenfor: ingen har sat det.',
  discard: 'Kassér ændringerne',
  saved: (name) => `Indstillingerne for ${name} er gemt og gælder nu.`,
  conflict: 'En anden har også ændret dette',
  conflictText: (labels) =>
    `Siden du åbnede siden, har nogen gemt noget andet for ${listed(labels)}. ` +
    `Du kan gemme dit oven i, eller annullere og indlæse siden igen for at se deres.`,
  copyFrom: 'Kopiér fra en anden kø',
  copyTitle: (name) => `Kopiér indstillinger til ${name}`,
  copyFromWhich: 'Fra',
  copyNow: 'Overtag dem',
  copyMeans: 'Intet gemmes endnu: du ser først, hvad der ændres. Et løfte, der kopieres, bekræftes, når du gemmer.',
  noOtherQueue: 'Der er ingen anden kø at kopiere fra.',
  none: 'ingen',
  needed: 'Dette kan ikke være tomt.',
  noValue: 'Tomt: der vises ingen penge for denne kø.',
  noMaxAge: 'Tomt: ingen grænse.',
  defaultIs: (value) => `Standard: ${value}`,
  useDefault: 'Brug standard',
  useDefaultNamed: (label) => `Brug standard for ${label}`,
  inOf100: (n) => `I ${n} af 100 tilfælde`,
  timeThere: (time) => `Klokken er ${time} der nu`,
  days: (n) => counted(n, 'dag', 'dage'),
  secondsUnit: 'sekunder',
  daysUnit: 'dage',
  groups: {
    promise: 'Løfte',
    counting: 'Hvad der tæller',
    hours: 'Åbningstider og døgn',
    names: 'Navne og rækkefølge',
    money: 'Penge',
    ages: 'Alder',
  },
  formulas: {
    atThreshold: {
      name: 'Hvert besøg én gang, når tiden er gået',
      means:
        'Den, der stadig venter, når tiden er gået, tæller straks som for sen. Tallet kan altså ikke se godt ud, fordi ingen kom igennem.',
    },
    abandonsAgainst: { name: 'De, der lagde på, tæller imod', means: 'Besvaret til tiden, af alle der er afsluttet.' },
    abandonsIgnored: {
      name: 'De, der lagde på tidligt, udelades',
      means: 'Besvaret til tiden, af alle der er afsluttet, uden dem, der lagde på inden for tiden.',
    },
    abandonsFor: {
      name: 'De, der lagde på tidligt, tæller som holdt',
      means: 'Besvaret eller lagt på til tiden, af alle der er afsluttet. Ser bedst ud og siger mindst.',
    },
  },
  answeredBy: { connect: 'Når nogen tager den', reply: 'Når et menneske har svaret' },
  reasons: {
    timeout: 'Ventede for længe (tidsgrænse)',
    overflow: 'Sendt videre ved overløb',
    voicemail: 'Gik til telefonsvarer',
    key: 'Trykkede på en tast for at forlade køen',
    empty: 'Ingen var logget på',
    full: 'Køen var fuld',
    closed: 'Køen var lukket',
    callback: 'Valgte at blive ringet op',
    withdrawn: 'Trak sig',
    failed: 'Teknisk fejl',
    unanswered: 'Afsluttet uden svar',
    other: 'Andre grunde',
  },
  yes: 'Ja',
  no: 'Nej',
  before: (time) => `før kl. ${time}`,
  reopens: { anew: 'Gælder igen, fra den nye besked', rest: 'Gælder igen, med den tid, der var tilbage', never: 'Er ovre' },
  promiseNone: 'Intet eget: hvor folk får svar skriftligt, gælder løftet ovenfor for hver af dem.',
  promiseUnreadable: 'Det kan ikke læses. Skriv for eksempel 4 timer, 2 arbejdsdage eller før 15:00.',
  holidays: {
    country: 'Land',
    region: 'Del af landet',
    noCountry: 'Intet land',
    wholeCountry: 'Hele landet',
    year: 'År, der vises',
    daysOf: (year) => `Fridage i ${year}`,
    none: (year) => `Ingen fridage i ${year}.`,
    own: 'egen fridag',
    singleDays: (n) => counted(n, 'enkelt dag', 'enkelte dage'),
    day: 'En enkelt fridag',
    add: 'Tilføj dagen',
    remove: (day) => `Fjern ${day}`,
    file: 'Vælg en kalenderfil',
    fileMeans: 'En iCalendar-fil med fridage føjer sine dage til her. Intet beholdes, før du gemmer.',
    added: (n) => `${counted(n, 'dag', 'dage')} fra filen er føjet til. Se dem igennem, og gem.`,
    wrong: (n) => `Intet blev tilføjet: ${counted(n, 'linje', 'linjer')} i filen kan ikke bruges.`,
    line: (n, error) => `Linje ${n}: ${error}`,
    unreadable: 'Denne fil kan ikke læses her. Vælg en iCalendar-fil.',
  },
  fields: {
    threshold: {
      label: 'Besvaret inden for',
      means: 'Hvor længe nogen højst skal vente. Skrevet, som man siger det: 20 sekunder, 2 minutter, 2 arbejdsdage.',
      effect:
        'Når du gemmer, er løftet bekræftet: fra da af kan køen blive gul og rød på tavlerne. De, der venter nu, ' +
        'beholder det, der gjaldt, da de kom.',
    },
    target: {
      label: 'I hvor mange af 100 tilfælde',
      means: 'Den andel, løftet skal holde for.',
      effect: 'Tavlerne sammenligner andelen til tiden med dette fra nu af.',
    },
    serviceLevelFormula: {
      label: 'Hvordan andelen til tiden regnes ud',
      means: 'Formlens navn følger med tallet.',
      effect: 'Dagens tal regnes sådan fra nu af. I historikken har kvarteret med ændringen ingen andel til tiden.',
    },
    answeredBy: {
      label: 'Besvaret er',
      means: 'Telefon og chat: når nogen tager den. E-mail og sociale medier: når et menneske har svaret. Automatiske svar tæller aldrig.',
      effect: 'Gælder henvendelser, der kommer fra nu af.',
    },
    shortAbandonSeconds: {
      label: 'Lagt på er kort indtil',
      means: 'Den, der lægger på så hurtigt, havde nok tastet forkert: det tæller hverken for eller imod og vises for sig. 0 tæller alle.',
      effect: 'De, der lægger på fra nu af, sorteres efter dette.',
    },
    leftAsAbandoned: {
      label: 'Afslutninger, der tæller som lagt på',
      means:
        'Nogle forlader køen på anden måde end ved at lægge på. De, der er krydset af her, tæller mod løftet, som om de havde gjort det.',
      effect: 'Gælder besøg, der afsluttes fra nu af.',
    },
    leftExcluded: {
      label: 'Afslutninger, der ikke tæller',
      means: 'Udelades af andelen til tiden, for eksempel dem, der valgte at blive ringet op.',
      effect: 'Gælder besøg, der afsluttes fra nu af.',
    },
    openingHours: {
      label: 'Åbningstider',
      means: 'Arbejdsdage regnes efter disse tider, og en tavle viser en lukket kø som én dæmpet linje.',
      effect: 'Hvornår et løfte i arbejdsdage forfalder, følger af dette for dem, der kommer fra nu af.',
    },
    zone: {
      label: 'Tidszone',
      means: 'Åbningstiderne og køens døgn følger den, gennem både sommertid og vintertid.',
      effect: 'Køens døgn og tider følger den nye zone.',
    },
    startOfDay: {
      label: 'Døgnet begynder kl.',
      means: 'Dagens tal begynder forfra på dette klokkeslæt.',
      effect: 'Dagens tal tælles fra det nye klokkeslæt.',
    },
    name: { label: 'Navn', means: 'Som folk kender den. Tavler og sider viser det.', effect: 'Alle tavler viser det nye navn straks.' },
    shortName: {
      label: 'Kort navn',
      means: 'Hvor navnet ikke kan være: højst 16 tegn.',
      effect: 'Tavlerne viser det, hvor navnet ikke kan være.',
    },
    channel: {
      label: 'Kanal',
      means: 'Bestemmer standardværdierne, og hvilke ord der bruges: opkald, personer i chat, e-mails.',
      effect: 'Køens indstillinger, som ingen har sat, følger den nye kanals standard.',
    },
    promise: {
      label: 'Løfte til hver kunde',
      means:
        'Det, som alle, der kommer her, får at vide: 4 timer, 2 arbejdsdage, før 15:00. Hvert løfte følges, til et menneske har svaret.',
      effect: 'Gælder for dem, der kommer fra nu af.',
    },
    promisePauses: {
      label: 'Løfter står stille, mens det er kundens tur',
      means: 'Når vi venter på svar fra kunden, løber løftets tid ikke.',
      effect: 'Gælder fra næste gang, det er en kundes tur.',
    },
    promiseReopens: {
      label: 'Når kunden skriver igen',
      means: 'Hvad der sker med et løfte, der blev holdt, når kunden skriver igen om den samme sag.',
      effect: 'Gælder for beskeder fra nu af.',
    },
    holidays: {
      label: 'Fridage',
      means: 'Køen er lukket på disse dage, uanset åbningstider: helligdage i et land, og egne dage.',
      effect: 'Hvornår et løfte i arbejdsdage forfalder, følger af det for dem, der kommer fra nu af.',
    },
    partner: { label: 'Partner', means: 'Virksomheden, der svarer i køen for jer, hvis der er en.', effect: 'Vises sammen med køen.' },
    order: {
      label: 'Plads i rækkefølgen',
      means: 'I visninger med alle køer står et mindre tal længere oppe.',
      effect: 'Køen flytter sig i alle visninger, der viser alle køer.',
    },
    value: {
      label: 'Penge på spil pr. henvendelse',
      means: 'Hvad en henvendelse er værd i gennemsnit. Tabt indtægt og indtægt i fare er skøn ud fra dette.',
      effect: 'Skøn i penge ændres fra nu af.',
    },
    maxAge: {
      label: 'Længste mulige ventetid',
      means: 'Den, der ser ud til at vente længere, regnes for et spøgelse, som kilden har glemt, og tælles for sig.',
      effect: 'Henvendelser over den nye grænse afsluttes som spøgelser.',
    },
    resolutionDays: {
      label: 'Løst, når ingen er tilbage inden for',
      means: 'En sag regnes for løst, når kunden ikke er kommet tilbage inden for så mange dage.',
      effect: 'Gælder sager, der afsluttes fra nu af.',
    },
  },
  contactIds: { shown: 'Vises', hidden: 'Skjules' },
  siteFields: {
    name: { label: 'Navn', means: 'Står øverst på hver tavle.', effect: 'Alle tavler viser det nye navn straks.' },
    zone: {
      label: 'Tidszone',
      means: 'Urene på tavlerne og dagens summer følger den; det gør også køer uden egen zone.',
      effect: 'Urene på tavlerne og dagens summer følger den nye zone.',
    },
    language: {
      label: 'Sprog',
      means: 'På tavler og sider, hvor intet andet er valgt.',
      effect: 'Tavler uden eget sprog skifter til det.',
    },
    currency: {
      label: 'Valuta',
      means: 'Tre bogstaver, som NOK, SEK, DKK eller EUR. Tomt: skøn i penge har ingen valuta.',
      effect: 'Skøn i penge vises i den. Beløb omregnes ikke.',
    },
    callbackLink: {
      label: 'Link til en henvendelse i jeres eget system',
      means: 'En webadresse med {contact} i, så den, der ringer tilbage, finder kunden der. Tomt: intet link.',
      effect: 'Lister over dem, der skal ringes op, linker dertil.',
    },
    hideContactIds: {
      label: 'Id’er for henvendelser',
      means:
        'Skjules: ingen liste og intet svar fra API’et viser dem, kun de numre, som tavlerne viser. For steder, hvor id’erne er telefonnumre.',
      effect: 'Lister og API’et viser dem, eller holder op med det, fra nu af.',
    },
    retentionDays: {
      label: 'Behold oplysninger i',
      means: 'Kvarterer og oplysninger om henvendelser slettes, når de er ældre.',
      effect: 'Det, der er ældre end den nye grænse, slettes og kan ikke hentes tilbage.',
    },
    customerRecordDays: {
      label: 'Husk en kundes tålmodighed i',
      means:
        'Hvor længe en kunde har ventet, og om kunden lagde på, hjælper med at forudse næste gang. Gemmes under pseudonym så ' +
        'længe efter den seneste henvendelse og vises ikke for nogen. 0: slet ikke.',
      effect: 'Det, der er ældre end den nye grænse, glemmes med det samme.',
    },
  },
});
