import type { DeskTexts } from './texts';

type Counted = (n: number, one: string, other: string) => string;

export const danishAccess = (counted: Counted): DeskTexts['access'] => ({
  signIn: {
    title: 'Log ind',
    what: 'Denne tjeneste spørger, hvem du er.',
    key: 'Nøgle',
    hint:
      'Nøglen, som en administrator har lavet til dig; den begynder med qm_. Den huskes, til ' +
      'du lukker fanen. Har din organisation en loginside, åbner du tjenesten gennem den.',
    wrong: 'Denne nøgle åbner intet her. Den kan være trukket tilbage eller udløbet: bed en administrator om en ny.',
    action: 'Log ind',
  },
  signOut: 'Log ud',
  signedInAs: (name) => `Logget ind som ${name}`,
  mayNot: {
    title: 'Du har ikke adgang til denne side',
    text: (name, role) => `Den kræver rollen »${role}«, som ${name} ikke har her. En administrator for stedet kan give den.`,
  },
  roles: { ingest: 'Afsender', view: 'Læser', planner: 'Planlægger', admin: 'Administrator' },
  roleHints: {
    ingest: 'sender hændelser og ser intet',
    view: 'ser tal og tavler',
    planner: 'opsætter også køer, tavler og skærme',
    admin: 'opsætter også stedet og laver nøgler',
  },

  keys: {
    title: 'Nøgler',
    what: 'Det, som systemer og personer lukkes ind med, når de ikke logger ind på anden måde.',
    list: 'Alle nøgler',
    howMany: (n) => `${counted(n, 'nøgle', 'nøgler')} i brug`,
    none: 'Der er ingen nøgle endnu. Lav en til hvert system, der sender hændelser.',
    add: 'Lav en nøgle',
    newKey: 'Ny nøgle',
    make: 'Lav nøglen',
    key: 'Nøgle',
    name: 'Navn',
    nameHint: 'Hvis den er, så du ved, hvilken du skal trække tilbage: Omstilling Oslo.',
    nameNeeded: 'Giv nøglen et navn, der siger, hvis den er.',
    role: 'Rolle',
    site: 'Sted',
    source: 'Kun som denne kilde',
    sourceHint: 'Navnet, som systemets hændelser vises under. Lad det stå tomt for en nøgle, der må sende som enhver kilde.',
    asSource: (name) => `som ${name}`,
    everySite: 'Alle steder',
    everySiteHint: 'Uden dette gælder nøglen kun for dette sted.',
    lifetime: 'Udløber af sig selv',
    forEver: 'Aldrig',
    days: (n) => `Efter ${counted(n, 'dag', 'dage')}`,
    lastUsed: 'Sidst brugt',
    neverUsed: 'aldrig',
    state: 'Tilstand',
    inForce: 'Gælder',
    until: (when) => `Gælder til ${when}`,
    expiredAt: (when) => `Udløbet ${when}`,
    revokedAt: (when) => `Trukket tilbage ${when}`,
    revoke: 'Træk tilbage',
    revokeNamed: (name) => `Træk ${name} tilbage`,
    revokedNow: (name) => `${name} er trukket tilbage.`,
    revokeTitle: (name) => `Træk ${name} tilbage?`,
    revokeText:
      'Alt, der sker i dens navn, slutter med det samme: skærmene bliver mørke, og det, systemet sender, afvises. ' +
      'En nøgle, der er trukket tilbage, kan ikke bruges igen.',
    madeTitle: (name) => `Nøglen til ${name}`,
    once: 'Den vises kun nu: tjenesten har ingen kopi. Den, der har nøglen, må det, som rollen tillader, indtil du trækker den tilbage.',
    how: 'Systemet sender den med hver forespørgsel, i feltet Authorization, efter ordet Bearer. Går den tabt, trækker du den tilbage og laver en ny.',
    noted: 'Jeg har noteret den',
    copy: 'Kopiér nøglen',
    copied: 'Nøglen er kopieret.',
    copyByHand: 'Denne browser kopierer ikke selv: markér nøglen ovenfor, og kopiér den.',
  },

  pair: {
    action: 'Kobl en skærm til',
    code: 'Koden, som skærmen viser',
    codeHint: 'Seks bogstaver og tal. Åbn tjenestens adresse på skærmen, så viser den en kode.',
    screen: 'Den bliver',
    newScreen: 'En ny skærm',
    endsLink: 'Linket, som denne skærm har haft, holder op med at virke med det samme.',
    confirm: 'Kobl til',
    done: (name) => `${name} er koblet til og viser sin tavle nu.`,
  },
});
