import type { DeskTexts } from './texts';

type Counted = (n: number, one: string, other: string) => string;

export const swedishAccess = (counted: Counted): DeskTexts['access'] => ({
  signIn: {
    title: 'Logga in',
    what: 'Den här tjänsten frågar vem du är.',
    key: 'Nyckel',
    hint:
      'Nyckeln som en administratör har gjort åt dig; den börjar med qm_. Den sparas tills du stänger ' +
      'fliken. Har din organisation en egen inloggningssida öppnar du tjänsten genom den.',
    wrong: 'Den här nyckeln öppnar ingenting här. Den kan ha återkallats eller gått ut: be en administratör om en ny.',
    action: 'Logga in',
  },
  signOut: 'Logga ut',
  signedInAs: (name) => `Inloggad som ${name}`,
  mayNot: {
    title: 'Du har inte tillgång till den här sidan',
    text: (name, role) => `Den kräver rollen ”${role}”, som ${name} inte har här. En administratör för platsen kan ge den.`,
  },
  roles: { ingest: 'Avsändare', view: 'Läsare', planner: 'Planerare', admin: 'Administratör' },
  roleHints: {
    ingest: 'skickar händelser och ser ingenting',
    view: 'ser siffror och tavlor',
    planner: 'ställer också in köer, tavlor och skärmar',
    admin: 'ställer också in platsen och gör nycklar',
  },

  keys: {
    title: 'Nycklar',
    what: 'Det som system och personer släpps in med när de inte loggar in på annat sätt.',
    list: 'Alla nycklar',
    howMany: (n) => `${counted(n, 'nyckel', 'nycklar')} i bruk`,
    none: 'Det finns ingen nyckel ännu. Gör en för varje system som skickar händelser.',
    add: 'Gör en nyckel',
    newKey: 'Ny nyckel',
    make: 'Gör nyckeln',
    key: 'Nyckel',
    name: 'Namn',
    nameHint: 'Vems den är, så att du vet vilken du ska återkalla: Växeln Oslo.',
    nameNeeded: 'Ge nyckeln ett namn som säger vems den är.',
    role: 'Roll',
    site: 'Plats',
    source: 'Bara som den här källan',
    sourceHint: 'Namnet som systemets händelser visas under. Lämna det tomt för en nyckel som får skicka som vilken källa som helst.',
    asSource: (name) => `som ${name}`,
    everySite: 'Alla platser',
    everySiteHint: 'Utan detta gäller nyckeln bara för den här platsen.',
    lifetime: 'Går ut av sig själv',
    forEver: 'Aldrig',
    days: (n) => `Efter ${counted(n, 'dag', 'dagar')}`,
    lastUsed: 'Senast använd',
    neverUsed: 'aldrig',
    state: 'Läge',
    inForce: 'Gäller',
    until: (when) => `Gäller till ${when}`,
    expiredAt: (when) => `Gick ut ${when}`,
    revokedAt: (when) => `Återkallad ${when}`,
    revoke: 'Återkalla',
    revokeNamed: (name) => `Återkalla ${name}`,
    revokedNow: (name) => `${name} har återkallats.`,
    revokeTitle: (name) => `Återkalla ${name}?`,
    revokeText:
      'Allt som sker i dess namn slutar genast: skärmarna blir mörka, och det som systemet skickar avvisas. ' +
      'En nyckel som har återkallats kan inte användas igen.',
    madeTitle: (name) => `Nyckeln för ${name}`,
    once: 'Den visas bara nu: tjänsten har ingen kopia. Den som har nyckeln får göra det som rollen tillåter, tills du återkallar den.',
    how: 'Systemet skickar den med varje anrop, i fältet Authorization, efter ordet Bearer. Går den förlorad återkallar du den och gör en ny.',
    noted: 'Jag har antecknat den',
    copy: 'Kopiera nyckeln',
    copied: 'Nyckeln har kopierats.',
    copyByHand: 'Den här webbläsaren kopierar inte själv: markera nyckeln ovan och kopiera den.',
  },

  pair: {
    action: 'Koppla en skärm',
    code: 'Koden som skärmen visar',
    codeHint: 'Sex bokstäver och siffror. Öppna tjänstens adress på skärmen, så visar den en kod.',
    screen: 'Den blir',
    newScreen: 'En ny skärm',
    endsLink: 'Länken som den här skärmen har haft slutar genast att gälla.',
    confirm: 'Koppla',
    done: (name) => `${name} är kopplad och visar sin tavla nu.`,
  },
});
