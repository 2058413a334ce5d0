import type { DeskTexts } from './texts';

type Counted = (n: number, one: string, other: string) => string;

export const swedishSettings = (counted: Counted, listed: (names: readonly string[]) => string): DeskTexts['settings'] => ({
  what: 'Vad som räknas, och vad som har lovats. Varje ändring visas innan den görs.',
  list: 'Det som är upplagt',
  site: 'Platsen',
  siteMeans: 'Det som gäller alla köer tillsammans.',
  noQueues: 'Det finns inga köer ännu. De kommer hit med den första händelsen som nämner dem.',
  withoutPromise: (n) => `${counted(n, 'kö har', 'köer har')} inget löfte ännu`,
  withPromise: (n) => counted(n, 'kö med löfte', 'köer med löfte'),
  promiseShort: (within, share) => `${share} inom ${within}`,
  channelAndPromise: (channel, promise) => `${channel}, ${promise}`,
  channelNoPromise: (channel) => `${channel}, inget löfte`,
  address: (queue) => `i händelser: ${queue}`,
  willChange: 'Det här ändras',
  fromTo: (before, after) => `${before} → ${after}`,
  notReadable: 'Något som står ovan går inte att läsa ännu.',
  follows: 'Följer av ändringarna ovan: ingen har angett det.',
  discard: 'Släng ändringarna',
  saved: (name) => `Inställningarna för ${name} är sparade och gäller nu.`,
  conflict: 'Någon annan har också ändrat detta',
  conflictText: (labels) =>
    `Sedan du öppnade sidan har någon sparat något annat för ${listed(labels)}. ` +
    `Du kan spara ditt över, eller avbryta och ladda om sidan för att se deras.`,
  copyFrom: 'Kopiera från en annan kö',
  copyTitle: (name) => `Kopiera inställningar till ${name}`,
  copyFromWhich: 'Från',
  copyNow: 'Ta över dem',
  copyMeans: 'Inget sparas ännu: du ser först vad som ändras. Ett löfte som kopieras bekräftas när du sparar.',
  noOtherQueue: 'Det finns ingen annan kö att kopiera från.',
  none: 'inga',
  needed: 'Det här kan inte vara tomt.',
  noValue: 'Tomt: inga pengar visas för den här kön.',
  noMaxAge: 'Tomt: ingen gräns.',
  defaultIs: (value) => `Standard: ${value}`,
  useDefault: 'Använd standard',
  useDefaultNamed: (label) => `Använd standard för ${label}`,
  inOf100: (n) => `I ${n} av 100 fall`,
  timeThere: (time) => `Klockan är ${time} där nu`,
  days: (n) => counted(n, 'dag', 'dagar'),
  secondsUnit: 'sekunder',
  daysUnit: 'dagar',
  groups: {
    promise: 'Löfte',
    counting: 'Vad som räknas',
    hours: 'Öppettider och dygn',
    names: 'Namn och ordning',
    money: 'Pengar',
    ages: 'Ålder',
  },
  formulas: {
    atThreshold: {
      name: 'Varje besök en gång, när tiden är ute',
      means:
        'Den som fortfarande väntar när tiden är ute räknas genast som för sen. Siffran kan alltså inte se bra ut för att ingen kom fram.',
    },
    abandonsAgainst: { name: 'De som lade på räknas emot', means: 'Besvarade i tid, av alla som avslutats.' },
    abandonsIgnored: {
      name: 'De som lade på tidigt utelämnas',
      means: 'Besvarade i tid, av alla som avslutats, utan dem som lade på inom tiden.',
    },
    abandonsFor: {
      name: 'De som lade på tidigt räknas som hållna',
      means: 'Besvarade eller pålagda i tid, av alla som avslutats. Ser bäst ut och säger minst.',
    },
  },
  answeredBy: { connect: 'När någon tar det', reply: 'När en människa har svarat' },
  reasons: {
    timeout: 'Väntade för länge (tidsgräns)',
    overflow: 'Skickades vidare vid överflöde',
    voicemail: 'Gick till röstbrevlåda',
    key: 'Tryckte en knapp för att lämna',
    empty: 'Ingen var inloggad',
    full: 'Kön var full',
    closed: 'Kön var stängd',
    callback: 'Valde att bli uppringd',
    withdrawn: 'Drog sig ur',
    failed: 'Tekniskt fel',
    unanswered: 'Avslutades utan svar',
    other: 'Andra skäl',
  },
  fields: {
    threshold: {
      label: 'Besvarad inom',
      means: 'Hur länge någon högst ska vänta. Skrivet som man säger det: 20 sekunder, 2 minuter, 2 arbetsdagar.',
      effect:
        'När du sparar är löftet bekräftat: från och med då kan kön bli gul och röd på tavlorna. De som väntar nu ' +
        'behåller det som gällde när de kom.',
    },
    target: {
      label: 'I hur många av 100 fall',
      means: 'Andelen som löftet ska hålla för.',
      effect: 'Tavlorna jämför andelen i tid med detta från och med nu.',
    },
    serviceLevelFormula: {
      label: 'Hur andelen i tid räknas',
      means: 'Formelns namn följer med siffran.',
      effect: 'Dagens siffror räknas så från och med nu. I historiken har kvarten med ändringen ingen andel i tid.',
    },
    answeredBy: {
      label: 'Besvarad är',
      means: 'Telefon och chatt: när någon tar det. E-post och sociala medier: när en människa har svarat. Automatiska svar räknas aldrig.',
      effect: 'Gäller ärenden som kommer från och med nu.',
    },
    shortAbandonSeconds: {
      label: 'Pålagd är kort upp till',
      means: 'Den som lägger på så fort hade nog slagit fel nummer: det räknas varken för eller emot och visas för sig. 0 räknar alla.',
      effect: 'De som lägger på från och med nu sorteras efter detta.',
    },
    leftAsAbandoned: {
      label: 'Avslut som räknas som pålagda',
      means: 'Några lämnar kön på annat sätt än att lägga på. De som är ikryssade här räknas mot löftet som om de hade gjort det.',
      effect: 'Gäller besök som avslutas från och med nu.',
    },
    leftExcluded: {
      label: 'Avslut som inte räknas',
      means: 'Utelämnas ur andelen i tid, till exempel de som valde att bli uppringda.',
      effect: 'Gäller besök som avslutas från och med nu.',
    },
    openingHours: {
      label: 'Öppettider',
      means: 'Arbetsdagar räknas efter dessa tider, och en tavla visar en stängd kö som en dämpad rad.',
      effect: 'När ett löfte i arbetsdagar förfaller följer av detta för dem som kommer från och med nu.',
    },
    zone: {
      label: 'Tidszon',
      means: 'Öppettiderna och köns dygn följer den, genom både sommartid och vintertid.',
      effect: 'Köns dygn och tider följer den nya zonen.',
    },
    startOfDay: {
      label: 'Dygnet börjar kl.',
      means: 'Dagens siffror börjar om vid detta klockslag.',
      effect: 'Dagens siffror räknas från det nya klockslaget.',
    },
    name: { label: 'Namn', means: 'Som folk känner den. Tavlor och sidor visar det.', effect: 'Alla tavlor visar det nya namnet genast.' },
    shortName: {
      label: 'Kort namn',
      means: 'Där namnet inte får plats: högst 16 tecken.',
      effect: 'Tavlorna visar det där namnet inte får plats.',
    },
    channel: {
      label: 'Kanal',
      means: 'Bestämmer standardvärdena och vilka ord som används: uppringande, personer i chatt, e-brev.',
      effect: 'Köns inställningar som ingen har angett följer den nya kanalens standard.',
    },
    partner: { label: 'Partner', means: 'Företaget som svarar i kön åt er, om det finns ett.', effect: 'Visas tillsammans med kön.' },
    order: {
      label: 'Plats i ordningen',
      means: 'I vyer med alla köer står ett mindre tal längre upp.',
      effect: 'Kön flyttas i alla vyer som visar alla köer.',
    },
    value: {
      label: 'Pengar som står på spel per ärende',
      means: 'Vad ett ärende är värt i genomsnitt. Förlorad intäkt och intäkt i fara uppskattas ur detta.',
      effect: 'Uppskattningar i pengar ändras från och med nu.',
    },
    maxAge: {
      label: 'Längsta möjliga väntan',
      means: 'Den som tycks vänta längre räknas som ett spöke som källan har glömt, och räknas för sig.',
      effect: 'Ärenden över den nya gränsen avslutas som spöken.',
    },
    resolutionDays: {
      label: 'Löst när ingen är tillbaka inom',
      means: 'Ett ärende räknas som löst när kunden inte har kommit tillbaka inom så många dagar.',
      effect: 'Gäller ärenden som avslutas från och med nu.',
    },
  },
  contactIds: { shown: 'Visas', hidden: 'Döljs' },
  siteFields: {
    name: { label: 'Namn', means: 'Står överst på varje tavla.', effect: 'Alla tavlor visar det nya namnet genast.' },
    zone: {
      label: 'Tidszon',
      means: 'Klockorna på tavlorna och dagens summor följer den; det gör även köer utan egen zon.',
      effect: 'Klockorna på tavlorna och dagens summor följer den nya zonen.',
    },
    language: {
      label: 'Språk',
      means: 'På tavlor och sidor, där inget annat har valts.',
      effect: 'Tavlor utan eget språk byter till det.',
    },
    currency: {
      label: 'Valuta',
      means: 'Tre bokstäver, som NOK, SEK, DKK eller EUR. Tomt: uppskattningar i pengar har ingen valuta.',
      effect: 'Uppskattningar i pengar visas i den. Belopp räknas inte om.',
    },
    callbackLink: {
      label: 'Länk till ett ärende i ert eget system',
      means: 'En webbadress med {contact} i, så att den som ringer tillbaka hittar kunden där. Tomt: ingen länk.',
      effect: 'Listor över dem som ska ringas upp länkar dit.',
    },
    hideContactIds: {
      label: 'ID:n för ärenden',
      means:
        'Döljs: ingen lista och inget svar från API:et visar dem, bara numren som tavlorna visar. För platser där ID:na är telefonnummer.',
      effect: 'Listor och API:et visar dem, eller slutar visa dem, från och med nu.',
    },
    retentionDays: {
      label: 'Behåll uppgifter i',
      means: 'Kvartar och uppgifter om ärenden tas bort när de är äldre.',
      effect: 'Det som är äldre än den nya gränsen tas bort och kan inte hämtas tillbaka.',
    },
    customerRecordDays: {
      label: 'Minns en kunds tålamod i',
      means:
        'Hur länge en kund har väntat, och om kunden lade på, hjälper till att förutse nästa gång. Sparas under pseudonym så ' +
        'länge efter det senaste ärendet och visas inte för någon. 0: inte alls.',
      effect: 'Det som är äldre än den nya gränsen glöms genast.',
    },
  },
});
