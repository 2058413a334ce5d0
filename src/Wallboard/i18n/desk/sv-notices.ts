import type { NoticeType } from '../../desk/api/notices';
import type { DeskTexts } from './texts';

interface Kit {
  readonly counted: (n: number, one: string, other: string) => string;
  readonly listed: (names: readonly string[]) => string;
}

const types: Record<NoticeType, string> = {
  'alert.raised': 'En varning uppstår',
  'alert.cleared': 'En varning är över',
  'move.made': 'Någon ber om en flytt',
};

export const swedishNotices = ({ counted, listed }: Kit): DeskTexts['notices'] => ({
  title: 'Meddelanden',
  what: 'Vilka som får veta på andra ställen när en varning uppstår eller är över, och när någon ber att medarbetare flyttas.',
  toldWhen: 'Får veta när',
  types,
  allTypes: 'Allt',
  listOf: (some) => listed(some.map((type) => types[type].toLowerCase())),
  typesNeeded: 'Välj minst en.',
  formats: {
    plain: 'Vår egen JSON',
    slack: 'Slack, Mattermost, Rocket.Chat',
    teams: 'Microsoft Teams',
    cloudevents: 'CloudEvents',
  },

  webhooks: {
    title: 'Webhookar',
    howMany: (n) => counted(n, 'webhook', 'webhookar'),
    none: 'Inget system får veta något ännu. Lägg till en webhook för varje kanal eller verktyg som ska höra om varningar.',
    add: 'Lägg till en webhook',
    newOne: 'Ny webhook',
    editTitle: (name) => `Ändra ${name}`,
    make: 'Lägg till webhooken',
    name: 'Namn',
    nameHint: 'Vem som läser det där: Teamledare.',
    nameNeeded: 'Ge den ett namn som säger vem som läser det.',
    address: 'Adress',
    addressHint: 'Dit meddelandena går. Adressen är ofta själv en hemlighet, så bara värden visas senare.',
    addressNeeded: 'Skriv adressen som tar emot meddelandena.',
    keepAddress: (url) => `Lämna det tomt för att behålla adressen på ${url}`,
    format: 'Format',
    inUse: 'Används',
    inUseHint: 'Utan detta får den inget veta, men står kvar i listan.',
    switchedOff: 'Avstängd',
    state: 'Läge',
    test: 'Prova',
    testNamed: (name) => `Skicka ett prov till ${name}`,
    tested: (name) => `Ett prov är på väg till ${name}.`,
    editNamed: (name) => `Ändra ${name}`,
    saved: (name) => `${name} har sparats.`,
    remove: 'Ta bort',
    removeNamed: (name) => `Ta bort ${name}`,
    removeTitle: (name) => `Ta bort ${name}?`,
    removeText: 'Den får inget mer veta, inte heller det som fortfarande väntar på den.',
    removed: (name) => `${name} har tagits bort.`,
  },

  delivering: {
    never: 'Inget skickat ännu',
    works: (when) => `Fungerar, senast ${when}`,
    fails: (when) => `Misslyckas, senast försökt ${when}`,
    waiting: (n) => `${counted(n, 'meddelande väntar', 'meddelanden väntar')} på nästa försök`,
  },

  secret: {
    title: (name) => `Hemligheten för ${name}`,
    name: 'Hemlighet',
    once: 'Den visas bara nu. Med den kan mottagaren se att ett meddelande kommer härifrån och inte har ändrats på vägen.',
    how:
      'Meddelandena signeras så som Standard Webhooks beskriver. Slack och Teams behöver inte hemligheten. ' +
      'Går den förlorad tar du bort webhooken och lägger till en ny.',
    copy: 'Kopiera hemligheten',
    copied: 'Hemligheten har kopierats.',
    copyByHand: 'Den här webbläsaren kopierar inte själv: markera hemligheten ovan och kopiera den.',
  },

  mail: {
    title: 'E-post och tysta timmar',
    notConfigured: 'Tjänsten startades utan e-postserver och skickar därför ingen e-post. Starta den med --smtp och --mail-from.',
    to: 'E-post går till',
    toHint: 'Adresser med komma emellan. Ingen av dem ser de andra. Tomt: ingen får e-post.',
    quiet: 'Tysta timmar',
    quietHint: 'Under dem får ingen veta något, varken med webhook eller e-post. Det som fortfarande gäller när de är slut meddelas då.',
    from: 'Tyst från',
    until: 'Tyst till',
    criticalPasses: 'Kritiska varningar meddelas ändå',
    saved: 'E-post och tysta timmar har sparats.',
    test: 'Skicka ett provbrev',
    tested: 'Ett provbrev är på väg.',
  },

  dead: {
    title: 'Inte levererat',
    howMany: (n) => counted(n, 'meddelande', 'meddelanden'),
    none: 'Allt har levererats eller försöks fortfarande. Det som misslyckas i ett dygn hamnar här och sparas i 14 dagar.',
    notice: 'Meddelande',
    receiver: 'Mottagare',
    mail: 'E-post',
    removed: 'En webhook som har tagits bort',
    givenUp: 'Uppgivet',
    tries: (n) => `efter ${counted(n, 'försök', 'försök')}`,
    reason: 'Orsak',
    resend: 'Skicka igen',
    resendNamed: (title, receiver) => `Skicka igen till ${receiver}: ${title}`,
    resent: (title) => `Det försöks ett dygn till: ${title}`,
  },
});
