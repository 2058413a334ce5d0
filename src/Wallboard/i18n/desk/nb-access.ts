import type { DeskTexts } from './texts';

type Counted = (n: number, one: string, other: string) => string;

export const norwegianAccess = (counted: Counted): DeskTexts['access'] => ({
  signIn: {
    title: 'Logg inn',
    what: 'Denne tjenesten spør hvem du er.',
    key: 'Nøkkel',
    hint:
      'Nøkkelen som en administrator har laget til deg; den begynner med qm_. Den huskes til du lukker ' +
      'denne fanen. Har organisasjonen din en egen innloggingsside, åpner du tjenesten gjennom den.',
    wrong: 'Denne nøkkelen åpner ingenting her. Den kan være trukket tilbake eller utløpt: be en administrator om en ny.',
    action: 'Logg inn',
  },
  signOut: 'Logg ut',
  signedInAs: (name) => `Logget inn som ${name}`,
  mayNot: {
    title: 'Du har ikke tilgang til denne siden',
    text: (name, role) => `Den krever rollen «${role}», som ${name} ikke har her. En administrator for stedet kan gi den.`,
  },
  roles: { ingest: 'Avsender', view: 'Leser', planner: 'Planlegger', admin: 'Administrator' },
  roleHints: {
    ingest: 'sender hendelser og ser ingenting',
    view: 'ser tall og tavler',
    planner: 'setter også opp køer, tavler og skjermer',
    admin: 'setter også opp stedet og lager nøkler',
  },

  keys: {
    title: 'Nøkler',
    what: 'Det systemer og folk slipper inn med når de ikke logger inn på annen måte.',
    list: 'Alle nøkler',
    howMany: (n) => `${counted(n, 'nøkkel', 'nøkler')} i bruk`,
    none: 'Det finnes ingen nøkkel ennå. Lag én for hvert system som sender hendelser.',
    add: 'Lag en nøkkel',
    newKey: 'Ny nøkkel',
    make: 'Lag nøkkelen',
    key: 'Nøkkel',
    name: 'Navn',
    nameHint: 'Hvem den tilhører, så du vet hvilken du skal trekke tilbake: Sentralbord Oslo.',
    nameNeeded: 'Gi nøkkelen et navn som sier hvem den tilhører.',
    role: 'Rolle',
    site: 'Sted',
    source: 'Bare som denne kilden',
    sourceHint: 'Navnet som systemets hendelser vises under. La det stå tomt for en nøkkel som kan sende som hvilken som helst kilde.',
    asSource: (name) => `som ${name}`,
    everySite: 'Alle steder',
    everySiteHint: 'Uten dette gjelder nøkkelen bare for dette stedet.',
    lifetime: 'Utløper av seg selv',
    forEver: 'Aldri',
    days: (n) => `Etter ${counted(n, 'dag', 'dager')}`,
    lastUsed: 'Sist brukt',
    neverUsed: 'aldri',
    state: 'Tilstand',
    inForce: 'Gjelder',
    until: (when) => `Gjelder til ${when}`,
    expiredAt: (when) => `Utløpt ${when}`,
    revokedAt: (when) => `Trukket tilbake ${when}`,
    revoke: 'Trekk tilbake',
    revokeNamed: (name) => `Trekk tilbake ${name}`,
    revokedNow: (name) => `${name} er trukket tilbake.`,
    revokeTitle: (name) => `Trekke tilbake ${name}?`,
    revokeText:
      'Alt som skjer i dens navn, slutter med en gang: skjermene blir mørke, og det systemet sender, blir avvist. ' +
      'En nøkkel som er trukket tilbake, kan ikke brukes igjen.',
    madeTitle: (name) => `Nøkkelen til ${name}`,
    once: 'Den vises bare nå: tjenesten har ingen kopi. Den som har nøkkelen, kan gjøre det rollen tillater, til du trekker den tilbake.',
    how: 'Systemet sender den med hver forespørsel, i feltet Authorization, etter ordet Bearer. Går den tapt, trekker du den tilbake og lager en ny.',
    noted: 'Jeg har notert den',
    copy: 'Kopier nøkkelen',
    copied: 'Nøkkelen er kopiert.',
    copyByHand: 'Denne nettleseren kopierer ikke selv: merk nøkkelen over og kopier den.',
  },

  pair: {
    action: 'Koble til en skjerm',
    code: 'Koden som skjermen viser',
    codeHint: 'Seks bokstaver og tall. Åpne tjenestens adresse på skjermen, så viser den en kode.',
    screen: 'Den blir',
    newScreen: 'En ny skjerm',
    endsLink: 'Lenken som denne skjermen har hatt, slutter å virke med en gang.',
    confirm: 'Koble til',
    done: (name) => `${name} er koblet til og viser tavlen sin nå.`,
  },
});
