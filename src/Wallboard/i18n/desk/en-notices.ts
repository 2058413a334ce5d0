import type { NoticeFormat, NoticeType } from '../../desk/api/notices';

interface Kit {
  readonly counted: (n: number, one: string, other: string) => string;
  readonly listed: (names: readonly string[]) => string;
}

const types: Record<NoticeType, string> = {
  'alert.raised': 'An alert rises',
  'alert.cleared': 'An alert is over',
  'move.made': 'Somebody asks for a move',
};

/** Who is told of alerts outside the desk. */
export const englishNotices = ({ counted, listed }: Kit) => ({
  title: 'Notices',
  what: 'Who is told elsewhere when an alert rises or is over, and when somebody asks for agents to move.',
  toldWhen: 'Told when',
  types,
  allTypes: 'All of it',
  listOf: (some: readonly NoticeType[]) => listed(some.map((type) => types[type].toLowerCase())),
  typesNeeded: 'Choose at least one.',
  formats: {
    plain: 'Our own JSON',
    slack: 'Slack, Mattermost, Rocket.Chat',
    teams: 'Microsoft Teams',
    cloudevents: 'CloudEvents',
  } as Record<NoticeFormat, string>,

  webhooks: {
    title: 'Webhooks',
    howMany: (n: number) => counted(n, 'webhook', 'webhooks'),
    none: 'No system is told yet. Add a webhook for each channel or tool that shall hear of alerts.',
    add: 'Add a webhook',
    newOne: 'New webhook',
    editTitle: (name: string) => `Edit ${name}`,
    make: 'Add the webhook',
    name: 'Name',
    nameHint: 'Who reads it there: Team leaders.',
    nameNeeded: 'Give it a name that says who reads it.',
    address: 'Address',
    addressHint: 'Where the notices go. The address often is a secret itself, so only its host is shown later.',
    addressNeeded: 'Write the address that takes the notices.',
    keepAddress: (url: string) => `Leave it empty to keep the address at ${url}`,
    format: 'Format',
    inUse: 'In use',
    inUseHint: 'Without this it is told nothing, and stays in the list.',
    switchedOff: 'Switched off',
    state: 'State',
    test: 'Test',
    testNamed: (name: string) => `Send a test to ${name}`,
    tested: (name: string) => `A test is on its way to ${name}.`,
    editNamed: (name: string) => `Edit ${name}`,
    saved: (name: string) => `${name} was saved.`,
    remove: 'Remove',
    removeNamed: (name: string) => `Remove ${name}`,
    removeTitle: (name: string) => `Remove ${name}?`,
    removeText: 'It is told nothing more, not even what still waits for it.',
    removed: (name: string) => `${name} was removed.`,
  },

  delivering: {
    never: 'Nothing sent yet',
    works: (when: string) => `Works, last at ${when}`,
    fails: (when: string) => `Failing, last tried at ${when}`,
    waiting: (n: number) => `${counted(n, 'notice waits', 'notices wait')} for the next try`,
  },

  secret: {
    title: (name: string) => `The secret of ${name}`,
    name: 'Secret',
    once: 'This is shown only now. With it the receiver can tell that a notice comes from this monitor and was not changed on the way.',
    how:
      'Notices are signed as Standard Webhooks has it. Slack and Teams do not need the secret. ' +
      'If it is lost, remove the webhook and add another.',
    copy: 'Copy the secret',
    copied: 'The secret was copied.',
    copyByHand: 'This browser does not copy by itself: select the secret above and copy it.',
  },

  mail: {
    title: 'Mail and quiet hours',
    notConfigured: 'The monitor was started without a mail server, so it sends no mail. Start it with --smtp and --mail-from.',
    to: 'Mail goes to',
    toHint: 'Addresses with commas between them. None of them sees the others. Empty: nobody gets mail.',
    quiet: 'Quiet hours',
    quietHint: 'In them nobody is told anything, by webhook or by mail. What still stands at their end is told then.',
    from: 'Quiet from',
    until: 'Quiet until',
    criticalPasses: 'Critical alerts are told all the same',
    saved: 'Mail and quiet hours were saved.',
    test: 'Send a test mail',
    tested: 'A test mail is on its way.',
  },

  dead: {
    title: 'Not delivered',
    howMany: (n: number) => counted(n, 'notice', 'notices'),
    none: 'Everything was delivered or is still being tried. What fails for a day is put here, and kept for 14 days.',
    notice: 'Notice',
    receiver: 'Receiver',
    mail: 'Mail',
    removed: 'A webhook that was removed',
    givenUp: 'Given up',
    tries: (n: number) => `after ${counted(n, 'try', 'tries')}`,
    reason: 'Reason',
    resend: 'Send again',
    resendNamed: (title: string, receiver: string) => `Send again to ${receiver}: ${title}`,
    resent: (title: string) => `It is tried for another day: ${title}`,
  },
});
