import type { Channel } from '../../feed/frame-contract';
import type { Counting } from './counting';

const leaving: Record<Channel, string> = { voice: 'lägger på', chat: 'ger upp', email: 'får sent svar', social: 'får sent svar' };
const anHour = (channel: Channel) => [`person i timmen ${leaving[channel]}`, `personer i timmen ${leaving[channel]}`] as const;
const fewer: Record<Channel, readonly [string, string]> = {
  voice: ['färre som lägger på', 'färre som lägger på'],
  chat: ['färre som ger upp', 'färre som ger upp'],
  email: ['färre som får sent svar', 'färre som får sent svar'],
  social: ['färre som får sent svar', 'färre som får sent svar'],
};
const atWork: Record<Channel, string> = { voice: 'i telefon', chat: 'i chatten', email: 'svarar', social: 'svarar' };
const contacts: Record<Channel, readonly [string, string]> = {
  voice: ['samtal', 'samtal'],
  chat: ['chatt', 'chattar'],
  email: ['e-brev', 'e-brev'],
  social: ['meddelande', 'meddelanden'],
};

export const swedishPlanner = ({ counted, listed, number }: Counting) => ({
  title: 'Bemanning',
  headline: {
    short: (queues: readonly string[], n: number, until: string | null) => {
      const missing = `${queues.length === 1 ? '' : 'tillsammans '}${counted(n, 'medarbetare', 'medarbetare')}`;
      return `${listed(queues)} saknar ${missing}${until === null ? '' : ` till ${until}`}.`;
    },
    willBeShort: (queues: readonly string[], n: number, from: string, until: string | null) =>
      `${listed(queues)} kommer att sakna ${counted(n, 'medarbetare', 'medarbetare')} från ${from}${until === null ? '' : ` till ${until}`}.`,
    other: (title: string) => `${title}.`,
    spare: (queue: string, n: number) => `${queue} har ${number(n)} över.`,
    mayBeShort: (queues: readonly string[]) =>
      queues.length > 3
        ? `${counted(queues.length, 'kö', 'köer')} saknar kanske medarbetare.`
        : `${listed(queues)} saknar kanske medarbetare.`,
    nobodyShort: 'Ingen kö saknar medarbetare.',
    learning: 'Hur många som behövs håller vi på att lära oss.',
    learningMeans: 'Läs in en plan nedan, eller vänta tills tillräckligt många ärenden har kommit.',
    noAgents: 'Hur många medarbetare som är här är inte känt.',
    noAgentsMeans: 'Inget system har skickat händelser om medarbetare än, så det går inte att säga vem som saknas.',
    closed: 'Alla köer är stängda.',
    opens: (when: string) => `Den första öppnar ${when}.`,
    noQueues: 'Det finns inga köer än.',
    noQueuesMeans: 'De kommer hit med den första händelsen som nämner dem.',
    old: (age: string) => `Det här är ${age} gammalt.`,
    oldMeans: 'Vi hör inget från monitorn. Den ger inga råd innan vi gör det: titta i telefonsystemet innan du flyttar någon.',
    enough: (needed: number, here: number) =>
      `Det finns tillräckligt med folk totalt, ${number(needed)} behövs och ${number(here)} är här.`,
    tooFew: (needed: number, here: number) => `Det finns för lite folk totalt, ${number(needed)} behövs och ${number(here)} är här.`,
    effect: (agents: number, n: number, channel: Channel, until: string) =>
      `Att flytta ${number(agents)} nu betyder ungefär ${counted(n, ...fewer[channel])} före ${until}.`,
    effectOther: (n: number, channel: Channel, until: string) =>
      `Att följa rådet betyder ungefär ${counted(n, ...fewer[channel])} före ${until}.`,
  },
  alerts: {
    title: 'Varningar',
    lists: { open: 'Öppna', snoozed: 'Uppskjutna', done: 'Klara' },
    ofList: (list: string, n: number) => `${list} ${number(n)}`,
    none: {
      open: 'Inget behöver dig. En varning kommer hit när en kö saknar folk, eller kommer att göra det.',
      snoozed: 'Inget är uppskjutet.',
      done: 'Inget har gjorts eller gått över av sig självt i dag.',
    },
    span: (from: string | null, until: string) => `${from ?? 'nu'} till ${until}`,
    by: (until: string) => `senast ${until}`,
    since: (from: string) => `sedan ${from}`,
    critical: 'kritiskt',
    warning: 'varning',
    toSpare: 'att avvara',
    over: 'över',
    short: (queues: readonly string[], n: number | null) => `${listed(queues)} saknar ${n === null ? 'medarbetare' : number(n)}`,
    enoughAgain: (queues: readonly string[]) => `${listed(queues)} har tillräckligt med medarbetare igen`,
    asUsualAgain: (queues: readonly string[]) => `${listed(queues)}: som väntat igen`,
    heardAgain: (source: string) => `${source} hörs igen`,
    nobodyWaits: (queues: readonly string[]) => `${listed(queues)}: ingen väntar längre på att bli uppringd`,
    promisesSafe: (queues: readonly string[]) => `${listed(queues)}: inget löfte till en kund är längre i fara`,
    nothingLate: (queues: readonly string[]) => `${listed(queues)}: inget blir längre för sent`,
    endsByItself: 'Varningen upphör av sig själv när det har varat i några minuter.',
    willBeShort: (queues: readonly string[], n: number | null) =>
      `${listed(queues)} kommer att sakna ${n === null ? 'medarbetare' : number(n)}`,
    handleTime: (queues: readonly string[]) => `${listed(queues)}: ärenden tar längre tid`,
    arrivals: (queues: readonly string[]) => `${listed(queues)}: fler ärenden än väntat`,
    abandonment: (queues: readonly string[], channel: Channel) => `${listed(queues)}: fler ${leaving[channel]}`,
    agentDrop: (queues: readonly string[]) => `${listed(queues)}: medarbetare är borta`,
    staleSource: (source: string) => `${source} är tyst`,
    deadline: (queues: readonly string[], n: number | null) =>
      n === null ? `${listed(queues)}: löften bryts` : `${listed(queues)}: ${counted(n, 'blir försenat', 'blir försenade')}`,
    callBacks: (queues: readonly string[], n: number | null) =>
      n === null
        ? `${listed(queues)}: kunder väntar på att bli uppringda utan att någon tagit dem`
        : `${listed(queues)}: ${counted(n, 'kund', 'kunder')} väntar på samtal utan att någon tagit det`,
    promises: (queues: readonly string[], broken: number, soon: number) =>
      broken === 0
        ? `${listed(queues)}: ${counted(soon, 'löfte till en kund', 'löften till kunder')} är på väg att brytas`
        : `${listed(queues)}: ${counted(broken, 'löfte till en kund är brutet', 'löften till kunder är brutna')}` +
          (soon === 0 ? '' : `, ${number(soon)} på väg att brytas`),
    withoutQueue: 'Ärenden utan kö',
    promisesMean: 'Ett svar från en människa håller ett löfte: sidan med löften visar dem, de närmaste först.',
    spare: (queues: readonly string[], n: number | null) => `${listed(queues)} har ${n === null ? 'medarbetare' : number(n)} över`,
    requiredStaffed: (required: number, staffed: number, channel: Channel) =>
      `${number(required)} behövs, ${number(staffed)} ${atWork[channel]}.`,
    requiredPlanned: (required: number, staffed: number) => `${number(required)} behövs, ${number(staffed)} är planerade.`,
    atThisRate: (share: string, within: string) => `I den här takten får ${share} svar inom ${within}.`,
    atThisRateLosing: (share: string, within: string, n: number, channel: Channel) =>
      `I den här takten får ${share} svar inom ${within}, och ${counted(n, ...anHour(channel))}.`,
    losing: (n: number, channel: Channel) =>
      `I den här takten är det ${counted(n, 'person', 'personer')} i timmen som ${leaving[channel]}.`,
    late: (n: number) => `${counted(n, 'svar', 'svar')} i timmen kommer för sent.`,
    clears: (span: string) => `De som väntar nu får svar inom ungefär ${span}.`,
    cameTrueOf: (cameTrue: number, raised: number) =>
      `En sådan varning slog in ${number(cameTrue)} av ${counted(raised, 'gång', 'gånger')}.`,
    takes: (measured: string, expected: string) => `Ett ärende tar ${measured} nu, väntat var ${expected}.`,
    come: (measured: number, expected: number, channel: Channel) =>
      `${counted(measured, ...contacts[channel])} på 15 minuter, väntat var ${number(expected)}.`,
    leaveNow: (measured: string, expected: string, channel: Channel) => `${measured} ${leaving[channel]} nu, vanligen ${expected}.`,
    agentsNow: (measured: number, before: number) => `${counted(measured, 'medarbetare', 'medarbetare')} nu, ${number(before)} tidigare.`,
    waitsLongest: (n: number, time: string) =>
      n === 1 ? `Kunden har väntat sedan ${time}.` : `Den som har väntat längst har väntat sedan ${time}.`,
    calledBackByNobody: 'De gav upp för mer än en timme sedan, och ingen har ringt upp dem eller försökt.',
    notHeard: 'Vi hör inget från den. För dess köer ges inga råd innan den hörs igen.',
    dueLate: (late: number, due: number) =>
      `${counted(due, 'löfte förfaller', 'löften förfaller')}, och i den här takten bryts ${number(late)}.`,
    flaps: 'Den kommer och går: se efter varför innan du gör något.',
    timesExpected: (times: string) => `Det är ${times} gånger så mycket som väntat.`,
    noRemedy: 'Ingen kö kan lämna ifrån sig någon utan att missa sitt eget mål.',
    helpsElsewhere: (agents: number, queue: string, n: number, channel: Channel, until: string) =>
      `Att flytta ${number(agents)} till ${queue} nu betyder ungefär ${counted(n, ...fewer[channel])} före ${until}.`,
    giverStays: (queue: string, share: string, goal: string) => `${queue} svarar då ${share} i tid, med målet ${goal}.`,
    actions: {
      move: (n: number, from: string) => `Flytta ${number(n)} från ${from}`,
      backFromPause: (n: number) => `Be ${number(n)} komma från paus`,
      addAgent: (n: number, until: string | null) => (until === null ? `Lägg till ${number(n)}` : `Lägg till ${number(n)} till ${until}`),
      moveBreaks: (n: number) => `Flytta ${counted(n, 'paus', 'pauser')}`,
      seeWho: 'Se vem som kan byta',
      snooze: 'Skjut upp',
      snoozeNamed: (title: string) => `Skjut upp i 15 minuter: ${title}`,
      optionsNamed: (title: string) => `Fler val: ${title}`,
      onIt: 'Jag tar det',
      done: 'Klart',
      reopen: 'Öppna igen',
      reopenNamed: (title: string) => `Öppna igen: ${title}`,
      tryIt: 'Pröva det under Tänk om',
    },
    onItBy: (name: string, when: string) => `${name} har tagit det sedan ${when}.`,
    snoozedBy: (name: string, until: string) => `${name} sköt upp den till ${until}.`,
    doneBy: (name: string, when: string) => `Klart, säger ${name} ${when}.`,
    ended: (when: string) => `Den gick över ${when}.`,
    cameTrue: 'Den slog in.',
    didNot: 'Den slog inte in.',
    moreAlerts: (n: number) => `Visa ${counted(n, 'varning till', 'varningar till')}`,
    fewerAlerts: 'Visa färre',
    watching: (queues: readonly string[]) => `Under uppsikt, ingen varning än: ${listed(queues)}.`,
    marked: (title: string) => `Noterat: ${title}.`,
    who: 'De kan göra det, utan att någon annan behöver hoppa in för dem:',
    whoNone: 'Monitorn vet inte vem: den känner inte till medarbetarnas köer.',
    whoLoading: 'Ser efter vem som kan göra det',
    tellThem: 'Monitorn flyttar ingen. Säg till dem, eller ändra deras köer i telefonsystemet.',
    noteIt: 'Notera att jag tar det',
    earlier: (n: number, acted: number) => `Tidigare i dag: ${counted(n, 'varning', 'varningar')}, ${number(acted)} åtgärdade.`,
    earlierWithin: (n: number, acted: number, span: string) =>
      `Tidigare i dag: ${counted(n, 'varning', 'varningar')}, ${number(acted)} åtgärdade, hälften av dem inom ${span}.`,
    earlierNone: 'Inga varningar tidigare i dag.',
    avoided: (n: number) => `${counted(n, ...fewer.voice)} än väntat om inget hade gjorts.`,
    record: 'Hur ofta varningar slog in',
    kind: 'Varning',
    raised: 'Utfall känt',
    trueOnes: 'Slog in',
    kinds: {
      understaffed: 'Saknar medarbetare',
      willBeShort: 'Kommer att sakna folk',
      handleTime: 'Ärenden tar längre tid',
      arrivals: 'Fler ärenden än väntat',
      abandonment: 'Fler lägger på',
      agentDrop: 'Medarbetare är borta',
      staleSource: 'Källan är tyst',
      deadline: 'Löften bryts',
      callBacks: 'Ingen ringer tillbaka',
      promises: 'Löften till kunder',
      spare: 'Medarbetare över',
    },
  },
  moves: {
    title: 'Flyttar',
    running: (n: number, from: string, to: string, until: string, by: string, at: string) =>
      `${number(n)} från ${from} till ${to}, fram till ${until}. ${by} bad om det ${at}.`,
    asked: (n: number, from: string, to: string, by: string, until: string) =>
      `${by} ber ${counted(n, 'medarbetare', 'medarbetare')} att gå från ${from} till ${to}, fram till ${until}.`,
    routesNothing:
      'Monitorn flyttar ingen: säg till dem, eller ändra deras köer i telefonsystemet. Tavlorna och alla som är här ser det nu.',
    what: 'Vad det blev av var och en',
    when: 'När',
    move: 'Flytt',
    by: 'Av',
    predicted: 'I tid, väntat',
    came: 'I tid, blev',
    giver: 'Givaren i tid, blev',
    hungUp: 'La på, blev',
    without: (n: number) => `omkring ${number(n)} utan den`,
    withoutShare: (share: string) => `${share} utan den`,
    one: (n: number, from: string, to: string) => `${number(n)} från ${from} till ${to}`,
    span: (from: string, until: string) => `${from} till ${until}`,
    stillRuns: 'pågår',
    none: 'Ingen har flyttats än. Varje flytt finns kvar här, med vad den skulle ge och vad den gav.',
  },
  chart: {
    queue: 'Kön i diagrammet',
    goal: (share: string, within: string) => `medarbetare per 15 min, mål ${share} inom ${within}`,
    perQuarter: 'medarbetare per 15 min',
    hours: (from: string, to: string) => `${from}–${to}`,
    label: (queue: string) => `Medarbetare som behövs och som är här i ${queue} i dag; tabellen har samma tal`,
    agents: (n: string) => `${n} medarbetare`,
    required: 'behövs',
    range: 'intervall, 8 av 10 gånger',
    staffed: 'bemannat',
    contacts: (channel: Channel) => `${contacts[channel][1]} per 15 min`,
    short: (n: number) => `saknar ${number(n)}`,
    asTable: 'Som tabell',
    asChart: 'Som diagram',
    basis: {
      plan: 'Hur många som behövs följer planen.',
      learned: 'Hur många som behövs är lärt av tidigare veckor och följs genom dagen.',
      recent: 'Hur många som behövs är känt bara från de senaste timmarna.',
    },
    point: (time: string, required: string, staffed: string, n: string, channel: Channel) =>
      `${time}: ${required} behövs, ${staffed} bemannat, ${contacts[channel][1]} ${n}.`,
    nothing: 'Det finns för lite att gå efter för att säga hur många som behövs. Läs in en plan nedan, eller vänta på fler ärenden.',
    closed: 'Den här kön är stängd i dag.',
    time: 'Tid',
    gap: 'Diff',
    lowHigh: 'Intervall, 8 av 10 gånger',
    measured: (channel: Channel) => `${contacts[channel][1].charAt(0).toUpperCase()}${contacts[channel][1].slice(1)}`,
    forecast: 'Väntat',
    handle: 'Hanteringstid',
    odds: 'Risk att sakna folk',
    between: (low: string, high: string) => `${low} till ${high}`,
  },
  whatIf: {
    title: 'Tänk om',
    from: 'Från',
    until: 'Till',
    now: 'nu',
    add: 'Lägg till en kö',
    fewer: (queue: string) => `En medarbetare färre i ${queue}`,
    more: (queue: string) => `En medarbetare fler i ${queue}`,
    agents: (queue: string) => `Medarbetare i ${queue}`,
    reset: 'Återställ',
    measure: 'Mått',
    before: 'Nu',
    after: 'Då',
    inTime: (queue: string) => `${queue} i tid`,
    hangUps: 'Lägger på i timmen',
    wait: (queue: string) => `Medelväntan, ${queue}`,
    value: (currency: string) => `Intäkt i fara, ${currency}/h`,
    together: (n: number) =>
      n === 1
        ? 'Erlang-A-uppskattning.'
        : n === 2
          ? 'Båda köerna tillsammans. Erlang-A-uppskattning.'
          : 'De här köerna tillsammans. Erlang-A-uppskattning.',
    record: (within: number, moves: number) =>
      `Den träffade inom 6 procentenheter i ${number(within)} av ${counted(moves, 'flytt', 'flyttar')}.`,
    noRecord: 'Ingen flytt är över än som den kan bedömas efter.',
    askFor: (n: number, from: string, to: string) => `Flytta ${number(n)} från ${from} till ${to}`,
    nothing: 'Ändra antalet medarbetare i en kö för att se vad som skulle hända.',
    noQueues: 'Det finns ingen kö att fråga om.',
  },
  table: {
    title: 'Bemanning nu',
    next: 'Medarbetare över eller under behovet, de närmaste 2 timmarna',
    queue: 'Kö',
    inTime: 'I tid, 30 min',
    hungUp: 'La på i dag',
    required: 'Behövs',
    staffed: 'Bemannat',
    gap: 'Diff',
    free: 'Lediga',
    busy: 'Upptagna',
    paused: 'Paus',
    all: 'Alla köer',
    closed: 'stängd',
    opens: (when: string) => `stängd, öppnar ${when}`,
    without: (n: number) => `utan ${counted(n, 'kö', 'köer')}`,
    shares: 'En medarbetare som har flera köer räknas med en del i varje under Bemannat, och helt i varje under Lediga, Upptagna och Paus.',
    leftOutNow: (n: number) =>
      n === 1
        ? 'För 1 öppen kö är det inte känt hur många som behövs nu: den är inte med i någon summa, och därför anges ingen diff för alla.'
        : `För ${number(n)} öppna köer är det inte känt hur många som behövs nu: de är inte med i någon summa, och därför anges ingen diff för alla.`,
    leftOutComing: (n: number) =>
      n === 1
        ? 'Summorna för kommande kvartar är utan 1 öppen kö: vad den kommer att behöva är inte känt.'
        : `Summorna för kommande kvartar är utan ${number(n)} öppna köer: vad de kommer att behöva är inte känt.`,
    levels: { unknown: 'läget okänt', fine: 'håller löftet', warning: 'varning', critical: 'kritiskt' },
  },
  plan: {
    title: 'Plan',
    until: (when: string) => `gäller till ${when}`,
    broughtBy: (name: string, when: string) => `inläst av ${name}, ${when}`,
    none: 'Det finns ingen plan. Behovet lärs av tidigare veckor, och bemannat är de som är här nu.',
    what: 'CSV med kö, start, ärenden, hanteringstid i sekunder och medarbetare per kvart; eller arbetspass, som CSV eller iCalendar.',
    drop: 'Släpp en fil här, eller välj en.',
    choose: 'Välj en fil',
    reading: (file: string) => `Läser ${file}`,
    understood: (file: string) => `Uppfattat av ${file}`,
    queues: (n: number) => counted(n, 'kö', 'köer'),
    intervals: (n: number) => counted(n, 'kvart', 'kvartar'),
    agents: (n: number) => counted(n, 'medarbetare', 'medarbetare'),
    shifts: (n: number) => counted(n, 'arbetspass', 'arbetspass'),
    list: (parts: readonly string[]) => `${listed(parts)}.`,
    span: (from: string, until: string) => `Från ${from} till ${until}.`,
    replaces: 'Det som var planerat för de här köerna eller medarbetarna under den tiden ersätts.',
    errors: (n: number) => `${counted(n, 'rad', 'rader')} kan inte användas:`,
    moreErrors: (n: number) => `och ${counted(n, 'rad', 'rader')} till`,
    line: (n: number, error: string) => `Rad ${n}: ${error}`,
    nothing: 'Inget i den här filen kan användas.',
    keep: 'Använd den här planen',
    leave: 'Använd den inte',
    another: 'Välj en annan fil',
    allOrNothing: 'Inget används så länge en rad är fel: rätta dem och välj filen på nytt.',
    unknownAgents: (names: readonly string[]) => `Inget har hörts än från: ${listed(names)}. Se efter hur de är skrivna.`,
    leftOut: (n: number) => `${counted(n, 'post', 'poster')} i kalendern ligger utanför den här tiden och är utelämnade.`,
    ignored: (columns: readonly string[]) => `Kolumner som inte används: ${listed(columns)}.`,
    kept: 'Planen gäller nu.',
    unreadable: 'Den här filen kan inte läsas här. Välj en CSV- eller iCalendar-fil.',
    tooLarge: 'Den här filen är större än 10 MB. Dela upp den i veckor.',
    mayNot: 'Bara en planerare kan läsa in en plan.',
  },
  adherence: {
    title: 'Medarbetare och deras arbetspass',
    none: 'Ingen medarbetare är utanför det som planen säger.',
    noShifts: 'Inga arbetspass är kända. Läs in dem med planen, så säger den här listan vem som inte är där de skulle vara.',
    agent: 'Medarbetare',
    scheduled: 'Enligt plan',
    actual: 'Är nu',
    since: 'Sedan',
    out: 'Minuter utanför',
    outToday: 'Utanför i dag, min',
    activities: { work: 'i arbete', break: 'på paus', absent: 'borta', off: 'inte i tjänst', training: 'på utbildning', meeting: 'i möte' },
    states: {
      available: 'ledig',
      ringing: 'det ringer',
      busy: 'upptagen',
      wrapUp: 'i efterarbete',
      paused: 'på paus',
      offline: 'utloggad',
      unknown: 'inte känt',
    },
    allShown: (n: number) => (n === 1 ? 'Den enda medarbetaren' : `Alla ${counted(n, 'medarbetare', 'medarbetare')}`),
    onlyOut: 'Bara de som är utanför',
  },
  csv: 'CSV',
  csvOf: (what: string) => `CSV av: ${what}`,
  notAllowed: 'Du kan titta. För att göra något behövs rollen planerare.',
});
