import { describe, expect, it } from 'vitest';
import { createFormats } from '../../../format/formats';
import { english } from '../../../i18n/desk/en';
import type { Alert, Remedy, SiteStaffing, Staffing, StaffingRow } from '../../api/staffing';
import { headlineWords } from '../headline-words';
import { actionOf, actText, detailsOf, markOf, reasonOf, type Speaker, spanOf, titleOf } from './alert-words';

const now = Date.parse('2026-03-12T13:32:08Z');
const names: Readonly<Record<string, string>> = { billing: 'Billing', chat: 'Support chat', mail: 'Customer e-mail' };
const speaker: Speaker = {
  say: english,
  formats: createFormats('en-GB', 'Europe/Oslo'),
  now,
  name: (queue) => names[queue] ?? queue,
  channel: (queue) => (queue === 'chat' ? 'chat' : queue === 'mail' ? 'email' : 'voice'),
  promise: () => ({ text: 'PT2M', seconds: 120, workingDays: null }),
  within: () => '2 minutes',
  spoken: (seconds) => `${seconds / 60} minutes`,
  record: [{ kind: 'willBeShort', raised: 10, cameTrue: 7 }],
};
const at = (time: string) => `2026-03-12T${time}:00Z`;
const remedy = (more: Partial<Remedy>): Remedy => ({
  kind: 'move',
  from: 'chat',
  to: 'billing',
  agents: 2,
  who: null,
  until: at('14:30'),
  harmAvoided: 12.3,
  donorServiceLevel: 0.95,
  donorTarget: 0.8,
  serviceLevelThen: 0.69,
  ...more,
});
const alert = (more: Partial<Alert>): Alert => ({
  id: 'a',
  kind: 'understaffed',
  queues: ['billing'],
  source: null,
  state: 'open',
  severity: 'critical',
  gravest: 'critical',
  raisedAt: at('13:20'),
  clearedAt: null,
  from: at('13:20'),
  until: at('14:30'),
  short: 4,
  required: 12,
  staffed: 8,
  serviceLevel: 0.45,
  abandonsPerHour: 34,
  latePerHour: null,
  clearSeconds: null,
  measured: null,
  expected: null,
  remedy: null,
  by: null,
  markedAt: null,
  snoozedUntil: null,
  cameTrue: null,
  ratio: null,
  flaps: false,
  ...more,
});
const said = (more: Partial<Alert>) => {
  const one = alert(more);
  return [titleOf(one, speaker), spanOf(one, speaker), reasonOf(one, speaker)];
};

describe('an alert in words', () => {
  it('says what is short, how long, and what follows', () => {
    expect(said({})).toEqual([
      'Billing is 4 short',
      'now to 15:30',
      'Required 12, taking calls 8. At this rate 45% get an answer in 2 minutes and 34 people an hour hang up.',
    ]);
  });

  it('says nobody where the harm rounds to nobody, and one person as one', () => {
    expect(said({ abandonsPerHour: 0.4 })[2]).toContain('At this rate 45% get an answer in 2 minutes.');
    expect(said({ abandonsPerHour: 1.2 })[2]).toContain('and 1 person an hour hangs up.');
    expect(said({ abandonsPerHour: null, serviceLevel: null, latePerHour: 3, queues: ['mail'] })[2]).toContain(
      '3 answers an hour come too late.',
    );
  });

  it('says that nobody is missing any more while an alert waits to end, and asks nothing of anybody', () => {
    expect(said({ severity: 'none', short: 0, staffed: 12, serviceLevel: 0.9 })).toEqual([
      'Billing has enough agents again',
      'now to 15:30',
      'Required 12, taking calls 12. The alert ends by itself when that has held for some minutes.',
    ]);
    expect(actionOf(alert({ severity: 'none', short: 0, remedy: remedy({}) }), speaker)).toBeNull();
    expect(actionOf(alert({ short: 1, remedy: remedy({}) }), speaker)).not.toBeNull();
  });

  it.each([
    [{ kind: 'arrivals', measured: 30, expected: 31.9 }, 'Billing: as expected again', '30 calls in 15 minutes, 32 forecast. '],
    [{ kind: 'handleTime', measured: 240, expected: 220 }, 'Billing: as expected again', ''],
    [{ kind: 'abandonment', measured: 0.07, expected: 0.06 }, 'Billing: as expected again', ''],
    [{ kind: 'agentDrop', measured: 14, expected: 15 }, 'Billing: as expected again', ''],
    [{ kind: 'staleSource', queues: [], source: 'pbx' }, 'pbx is heard again', ''],
    [{ kind: 'deadline', measured: 0, expected: 3 }, 'Billing: nothing will be late any more', ''],
    [{ kind: 'callBacks', measured: 0 }, 'Billing: nobody waits for a call any more', ''],
    [
      { kind: 'promises', queues: [], measured: 0, expected: 0 },
      'Contacts in no queue: no promise to a customer is in danger any more',
      '',
    ],
    [{ kind: 'promises', measured: 0, expected: 0 }, 'Billing: no promise to a customer is in danger any more', ''],
  ] as const)('says of %o that nothing is wrong any more, while it waits to end', (more, calm, fact) => {
    const [title, , reason] = said({ ...more, severity: 'none' });
    expect([title, reason]).toEqual([calm, `${fact}The alert ends by itself when that has held for some minutes.`]);
    expect(said({ ...more, severity: 'none', state: 'cleared', clearedAt: at('13:30') })[2]).not.toContain('by itself');
  });

  it('says of promises of contacts that never had a queue where they are', () => {
    expect(said({ kind: 'promises', queues: [], measured: 2, expected: 1, until: null })[0]).toBe(
      'Contacts in no queue: 2 promises to customers are broken, 1 about to break',
    );
  });

  it('says how many wait for a call, and since when the one who waits longest', () => {
    const more = { kind: 'callBacks', measured: 3, from: at('09:02'), until: null } as const;
    expect(said(more)[0]).toBe('Billing: 3 customers wait for a call, taken by nobody');
    expect(said(more)[2]).toContain('Who waits longest has waited since 10:02.');
    expect(said({ ...more, measured: 1 })[2]).toContain('The customer has waited since 10:02.');
  });

  it('counts queues that lack the same people as one', () => {
    expect(said({ queues: ['billing', 'chat'] })[0]).toBe('Billing and Support chat are 4 short');
    expect(said({ queues: ['billing', 'chat'] })[2]).toContain('At this rate 34 people an hour hang up.');
  });

  it('speaks of what is to come with its record', () => {
    expect(
      said({ kind: 'willBeShort', from: at('15:00'), until: at('15:30'), short: 2, serviceLevel: null, abandonsPerHour: null }),
    ).toEqual(['Billing will be 2 short', '16:00 to 16:30', 'Required 12, planned 8. Such an alert came true 7 of 10 times.']);
  });

  it.each([
    [{ kind: 'handleTime', measured: 270, expected: 220 }, 'Billing: contacts take longer', 'A contact takes 4:30 now, 3:40 was expected.'],
    [{ kind: 'arrivals', measured: 62, expected: 45 }, 'Billing: more contacts than forecast', '62 calls in 15 minutes, 45 forecast.'],
    [{ kind: 'abandonment', measured: 0.12, expected: 0.05 }, 'Billing: more people hang up', '12% hang up now, usually 5%.'],
    [{ kind: 'agentDrop', measured: 1, expected: 6 }, 'Billing: agents have gone', '1 agent now, 6 before.'],
    [
      { kind: 'staleSource', source: 'pbx-1' },
      'pbx-1 is silent',
      'Nothing is heard of it. For its queues nothing is advised until it is heard again.',
    ],
    [
      { kind: 'deadline', queues: ['mail'], measured: 2, expected: 7 },
      'Customer e-mail: 2 will be late',
      '7 promises fall due, and at this pace 2 will be late.',
    ],
    [
      { kind: 'promises', measured: 2, expected: 1 },
      'Billing: 2 promises to customers are broken, 1 about to break',
      'A human’s answer keeps a promise: the page of promises lists them, nearest first.',
    ],
    [
      { kind: 'promises', measured: 0, expected: 1 },
      'Billing: 1 promise to a customer is about to break',
      'A human’s answer keeps a promise: the page of promises lists them, nearest first.',
    ],
    [{ kind: 'spare', queues: ['chat'], short: 3, required: 5 }, 'Support chat has 3 to spare', 'Required 5, in chat 8.'],
    [
      { kind: 'spare', queues: ['chat'], short: 3, required: 5, remedy: remedy({ agents: 2, harmAvoided: 3.4 }) },
      'Support chat has 3 to spare',
      'Required 5, in chat 8. Moving 2 to Billing now means about 3 fewer hang-ups before 15:30.',
    ],
  ] as const)('of $kind', (more, title, reason) => {
    const [saidTitle, , saidReason] = said({ serviceLevel: null, abandonsPerHour: null, ...more });
    expect([saidTitle, saidReason]).toEqual([title, reason]);
  });

  it('says how many times as much as expected, where that is all that is known, and that it comes and goes', () => {
    const reason = said({ kind: 'arrivals', ratio: 1.34, serviceLevel: null, abandonsPerHour: null, flaps: true })[2];
    expect(reason).toBe('That is 1.3 times what was expected. It comes and goes: look at why before you act.');
  });

  it('says nothing of what is not known', () => {
    expect(said({ short: null, required: null, serviceLevel: null, abandonsPerHour: null, until: null })).toEqual([
      'Billing is short of agents',
      'since 14:20',
      '',
    ]);
  });

  it.each([
    [remedy({}), 'Move 2 from Support chat'],
    [remedy({ kind: 'backFromPause', from: null, agents: 1 }), 'Ask 1 back from pause'],
    [remedy({ kind: 'addAgent', from: null, agents: 1 }), 'Add 1 until 15:30'],
    [remedy({ kind: 'moveBreaks', from: null }), 'Move 2 breaks'],
    [remedy({ kind: 'none', from: null }), null],
    [null, null],
  ])('offers what can be done', (what, action) => expect(actionOf(alert({ remedy: what }), speaker)).toBe(action));

  it('says what the giving queue keeps, and until when who waits is answered', () => {
    expect(detailsOf(alert({ remedy: remedy({}), clearSeconds: 700 }), speaker)).toBe(
      'Support chat then answers 95% in time, with a goal of 80%. Who waits now is answered in about 12 minutes.',
    );
    expect(detailsOf(alert({ clearSeconds: 0 }), speaker)).toBe('');
  });

  it.each([
    [{ state: 'open' }, ''],
    [{ state: 'acknowledged', by: 'Kari', markedAt: at('13:25') }, 'Kari is on it since 14:25.'],
    [{ state: 'snoozed', by: 'Kari', snoozedUntil: at('13:40') }, 'Kari snoozed it until 14:40.'],
    [{ state: 'done', by: 'Kari', markedAt: at('13:25'), cameTrue: true }, 'Done, says Kari at 14:25. It came true.'],
    [{ state: 'cleared', clearedAt: at('13:25'), cameTrue: false }, 'It ended at 14:25. It did not come true.'],
  ] as const)('says who marked it: %o', (more, mark) => expect(markOf(alert(more), speaker)).toBe(mark));

  it.each([
    [{ act: 'raised' }, 'It began.'],
    [{ act: 'acknowledged', by: 'Kari' }, 'Kari took it.'],
    [{ act: 'acknowledged', by: 'this machine' }, 'Somebody at this machine took it.'],
    [{ act: 'snoozed', by: 'Kari', until: at('13:40') }, 'Kari snoozed it until 14:40.'],
    [{ act: 'done', by: 'Kari' }, 'Done, says Kari.'],
    [{ act: 'reopened', by: 'Kari' }, 'Kari opened it again.'],
    [{ act: 'moved', by: 'Kari' }, 'Kari moved agents.'],
    [{ act: 'renewed' }, 'Open again: another customer is in it.'],
    [{ act: 'ended' }, 'It ended.'],
    [{ act: 'cameBack' }, 'It is back.'],
  ] as const)('says what came of it: %o', (act, line) =>
    expect(actText({ at: at('13:25'), by: null, until: null, ...act }, speaker)).toBe(line),
  );
});

const row = (more: Partial<StaffingRow>) =>
  ({ queue: 'chat', open: true, required: 5, gap: 3, openChangesAt: null, ...more }) as StaffingRow;
const staffing = (queues: readonly StaffingRow[], site: Partial<SiteStaffing> = {}): Staffing =>
  ({ asOf: at('13:32'), plan: null, queues, site: { required: 42, staffed: 42, gap: 0, ...site } }) as Staffing;
const headline = (known: Staffing, top: Alert | null) => Object.values(headlineWords(known, top, speaker));

describe('the headline', () => {
  it('says who is short, who has people to spare, and what a move means', () => {
    expect(headline(staffing([row({})]), alert({ remedy: remedy({}) }))).toEqual([
      'Billing is 4 agents short until 15:30. Support chat has 3 to spare.',
      'There are enough people in total, 42 needed and 42 here. Moving 2 now means about 12 fewer hang-ups before 15:30.',
      'critical',
    ]);
  });

  it('tells too few people from people in the wrong queue', () => {
    const [, more] = headline(staffing([row({})], { staffed: 39, gap: -3 }), alert({}));
    expect(more).toBe('There are too few people in total, 42 needed and 39 here.');
  });

  it('promises nothing of a move whose effect rounds to nobody, and names no spare people where there are fewer than go', () => {
    const [sentence, more] = headline(staffing([row({ gap: 1 })]), alert({ remedy: remedy({ harmAvoided: 0.2 }) }));
    expect(sentence).toBe('Billing is 4 agents short until 15:30.');
    expect(more).toBe('There are enough people in total, 42 needed and 42 here.');
  });

  it.each([
    [staffing([row({})]), 'No queue is short of agents.', 'fine'],
    [staffing([row({ name: 'Sales chat', gap: -1 }), row({})]), 'Sales chat may be short of agents.', 'fine'],
    [staffing(['a', 'b', 'c', 'd'].map((name) => row({ name, gap: -1 }))), '4 queues may be short of agents.', 'fine'],
    [staffing([]), 'There are no queues yet.', 'unknown'],
    [staffing([row({ required: null })]), 'What is needed is still being learned.', 'unknown'],
    [staffing([row({})], { staffed: null, gap: null }), 'How many agents there are is not known.', 'unknown'],
    [staffing([row({ open: false, openChangesAt: at('15:00') })]), 'All queues are closed.', 'fine'],
  ])('without an alert says how things are', (known, sentence, level) => {
    const [saidSentence, , saidLevel] = headline(known, null);
    expect([saidSentence, saidLevel]).toEqual([sentence, level]);
  });

  it('does not make a headline of agents to spare', () => {
    expect(headline(staffing([row({})]), alert({ kind: 'spare' }))[0]).toBe('No queue is short of agents.');
  });
});
