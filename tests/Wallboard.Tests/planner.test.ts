import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Alert, StaffingSnapshot } from '../../src/Wallboard/desk/api/staffing';
import { alert, billingShort, mockAlerts, mockRows, mockStaffing, pastMoves, quietStates } from './boards/staffing-documents';
import { accessibilityFaults } from './pictures/accessibility';
import { openBrowser } from './support/browser';
import { type BuiltWall, serveBuiltWall } from './support/built-wall';
import { type Call, type DeskPage, type DeskPageOptions, openDesk } from './support/desk-page';

// The page of staffing on recorded documents, at a recorded moment.
let browser: Browser;
let served: BuiltWall;
let desk: DeskPage;

beforeAll(async () => {
  browser = await openBrowser();
  served = await serveBuiltWall();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});
afterEach(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.page.context().close();
});

async function open(options: DeskPageOptions = {}): Promise<void> {
  desk = await openDesk(browser, served.url, options);
}

const card = (name: string) => desk.page.getByRole('region', { name, exact: true });
const button = (name: string | RegExp) => desk.page.getByRole('button', { name, exact: typeof name === 'string' });
/** What stands in the first such element; nothing where there is none. */
const textOf = (selector: string) =>
  desk.page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.innerText.replace(/\s+/g, ' ') ?? '', selector);
const focused = () => desk.page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText ?? '');
const until = (isSo: () => boolean | Promise<boolean>) => desk.passUntil(isSo);
const says = (selector: string, words: string) => until(async () => (await textOf(selector)).includes(words));
const sent = (method: string, path: string): Call[] => desk.calls.filter((call) => call.method === method && call.path === path);
const bodyOf = (call: Call | undefined) => JSON.parse(call?.body ?? 'null') as unknown;

/** A moment of the recorded day, in UTC: Oslo is an hour ahead. */
const clock = (time: string) => `2026-03-12T${time}:00.000Z`;
const madeMove = { ...(pastMoves[0] as (typeof pastMoves)[0]), from: 'support-chat', agents: 2, at: clock('13:32'), until: clock('14:30') };

/** Title and reason of one alert of each kind, the gravest first. */
const saidOfKinds: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  nb: [
    ['Billing mangler 4', '12 trengs, 8 på telefonen. Slik får 45 % svar innen 2 minutter, og 34 personer i timen legger på.'],
    ['Billing kommer til å mangle 2', '10 trengs, 8 er planlagt. Et slikt varsel slo til 7 av 10 ganger.'],
    ['Billing: henvendelser tar lengre tid', 'En henvendelse tar 4:30 nå, ventet var 3:40.'],
    ['Billing: flere henvendelser enn ventet', '62 samtaler på 15 minutter, ventet var 45.'],
    ['Billing: flere legger på', '12 % legger på nå, vanligvis 5 %.'],
    ['Billing: medarbeidere er borte', '9 medarbeidere nå, 12 før.'],
    ['pbx er taus', 'Vi hører ingenting fra den. For dens køer gis ingen råd før den høres igjen.'],
    ['Billing: 2 blir for sene', '7 løfter forfaller, og i dette tempoet blir 2 brutt.'],
    [
      'Billing: 3 kunder venter på å bli ringt tilbake, uten at noen har tatt dem',
      'De ga opp for over en time siden, og ingen har ringt dem tilbake eller forsøkt. Den som har ventet lengst, har ventet siden 14:20.',
    ],
    [
      'Billing: 2 løfter til kunder er brutt, 1 er i ferd med å bli det',
      'Et svar fra et menneske holder et løfte: siden med løfter viser dem, de nærmeste først.',
    ],
    ['Support chat har 3 til overs', '5 trengs, 8 i chat.'],
  ],
  sv: [
    ['Billing saknar 4', '12 behövs, 8 i telefon. I den här takten får 45 % svar inom 2 minuter, och 34 personer i timmen lägger på.'],
    ['Billing kommer att sakna 2', '10 behövs, 8 är planerade. En sådan varning slog in 7 av 10 gånger.'],
    ['Billing: ärenden tar längre tid', 'Ett ärende tar 4:30 nu, väntat var 3:40.'],
    ['Billing: fler ärenden än väntat', '62 samtal på 15 minuter, väntat var 45.'],
    ['Billing: fler lägger på', '12 % lägger på nu, vanligen 5 %.'],
    ['Billing: medarbetare är borta', '9 medarbetare nu, 12 tidigare.'],
    ['pbx är tyst', 'Vi hör inget från den. För dess köer ges inga råd innan den hörs igen.'],
    ['Billing: 2 blir försenade', '7 löften förfaller, och i den här takten bryts 2.'],
    [
      'Billing: 3 kunder väntar på samtal utan att någon tagit det',
      'De gav upp för mer än en timme sedan, och ingen har ringt upp dem eller försökt. Den som har väntat längst har väntat sedan 14:20.',
    ],
    [
      'Billing: 2 löften till kunder är brutna, 1 på väg att brytas',
      'Ett svar från en människa håller ett löfte: sidan med löften visar dem, de närmaste först.',
    ],
    ['Support chat har 3 över', '5 behövs, 8 i chatten.'],
  ],
  da: [
    ['Billing mangler 4', 'Brug for 12, 8 i telefonen. Sådan får 45 % svar inden for 2 minutter, og 34 personer i timen lægger på.'],
    ['Billing kommer til at mangle 2', 'Brug for 10, 8 er planlagt. Sådan en advarsel holdt stik 7 af 10 gange.'],
    ['Billing: henvendelser tager længere tid', 'En henvendelse tager 4:30 nu, ventet var 3:40.'],
    ['Billing: flere henvendelser end ventet', '62 opkald på 15 minutter, ventet var 45.'],
    ['Billing: flere lægger på', '12 % lægger på nu, normalt 5 %.'],
    ['Billing: medarbejdere er væk', '9 medarbejdere nu, 12 før.'],
    ['pbx er tavs', 'Vi hører intet fra den. For dens køer gives ingen råd, før den høres igen.'],
    ['Billing: 2 bliver forsinkede', '7 løfter forfalder, og i dette tempo bliver 2 brudt.'],
    [
      'Billing: 3 kunder venter på at blive ringet op, uden at nogen har taget dem',
      'De gav op for over en time siden, og ingen har ringet dem op eller forsøgt. Den, der har ventet længst, har ventet siden 14.20.',
    ],
    [
      'Billing: 2 løfter til kunder er brudt, 1 er ved at blive det',
      'Et svar fra et menneske holder et løfte: siden med løfter viser dem, de nærmeste først.',
    ],
    ['Support chat har 3 i overskud', 'Brug for 5, 8 i chat.'],
  ],
  en: [
    ['Billing is 4 short', 'Required 12, taking calls 8. At this rate 45% get an answer in 2 minutes and 34 people an hour hang up.'],
    ['Billing will be 2 short', 'Required 10, planned 8. Such an alert came true 7 of 10 times.'],
    ['Billing: contacts take longer', 'A contact takes 4:30 now, 3:40 was expected.'],
    ['Billing: more contacts than forecast', '62 calls in 15 minutes, 45 forecast.'],
    ['Billing: more people hang up', '12% hang up now, usually 5%.'],
    ['Billing: agents have gone', '9 agents now, 12 before.'],
    ['pbx is silent', 'Nothing is heard of it. For its queues nothing is advised until it is heard again.'],
    ['Billing: 2 will be late', '7 promises fall due, and at this pace 2 will be late.'],
    [
      'Billing: 3 customers wait for a call, taken by nobody',
      'They gave up more than an hour ago, and nobody has called them back or tried to. Who waits longest has waited since 14:20.',
    ],
    [
      'Billing: 2 promises to customers are broken, 1 about to break',
      'A human’s answer keeps a promise: the page of promises lists them, nearest first.',
    ],
    ['Support chat has 3 to spare', 'Required 5, in chat 8.'],
  ],
};

describe('the page of staffing', () => {
  it('says in one sentence who is short and what to do, with alerts, the day and the table beneath', async () => {
    await open();
    expect(await textOf('h1')).toBe('Billing is 4 agents short until 15:30. Support chat has 3 to spare.');
    expect(await textOf('.planner-head p')).toBe(
      'There are enough people in total, 42 needed and 42 here. Moving 2 now means about 12 fewer hang-ups before 15:30.',
    );
    expect(await desk.page.locator('.alert-lists button').allInnerTexts()).toEqual(['Open 5', 'Snoozed 1', 'Done 4']);
    expect(await textOf('.alert')).toContain(
      'Required 12, taking calls 8. At this rate 45% get an answer in 2 minutes and 34 people an hour',
    );
    expect(await textOf('.alerts-today')).toContain(
      'Earlier today: 7 alerts, 6 acted on, half of them within 3 minutes. 41 fewer hang-ups',
    );
    const row = await desk.page
      .getByRole('row', { name: /Billing/ })
      .first()
      .innerText();
    expect(row.replace(/\s+/g, ' ')).toContain('Billing 55% −25 31 12 8 −4 0 8 2 −4 −4 −4 −4 0 0 −2 −2');
    expect(await textOf('.is-total')).toContain('All queues – 59 42 42 0 6 36 3 0 0 0 0 +5 +6 +3 +2');
    await until(async () => (await desk.page.locator('.day-plot canvas').count()) === 1);
    await until(async () => (await desk.page.locator('.outcomes').count()) === 1);
    expect(await accessibilityFaults(desk.page)).toEqual([]);
  });

  it('records a move by the keyboard alone, says who asked and that people must do it, and what the hub refuses', async () => {
    const running = { ...mockStaffing, moves: [{ ...madeMove, to: 'moving-home', by: 'Ola' }, ...pastMoves] };
    let refuses = true;
    const refused = { status: 409, json: { title: 'Not now', detail: 'Support chat has nobody to spare any more.' } };
    const moved = ({ path, method }: Call) => (path === 'moves' && method === 'POST' ? (refuses ? refused : madeMove) : undefined);
    await open({ staffing: running, answer: moved });
    expect(await textOf('.moves-running')).toBe('2 from Support chat to Moving home until 15:30, asked for by Ola at 14:32.');
    await desk.page.locator('.planner-head button').focus();
    await desk.page.keyboard.press('Enter');
    await says('.trouble', 'Support chat has nobody to spare any more.');
    expect(await desk.page.locator('.move-asked p').count()).toBe(0);
    refuses = false;
    await until(() => desk.page.locator('.planner-head button').isEnabled());
    await desk.page.keyboard.press('Enter'); // the focus has stayed where it was
    await says(
      '.move-asked',
      'Kari asks for 2 agents to move from Support chat to Billing until 15:30. The monitor moves nobody: tell them',
    );
    expect(await desk.page.locator('.trouble').count()).toBe(0);
    expect(sent('POST', 'moves').slice(1).map(bodyOf)).toEqual([
      { from: 'support-chat', to: 'billing', agents: 2, until: clock('14:30'), alert: 'a-1' },
    ]);
    expect((await card('Moves').innerText()).replace(/\s+/g, ' ')).toContain('2 from Support chat to Billing');
    await until(async () => (await focused()) === 'Close');
    await desk.page.keyboard.press('Enter');
    await until(async () => (await desk.page.locator('.move-asked p').count()) === 0);
    const headline = await desk.page.locator('h1').innerText();
    await until(async () => (await focused()) === headline);
  });

  it('marks alerts, names who could help, and keeps what is snoozed and done', async () => {
    const marked = (call: Call) => {
      if (call.path === 'alerts/a-1/snooze')
        return { ...billingShort, state: 'snoozed', by: 'Kari', markedAt: clock('13:32'), snoozedUntil: clock('13:47') };
      if (call.path === 'alerts/a-2/acknowledge')
        return { ...alert('a-2', {}), state: 'acknowledged', by: 'Kari', markedAt: clock('13:32') };
      const named = mockAlerts.alerts.map((one) =>
        one.id === 'a-2' && one.remedy !== null ? { ...one, remedy: { ...one.remedy, who: ['Jonas'] } } : one,
      );
      return call.path === 'alerts' ? { ...mockAlerts, alerts: named } : undefined;
    };
    await open({ answer: marked });
    await button('Ask 1 back from pause').press('Enter');
    await says('dialog', 'They could do it, and nobody else has to step in for them: Jonas The monitor moves nobody.');
    await button('Note that I am on it').press('Enter');
    await says('.alert:nth-child(2) .alert-mark', 'Kari is on it since 14:32.');
    await button('Snooze for 15 minutes: Billing is 4 short').press('Enter');
    await until(async () => (await textOf('.alert-lists')).includes('Open 4 Snoozed 2'));
    // The focus goes to what has taken its place.
    expect(await desk.page.locator('.alert').first().locator('button:focus').count()).toBe(1);
    expect(sent('POST', 'alerts/a-1/snooze').map(bodyOf)).toEqual([{ minutes: 15 }]);
    await button('Snoozed 2').press('Enter');
    await says('.alert-list', 'Kari snoozed it until 14:47.');
    await button('Done 4').press('Enter');
    await says('.alert-list', 'Done, says Kari at 11:12. It came true.');
    await says('.alert-list', 'It ended at 09:20.');
  });

  it('shows the gravest of many alerts, the rest on demand, and leads with one that can be acted upon', async () => {
    const many = [
      alert('g-0', { kind: 'arrivals', severity: 'none', gravest: 'critical', until: null, measured: 30, expected: 32, remedy: null }),
      ...Array.from({ length: 8 }, (_, i) => alert(`g-${i + 1}`, { queues: ['billing'], short: 9 - i })),
    ];
    await open({ staffing: { ...mockStaffing, alerts: { ...mockAlerts, alerts: many } } });
    // More came than forecast, and no longer do.
    expect(await textOf('.alert h3')).toBe('Billing: as expected again');
    expect(await textOf('h1')).toContain('Billing is 9 agents short');
    expect(await desk.page.locator('.alert').count()).toBe(6);
    await button('Show 3 more alerts').press('Enter');
    await until(async () => (await desk.page.locator('.alert').count()) === 9);
    await button('Show fewer').press('Enter');
    await until(async () => (await desk.page.locator('.alert').count()) === 6);
  });

  it('asks what would follow, step by step, and makes the move of it', async () => {
    await open({ answer: ({ path, method }) => (path === 'moves' && method === 'POST' ? madeMove : undefined) });
    await says('.outcomes', 'Hang-ups an hour 34 22');
    expect(bodyOf(sent('POST', 'whatif')[0])).toEqual({
      from: expect.stringMatching(/^2026-03-12T13:32:/),
      until: clock('14:30'),
      changes: [
        { queue: 'billing', agents: 2 },
        { queue: 'support-chat', agents: -2 },
      ],
    });
    expect((await card('What if').innerText()).replace(/\s+/g, ' ')).toContain('right within 6 points in 16 of the last 20 moves');
    await button('One agent more in Billing').press('Enter');
    await button('One agent fewer in Support chat').press('Enter');
    await until(() => sent('POST', 'whatif').length > 1);
    expect(bodyOf(sent('POST', 'whatif')[1])).toMatchObject({ changes: [{ agents: 3 }, { agents: -3 }] });
    await card('What if').getByLabel('Until').selectOption({ label: '16:00' });
    await card('What if').getByLabel('Add a queue').selectOption({ label: 'Sales chat' });
    await until(async () => (await desk.page.locator('.stepper').count()) === 3);
    await until(() => sent('POST', 'whatif').length > 2);
    expect(bodyOf(sent('POST', 'whatif').pop())).toMatchObject({
      until: clock('15:00'),
      changes: [{}, {}, { queue: 'sales-chat', agents: 0 }],
    });
    await button('Move 3 from Support chat to Billing').press('Enter');
    await until(() => sent('POST', 'moves').length === 1);
    expect(bodyOf(sent('POST', 'moves')[0])).toEqual({ from: 'support-chat', to: 'billing', agents: 3, until: clock('15:00') });
    await button('Reset').press('Enter');
    await until(async () => (await desk.page.locator('.stepper').count()) === 2);
  });

  it('gives what it asked as CSV, and how often alerts came true', async () => {
    const formats: (string | null)[] = [];
    await open({
      answer: ({ path }, query) => {
        if (path === 'whatif') formats.push(query.get('format'));
        return undefined;
      },
    });
    await says('.outcomes', 'Hang-ups an hour 34 22');
    const saved = desk.page.waitForEvent('download');
    await card('What if').getByRole('button', { name: 'CSV of: What if' }).press('Enter');
    expect((await saved).suggestedFilename()).toBe('what-if.csv');
    expect(formats.filter((format) => format !== null)).toEqual(['csv']);
    expect(bodyOf(sent('POST', 'whatif').at(-1))).toMatchObject({ until: clock('14:30'), changes: [{ agents: 2 }, { agents: -2 }] });
    await desk.page.locator('.alerts-record summary').press('Enter');
    expect(await textOf('.alerts-record table')).toBe('Alert Outcome known Came true Short of agents 24 21 Will be short 10 7');
    const csv = desk.page.getByRole('link', { name: 'CSV of: How often alerts came true' });
    expect(await csv.getAttribute('href')).toMatch(/alerts\/record\?format=csv$/);
    // That of the alerts stays beside the line that it belongs to, and does not come to stand under the other.
    const [line, ofAlerts] = await Promise.all([
      desk.page.locator('.alerts-earlier p').boundingBox(),
      desk.page.getByRole('link', { name: 'CSV of: Alerts', exact: true }).boundingBox(),
    ]);
    expect(Math.abs((ofAlerts?.y ?? 0) - (line?.y ?? 99))).toBeLessThan(10);
  });

  it('says which queues its sums leave out, who was out of plan today, and what came of moves', async () => {
    const { site } = mockStaffing.staffing;
    const leaving = (now: number, coming: number): StaffingSnapshot => {
      const intervals = site.intervals.map((interval, i) => ({ ...interval, leftOut: i === 0 ? now : coming }));
      return {
        ...mockStaffing,
        staffing: { ...mockStaffing.staffing, site: { ...site, gap: now > 0 ? null : 0, leftOut: now, intervals } },
      };
    };
    await open({ staffing: leaving(1, 2) });
    expect(await textOf('.is-total')).toContain('All queues without 1 queue – 59 42 42 – 6 36 3');
    expect(await textOf('.staffing-note')).toBe(
      'Of 1 open queue it is not known how many agents it requires now: it is in no sum, and so the gap of all is not told. ' +
        'The sums of quarter-hours to come leave out 2 open queues: what they will require is not known.',
    );
    // The headline tells no sum that is not whole.
    expect(await textOf('.planner-head p')).toBe('Moving 2 now means about 12 fewer hang-ups before 15:30.');
    await says('.adherence', 'Jonas at work paused 14:21 11 26 Ingrid at work signed out 14:00 32 32');
    await button('All 3 agents').press('Enter');
    await says('.adherence', 'Sofie on a break paused 14:30 0 4');
    expect(await textOf('.moves tbody')).toBe(
      '1 from New contracts to Billing 11:05 to 12:00 Kari 78% 62% without it 81% 93% 5 about 9 without it',
    );
    desk.hub.staffing = leaving(0, 0);
    desk.hub.say('staffing', { seq: 99, serverTime: '', asOf: '' });
    await until(async () => (await desk.page.locator('.staffing-note').count()) === 0);
    expect(await textOf('.is-total')).toContain('All queues – 59 42 42 0 6 36 3');
  });

  it('gives the chart as a table, of the queue that is chosen', async () => {
    await open();
    await button('As table').press('Enter');
    await until(async () => (await desk.page.locator('.chart-table tbody tr').count()) === 40);
    const line = await desk.page.getByRole('row', { name: /^14:30 12/ }).innerText();
    expect(line.replace(/\s+/g, ' ')).toBe('14:30 12 11 to 13 8 −4 19 35 4:47 93%');
    expect(await card('Billing').getByRole('link', { name: 'CSV of: Billing' }).getAttribute('href')).toMatch(/staffing\?.*queue=billing/);
    await desk.page.getByRole('link', { name: 'Power outage', exact: true }).press('Enter');
    await until(async () => (await desk.page.locator('.chart-table tbody tr').count()) === 8);
    expect(desk.page.url()).toContain('queue=power-outage');
  });

  it('shows a plan before it is used, with what is wrong line by line', async () => {
    const understood = {
      kind: 'intervals',
      queues: ['billing', 'moving-home'],
      intervals: 80,
      agents: 0,
      shifts: 0,
      from: clock('07:00'),
      until: clock('17:00'),
      ignoredColumns: ['remark'],
      unknownAgents: [],
      leftOut: 0,
    };
    const wrong = [{ line: 7, error: 'start is not a time: "8 o’clock". Write it as 2026-03-12 08:00.' }];
    await open({
      answer: ({ path, body }, query) => {
        if (path !== 'plan') return undefined;
        const errors = body?.includes('o’clock') ? wrong : [];
        return { understood, errors, errorCount: errors.length, kept: query.get('preview') === null };
      },
    });
    const choose = (buffer: string) =>
      desk.page.locator('input[type=file]').setInputFiles({ name: 'week.csv', mimeType: 'text/csv', buffer: Buffer.from(buffer) });
    await choose('queue,start\nbilling,8 o’clock');
    await says('.plan-preview', 'Line 7: start is not a time');
    expect(await textOf('.plan-preview')).toContain('2 queues and 80 quarter-hours. From 08:00 to 18:00.');
    expect(await button('Use this plan').count()).toBe(0);
    await button('Choose another file').press('Enter');
    await choose('queue,start\nbilling,08:00');
    await says('.plan-preview', 'What was planned for these queues or agents in that time is replaced.');
    expect(await textOf('.plan-preview')).toContain('Columns that are not used: remark.');
    await button('Use this plan').press('Enter');
    await says('.toasts', 'The plan is in force.');
    expect(sent('PUT', 'plan')).toHaveLength(3);
  });

  it('lets who may only look look, and offers nothing', async () => {
    await open({ role: 'view' });
    await until(async () => (await desk.page.locator('.outcomes').count()) === 1);
    expect(await desk.page.locator('.planner-head button, .alert-acts, input[type=file]').count()).toBe(0);
    expect(await desk.page.locator('main').innerText()).toContain('You can look. Acting needs the role planner.');
    expect(desk.calls.some(({ path }) => path === 'adherence')).toBe(false);
  });
});

describe('news', () => {
  it('shows what changed, and joins again after a gap', async () => {
    await open();
    const [billing] = mockRows;
    desk.hub.say('staffing', {
      seq: 11,
      serverTime: clock('13:32'),
      asOf: clock('13:32'),
      queues: [{ ...billing, staffed: 11, gap: -1 }],
      alerts: { ...mockAlerts, alerts: [{ ...billingShort, short: 1, staffed: 11, remedy: null }] },
    });
    await says('h1', 'Billing is 1 agent short until 15:30.');
    expect(await desk.page.locator('.planner-head button').count()).toBe(0);
    const joins = desk.hub.staffingJoins;
    desk.hub.say('staffing', { seq: 14, serverTime: clock('13:32'), asOf: clock('13:32') });
    await until(() => desk.hub.staffingJoins === joins + 1);
    await says('h1', 'Billing is 4 agents short');
  });

  it('says how old it is when the hub is not heard, and advises nothing until it is', async () => {
    await open();
    await desk.hub.hangUp();
    await desk.pass(15);
    await says('h1', 'This is 15 seconds old.');
    expect(await textOf('.planner-head p')).toContain('Nothing is advised until it is');
    expect(await desk.page.locator('.planner-head button, .alert-acts').count()).toBe(0);
    expect(await desk.page.locator('.outcomes').count()).toBe(0);
    desk.hub.away = false;
    await says('h1', 'Billing is 4 agents short');
    expect(await desk.page.locator('.planner-head button').count()).toBe(1);
  });

  it('says what it cannot say, and why', async () => {
    await open({ staffing: 'recovering: The site is being recovered. Wait a little.' });
    expect(await textOf('.trouble')).toBe('The site is being recovered. Wait a little.');
    desk.hub.staffing = mockStaffing;
    await says('h1', 'Billing is 4 agents short');
    let seq = 99;
    const becomes = async (state: StaffingSnapshot, sentence: string, more: string) => {
      desk.hub.staffing = state;
      desk.hub.say('staffing', { seq: seq++ * 2, serverTime: '', asOf: '' });
      await says('h1', sentence);
      expect(await textOf('.planner-head')).toContain(more);
      expect(await accessibilityFaults(desk.page), sentence).toEqual([]);
    };
    await becomes(quietStates.nobodyShort, 'No queue is short of agents.', '42 needed and 42 here');
    expect(await textOf('.alerts')).toContain('Nothing needs you.');
    await becomes(quietStates.learning, 'What is needed is still being learned.', 'Bring a plan below');
    await becomes(quietStates.noAgents, 'How many agents there are is not known.', 'No system has sent events of agents yet');
    expect(await textOf('.staffing-table tbody tr')).toContain('Billing 55% −25 31 12 – – – – –');
    await becomes(quietStates.closed, 'All queues are closed.', 'The first one opens Fri 08:00.');
    expect(await textOf('.staffing-table tbody tr')).toContain('closed, opens Fri 08:00');
    await becomes(quietStates.noQueues, 'There are no queues yet.', 'They appear with the first event that names them.');
    expect(await desk.page.locator('.chart, .what-if').count()).toBe(0);
  });
});

describe('the keyboard alone', () => {
  it('reaches all that can be pressed or chosen, in the order in which it stands, and shows where it is', async () => {
    await open();
    await until(async () => (await desk.page.locator('.outcomes').count()) === 1);
    const wanted = await desk.page.locator('main :is(a, button, select, summary, input):visible').evaluateAll((all) => {
      all.forEach((one, i) => {
        one.setAttribute('data-place', String(i));
      });
      return all.length;
    });
    expect(wanted).toBeGreaterThan(40);
    const reached: number[] = [];
    await desk.page.locator('main :is(a, button, select, summary, input):visible').first().focus();
    for (let press = 0; press < wanted + 20; press++) {
      const { place, outline } = await desk.page.evaluate(() => {
        const focus = document.activeElement;
        return { place: focus?.getAttribute('data-place') ?? null, outline: focus === null ? '' : getComputedStyle(focus).outlineStyle };
      });
      if (place !== null) {
        if (reached.includes(Number(place))) break;
        reached.push(Number(place));
        expect(outline, `place ${place}`).not.toBe('none');
      }
      await desk.page.keyboard.press('Tab');
    }
    expect(reached).toEqual(Array.from({ length: wanted }, (_, i) => i));
  });
});

describe('every language', () => {
  it('says each kind of alert in its own words, dark as well', async () => {
    const kinds: readonly Partial<Alert>[] = [
      { kind: 'understaffed', short: 4, required: 12, staffed: 8, serviceLevel: 0.45, abandonsPerHour: 34 },
      { kind: 'willBeShort', short: 2, required: 10, staffed: 8, from: clock('15:00'), until: clock('15:30') },
      { kind: 'handleTime', measured: 270, expected: 220 },
      { kind: 'arrivals', measured: 62, expected: 45 },
      { kind: 'abandonment', measured: 0.12, expected: 0.05 },
      { kind: 'agentDrop', measured: 9, expected: 12 },
      { kind: 'staleSource', queues: [], source: 'pbx' },
      { kind: 'deadline', measured: 2, expected: 7, until: clock('15:00') },
      { kind: 'callBacks', measured: 3 },
      { kind: 'promises', measured: 2, expected: 1 },
      { kind: 'spare', queues: ['support-chat'], short: 3, required: 5, staffed: 8 },
    ];
    const alerts = kinds.map((more, i) => alert(`k-${i}`, { remedy: null, until: null, ...more }));
    await open({ dark: true, staffing: { ...mockStaffing, alerts: { ...mockAlerts, alerts } } });
    await button('Show 5 more alerts').press('Enter');
    for (const [language, said] of Object.entries(saidOfKinds)) {
      await desk.page.locator('select.language').selectOption(language);
      await says('.alert p', said[0]?.[1] ?? '');
      const shown = await desk.page
        .locator('.alert')
        .evaluateAll((all) =>
          all.map((one) => ['h3', '.alert-body > p'].map((part) => (one.querySelector(part)?.textContent ?? '').replace(/\s/g, ' '))),
        );
      expect(shown, language).toEqual(said);
    }
    expect(await accessibilityFaults(desk.page)).toEqual([]);
  });

  it('finds room on narrow pages, with targets that fingers and pointers hit', async () => {
    await open();
    await until(async () => (await desk.page.locator('.outcomes').count()) === 1);
    for (const [language, heading] of [
      ['nb', 'Bemanning nå'],
      ['sv', 'Bemanning nu'],
      ['da', 'Bemanding nu'],
      ['en', 'Staffing now'],
    ] as const) {
      await desk.page.locator('select.language').selectOption(language);
      await says('.staffing h2', heading);
      for (const width of [1200, 720, 390]) {
        await desk.page.setViewportSize({ width, height: 900 });
        await desk.page.clock.runFor(100);
        const cut = await desk.page
          .locator('html, main .card, main .card-head, .staffing-table, .outcomes table, .planner-head')
          .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className || one.tagName));
        expect(cut, `${language} at ${width}`).toEqual([]);
      }
    }
    const small = await desk.page.locator('main :is(button, a, select, summary, label.button)').evaluateAll((all) =>
      all
        .map((one) => ({ name: one.textContent || one.getAttribute('aria-label'), box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.height > 0 && (box.height < 24 || box.width < 24))
        .map(({ name, box }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`),
    );
    expect(small).toEqual([]);
    expect(await accessibilityFaults(desk.page)).toEqual([]);
  });
});
