import type { NoticeType } from '../../desk/api/notices';
import type { DeskTexts } from './texts';

interface Kit {
  readonly counted: (n: number, one: string, other: string) => string;
  readonly listed: (names: readonly string[]) => string;
}

const types: Record<NoticeType, string> = {
  'alert.raised': 'Et varsel oppstår',
  'alert.cleared': 'Et varsel er over',
  'move.made': 'Noen ber om en flytting',
};

export const norwegianNotices = ({ counted, listed }: Kit): DeskTexts['notices'] => ({
  title: 'Meldinger',
  what: 'Hvem som får beskjed andre steder når et varsel oppstår eller er over, og når noen ber om at medarbeidere flyttes.',
  toldWhen: 'Får beskjed når',
  types,
  allTypes: 'Alt',
  listOf: (some) => listed(some.map((type) => types[type].toLowerCase())),
  typesNeeded: 'Velg minst én.',
  formats: {
    plain: 'Vår egen JSON',
    slack: 'Slack, Mattermost, Rocket.Chat',
    teams: 'Microsoft Teams',
    cloudevents: 'CloudEvents',
  },

  webhooks: {
    title: 'Webhooker',
    howMany: (n) => counted(n, 'webhook', 'webhooker'),
    none: 'Ingen systemer får beskjed ennå. Legg til en webhook for hver kanal eller hvert verktøy som skal høre om varsler.',
    add: 'Legg til en webhook',
    newOne: 'Ny webhook',
    editTitle: (name) => `Endre ${name}`,
    make: 'Legg til webhooken',
    name: 'Navn',
    nameHint: 'Hvem som leser det der: Teamledere.',
    nameNeeded: 'Gi den et navn som sier hvem som leser det.',
    address: 'Adresse',
    addressHint: 'Hvor meldingene går. Adressen er ofte selv en hemmelighet, så bare verten vises senere.',
    addressNeeded: 'Skriv adressen som tar imot meldingene.',
    keepAddress: (url) => `La det stå tomt for å beholde adressen på ${url}`,
    format: 'Format',
    inUse: 'I bruk',
    inUseHint: 'Uten dette får den ingen beskjeder, men blir stående i listen.',
    switchedOff: 'Slått av',
    state: 'Tilstand',
    test: 'Prøv',
    testNamed: (name) => `Send en prøve til ${name}`,
    tested: (name) => `En prøve er på vei til ${name}.`,
    editNamed: (name) => `Endre ${name}`,
    saved: (name) => `${name} er lagret.`,
    remove: 'Fjern',
    removeNamed: (name) => `Fjern ${name}`,
    removeTitle: (name) => `Fjerne ${name}?`,
    removeText: 'Den får ikke flere beskjeder, heller ikke det som fortsatt venter på den.',
    removed: (name) => `${name} er fjernet.`,
  },

  delivering: {
    never: 'Ingenting sendt ennå',
    works: (when) => `Virker, sist ${when}`,
    fails: (when) => `Feiler, sist forsøkt ${when}`,
    waiting: (n) => `${counted(n, 'melding venter', 'meldinger venter')} på neste forsøk`,
  },

  secret: {
    title: (name) => `Hemmeligheten til ${name}`,
    name: 'Hemmelighet',
    once: 'Den vises bare nå. Med den kan mottakeren se at en melding kommer herfra og ikke er endret underveis.',
    how:
      'Meldingene signeres slik Standard Webhooks beskriver. Slack og Teams trenger ikke hemmeligheten. ' +
      'Går den tapt, fjerner du webhooken og legger til en ny.',
    copy: 'Kopier hemmeligheten',
    copied: 'Hemmeligheten er kopiert.',
    copyByHand: 'Denne nettleseren kopierer ikke av seg selv: marker hemmeligheten over og kopier den.',
  },

  mail: {
    title: 'E-post og stille timer',
    notConfigured: 'Tjenesten ble startet uten e-postserver og sender derfor ingen e-post. Start den med --smtp og --mail-from.',
    to: 'E-post går til',
    toHint: 'Adresser med komma mellom. Ingen av dem ser de andre. Tomt: ingen får e-post.',
    quiet: 'Stille timer',
    quietHint: 'I dem får ingen beskjed, verken med webhook eller e-post. Det som fortsatt gjelder når de er slutt, meldes da.',
    from: 'Stille fra',
    until: 'Stille til',
    criticalPasses: 'Kritiske varsler meldes likevel',
    saved: 'E-post og stille timer er lagret.',
    test: 'Send en prøve-e-post',
    tested: 'En prøve-e-post er på vei.',
  },

  dead: {
    title: 'Ikke levert',
    howMany: (n) => counted(n, 'melding', 'meldinger'),
    none: 'Alt er levert eller forsøkes fortsatt. Det som feiler i et døgn, havner her og beholdes i 14 dager.',
    notice: 'Melding',
    receiver: 'Mottaker',
    mail: 'E-post',
    removed: 'En webhook som er fjernet',
    givenUp: 'Oppgitt',
    tries: (n) => `etter ${counted(n, 'forsøk', 'forsøk')}`,
    reason: 'Grunn',
    resend: 'Send igjen',
    resendNamed: (title, receiver) => `Send igjen til ${receiver}: ${title}`,
    resent: (title) => `Den forsøkes et døgn til: ${title}`,
  },
});
