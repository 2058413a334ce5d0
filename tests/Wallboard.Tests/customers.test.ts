import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { QueueSettings } from '../../src/Wallboard/desk/api/settings';
import * as documents from './boards/customer-documents';
import { accessibilityFaults } from './pictures/accessibility';
import { openBrowser } from './support/browser';
import { type BuiltWall, serveBuiltWall } from './support/built-wall';
import { type Call, type DeskPage, type DeskPageOptions, openDesk } from './support/desk-page';

// The pages of promises, of those who gave up and of outcomes, on recorded documents.
let browser: Browser;
let wall: BuiltWall;
let desk: DeskPage;

beforeAll(async () => {
  browser = await openBrowser();
  wall = await serveBuiltWall();
});
afterAll(async () => {
  await browser?.close();
  await wall?.close();
});
afterEach(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.page.context().close();
});

async function open(options: DeskPageOptions): Promise<void> {
  desk = await openDesk(browser, wall.url, options);
}
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
// What is not there yet says nothing: to wait for it here would keep the page's time from passing.
const said = async (what: Locator) => plain((await what.allInnerTexts())[0] ?? '');
const textOf = (selector: string) => said(desk.page.locator(selector));
const card = (name: string) => said(desk.page.getByRole('region', { name, exact: true }));
const says = (selector: string, words: string) => desk.passUntil(async () => (await textOf(selector)).includes(words));
const button = (name: string | RegExp) => desk.page.getByRole('button', { name });
const callsTo = (path: string, method = 'POST') => desk.calls.filter((call) => call.path === path && call.method === method);

/** In every language and width: nothing sticks out, targets are large enough, and no checker finds a fault. */
async function findsRoom(headings: Readonly<Record<'en' | 'nb' | 'sv' | 'da', string>>): Promise<void> {
  for (const language of ['nb', 'sv', 'da', 'en'] as const) {
    await desk.page.locator('select.language').selectOption(language);
    await says('main h1', headings[language]);
    for (const [width, height] of [
      [1920, 1080],
      [1280, 720],
      [390, 844],
    ] as const) {
      await desk.page.setViewportSize({ width, height });
      await desk.page.clock.runFor(50);
      const cut = await desk.page
        .locator('html, main .card, main .card-head, main .table-room, main .table, .page-sentence, .head-actions, .top-bar')
        .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className || one.tagName));
      expect(cut, `${language} at ${width}`).toEqual([]);
    }
  }
  const small = await desk.page.locator('main :is(button, a, select, summary, input)').evaluateAll((all) =>
    all
      .map((one) => ({ name: one.textContent || one.getAttribute('aria-label'), box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.height > 0 && (box.height < 24 || box.width < 24))
      .map(({ name, box }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`),
  );
  expect(small).toEqual([]);
  expect(await accessibilityFaults(desk.page)).toEqual([]);
}

describe('promises', () => {
  it('says what is broken, of which queue, what is nearest due, and by which working time', async () => {
    let answer = documents.promisesAnswer;
    await open({ path: 'promises', answer: ({ path }) => (path === 'promises' ? answer : undefined) });
    expect(await textOf('main h1')).toBe('1 promise is broken.');
    expect(await textOf('.page-sentence p')).toBe(
      '2 more will likely be broken. 10 fall due today. 96% were kept today, 450 of the 468 that fell due.',
    );
    const rows = await desk.page.getByRole('table', { name: 'By queue' }).getByRole('row').allInnerTexts();
    expect(rows.map(plain).slice(1)).toEqual([
      'Customer e-mail 2 working days 46 7 2 1 96% 412 of 430 93% to 97%',
      'Business e-mail 2 working days 12 0 0 0 100% 38 of 38 91% to 100%',
      'Billing none by itself 3 3 0 0 –',
    ]);
    const list = await desk.page.getByRole('table', { name: 'Nearest due first' }).getByRole('row').allInnerTexts();
    expect(list.map(plain).slice(1)).toEqual([
      'Customer e-mail m-871 2 working days Tue 14:32 13:20 1 hour 12 minutes late – broken',
      'Customer e-mail m-874 2 working days Tue 14:32 14:56 24 minutes 81% likely broken',
      'Customer e-mail m-875 2 working days Tue 14:32 15:14 42 minutes 64% likely broken',
      'Billing c-2291 by a time of day 13:02, to this customer 15:00 27 minutes – open',
      'Customer e-mail m-880 2 working days Tue 14:32 15:50 1 hour 18 minutes The clock stands still: it is the customer’s turn. 12% open',
      'Customer e-mail no. 881 2 working days Tue 14:32 Fri 09:32 4 hours 30 minutes 4% open',
      'Customer e-mail m-884 4 hours Tue 14:32, to this customer Fri 11:32 6 hours 12 minutes 3% open',
    ]);
    expect(await card('Nearest due first')).toContain('1–7 of 61');
    const link = desk.page.getByRole('link', { name: 'Open m-871 in your own system' });
    expect(await link.getAttribute('href')).toBe('https://tickets.example/find?id=m-871');
    expect(await link.getAttribute('rel')).toContain('noreferrer');
    const time = await card('Working time');
    expect(time).toContain('Customer e-mail and Business e-mail Mon–Fri 08:00–16:00, Europe/Oslo Holidays of Norway, 1 single day off.');
    expect(time).toContain('Next: Thu 2 April, Maundy Thursday; Fri 3 April, Good Friday; Mon 6 April, Easter Monday.');
    expect(time).toContain('Billing Always open, Europe/Oslo No holidays are set: promises run on through public holidays.');

    await button(/^Broken$/).press('Enter');
    await desk.passUntil(() => new URL(desk.page.url()).searchParams.get('state') === 'broken');
    await desk.page.getByRole('combobox', { name: 'Queue' }).selectOption({ label: 'Billing' });
    await desk.passUntil(async () => (await desk.page.getByRole('table', { name: 'By queue' }).getByRole('row').count()) === 2);
    const csv = new URL((await desk.page.getByRole('link', { name: 'CSV of: Promises' }).getAttribute('href')) ?? '');
    expect([csv.pathname, csv.searchParams.get('queue'), csv.searchParams.get('state'), csv.searchParams.get('format')]).toEqual([
      '/api/v1/promises',
      'billing',
      'broken',
      'csv',
    ]);
    expect(await textOf('main h1')).toBe('Every open promise can still be kept.'); // of Billing, as all on the page is now
    await desk.page.getByRole('combobox', { name: 'Queue' }).selectOption({ label: 'All queues' });
    answer = documents.noPromises;
    await says('main h1', 'No promise is open.');
    expect(await card('Nearest due first')).toContain('No promise is broken.');
    answer = { ...documents.noPromises, site: { ...documents.promisesAnswer.site, broken: 0 } };
    await says('main h1', '2 promises will likely be broken.');
  });

  it('finds room in every language and width', async () => {
    await open({ path: 'promises' });
    await findsRoom({
      en: '1 promise is broken.',
      nb: '1 løfte er brutt.',
      sv: '1 löfte är brutet.',
      da: '1 løfte er brudt.',
    });
  });
});

describe('the days off of a queue', () => {
  it('are shown before they are used: of a country, single ones, and those of a file', async () => {
    const previews: string[] = [];
    let stored: QueueSettings = documents.mailSettings;
    await open({
      path: 'settings?queue=customer-e-mail',
      width: 1280,
      answer: (call, query) => {
        if (call.path === 'calendars/holidays') {
          return documents.holidaysOf(query.get('country'), query.get('region'), Number(query.get('year')));
        }
        if (call.path === 'queues/customer-e-mail/holidays') {
          previews.push(`${query.get('preview')} ${call.body}`);
          const isWrong = call.body?.includes('x') === true;
          const days = isWrong ? [] : [{ date: '2026-12-24', name: 'Christmas Eve' }];
          return { understood: { dates: days.length, days }, errors: isWrong ? [{ line: 3, error: 'Write DTSTART.' }] : [], kept: false };
        }
        if (call.path !== 'queues/customer-e-mail/settings') return undefined;
        if (call.method === 'PUT' && query.get('preview') === null) stored = { ...stored, ...JSON.parse(call.body ?? '{}') };
        return { ...stored, defaults: documents.mailSettings };
      },
    });
    const field = desk.page.getByRole('group', { name: 'Days off' });
    const days = async () => (await field.getByRole('listitem').allInnerTexts()).map(plain);
    await desk.passUntil(async () => (await said(field)).includes('No days off in 2026.'));
    await field.getByRole('combobox', { name: 'Country', exact: true }).selectOption({ label: 'Germany' });
    const part = field.getByRole('combobox', { name: 'Part of the country' });
    await desk.passUntil(async () => (await part.count()) === 1);
    await part.selectOption({ label: 'Bayern' });
    await desk.passUntil(async () => (await days()).includes('Tue 6 January Epiphany'));
    await field.getByRole('combobox', { name: 'Country', exact: true }).selectOption({ label: 'Norway' });
    await desk.passUntil(async () => (await days()).includes('Sun 17 May Constitution Day'));
    await field.getByLabel('A single day off').fill('2026-05-15');
    const add = field.getByRole('button', { name: 'Add the day' });
    await desk.passUntil(() => add.isEnabled());
    await add.press('Enter');
    await desk.passUntil(async () => (await days()).length === 2);
    const file = field.locator('input[type=file]');
    await file.setInputFiles({ name: 'days.ics', mimeType: 'text/calendar', buffer: Buffer.from('x') });
    await desk.passUntil(async () => (await said(field)).includes('Nothing was added: 1 line of the file cannot be used.'));
    expect(await said(field)).toContain('Line 3: Write DTSTART.');
    await file.setInputFiles({ name: 'days.ics', mimeType: 'text/calendar', buffer: Buffer.from('BEGIN:VCALENDAR') });
    await desk.passUntil(async () => (await said(field)).includes('1 day of the file added.'));
    expect(previews).toEqual(['true x', 'true BEGIN:VCALENDAR']);
    expect(await days()).toEqual(['Fri 15 May a day of your own×', 'Sun 17 May Constitution Day', 'Thu 24 December a day of your own×']);
    await field.getByRole('button', { name: 'Take Fri 15 May away' }).click();

    const promise = desk.page.getByRole('textbox', { name: 'Promise to each customer' });
    await promise.fill('before noon');
    await desk.passUntil(async () => (await textOf('main')).includes('This cannot be read. Write for example 4 hours'));
    await promise.fill('before 15.00');
    await desk.passUntil(async () => (await textOf('main')).includes('Understood: before 15:00'));
    await desk.page.getByRole('checkbox', { name: 'Promises stand still while it is the customer’s turn' }).check();
    await desk.page.getByRole('combobox', { name: 'When the customer writes again' }).selectOption({ label: 'Is over' });
    const changes = desk.page.locator('.changes');
    await desk.passUntil(async () => (await said(changes)).includes('→ Norway, 1 single day'));
    expect(await accessibilityFaults(desk.page)).toEqual([]);
    await button(/^Save$/).click();
    await desk.passUntil(() => stored.holidays.country === 'NO');
    expect(stored).toEqual({
      ...documents.mailSettings,
      holidays: { country: 'NO', region: null, dates: ['2026-12-24'] },
      promise: 'before 15:00',
      promisePauses: true,
      promiseReopens: 'never',
    });
  });
});

describe('those who gave up', () => {
  it('are taken, called back and given back, and never named', async () => {
    const acts: Call[] = [];
    await open({
      path: 'callbacks',
      answer: (call) => {
        if (call.method !== 'POST') return undefined;
        acts.push(call);
        return call.path.endsWith('/k3/take')
          ? { status: 409, json: { title: 'Taken', detail: 'Ola has taken it since. Choose another.' } }
          : documents.unreturnedList[0];
      },
    });
    expect(await textOf('main h1')).toBe('21 customers gave up and wait for a call-back.');
    expect(await textOf('.page-sentence p')).toBe(
      'The first of them gave up 5 hours ago. 1 is taken now. 4 contacts gave up without telling who, and cannot be listed.',
    );
    const rows = (await desk.page.getByRole('table', { name: 'Who gave up, newest first' }).getByRole('row').allInnerTexts())
      .map(plain)
      .slice(1);
    expect(rows).toEqual([
      'Billing 14:30 1 minute ago 6:52 3 NOK 1,920 not taken OpenTake',
      'Billing 14:24 8 minutes ago 3:34 1 NOK 640 taken by Kari until 14:58 called back 1 time, last 14:27, not reached OpenReachedNot reachedGive back',
      'Moving home between two agents 14:11 21 minutes ago 2:11 1 – not taken Take',
      'Support chat 10:32 4 hours ago 5:05 2 NOK 640 not taken OpenTake',
      'before any queue 09:32 5 hours ago 1:11 1 NOK 640 not taken Take',
    ]);
    expect(await card('Value')).toContain(
      'Lost today NOK 38,400 Won back by call-backs NOK 12,800 An estimate: each contact counts with the value',
    );
    const link = desk.page.getByRole('link', { name: 'Open in your own system: Customer 1, Billing' });
    expect(await link.getAttribute('href')).toBe('https://crm.example/open?id=c-k1');

    await button('Take the first').press('Enter');
    await says('.toasts', 'Taken: Customer 1, Billing. Nobody else will call meanwhile.');
    await button(/^Reached: Customer 2, Billing$/).click();
    await says('.toasts', 'Called back and reached: Customer 2, Billing.');
    await button('Not reached: Customer 2, Billing').click();
    await says('.toasts', 'Called back, not reached: Customer 2, Billing.');
    await button('Give back: Customer 2, Billing').click();
    await says('.toasts', 'Given back: Customer 2, Billing.');
    await button('Take: Customer 3, Moving home').click();
    await says('.trouble', 'Ola has taken it since. Choose another.');
    expect(acts.map(({ path, body }) => `${path} ${body}`)).toEqual([
      'unreturned/k1/take {}',
      'unreturned/k2/contacted {"reached":true}',
      'unreturned/k2/contacted {"reached":false}',
      'unreturned/k2/release {}',
      'unreturned/k3/take {}',
    ]);
  });

  it('are looked up and erased by a number that stands nowhere but in what is sent', async () => {
    const seen: string[] = [];
    let found: object = {
      customer: 'ab12',
      contacts: [{ contact: 'c-7', queue: 'billing', name: 'Billing', channel: 'voice', at: documents.unreturnedList[0]?.lastAt }],
      unreturned: true,
    };
    await open({
      path: 'callbacks',
      role: 'admin',
      answer: ({ path, method }) => {
        if (path === 'customers/lookup') return found;
        return method === 'DELETE' ? {} : undefined;
      },
    });
    desk.page.on('request', (request) => seen.push(request.url()));
    const field = desk.page.getByRole('textbox', { name: 'Telephone number or e-mail address' });
    await field.fill(' +47 900 00 001 ');
    await field.press('Enter');
    await desk.passUntil(async () => (await card('Look up a customer')).includes('Known, with 1 contact. Waits for a call-back.'));
    expect(await card('Look up a customer')).toContain('14:30, Billing, c-7');
    expect(await field.inputValue()).toBe('');
    expect(await desk.page.locator('main').innerHTML()).not.toMatch(/900 00 001/);
    await button('Erase this customer').click();
    const erase = desk.page.getByRole('dialog').getByRole('button', { name: 'Erase', exact: true });
    await desk.passUntil(async () => (await erase.count()) === 1);
    await erase.click();
    await says('.toasts', 'The customer was erased.');
    expect(callsTo('customers/ab12', 'DELETE')).toHaveLength(1);
    found = { customer: null, contacts: [], unreturned: false };
    await field.fill('kari@example.com');
    await button('Look up').click();
    await desk.passUntil(async () => (await card('Look up a customer')).includes('Nothing is known of this customer.'));
    expect(callsTo('customers/lookup').map(({ body }) => body)).toEqual(['{"number":"+47 900 00 001"}', '{"address":"kari@example.com"}']);
    expect(seen.filter((url) => /900|kari/.test(decodeURIComponent(url)))).toEqual([]);
    expect(desk.page.url()).not.toMatch(/900|kari/);
    await findsRoom({
      en: '21 customers gave up',
      nb: '21 kunder ga opp',
      sv: '21 kunder gav upp',
      da: '21 kunder gav op',
    });
  });

  it('are worked through page by page, and nothing moves beneath who works on them', async () => {
    const hub = documents.manyUnreturned(5_000);
    await open({
      path: 'callbacks',
      answer: ({ path, body }, query) => {
        if (path === 'unreturned') return hub.answer(query);
        const [, customer, act] = path.split('/');
        if (!path.startsWith('unreturned/') || customer === undefined) return undefined;
        if (act === 'take') hub.take(customer);
        if (act === 'contacted' && body?.includes('true')) hub.reach(customer);
        return {};
      },
    });
    const list = desk.page.getByRole('region', { name: 'Who gave up, newest first' });
    const rows = list.locator('tbody tr');
    const customers = () => rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-row') ?? ''));
    const expected = (from: number, n: number) => Array.from({ length: n }, (_, i) => `m${from + i}`);
    expect(await textOf('main h1')).toBe('5,000 customers gave up and wait for a call-back.');
    expect(await customers()).toEqual(expected(0, 25));
    expect(await card('Who gave up, newest first')).toContain('1–25 of 5,000');
    // Of 5,000 people a page is as large as of fifty.
    expect(await desk.page.locator('*').count()).toBeLessThan(1_200);

    await button('Next').press('Enter');
    await desk.passUntil(async () => (await customers())[0] === 'm25');
    expect(await customers()).toEqual(expected(25, 25));
    expect(await desk.page.evaluate(() => document.activeElement?.id)).toBe('unreturned');
    expect(await said(list.locator('.pager [role=status]'))).toBe('26–50 of 5,000');
    hub.giveUp('new0'); // before this page: it stays where it is, and counts one more before it
    await desk.passUntil(async () => (await said(list.locator('.pager [role=status]'))) === '27–51 of 5,001');
    expect(await customers()).toEqual(expected(25, 25));
    await button('Previous').click();
    await desk.passUntil(async () => (await customers())[0] === 'm0'); // no row is left out between the two
    expect(await said(list.locator('.pager [role=status]'))).toBe('2–26 of 5,001');
    await button('Previous').click();
    await desk.passUntil(async () => (await customers())[0] === 'new0');
    expect(new URL(desk.page.url()).searchParams.has('from')).toBe(false);

    const third = rows.nth(2);
    const topOf = async () => (await third.boundingBox())?.y;
    await third.hover();
    await desk.page.clock.runFor(100);
    const before = await topOf();
    hub.giveUp('new1');
    hub.reach('m0');
    await desk.passUntil(async () => (await card('Who gave up, newest first')).includes('1 customer has given up since.'));
    expect(await customers()).toEqual(['new0', ...expected(0, 24)]);
    expect(await topOf()).toBe(before);
    expect(await said(rows.nth(1))).toContain('no longer on the list');
    expect(await rows.nth(1).getByRole('button').count()).toBe(0);
    await button('Show them').click();
    await desk.passUntil(async () => (await customers())[0] === 'new1');
    expect(await customers()).toEqual(['new1', 'new0', ...expected(1, 23)]);

    // With the keyboard alone: what was pressed goes, and the focus goes on to what can be done next.
    const focused = () => desk.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName);
    await button('Take: Customer 2, Billing').press('Enter');
    await desk.passUntil(async () => (await focused()) === 'Reached: Customer 2, Billing');
    await desk.page.keyboard.press('Enter');
    await desk.passUntil(async () => (await focused()) === 'Take: Customer 3, Billing');
    expect(await said(rows.nth(1))).toContain('no longer on the list');
  });

  it('are looked at by whoever may only look, and say so when nobody waits', async () => {
    let answer = documents.unreturnedAnswer;
    await open({ path: 'callbacks', role: 'view', answer: ({ path }) => (path === 'unreturned' ? answer : undefined) });
    expect(await desk.page.locator('main button:not(.pager *), main form').count()).toBe(0);
    expect(await textOf('main')).toContain('You can look. Acting needs the role planner.');
    answer = documents.nobodyUnreturned;
    await says('main h1', 'Nobody waits for a call-back.');
    expect(await textOf('.page-sentence p')).toBe('Everybody who gave up has reached us since, or was called back.');
    expect(await desk.page.getByRole('region', { name: 'Value' }).count()).toBe(0);
    answer = { ...documents.nobodyUnreturned, site: { ...documents.nobodyUnreturned.site, unidentified: 4 } };
    await says('.page-sentence p', '4 contacts gave up without telling who, and cannot be listed.');
    answer = { ...answer, available: false };
    await says('main h1', 'No contact tells whose it is.');
  });
});

describe('outcomes', () => {
  it('says what came of it, with its interval, and what is too early to say', async () => {
    let answer = documents.outcomesAnswer;
    await open({ path: 'outcomes', answer: ({ path }) => (path === 'outcomes' ? answer : undefined) });
    expect(await textOf('main h1')).toBe('87% of matters are solved and not back within 7 days.');
    expect(await textOf('.page-sentence p')).toBe(
      '97% of those who tried reached a person, 2,112 of 2,171 customers. 89 customers gave up before any queue.',
    );
    const rows = async (name: string) => (await desk.page.getByRole('table', { name }).getByRole('row').allInnerTexts()).map(plain);
    const byQueue = await rows('By queue');
    expect(byQueue[1]).toBe(
      'Billing 87% 640 of 1,000 followed 85% to 89% 12% 118 of 1,000 10% to 14% 13.3 h 3% 31 of 1,000 2% to 4% 20% 204 of 1,000 ' +
        '18% to 23% 9% 88 of 1,000 7% to 11% 6 1:14 mean of 310 6:52 median of 871 4.2 312 ratings 4.1 to 4.3',
    );
    expect(byQueue[2]).toContain('Moving home answered by Norcall 66% 33 of 41 followed 51% to 78%');
    expect(byQueue[3]).toBe('New contracts too early 0 of 14 followed too early 0.1 h 0% 0 of 14 0% to 22% – – 0 – – no ratings');
    expect((await rows('Partners side by side')).slice(1).map((row) => row.split(' ').slice(0, 3))).toEqual([
      ['Our', 'own', '87%'],
      ['Norcall', '66%', '33'],
    ]);
    expect((await rows('From where to where')).slice(1)).toEqual([
      'Billing Moving home 121 61',
      'Moving home Billing 54 20',
      'Billing out of the house 29 7',
    ]);
    const pulse = await card('Pulse');
    expect(pulse).toContain('4.2 of 5, 4.1 to 4.3');
    expect((await rows('By how long they waited')).slice(1)).toEqual([
      'under 1 minute 4.5 4.4 to 4.6 160',
      '1 minute to 5 minutes 4.1 3.9 to 4.3 110',
      '5 minutes and more 3.3 2.9 to 3.8 42',
    ]);
    expect((await rows('By how often they were passed on'))[3]).toBe('twice or more 2.5 – 4');
    await desk.page.getByText('As table').press('Enter');
    expect(
      await desk.page.getByRole('table', { name: 'Mean rating over time; the table has the same numbers' }).getByRole('row').count(),
    ).toBe(9);
    expect(await card('Value, estimate')).toMatch(
      /Lost today: .* NOK 38,400 .* NOK 900 .* NOK 12,800 An estimate, not a booking\. It assumes/,
    );
    expect(await desk.page.getByRole('link', { name: 'CSV of: Outcomes' }).getAttribute('href')).toMatch(
      /[/]api[/]v1[/]outcomes[?]from=.*&format=csv$/,
    );

    answer = documents.youngOutcomes;
    await says('main h1', 'It is too early to say how many matters are solved.');
    expect(await textOf('.page-sentence p')).toBe(
      'A matter counts when it has been followed for 7 days; nobody is counted as solved before.',
    );
    expect(await card('Pulse')).toContain('Nobody has rated yet.');
    expect(await card('Partners side by side')).toContain('Every queue is answered by our own people.');
    expect(await card('From where to where')).toContain('Nobody was passed on.');
    expect(await card('Value, estimate')).toContain('No value is set.');
  });

  it('are listed by fifty queues at once, turned with the keyboard', async () => {
    const one = documents.outcomesAnswer.queues[0];
    if (one === undefined) throw new Error('A queue is recorded.');
    const queues = Array.from({ length: 51 }, (_, i) => ({ ...one, queue: `q${i}`, name: `Queue ${i + 1}` }));
    await open({
      path: 'outcomes',
      answer: ({ path }) => (path === 'outcomes' ? { ...documents.outcomesAnswer, queues } : undefined),
    });
    const rows = desk.page.getByRole('table', { name: 'By queue' }).locator('tbody tr');
    const pager = desk.page.getByRole('navigation', { name: 'By queue' });
    expect(await rows.count()).toBe(50);
    expect(await said(pager.locator('[role=status]'))).toBe('1–50 of 52'); // with the line of all queues
    await pager.getByRole('button', { name: 'Next' }).press('Enter');
    await desk.passUntil(async () => (await rows.count()) === 2);
    expect(await said(rows.nth(0))).toContain('Queue 51');
    expect(await desk.page.evaluate(() => document.activeElement?.id)).toBe('outcomes-by-queue');
    expect(await pager.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
  });

  it('finds room in every language and width', async () => {
    await open({ path: 'outcomes', dark: true });
    await findsRoom({
      en: '87% of matters are solved',
      nb: 'av sakene er løst',
      sv: 'av ärendena är lösta',
      da: 'af sagerne er løst',
    });
  });
});
