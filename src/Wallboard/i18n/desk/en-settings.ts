type Counted = (n: number, one: string, other: string) => string;

/** What the settings page says: every setting with its meaning and what a change of it does. */
export const englishSettings = (counted: Counted, listed: (names: readonly string[]) => string) => ({
  what: 'What counts, and what was promised. Every change is shown before it is made.',
  list: 'What is set up',
  site: 'Site',
  siteMeans: 'What belongs to all queues together.',
  noQueues: 'There are no queues yet. They appear here with the first event that names them.',
  withoutPromise: (n: number) => `${counted(n, 'queue has', 'queues have')} no promise yet`,
  withPromise: (n: number) => counted(n, 'queue with a promise', 'queues with a promise'),
  promiseShort: (within: string, share: string) => `${share} within ${within}`,
  channelAndPromise: (channel: string, promise: string) => `${channel}, ${promise}`,
  channelNoPromise: (channel: string) => `${channel}, no promise`,
  address: (queue: string) => `in events: ${queue}`,
  willChange: 'What will change',
  fromTo: (before: string, after: string) => `${before} → ${after}`,
  notReadable: 'Something written above cannot be read yet.',
  follows: 'Follows from the changes above: nobody has set it.',
  discard: 'Discard changes',
  saved: (name: string) => `The settings of ${name} are saved and hold now.`,
  conflict: 'Somebody else has changed this too',
  conflictText: (labels: readonly string[]) =>
    `Since you opened this page, somebody saved something else for ${listed(labels)}. ` +
    `You can save yours over it, or cancel and load the page again to see theirs.`,
  copyFrom: 'Copy from another queue',
  copyTitle: (name: string) => `Copy settings to ${name}`,
  copyFromWhich: 'From',
  copyNow: 'Take them over',
  copyMeans: 'Nothing is saved yet: you see what will change first. A promise that is copied is confirmed when you save.',
  noOtherQueue: 'There is no other queue to copy from.',
  none: 'none',
  needed: 'This cannot be empty.',
  noValue: 'Empty: no money is shown for this queue.',
  noMaxAge: 'Empty: no bound.',
  defaultIs: (value: string) => `Default: ${value}`,
  useDefault: 'Use the default',
  useDefaultNamed: (label: string) => `Use the default for ${label}`,
  inOf100: (n: string) => `In ${n} of 100 cases`,
  timeThere: (time: string) => `It is ${time} there now`,
  days: (n: number) => counted(n, 'day', 'days'),
  secondsUnit: 'seconds',
  daysUnit: 'days',
  groups: {
    promise: 'Promise',
    counting: 'What counts',
    hours: 'Opening hours and day',
    names: 'Names and order',
    money: 'Money',
    ages: 'Ages',
  },
  formulas: {
    atThreshold: {
      name: 'Each visit once, when its time is up',
      means:
        'Somebody who still waits when the time is up counts as a miss at once, so the figure cannot look good because nobody got through.',
    },
    abandonsAgainst: { name: 'Hang-ups count against', means: 'Answered in time, of all that ended.' },
    abandonsIgnored: {
      name: 'Early hang-ups left out',
      means: 'Answered in time, of all that ended, without those who hung up within the time.',
    },
    abandonsFor: { name: 'Early hang-ups count as kept', means: 'Answered or hung up in time, of all that ended. Looks best, says least.' },
  },
  answeredBy: { connect: 'When somebody picks up', reply: 'When a human has replied' },
  reasons: {
    timeout: 'Waited too long (timeout)',
    overflow: 'Sent on by overflow',
    voicemail: 'Went to voicemail',
    key: 'Pressed a key to leave',
    empty: 'Nobody was signed in',
    full: 'The queue was full',
    closed: 'The queue was closed',
    callback: 'Chose to be called back',
    withdrawn: 'Withdrew',
    failed: 'Failed for technical reasons',
    unanswered: 'Closed without an answer',
    other: 'Other reasons',
  },
  yes: 'Yes',
  no: 'No',
  before: (time: string) => `before ${time}`,
  reopens: { anew: 'Holds again, from the new message on', rest: 'Holds again, with the time that was left', never: 'Is over' },
  promiseNone: 'None of its own: where people are answered in writing, the promise above holds for each of them.',
  promiseUnreadable: 'This cannot be read. Write for example 4 hours, 2 working days or before 15:00.',
  holidays: {
    country: 'Country',
    region: 'Part of the country',
    noCountry: 'No country',
    wholeCountry: 'The whole country',
    year: 'Year shown',
    daysOf: (year: number) => `Days off in ${year}`,
    none: (year: number) => `No days off in ${year}.`,
    own: 'a day of your own',
    singleDays: (n: number) => counted(n, 'single day', 'single days'),
    day: 'A single day off',
    add: 'Add the day',
    remove: (day: string) => `Take ${day} away`,
    file: 'Choose a calendar file',
    fileMeans: 'An iCalendar file with days off adds its days here. Nothing is kept before you save.',
    added: (n: number) => `${counted(n, 'day', 'days')} of the file added. Look at them, and save.`,
    wrong: (n: number) => `Nothing was added: ${counted(n, 'line', 'lines')} of the file cannot be used.`,
    line: (n: number, error: string) => `Line ${n}: ${error}`,
    unreadable: 'This file cannot be read here. Choose an iCalendar file.',
  },
  fields: {
    threshold: {
      label: 'Answered within',
      means: 'How long somebody may wait at most. Written as people say it: 20 seconds, 2 minutes, 2 working days.',
      effect:
        'Saving it confirms the promise: from then on this queue can turn warning and critical on walls. Whoever waits ' +
        'already keeps what held when they came.',
    },
    target: {
      label: 'In how many of 100 cases',
      means: 'The share of people for whom the promise is to hold.',
      effect: 'Walls compare the share in time with this from now on.',
    },
    serviceLevelFormula: {
      label: 'How the share in time is reckoned',
      means: 'The formula’s name travels with the figure.',
      effect:
        'The figures of today are reckoned by it from now on. In the history, the quarter-hour in which it changed has no share in time.',
    },
    answeredBy: {
      label: 'Answered is',
      means: 'Phone and chat: when somebody picks up. E-mail and social: when a human has replied. Automatic replies never count.',
      effect: 'Holds for contacts that enter from now on.',
    },
    shortAbandonSeconds: {
      label: 'A hang-up is short up to',
      means:
        'Who hangs up this soon had probably dialled wrong: it counts neither for nor against, and is shown apart. 0 counts every hang-up.',
      effect: 'Hang-ups from now on are sorted by it.',
    },
    leftAsAbandoned: {
      label: 'Endings that count as hang-ups',
      means: 'Some people leave a queue in another way than by hanging up. Those ticked here count against the promise as if they had.',
      effect: 'Holds for visits that end from now on.',
    },
    leftExcluded: {
      label: 'Endings that count nowhere',
      means: 'Left out of the share in time, for example people who chose to be called back.',
      effect: 'Holds for visits that end from now on.',
    },
    openingHours: {
      label: 'Opening hours',
      means: 'Working days are reckoned by these hours, and a wall shows a closed queue as one dim line.',
      effect: 'When a promise in working days falls due follows from it for whoever comes from now on.',
    },
    zone: {
      label: 'Time zone',
      means: 'Opening hours and the day of this queue go by it, through both changes of daylight saving.',
      effect: 'The queue’s day and hours go by the new zone.',
    },
    startOfDay: {
      label: 'The day begins at',
      means: 'The figures of today begin anew at this time.',
      effect: 'The figures of today count from the new time on.',
    },
    name: { label: 'Name', means: 'As people know it. Walls and pages show it.', effect: 'Every wall shows the new name at once.' },
    shortName: {
      label: 'Short name',
      means: 'Where the name has no room: at most 16 characters.',
      effect: 'Walls show it where the name has no room.',
    },
    channel: {
      label: 'Channel',
      means: 'Decides the defaults, and which words are used: callers, people in chat, e-mails.',
      effect: 'Settings of this queue that nobody has set follow the new channel’s defaults.',
    },
    promise: {
      label: 'Promise to each customer',
      means:
        'What everybody who comes here is told: 4 hours, 2 working days, before 15:00. Each of these is followed until a person has replied.',
      effect: 'Holds for whoever comes from now on.',
    },
    promisePauses: {
      label: 'Promises stand still while it is the customer’s turn',
      means: 'When we wait for an answer of the customer, the time of the promise does not run.',
      effect: 'Holds from the next time that it is a customer’s turn.',
    },
    promiseReopens: {
      label: 'When the customer writes again',
      means: 'What becomes of a promise that was kept, when its customer writes again about the same matter.',
      effect: 'Holds for messages from now on.',
    },
    holidays: {
      label: 'Days off',
      means: 'The queue is closed on these days, whatever its hours say: public holidays of a country, and days of your own.',
      effect: 'When a promise in working days falls due follows from it for whoever comes from now on.',
    },
    partner: { label: 'Partner', means: 'The company that answers this queue for you, if there is one.', effect: 'Shown with the queue.' },
    order: {
      label: 'Place in the order',
      means: 'On boards with all queues, a smaller number stands further up.',
      effect: 'The queue moves on every board that shows all queues.',
    },
    value: {
      label: 'Money at stake for each contact',
      means: 'What one contact is worth on average. Revenue lost and at risk are estimates made of it.',
      effect: 'Estimates of money change from now on.',
    },
    maxAge: {
      label: 'Longest possible wait',
      means: 'Whoever seems to wait longer is taken for a ghost that the source has forgotten, and is counted apart.',
      effect: 'Contacts past the new bound end as ghosts.',
    },
    resolutionDays: {
      label: 'Solved when nobody is back within',
      means: 'A matter counts as solved when the customer has not come back within these days.',
      effect: 'Holds for matters that are closed from now on.',
    },
  },
  contactIds: { shown: 'Shown', hidden: 'Hidden' },
  siteFields: {
    name: { label: 'Name', means: 'Stands at the top of every wall.', effect: 'Every wall shows the new name at once.' },
    zone: {
      label: 'Time zone',
      means: 'Clocks on walls and the totals of the day go by it; queues that have no zone of their own too.',
      effect: 'Clocks on walls and the totals of the day go by the new zone.',
    },
    language: {
      label: 'Language',
      means: 'Of walls and pages, where nothing else was chosen.',
      effect: 'Walls that have no language of their own change to it.',
    },
    currency: {
      label: 'Currency',
      means: 'Three letters, such as NOK, SEK, DKK or EUR. Empty: estimates of money have no currency.',
      effect: 'Estimates of money are shown in it. Amounts are not converted.',
    },
    callbackLink: {
      label: 'Link to a contact in your own system',
      means: 'A web address with {contact} in it, so that whoever calls back finds the customer there. Empty: no link.',
      effect: 'Lists of people to call back link there.',
    },
    hideContactIds: {
      label: 'Ids of contacts',
      means:
        'Hidden: no list and no answer of the API tells them, only the numbers that walls show. For sites whose ids are telephone numbers.',
      effect: 'Lists and the API tell them, or no longer do, from now on.',
    },
    retentionDays: {
      label: 'Keep records for',
      means: 'Quarter-hours and records of contacts are deleted when they are older.',
      effect: 'What is older than the new bound is deleted, and cannot be brought back.',
    },
    customerRecordDays: {
      label: 'Remember a customer’s patience for',
      means:
        'How long a customer has waited, and whether they hung up, helps to foresee the next time. Kept under a pseudonym for ' +
        'so long after the last contact, shown to nobody. 0: not at all.',
      effect: 'What is older than the new bound is forgotten at once.',
    },
  },
});
