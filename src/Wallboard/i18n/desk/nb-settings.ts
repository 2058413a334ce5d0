import type { DeskTexts } from './texts';

type Counted = (n: number, one: string, other: string) => string;

export const norwegianSettings = (counted: Counted, listed: (names: readonly string[]) => string): DeskTexts['settings'] => ({
  what: 'Hva som teller, og hva som er lovet. Hver endring vises før den gjøres.',
  list: 'Det som er satt opp',
  site: 'Stedet',
  siteMeans: 'Det som gjelder alle køene sammen.',
  noQueues: 'Det finnes ingen køer ennå. De kommer hit med den første hendelsen som nevner dem.',
  withoutPromise: (n) => `${counted(n, 'kø har', 'køer har')} ikke noe løfte ennå`,
  withPromise: (n) => counted(n, 'kø med løfte', 'køer med løfte'),
  promiseShort: (within, share) => `${share} innen ${within}`,
  channelAndPromise: (channel, promise) => `${channel}, ${promise}`,
  channelNoPromise: (channel) => `${channel}, ikke noe løfte`,
  address: (queue) => `i hendelser: ${queue}`,
  willChange: 'Dette endres',
  fromTo: (before, after) => `${before} → ${after}`,
  notReadable: 'Noe som står ovenfor, kan ikke leses ennå.',
  follows: 'Følger av endringene ovenfor: ingen har satt det.',
  discard: 'Forkast endringene',
  saved: (name) => `Innstillingene for ${name} er lagret og gjelder nå.`,
  conflict: 'Noen andre har endret dette også',
  conflictText: (labels) =>
    `Etter at du åpnet siden, har noen lagret noe annet for ${listed(labels)}. ` +
    `Du kan lagre ditt over, eller avbryte og laste siden på nytt for å se deres.`,
  copyFrom: 'Kopier fra en annen kø',
  copyTitle: (name) => `Kopier innstillinger til ${name}`,
  copyFromWhich: 'Fra',
  copyNow: 'Ta dem over',
  copyMeans: 'Ingenting lagres ennå: du ser først hva som endres. Et løfte som kopieres, bekreftes når du lagrer.',
  noOtherQueue: 'Det finnes ingen annen kø å kopiere fra.',
  none: 'ingen',
  needed: 'Dette kan ikke være tomt.',
  noValue: 'Tomt: det vises ingen penger for denne køen.',
  noMaxAge: 'Tomt: ingen grense.',
  defaultIs: (value) => `Standard: ${value}`,
  useDefault: 'Bruk standard',
  useDefaultNamed: (label) => `Bruk standard for ${label}`,
  inOf100: (n) => `I ${n} av 100 tilfeller`,
  timeThere: (time) => `Klokken er ${time} der nå`,
  days: (n) => counted(n, 'dag', 'dager'),
  secondsUnit: 'sekunder',
  daysUnit: 'dager',
  groups: {
    promise: 'Løfte',
    counting: 'Hva som teller',
    hours: 'Åpningstider og døgn',
    names: 'Navn og rekkefølge',
    money: 'Penger',
    ages: 'Alder',
  },
  formulas: {
    atThreshold: {
      name: 'Hvert besøk én gang, når tiden er ute',
      means:
        'Den som fortsatt venter når tiden er ute, teller straks som for sent. Tallet kan altså ikke se bra ut fordi ingen kom gjennom.',
    },
    abandonsAgainst: { name: 'De som la på, teller mot', means: 'Besvart i tide, av alle som er avsluttet.' },
    abandonsIgnored: {
      name: 'De som la på tidlig, utelates',
      means: 'Besvart i tide, av alle som er avsluttet, uten dem som la på innen tiden.',
    },
    abandonsFor: {
      name: 'De som la på tidlig, teller som holdt',
      means: 'Besvart eller lagt på i tide, av alle som er avsluttet. Ser best ut og sier minst.',
    },
  },
  answeredBy: { connect: 'Når noen tar den', reply: 'Når et menneske har svart' },
  reasons: {
    timeout: 'Ventet for lenge (tidsgrense)',
    overflow: 'Sendt videre ved overløp',
    voicemail: 'Gikk til talepost',
    key: 'Trykket en tast for å gå ut',
    empty: 'Ingen var pålogget',
    full: 'Køen var full',
    closed: 'Køen var stengt',
    callback: 'Valgte å bli ringt tilbake',
    withdrawn: 'Trakk seg',
    failed: 'Teknisk feil',
    unanswered: 'Avsluttet uten svar',
    other: 'Andre grunner',
  },
  fields: {
    threshold: {
      label: 'Besvart innen',
      means: 'Hvor lenge noen høyst skal vente. Skrevet slik man sier det: 20 sekunder, 2 minutter, 2 virkedager.',
      effect:
        'Når du lagrer, er løftet bekreftet: fra da av kan køen bli gul og rød på tavlene. De som venter nå, beholder ' +
        'det som gjaldt da de kom.',
    },
    target: {
      label: 'I hvor mange av 100 tilfeller',
      means: 'Andelen som løftet skal holde for.',
      effect: 'Tavlene sammenligner andelen i tide med dette fra nå av.',
    },
    serviceLevelFormula: {
      label: 'Hvordan andelen i tide regnes ut',
      means: 'Formelens navn følger med tallet.',
      effect: 'Tallene for i dag regnes slik fra nå av. I historikken har kvarteret med endringen ingen andel i tide.',
    },
    answeredBy: {
      label: 'Besvart er',
      means: 'Telefon og chat: når noen tar den. E-post og sosiale medier: når et menneske har svart. Automatiske svar teller aldri.',
      effect: 'Gjelder henvendelser som kommer fra nå av.',
    },
    shortAbandonSeconds: {
      label: 'Lagt på er kort inntil',
      means: 'Den som legger på så fort, hadde trolig slått feil nummer: det teller verken for eller mot og vises for seg. 0 teller alle.',
      effect: 'De som legger på fra nå av, sorteres etter dette.',
    },
    leftAsAbandoned: {
      label: 'Avslutninger som teller som lagt på',
      means: 'Noen forlater køen på en annen måte enn å legge på. De som er krysset av her, teller mot løftet som om de hadde gjort det.',
      effect: 'Gjelder besøk som avsluttes fra nå av.',
    },
    leftExcluded: {
      label: 'Avslutninger som ikke teller',
      means: 'Utelates fra andelen i tide, for eksempel de som valgte å bli ringt tilbake.',
      effect: 'Gjelder besøk som avsluttes fra nå av.',
    },
    openingHours: {
      label: 'Åpningstider',
      means: 'Virkedager regnes etter disse tidene, og en tavle viser en stengt kø som én dempet linje.',
      effect: 'Når et løfte i virkedager forfaller, følger av dette for dem som kommer fra nå av.',
    },
    zone: {
      label: 'Tidssone',
      means: 'Åpningstidene og køens døgn følger den, gjennom både sommertid og vintertid.',
      effect: 'Køens døgn og tider følger den nye sonen.',
    },
    startOfDay: {
      label: 'Døgnet begynner kl.',
      means: 'Tallene for i dag begynner på nytt på dette klokkeslettet.',
      effect: 'Tallene for i dag telles fra det nye klokkeslettet.',
    },
    name: { label: 'Navn', means: 'Slik folk kjenner den. Tavler og sider viser det.', effect: 'Alle tavler viser det nye navnet straks.' },
    shortName: {
      label: 'Kort navn',
      means: 'Der navnet ikke får plass: høyst 16 tegn.',
      effect: 'Tavlene viser det der navnet ikke får plass.',
    },
    channel: {
      label: 'Kanal',
      means: 'Bestemmer standardverdiene og hvilke ord som brukes: innringere, personer i chat, e-poster.',
      effect: 'Innstillinger for køen som ingen har satt, følger standarden for den nye kanalen.',
    },
    partner: { label: 'Partner', means: 'Selskapet som svarer i denne køen for dere, hvis det er et.', effect: 'Vises sammen med køen.' },
    order: {
      label: 'Plass i rekkefølgen',
      means: 'I oppsett med alle køer står et mindre tall lenger opp.',
      effect: 'Køen flytter seg i alle oppsett som viser alle køer.',
    },
    value: {
      label: 'Penger som står på spill per henvendelse',
      means: 'Hva en henvendelse er verdt i snitt. Tapt inntekt og inntekt i fare er anslag ut fra dette.',
      effect: 'Anslag i penger endres fra nå av.',
    },
    maxAge: {
      label: 'Lengste mulige ventetid',
      means: 'Den som ser ut til å vente lenger, regnes som et spøkelse som kilden har glemt, og telles for seg.',
      effect: 'Henvendelser over den nye grensen avsluttes som spøkelser.',
    },
    resolutionDays: {
      label: 'Løst når ingen kommer tilbake innen',
      means: 'En sak regnes som løst når kunden ikke har kommet tilbake innen så mange dager.',
      effect: 'Gjelder saker som avsluttes fra nå av.',
    },
  },
  contactIds: { shown: 'Vises', hidden: 'Skjules' },
  siteFields: {
    name: { label: 'Navn', means: 'Står øverst på hver tavle.', effect: 'Alle tavler viser det nye navnet straks.' },
    zone: {
      label: 'Tidssone',
      means: 'Klokkene på tavlene og dagens summer følger den; det gjør også køer uten egen sone.',
      effect: 'Klokkene på tavlene og dagens summer følger den nye sonen.',
    },
    language: {
      label: 'Språk',
      means: 'På tavler og sider, der ikke noe annet er valgt.',
      effect: 'Tavler uten eget språk bytter til det.',
    },
    currency: {
      label: 'Valuta',
      means: 'Tre bokstaver, som NOK, SEK, DKK eller EUR. Tomt: anslag i penger har ingen valuta.',
      effect: 'Anslag i penger vises i den. Beløp regnes ikke om.',
    },
    callbackLink: {
      label: 'Lenke til en henvendelse i deres eget system',
      means: 'En nettadresse med {contact} i, så den som ringer tilbake, finner kunden der. Tomt: ingen lenke.',
      effect: 'Lister over dem som skal ringes tilbake, lenker dit.',
    },
    hideContactIds: {
      label: 'ID-er for henvendelser',
      means:
        'Skjules: ingen liste og intet svar fra API-et viser dem, bare numrene som tavlene viser. For steder der ID-ene er telefonnumre.',
      effect: 'Lister og API-et viser dem, eller slutter å vise dem, fra nå av.',
    },
    retentionDays: {
      label: 'Behold opplysninger i',
      means: 'Kvarter og opplysninger om henvendelser slettes når de er eldre.',
      effect: 'Det som er eldre enn den nye grensen, slettes og kan ikke hentes tilbake.',
    },
    customerRecordDays: {
      label: 'Husk en kundes tålmodighet i',
      means:
        'Hvor lenge en kunde har ventet, og om kunden la på, hjelper med å forutse neste gang. Lagres under pseudonym så lenge ' +
        'etter siste henvendelse, og vises ikke til noen. 0: ikke i det hele tatt.',
      effect: 'Det som er eldre enn den nye grensen, glemmes med en gang.',
    },
  },
});
