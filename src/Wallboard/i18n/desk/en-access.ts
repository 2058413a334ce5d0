import type { Role } from '../../desk/api/access';

type Counted = (n: number, one: string, other: string) => string;

/** Signing in, keys, and pairing walls. */
export const englishAccess = (counted: Counted) => ({
  signIn: {
    title: 'Sign in',
    what: 'This monitor asks who you are.',
    key: 'Key',
    hint:
      'The key that an admin made for you, which begins with qm_. It is kept until you close this ' +
      'tab. Where your organisation has a page to sign in, open the monitor through that.',
    wrong: 'This key opens nothing here. It may have been revoked, or have expired: ask an admin for a new one.',
    action: 'Sign in',
  },
  signOut: 'Sign out',
  signedInAs: (name: string) => `Signed in as ${name}`,
  mayNot: {
    title: 'You may not open this page',
    text: (name: string, role: string) =>
      `It takes the role “${role}”, which ${name} does not have here. An admin of the site can give it.`,
  },
  roles: { ingest: 'Sender', view: 'Viewer', planner: 'Planner', admin: 'Admin' } as Record<Role, string>,
  roleHints: {
    ingest: 'sends events and sees nothing',
    view: 'sees figures and boards',
    planner: 'also sets up queues, boards and walls',
    admin: 'also sets up the site and makes keys',
  } as Record<Role, string>,

  keys: {
    title: 'Keys',
    what: 'What systems and people are let in by, where they do not sign in another way.',
    list: 'All keys',
    howMany: (n: number) => `${counted(n, 'key', 'keys')} in force`,
    none: 'There is no key yet. Make one for each system that sends events.',
    add: 'Make a key',
    newKey: 'New key',
    make: 'Make the key',
    key: 'Key',
    name: 'Name',
    nameHint: 'Whose it is, so that you know which to revoke: Switchboard Oslo.',
    nameNeeded: 'Give the key a name that says whose it is.',
    role: 'Role',
    site: 'Site',
    source: 'Only as this source',
    sourceHint: 'The name under which the system’s events appear. Leave it empty for a key that may send as any source.',
    asSource: (name: string) => `as ${name}`,
    everySite: 'Every site',
    everySiteHint: 'Without this the key holds at this site alone.',
    lifetime: 'Ends by itself',
    forEver: 'Never',
    days: (n: number) => `After ${counted(n, 'day', 'days')}`,
    lastUsed: 'Last used',
    neverUsed: 'never',
    state: 'State',
    inForce: 'In force',
    until: (when: string) => `In force until ${when}`,
    expiredAt: (when: string) => `Expired ${when}`,
    revokedAt: (when: string) => `Revoked ${when}`,
    revoke: 'Revoke',
    revokeNamed: (name: string) => `Revoke ${name}`,
    revokedNow: (name: string) => `${name} was revoked.`,
    revokeTitle: (name: string) => `Revoke ${name}?`,
    revokeText:
      'Whatever goes on in its name ends at once: its walls go dark, and what its system sends is refused. ' +
      'A key that was revoked cannot be used again.',
    madeTitle: (name: string) => `The key of ${name}`,
    once: 'This is shown only now: the monitor keeps no copy. Whoever has the key may do what its role allows, until you revoke it.',
    how: 'The system sends it with each request, in the header Authorization, behind the word Bearer. If it is lost, revoke it and make another.',
    noted: 'I have noted it',
    copy: 'Copy the key',
    copied: 'The key was copied.',
    copyByHand: 'This browser does not copy by itself: select the key above and copy it.',
  },

  pair: {
    action: 'Pair a wall',
    code: 'The code that the wall shows',
    codeHint: 'Six letters and digits. Open the monitor’s address on the display, and it shows one.',
    screen: 'It becomes',
    newScreen: 'A new screen',
    endsLink: 'The link that this screen has had ends at once.',
    confirm: 'Pair',
    done: (name: string) => `${name} is paired, and shows its board now.`,
  },
});
