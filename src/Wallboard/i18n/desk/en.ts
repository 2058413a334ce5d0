import type { Channel } from '../../feed/frame-contract';
import { pluralOf } from '../plural';
import { englishAccess } from './en-access';
import { englishAccuracy } from './en-accuracy';
import { englishCustomers } from './en-customers';
import { englishNotices } from './en-notices';
import { englishPlanner } from './en-planner';
import { englishSettings } from './en-settings';

const locale = 'en-GB';
const plural = pluralOf(locale);
const number = new Intl.NumberFormat(locale);

const counted = (n: number, one: string, other: string) => `${number.format(n)} ${plural(n, { one, other })}`;
const listed = (names: readonly string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);

/** How long ago, coarse: 40 s, 12 min, 3 h. */
function roughly(total: number): string {
  if (total < 60) return `${total} s`;
  return total < 7200 ? `${Math.floor(total / 60)} min` : `${Math.floor(total / 3600)} h`;
}

const answered: Record<Channel, (within: string, share: string) => string> = {
  voice: (within, share) => `Callers were told: answered within ${within}, in ${share} of 100 cases.`,
  chat: (within, share) => `People in chat were told: answered within ${within}, in ${share} of 100 cases.`,
  email: (within, share) => `Whoever writes was told: a reply within ${within}, in ${share} of 100 cases.`,
  social: (within, share) => `Whoever writes was told: a reply within ${within}, in ${share} of 100 cases.`,
};

export const english = {
  locale: locale as string,
  product: 'Queue Monitor',
  pageTitle: (page: string) => `${page} · Queue Monitor`,
  workingDays: (n: number) => counted(n, 'working day', 'working days'),
  hourSign: 'h',
  languages: { en: 'English', nb: 'Norwegian bokmål', sv: 'Swedish', da: 'Danish' },
  channels: { voice: 'Phone', chat: 'Chat', email: 'E-mail', social: 'Social' },
  themes: { dark: 'Dark', light: 'Light' },

  nav: {
    main: 'Pages',
    wall: 'Wall',
    boards: 'Boards',
    walls: 'Walls',
    accuracy: 'Accuracy',
    settings: 'Settings',
    language: 'Language of this page',
    skip: 'Skip to the content',
  },

  fresh: {
    live: 'Live',
    away: 'The monitor does not answer',
    silent: (sources: readonly string[]) =>
      sources.length === 1 ? `${sources[0]} silent` : `${number.format(sources.length)} sources silent`,
    age: (n: number) => (n === 0 ? 'now' : `${roughly(n)} ago`),
  },

  common: {
    thisMachine: 'somebody at this machine',
    loading: 'Loading',
    pages: {
      where: (first: number, last: number, all: number) => `${number.format(first)}–${number.format(last)} of ${number.format(all)}`,
      count: (n: number) => (n === 0 ? '' : `${number.format(n)} in all`),
      previous: 'Previous',
      next: 'Next',
    },
    reload: 'This page could not be loaded. Load it again in your browser.',
    hubAway: 'The monitor does not answer. Nothing was changed. Check that it is running and try again.',
    save: 'Save',
    cancel: 'Cancel',
    close: 'Close',
    open: 'Open',
    edit: 'Edit',
    delete: 'Delete',
    undo: 'Undo',
    redo: 'Redo',
    actions: 'Actions',
    address: 'Address',
    copyLink: 'Copy link',
    copied: 'The link was copied.',
    notSaved: 'Not saved yet',
    allSaved: 'Everything is saved',
    moveUp: (name: string) => `Move ${name} up`,
    moveDown: (name: string) => `Move ${name} down`,
    takeAway: (name: string) => `Take ${name} away`,
    isNow: (name: string, place: number, of: number) => `${name} is now ${place} of ${of}.`,
  },

  unsaved: {
    title: 'Leave without saving?',
    text: 'You have changes on this page that are not saved. They are lost if you leave.',
    stay: 'Stay here',
    leave: 'Leave without saving',
  },

  duration: {
    understood: (span: string) => `Understood: ${span}`,
    wrong: {
      empty: 'Write a span of time, for example 2 minutes.',
      noUnit: 'Write the unit too: 20 seconds or 20 minutes.',
      unreadable: 'This cannot be read. Write for example 20 seconds, 2 minutes, 1 h 30 min or 2 working days.',
      tooLong: 'This is too long: at most 10 years, or 260 working days.',
      noWorkingTime: 'Working days cannot be used here. Write for example 4 hours or 2 days.',
    },
  },

  number: {
    wrong: (least: string, most: string, whole: boolean) =>
      whole ? `Write a whole number from ${least} to ${most}.` : `Write a number from ${least} to ${most}.`,
  },

  hours: {
    always: 'Always open',
    never: 'Never open',
    weekly: 'Open at set hours',
    closed: 'Closed',
    days: { mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday', sat: 'Saturday', sun: 'Sunday' },
    shortDays: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
    from: (day: string) => `${day}, opens`,
    to: (day: string) => `${day}, closes`,
    addSpan: (day: string) => `Add hours on ${day}`,
    removeSpan: (day: string, from: string, to: string) => `Remove ${from} to ${to} on ${day}`,
    mondayToFriday: 'Same as Monday until Friday',
    faults: {
      time: 'Write times as 08:00. The end of a day is 24:00.',
      order: 'The end must be later than the beginning. For hours past midnight, end the day at 24:00 and begin the next at 00:00.',
      overlap: 'These hours overlap with others of the same day.',
    },
  },

  promise: {
    sentence: (within: string, share: string, channel: Channel) => answered[channel](within, share),
    isConfirmed: 'The promise is confirmed: this queue can turn warning and critical on walls.',
    isOpen: 'Nobody has confirmed what was promised here.',
    openMeans: (within: string) =>
      `The queue is measured by ${within}, a usual value, and walls never mark it as late. Set what people were told, and confirm it.`,
    fromThenOn: 'From then on this queue can turn warning and critical on walls.',
    confirm: (within: string) => `Confirm ${within}`,
    unconfirmed: 'not confirmed',
    confirmed: (within: string) => `confirmed, ${within}`,
    notYet: 'Do not confirm',
    takeBack: 'Take the promise back',
    keep: 'Keep the promise',
    willBeTakenBack: 'The promise will be taken back when you save.',
    takenBack: 'no promise',
    takeBackEffect: 'The usual value is measured by again, and walls no longer mark this queue as late.',
  },

  boards: {
    what: 'A board is a choice of queues in an order. Every wall shows one, or several in turn.',
    add: 'New board',
    newBoard: 'New board',
    name: 'Name',
    nameHint: 'Stands at the top of the wall, after the site’s name.',
    nameNeeded: 'Give the board a name, for example Billing hall.',
    queues: 'Queues',
    queuesNeeded: 'Choose at least one queue, or all of them.',
    queuesInOrder: 'Queues of this board, in their order',
    layout: 'Layout',
    language: 'Language',
    siteLanguage: 'The site’s language',
    screens: 'Shown on',
    noScreen: 'No screen',
    noneYet: 'There are no boards of your own yet. Make one with “New board”: choose the queues, and see at once how it looks.',
    allName: 'All queues',
    allQueues: 'All, also new ones',
    someQueues: (n: number) => counted(n, 'queue', 'queues'),
    allAlsoNew: 'All queues, also new ones as they appear',
    chosenInOrder: 'These queues, in this order',
    chooseFirst: 'No queue is chosen yet. Choose from the list below.',
    notSeenYet: 'no event yet',
    search: 'Find a queue',
    found: 'Queues that can be added',
    addQueue: (name: string) => `Add ${name}`,
    addAllFound: (n: number) => `Add all ${number.format(n)}`,
    nothingFound: (text: string) => `No queue is called “${text}”.`,
    moreFound: (n: number) => `and ${number.format(n)} more: write more of the name`,
    allChosen: 'All queues of the site are on this board.',
    noQueues: 'The site has no queues yet. They appear with the first event that names them.',
    layouts: { auto: 'By the number of queues', single: 'One queue', board: 'Rows', many: 'Dense' },
    layoutHints: {
      auto: '1 queue fills the wall, 2 to 10 stand in rows, and more stand close together.',
      single: 'The first queue fills the wall, with time and risk of every person waiting.',
      board: 'One row a queue. From more than 10 on, not all find room.',
      many: 'Queues that need somebody in full width, the others in three columns.',
    },
    bottom: 'Figures at the bottom',
    bottomUsual: 'The usual five',
    bottomOwn: 'These, in this order',
    figures: {
      gotThrough: 'Got through today',
      hungUp: 'Hung up today',
      notCalledBack: 'Not called back',
      promisesDue: 'E-mail promises due today',
      revenueLost: 'Revenue lost today',
    },
    preview: 'Preview',
    previewLive: 'live, as it would be',
    previewSize: 'Size of the preview',
    previewTheme: 'Colours of the preview',
    previewEmpty: 'Choose a queue to see the board.',
    sizes: { wide: 'Wall, 16:9', upright: 'Upright wall', phone: 'Phone' },
    openNamed: (name: string) => `Open ${name}`,
    duplicate: 'Duplicate',
    copyOf: (name: string) => `${name}, copy`,
    deleteNamed: (name: string) => `Delete ${name}`,
    deleteQuestion: (name: string) => `Delete ${name}?`,
    deleteMeans: 'Whoever has it open is told that the board is gone. Queues and their settings stay.',
    stillShown: (screens: readonly string[]) => `It is shown on ${listed(screens)}. Choose another board there first, on the page Walls.`,
    deleted: (name: string) => `${name} was deleted.`,
    gone: (board: string) => `There is no board “${board}” any more.`,
    saved: (name: string, screens: number) =>
      screens === 0 ? `${name} is saved.` : `${name} is saved. ${counted(screens, 'screen shows', 'screens show')} it now.`,
    changedMeanwhile: 'Somebody else has saved this board',
    changedMeanwhileText: 'It was changed after you opened it. You can take their version and lose your changes, or save yours over it.',
    takeTheirs: 'Take theirs',
    saveOver: 'Save mine over it',
  },

  walls: {
    what: 'Which walls are on, and the screens that have a link of their own.',
    on: 'Walls that are on',
    howMany: (n: number) => counted(n, 'wall', 'walls'),
    noneOn: 'No wall is on. Open a board in a browser, or add a screen and open its link there.',
    where: 'Where',
    board: 'Board',
    painted: 'Last painted',
    version: 'Version',
    size: 'Window',
    since: 'Since',
    withoutLink: 'Without a link',
    newest: 'newest',
    waitsForCalm: 'newer one waits until all is calm',
    soundBlocked: 'sound is blocked there: press a key on that screen once',
    notPainted: 'not yet',
    ago: (n: number) => (n < 2 ? 'just now' : `${roughly(n)} ago`),
    screens: 'Screens',
    screensWhat: 'each opened with its own link, which can be revoked',
    noScreens: 'No screen is set up yet. Add one for each display: it gets a link that shows its boards and nothing else.',
    name: 'Name',
    nameHint: 'Where it hangs, so that you find it: Billing hall, by the door.',
    nameNeeded: 'Give the screen a name that says where it hangs.',
    state: 'State',
    boards: 'Boards',
    boardsHint: 'Several boards take turns. The link stays the same when you change them.',
    boardNeeded: 'Choose at least one board.',
    boardFor: (name: string, n: number) => `${name} (${n} s)`,
    secondsFor: (name: string) => `How long ${name} stays`,
    looks: 'Looks',
    isOn: (n: number) => (n === 1 ? 'On' : `On, ${counted(n, 'window', 'windows')}`),
    offSince: (when: string) => `Off, last seen ${when}`,
    neverSeen: 'Never opened',
    withSound: 'sound',
    dims: (from: string, to: string) => `dims ${from}–${to}`,
    add: 'Add a screen',
    addNow: 'Add the screen',
    newScreen: 'New screen',
    boardLanguage: 'The board’s language',
    theme: 'Colours',
    themeDark: 'Dark, for walls',
    themeLight: 'Light, for bright rooms',
    sound: 'One soft tone when a queue turns critical',
    soundHint:
      'At most once in 10 minutes for each queue, and never outside opening hours. Browsers allow sound only after ' +
      'somebody has pressed a key or clicked once.',
    burnIn: 'Move the picture a little, against burn-in',
    burnInHint: 'Up to 6 pixels, one step every 3 minutes.',
    dim: 'Darker at night',
    dimHint: 'In the site’s time zone.',
    dimFrom: 'From',
    dimTo: 'To',
    dimPercent: 'Brightness',
    saved: (name: string) => `${name} is saved, and shows it now.`,
    newLink: 'New link',
    newLinkNamed: (name: string) => `New link for ${name}`,
    revoke: 'Revoke',
    revokeNamed: (name: string) => `Revoke ${name}`,
    revoked: (name: string) => `${name} was revoked.`,
    revokeQuestion: {
      title: (name: string) => `Revoke ${name}?`,
      text: 'The wall says at once that its link was revoked and shows no more numbers. The link cannot be used again; a new screen gets a new one.',
      action: 'Revoke',
    },
    linkQuestion: {
      title: (name: string) => `Make a new link for ${name}?`,
      text: 'The old link ends at once: a wall that is open with it says so and shows no more numbers until it is opened with the new one.',
      action: 'Make a new link',
    },
    linkTitle: (name: string) => `The link of ${name}`,
    linkOnce: 'This is shown only now: the monitor keeps no copy. Whoever has the link sees the screen’s boards, until you revoke it.',
    linkHow: 'Open it in the browser of the display and make it the page that it starts with. If it is lost, make a new link.',
    linkNoted: 'I have noted it',
  },

  access: englishAccess(counted),
  accuracy: englishAccuracy(counted),
  customers: englishCustomers({ counted, listed, number: (n) => number.format(n) }),
  notices: englishNotices({ counted, listed }),
  planner: englishPlanner({ counted, listed, number: (n) => number.format(n) }),
  settings: englishSettings(counted, listed),
};
