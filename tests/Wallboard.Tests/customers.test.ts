import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as documents from './boards/customer-documents';
import { accessibilityFaults } from './pictures/accessibility';
import { openBrowser } from './support/browser';
import { type BuiltWall, serveBuiltWall } from './support/built-wall';
import { type Call, type DeskPage, type DeskPageOptions, openDesk } from './support/desk-page';

// The pages of those who gave up and of outcomes, on recorded documents.
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
const textOf = async (selector: string) => plain(await desk.page.locator(selector).first().innerText());
const card = async (name: string) => plain(await desk.page.getByRole('region', { name, exact: true }).innerText());
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
      'The oldest gave up 5 hours ago. 1 is taken now. 4 contacts gave up without telling who, and cannot be listed.',
    );
    const rows = (await desk.page.getByRole('table', { name: 'Newest harm first' }).getByRole('row').allInnerTexts()).map(plain).slice(1);
    expect(rows).toEqual([
      'Billing 14:30 1 minute ago 6:52 3 NOK 1,920 free OpenTake',
      'Billing 14:24 8 minutes ago 3:34 1 NOK 640 taken by Kari until 14:58 called back 1 time, last 14:27, not reached OpenReachedNot reachedGive back',
      'Moving home between two agents 14:11 21 minutes ago 2:11 1 – free Take',
      'Support chat 10:32 4 hours ago 5:05 2 NOK 640 free OpenTake',
      'before any queue 09:32 5 hours ago 1:11 1 NOK 640 free Take',
    ]);
    expect(await card('Value')).toContain(
      'Lost today NOK 38,400 Won back by call-backs NOK 12,800 An estimate: each contact counts with the value',
    );
    const link = desk.page.getByRole('link', { name: 'Open in your own system: Customer 1, Billing' });
    expect(await link.getAttribute('href')).toBe('https://crm.example/open?id=c-k1');

    await button('Take the first').press('Enter');
    await says('.toasts', 'Taken: Customer 1, Billing. Nobody else will call meanwhile.');
    await button('Called back and reached: Customer 2, Billing').click();
    await says('.toasts', 'Called back and reached: Customer 2, Billing.');
    await button('Called back and not reached: Customer 2, Billing').click();
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

  it('are looked at by whoever may only look, and say so when nobody waits', async () => {
    let answer = documents.unreturnedAnswer;
    await open({ path: 'callbacks', role: 'view', answer: ({ path }) => (path === 'unreturned' ? answer : undefined) });
    expect(await desk.page.locator('main button, main form').count()).toBe(0);
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
    expect(byQueue[3]).toBe(
      'New contracts too early 0 of 14 followed 7% 1 of 14 1% to 31% 0.1 h 0% 0 of 14 0% to 22% – – 0 – – no ratings',
    );
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
