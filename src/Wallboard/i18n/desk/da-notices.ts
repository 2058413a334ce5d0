import type { NoticeType } from '../../desk/api/notices';
import type { DeskTexts } from './texts';

interface Kit {
  readonly counted: (n: number, one: string, other: string) => string;
  readonly listed: (names: readonly string[]) => string;
}

const types: Record<NoticeType, string> = {
  'alert.raised': 'En advarsel opstår',
  'alert.cleared': 'En advarsel er ovre',
  'move.made': 'Nogen beder om en flytning',
};

export const danishNotices = ({ counted, listed }: Kit): DeskTexts['notices'] => ({
  title: 'Beskeder',
  what: 'Hvem der får besked andre steder, når en advarsel opstår eller er ovre, og når nogen beder om, at medarbejdere flyttes.',
  toldWhen: 'Får besked når',
  types,
  allTypes: 'Alt',
  listOf: (some) => listed(some.map((type) => types[type].toLowerCase())),
  typesNeeded: 'Vælg mindst én.',
  formats: {
    plain: 'Vores egen JSON',
    slack: 'Slack, Mattermost, Rocket.Chat',
    teams: 'Microsoft Teams',
    cloudevents: 'CloudEvents',
  },

  webhooks: {
    title: 'Webhooks',
    howMany: (n) => counted(n, 'webhook', 'webhooks'),
    none: 'Ingen systemer får besked endnu. Tilføj en webhook for hver kanal eller hvert værktøj, der skal høre om advarsler.',
    add: 'Tilføj en webhook',
    newOne: 'Ny webhook',
    editTitle: (name) => `Rediger ${name}`,
    make: 'Tilføj webhooken',
    name: 'Navn',
    nameHint: 'Hvem der læser det dér: Teamledere.',
    nameNeeded: 'Giv den et navn, der siger, hvem der læser det.',
    address: 'Adresse',
    addressHint: 'Hvor beskederne sendes hen. Adressen er ofte selv en hemmelighed, så kun værten vises senere.',
    addressNeeded: 'Skriv adressen, der tager imod beskederne.',
    keepAddress: (url) => `Lad feltet stå tomt for at beholde adressen på ${url}`,
    format: 'Format',
    inUse: 'I brug',
    inUseHint: 'Uden dette får den ingen beskeder, men bliver stående på listen.',
    switchedOff: 'Slået fra',
    state: 'Tilstand',
    test: 'Prøv',
    testNamed: (name) => `Send en prøve til ${name}`,
    tested: (name) => `En prøve er på vej til ${name}.`,
    editNamed: (name) => `Rediger ${name}`,
    saved: (name) => `${name} er gemt.`,
    remove: 'Fjern',
    removeNamed: (name) => `Fjern ${name}`,
    removeTitle: (name) => `Fjern ${name}?`,
    removeText: 'Den får ikke flere beskeder, heller ikke det, der stadig venter på den.',
    removed: (name) => `${name} er fjernet.`,
  },

  delivering: {
    never: 'Intet sendt endnu',
    works: (when) => `Virker, senest ${when}`,
    fails: (when) => `Fejler, senest forsøgt ${when}`,
    waiting: (n) => `${counted(n, 'besked venter', 'beskeder venter')} på næste forsøg`,
  },

  secret: {
    title: (name) => `Hemmeligheden for ${name}`,
    name: 'Hemmelighed',
    once: 'Den vises kun nu. Med den kan modtageren se, at en besked kommer herfra og ikke er ændret undervejs.',
    how:
      'Beskederne signeres, som Standard Webhooks beskriver. Slack og Teams behøver ikke hemmeligheden. ' +
      'Går den tabt, fjerner du webhooken og tilføjer en ny.',
    copy: 'Kopiér hemmeligheden',
    copied: 'Hemmeligheden er kopieret.',
    copyByHand: 'Denne browser kopierer ikke af sig selv: markér hemmeligheden ovenfor, og kopiér den.',
  },

  mail: {
    title: 'E-mail og stille timer',
    notConfigured: 'Tjenesten blev startet uden mailserver og sender derfor ingen e-mail. Start den med --smtp og --mail-from.',
    to: 'E-mail går til',
    toHint: 'Adresser med komma imellem. Ingen af dem ser de andre. Tomt: ingen får e-mail.',
    quiet: 'Stille timer',
    quietHint: 'I dem får ingen besked, hverken med webhook eller e-mail. Det, der stadig gælder, når de er slut, meldes da.',
    from: 'Stille fra',
    until: 'Stille til',
    criticalPasses: 'Kritiske advarsler meldes alligevel',
    saved: 'E-mail og stille timer er gemt.',
    test: 'Send en prøvemail',
    tested: 'En prøvemail er på vej.',
  },

  dead: {
    title: 'Ikke leveret',
    howMany: (n) => counted(n, 'besked', 'beskeder'),
    none: 'Alt er leveret eller forsøges stadig. Det, der fejler i et døgn, havner her og gemmes i 14 dage.',
    notice: 'Besked',
    receiver: 'Modtager',
    mail: 'E-mail',
    removed: 'En webhook, der er fjernet',
    givenUp: 'Opgivet',
    tries: (n) => `efter ${counted(n, 'forsøg', 'forsøg')}`,
    reason: 'Grund',
    resend: 'Send igen',
    resendNamed: (title, receiver) => `Send igen til ${receiver}: ${title}`,
    resent: (title) => `Den forsøges et døgn til: ${title}`,
  },
});
