import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from './pictures/accessibility';
import { openBrowser } from './support/browser';
import { Receiver, signatureOf, type Taken } from './support/receiver';
import { RunningHub } from './support/running-hub';

// The pages of the desk against the real hub: what is set up there, walls follow.
let browser: Browser;
let hub: RunningHub;
let context: BrowserContext;
let desk: Page;
const complaints: string[] = [];
const patience = { timeout: 60_000, interval: 100 };
const artifacts = fileURLToPath(new URL('./artifacts/', import.meta.url));

const now = () => new Date().toISOString();
const called = (contact: string, queue: string, channel = 'voice') => ({ type: 'contact.queued', at: now(), contact, queue, channel });

beforeAll(async () => {
  mkdirSync(artifacts, { recursive: true });
  hub = await RunningHub.start();
  await hub.post([
    called('c-1', 'Billing'),
    called('c-2', 'Support'),
    called('c-3', 'Sales chat', 'chat'),
    called('c-4', 'Letters', 'email'),
  ]);
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  desk = await newPage();
});
afterAll(async () => {
  await browser?.close();
  await hub?.end();
});

async function newPage(): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/40[049]/.test(message.text())) complaints.push(message.text());
  });
  return page;
}

// Requests that the page sends from now on wait until they are let go.
async function holdBack(method: string, address: string): Promise<{ held: () => number; all: () => Promise<void> }> {
  const waiting: Route[] = [];
  await desk.route(address, (route) => {
    if (route.request().method() === method) waiting.push(route);
    else route.continue();
  });
  const all = async () => {
    for (const route of waiting) await route.continue();
    await desk.unroute(address);
  };
  return { held: () => waiting.length, all };
}

async function openDesk(path: string): Promise<void> {
  await desk.goto(hub.url + path);
  await desk.waitForSelector('main h1');
}

const api = async (method: string, path: string, body?: object) => {
  const answer = await fetch(`${hub.url}api/v1/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return answer.status === 204 ? null : answer.json();
};
const button = (name: string | RegExp) => desk.getByRole('button', { name, exact: typeof name === 'string' });
const rowsOf = (wall: Page) => wall.locator('[data-queue]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-queue')));

describe.sequential('settings', () => {
  it('lists first the queues whose promise nobody has confirmed', async () => {
    await api('PUT', 'queues/Support/settings', { threshold: 'PT1M' });
    await openDesk('settings');
    expect(await desk.locator('.list-head').allInnerTexts()).toEqual(['3 queues have no promise yet', '1 queue with a promise']);
    expect(await desk.locator('.list b').allInnerTexts()).toEqual(['Site', 'Billing', 'Sales chat', 'Letters', 'Support']);
  });

  it('says what it understands of a time, and what it does not', async () => {
    await desk.getByRole('link', { name: /^Billing/ }).click();
    const within = desk.getByLabel('Answered within');
    await within.fill('90');
    expect(await desk.locator('.field.is-wrong .field-error').innerText()).toBe('Write the unit too: 20 seconds or 20 minutes.');
    expect(await button('Save').isDisabled()).toBe(true);
    await within.fill('1,5 min');
    expect(await desk.locator('.field-note').first().innerText()).toBe('Understood: 1 minute 30 seconds');
  });

  it('confirms a promise in plain words, says before what will change, and walls then show a level', async () => {
    const wall = await newPage();
    await wall.goto(hub.url);
    await wall.waitForSelector('[data-queue=Billing]');
    expect(await wall.locator('[data-queue=Billing] .promise').count()).toBe(0);
    await desk.getByLabel('Answered within').fill('1 second');
    expect(await desk.locator('.promise-state').innerText()).toContain('Callers were told: answered within 1 second, in 80 of 100 cases.');
    expect(await desk.locator('.changes li').innerText()).toMatch(/^Promise not confirmed → confirmed, 1 second/);
    await button('Save').click();
    await expect.poll(() => desk.locator('.promise-state').innerText(), patience).toContain('The promise is confirmed');
    expect(await api('GET', 'queues/Billing/settings')).toMatchObject({ threshold: 'PT1S', target: 0.8 });
    expect(await desk.locator('.list-head').first().innerText()).toBe('2 queues have no promise yet');
    await hub.post([called('c-5', 'Billing')]); // who waits already keeps the promise that held when they came
    await expect.poll(() => wall.locator('[data-queue=Billing] .critical-shape').count(), patience).toBeGreaterThan(0);
    await wall.close();
  });

  it('takes a promise back', async () => {
    await button('Take the promise back').click();
    expect(await desk.locator('.changes li').innerText()).toMatch(/^Promise confirmed, 1 second → no promise/);
    await button('Save').click();
    await expect.poll(() => desk.locator('.promise-state').innerText(), patience).toContain('Nobody has confirmed');
    const { queues } = (await api('GET', 'queues')) as { queues: { queue: string; promiseConfirmed: boolean }[] };
    expect(queues.find(({ queue }) => queue === 'Billing')?.promiseConfirmed).toBe(false);
  });

  it('names the default of each setting, and goes back to it', async () => {
    await desk.getByRole('link', { name: /^Support/ }).click();
    await desk.getByLabel('A hang-up is short up to', { exact: true }).fill('12');
    const back = desk.getByRole('button', { name: 'Use the default for A hang-up is short up to' });
    expect(await back.locator('..').innerText()).toContain('Default: 5 seconds');
    await back.click();
    expect(await desk.getByLabel('A hang-up is short up to', { exact: true }).inputValue()).toBe('5');
    expect(await back.count()).toBe(0);
    expect(await desk.locator('.save-bar').count()).toBe(0);
  });

  it('tells before it is saved what follows from a change, and what would be refused', async () => {
    await desk.getByLabel('Channel').selectOption('chat');
    await expect.poll(() => desk.locator('.changes b').allInnerTexts(), patience).toEqual(['Channel', 'Longest possible wait']);
    expect(await desk.locator('.changes li').nth(1).innerText()).toContain('4 hours → 24 hours');
    await desk.getByLabel('Time zone').fill('Europe/Nowhere');
    await expect.poll(() => desk.locator('.field.is-wrong .field-error').allInnerTexts(), patience).toHaveLength(1);
    expect(await desk.locator('.field.is-wrong .field-error').innerText()).toContain('zone "Europe/Nowhere" is not known here');
    expect(await api('GET', 'queues/Support/settings')).toMatchObject({ channel: 'voice' });
    await button('Discard changes').click();
    await expect.poll(() => desk.locator('.save-bar').count(), patience).toBe(0);
  });

  it('shows the API’s own words at the field that they are about', async () => {
    await desk.getByRole('link', { name: 'Site' }).click();
    await desk.getByLabel('Currency').fill('kroner');
    await button('Save').click();
    const error = desk.locator('.field.is-wrong .field-error');
    await expect.poll(() => error.count(), patience).toBe(1);
    expect(await error.innerText()).toMatch(/^currency cannot be read: write three capital letters/);
    expect(await desk.getByLabel('Currency').getAttribute('aria-invalid')).toBe('true');
    await desk.getByLabel('Currency').fill('NOK');
    await button('Save').click();
    await expect.poll(() => desk.locator('.save-bar').count(), patience).toBe(0);
    expect(await desk.locator('.toast').innerText()).toContain('are saved and hold now');
  });

  it('goes where somebody went while a change was saved, unasked, as soon as it is', async () => {
    const letGo = await holdBack('PUT', '**/api/v1/sites/*/settings');
    await desk.getByLabel('Currency').fill('SEK');
    await button('Save').click();
    await expect.poll(() => letGo.held(), patience).toBe(1);
    await desk.getByRole('link', { name: /^Support/ }).click();
    expect(await desk.getByRole('dialog').count()).toBe(0);
    expect(await desk.locator('.settings-title').count()).toBe(0);
    await letGo.all();
    await expect.poll(() => desk.locator('.settings-title').allInnerTexts(), patience).toEqual(['Support']);
    expect(await api('GET', 'sites/main/settings')).toMatchObject({ currency: 'SEK' });
  });

  it('stays where a change could not be saved, and says why', async () => {
    await desk.getByRole('link', { name: 'Site' }).click();
    const letGo = await holdBack('PUT', '**/api/v1/sites/*/settings');
    await desk.getByLabel('Currency').fill('kronor');
    await button('Save').click();
    await expect.poll(() => letGo.held(), patience).toBe(1);
    await desk.getByRole('link', { name: /^Support/ }).click();
    await letGo.all();
    await expect.poll(() => desk.locator('.field.is-wrong .field-error').allInnerTexts(), patience).toHaveLength(1);
    expect(await desk.getByRole('dialog').count()).toBe(0);
    expect(await desk.locator('.settings-title').count()).toBe(0);
    await button('Discard changes').click();
    await expect.poll(() => desk.locator('.save-bar').count(), patience).toBe(0);
  });

  it('keeps what is written while a change is saved', async () => {
    await desk.getByRole('link', { name: 'Site' }).click();
    const letGo = await holdBack('PUT', '**/api/v1/sites/*/settings');
    await desk.getByLabel('Currency').fill('DKK');
    await button('Save').click();
    await expect.poll(() => letGo.held(), patience).toBe(1);
    await desk.getByLabel('Currency').fill('EUR');
    await letGo.all();
    await expect.poll(() => desk.locator('.change-values').allInnerTexts(), patience).toEqual([expect.stringMatching(/^DKK → EUR/)]);
    expect(await desk.getByLabel('Currency').inputValue()).toBe('EUR');
    expect(await api('GET', 'sites/main/settings')).toMatchObject({ currency: 'DKK' });
    await button('Discard changes').click();
    await expect.poll(() => desk.locator('.save-bar').count(), patience).toBe(0);
  });

  it('does not let one person’s change vanish under another’s', async () => {
    await desk.getByRole('link', { name: /^Support/ }).click();
    await desk.getByLabel('A hang-up is short up to', { exact: true }).fill('7');
    await api('PUT', 'queues/Support/settings', { shortAbandonSeconds: 9 });
    await button('Save').click();
    await desk.getByRole('dialog').waitFor();
    expect(await desk.getByRole('dialog').innerText()).toContain('somebody saved something else for A hang-up is short up to');
    expect(await api('GET', 'queues/Support/settings')).toMatchObject({ shortAbandonSeconds: 9 });
    await button('Save mine over it').click();
    await expect.poll(() => desk.locator('.save-bar').count(), patience).toBe(0); // the question goes before it is saved
    expect(await desk.getByRole('dialog').count()).toBe(0);
    expect(await api('GET', 'queues/Support/settings')).toMatchObject({ shortAbandonSeconds: 7 });
  });

  it('asks before it loses what is not saved', async () => {
    await desk.getByLabel('A hang-up is short up to', { exact: true }).fill('8');
    await desk.getByRole('link', { name: 'Boards' }).click();
    await button('Stay here').click();
    expect(await desk.locator('h1').innerText()).toBe('Settings');
    await desk.getByRole('link', { name: 'Boards' }).click();
    await button('Leave without saving').click();
    await expect.poll(() => desk.locator('h1').innerText(), patience).toBe('Boards');
    expect(await api('GET', 'queues/Support/settings')).toMatchObject({ shortAbandonSeconds: 7 });
  });
});

describe.sequential('boards', () => {
  const preview = () => desk.frames().find((frame) => frame.url().includes('preview'));
  const previewed = async () =>
    (await preview()
      ?.locator('[data-queue]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-queue')))) ?? [];
  const tabTo = async (isThere: () => Promise<boolean>) => {
    for (let i = 0; i < 80 && !(await isThere()); i++) await desk.keyboard.press('Tab');
    expect(await isThere()).toBe(true);
  };
  const focused = (name: string) => () =>
    desk.evaluate((wanted) => {
      const element = document.activeElement as HTMLElement | null;
      const label = element?.id
        ? document.querySelector(`label[for="${element.id}"]`)?.textContent
        : element?.closest('label')?.textContent;
      return [element?.getAttribute('aria-label'), element?.textContent?.trim(), label?.trim()].includes(wanted);
    }, name);

  it('makes a board with the keyboard alone, previewed live by the real wall', async () => {
    await openDesk('boards?new');
    await tabTo(focused('Name'));
    await desk.keyboard.type('Support hall');
    await tabTo(focused('All queues, also new ones as they appear'));
    await desk.keyboard.press('ArrowDown');
    await tabTo(focused('Find a queue'));
    await desk.keyboard.type('sup');
    await desk.keyboard.press('Enter');
    await desk.keyboard.type('letters');
    await desk.keyboard.press('Enter');
    await expect.poll(previewed, patience).toEqual(['Support', 'Letters']);
    await expect.poll(async () => (await preview()?.locator('.top').innerText()) ?? '', patience).toContain('Support hall');
    await desk.keyboard.press('Shift+Tab');
    await tabTo(focused('Move Letters up'));
    await desk.keyboard.press('Enter');
    await expect.poll(previewed, patience).toEqual(['Letters', 'Support']);
    await expect.poll(focused('Move Letters down'), patience).toBe(true);
    await tabTo(focused('Save'));
    const letGo = await holdBack('GET', '**/api/v1/boards');
    await desk.keyboard.press('Enter');
    await expect.poll(() => desk.locator('.toast').innerText(), patience).toBe('Support hall is saved.');
    await expect.poll(() => letGo.held(), patience).toBe(2); // after the save, and of the page at its new address
    expect(await desk.locator('h1').innerText()).toBe('Support hall'); // though the list of boards does not know it yet
    await letGo.all();
    expect(await api('GET', 'boards/support-hall')).toMatchObject({ name: 'Support hall', queues: ['Letters', 'Support'] });
    expect(await desk.evaluate(() => location.search)).toBe('?board=support-hall');
  });

  it('is seen on a wall at once, also when it is changed', async () => {
    const wall = await newPage();
    await wall.goto(`${hub.url}?board=support-hall`);
    await expect.poll(() => rowsOf(wall), patience).toEqual(['Letters', 'Support']);
    await button('Take Letters away').click();
    await button('Undo').click();
    expect(await button('Save').isDisabled()).toBe(true);
    await button('Add Billing Phone')
      .or(desk.locator('.found-queue', { hasText: 'Add Billing' }))
      .first()
      .click();
    await button('Save').click();
    await expect.poll(() => rowsOf(wall), patience).toEqual(['Letters', 'Support', 'Billing']);
    await wall.close();
  });

  it('hears nothing from a page that is not the boards page', async () => {
    const stranger = await newPage();
    await stranger.goto(`${hub.url}?board=all&preview`);
    await stranger.waitForSelector('[data-queue=Billing]');
    await stranger.evaluate(() => {
      const choice = { queues: ['Support'], layout: 'auto', language: null, bottom: [], name: 'Taken over', theme: 'dark' };
      postMessage({ kind: 'queue-monitor-preview', choice }, location.origin);
    });
    await hub.post([called('c-6', 'Support')]);
    await expect.poll(() => stranger.locator('[data-queue=Support] .count').innerText(), patience).toBe('2');
    expect((await rowsOf(stranger)).length).toBe(4);
    await stranger.close();
  });

  it('asks before it saves over what somebody else has saved', async () => {
    await api('PUT', 'boards/support-hall', { layout: 'many' });
    await desk.getByLabel('Name').fill('Support room');
    await button('Save').click();
    await desk.getByRole('dialog').waitFor();
    await button('Take theirs').click();
    expect(await desk.getByLabel('Layout').inputValue()).toBe('many');
    expect(await desk.getByLabel('Name').inputValue()).toBe('Support hall');
  });

  it('duplicates a board, and deletes it after asking', async () => {
    await openDesk('boards');
    await desk
      .getByRole('row', { name: /Support hall/ })
      .getByRole('link', { name: /Duplicate/ })
      .click();
    await expect.poll(() => desk.getByLabel('Name').inputValue(), patience).toBe('Support hall, copy');
    await desk.getByLabel('Name').fill('Second hall');
    await button('Save').click();
    await expect.poll(() => desk.locator('h1').innerText(), patience).toBe('Second hall');
    await desk.getByRole('link', { name: 'Boards' }).first().click();
    await button('Delete Second hall').click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => desk.getByRole('row', { name: /Second hall/ }).count(), patience).toBe(0);
  });
});

describe.sequential('walls', () => {
  it('adds a screen, whose link is told once and opens its board', async () => {
    await openDesk('walls');
    await desk.getByRole('link', { name: 'Add a screen' }).click();
    await button('Add the screen').click();
    expect(await desk.locator('.field-error').innerText()).toBe('Give the screen a name that says where it hangs.');
    await desk.getByLabel('Name').fill('By the door');
    await button('Take All queues away').click();
    await button('+ Support hall').click();
    await button('Add the screen').click();
    const address = await desk.getByLabel('Address').inputValue();
    expect(address).toMatch(new RegExp(`^${hub.url}#[a-z0-9]{20,}$`));
    await desk.getByRole('dialog').getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => desk.evaluate(() => navigator.clipboard.readText()), patience).toBe(address);
    await button('I have noted it').click();
    const wall = await newPage();
    await wall.goto(address);
    await expect.poll(() => rowsOf(wall), patience).toEqual(['Letters', 'Support', 'Billing']);
    const row = desk.getByRole('row', { name: /By the door/ }).first();
    await expect.poll(() => row.innerText(), patience).toContain('1440 × 900');
    await expect
      .poll(
        () =>
          desk
            .getByRole('row', { name: /By the door/ })
            .nth(1)
            .innerText(),
        patience,
      )
      .toContain('On');
  });

  it('does not delete a board that a screen shows', async () => {
    await openDesk('boards');
    expect(await desk.getByRole('row', { name: /Support hall/ }).innerText()).toContain('By the door');
    await button('Delete Support hall').click();
    expect(await desk.getByRole('dialog').innerText()).toContain('It is shown on By the door.');
    expect(await desk.getByRole('dialog').getByRole('button', { name: 'Delete' }).count()).toBe(0);
    await desk.keyboard.press('Escape');
    await expect.poll(() => desk.getByRole('dialog').count(), patience).toBe(0);
  });

  it('revokes a screen after saying what happens, and its wall says so', async () => {
    const wall = context.pages().find((page) => page !== desk);
    if (wall === undefined) throw new Error('The wall of the screen is not open.');
    await openDesk('walls');
    await button('Revoke By the door').click();
    expect(await desk.getByRole('dialog').innerText()).toContain('The link cannot be used again');
    await desk.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await expect.poll(() => wall.locator('h1').innerText(), patience).toMatch(/^The link of this screen was taken back/);
    await expect.poll(() => desk.getByText('No screen is set up yet').count(), patience).toBe(1);
    await wall.close();
  });
});

describe.sequential('telling others', () => {
  let receiver: Receiver;
  let secret = '';
  beforeAll(async () => {
    receiver = await Receiver.start();
  });
  afterAll(() => receiver?.close());
  const row = () => desk.getByRole('row', { name: /Team leaders/ }).innerText();

  it('sets up a webhook by the keyboard alone, and shows its secret once', async () => {
    await openDesk('notices');
    await desk.getByRole('link', { name: 'Add a webhook' }).press('Enter');
    await button('Add the webhook').press('Enter');
    expect(await desk.locator('.field-error').allInnerTexts()).toEqual([
      'Give it a name that says who reads it.',
      'Write the address that takes the notices.',
    ]);
    await desk.getByLabel('Name').fill('Team leaders');
    await desk.getByLabel('Address').fill(receiver.url);
    await desk.keyboard.press('Enter');
    secret = await desk.getByLabel('Secret', { exact: true }).inputValue();
    expect(secret).toMatch(/^whsec_/);
    await button('I have noted it').press('Enter');
    await expect.poll(row, patience).toMatch(/http:\/\/127\.0\.0\.1:\d+\/….*All of it.*Nothing sent yet/s);
    expect(await desk.locator('body').innerText()).not.toContain(secret);
  });

  it('says whether a test arrived, and sends again what was given up', async () => {
    await button('Send a test to Team leaders').press('Enter');
    await expect.poll(row, patience).toContain('Works, last at');
    const [test] = receiver.taken;
    expect(test?.signature).toBe(`v1,${signatureOf(secret, test as Taken)}`);
    receiver.status = 410; // nobody is there any more: it is not tried again
    await button('Send a test to Team leaders').press('Enter');
    const again = desk.getByRole('button', { name: /^Send again to Team leaders: / });
    await expect.poll(() => again.count(), patience).toBe(1);
    receiver.status = 204;
    await again.press('Enter');
    await expect.poll(() => again.count(), patience).toBe(0);
    await expect.poll(row, patience).toContain('Works, last at');
    await expect.poll(() => receiver.taken.map(({ body }) => body.type), patience).toEqual(['test', 'test', 'test']);
  });

  it('records a move that is asked for, with who did, and tells page, wall and webhook', async () => {
    await hub.post(
      ['ana', 'bo'].flatMap((agent) => [
        { type: 'agent.queues', at: now(), agent, queues: [{ queue: 'Support' }, { queue: 'Billing', penalty: 1 }] },
        { type: 'agent.state', at: now(), agent, state: 'available' },
      ]),
    );
    const wall = await newPage();
    await wall.goto(hub.url);
    await openDesk('planner');
    const whatIf = desk.getByRole('region', { name: 'What if', exact: true });
    for (const queue of ['Billing', 'Support']) {
      const there = await whatIf.getByRole('button', { name: `One agent more in ${queue}` }).count();
      if (there === 0) await whatIf.getByLabel('Add a queue').selectOption({ label: queue });
    }
    await whatIf.getByRole('button', { name: 'One agent more in Billing' }).press('Enter');
    await whatIf.getByRole('button', { name: 'One agent fewer in Support' }).press('Enter');
    await button('Move 1 from Support to Billing').press('Enter');
    await expect
      .poll(() => desk.locator('.move-asked').innerText(), patience)
      .toContain('Somebody at this machine asks for 1 agent to move from Support to Billing until');
    const { moves } = (await api('GET', 'moves')) as { moves: object[] };
    expect(moves).toMatchObject([{ from: 'Support', to: 'Billing', agents: 1, by: 'this machine' }]);
    await expect.poll(() => wall.locator('.advice-do').innerText(), patience).toBe('1 agent on the way\nfrom Support');
    await expect
      .poll(() => receiver.taken.map(({ body }) => body.title).join(), patience)
      .toContain('moves 1 agent from Support to Billing');
    await wall.close();
  });
});

describe.sequential('every page of the desk', () => {
  const pages = ['boards', 'boards?board=support-hall', 'walls', 'walls?new', 'settings', 'settings?queue=Billing', 'notices'];
  const sizes = [
    [1440, 900],
    [1920, 1080],
    [1280, 720],
    [390, 844],
  ] as const;

  it.each(pages)('%s fits at each size, and has no fault that an accessibility checker finds', async (path) => {
    for (const [width, height] of sizes) {
      await desk.setViewportSize({ width, height });
      await openDesk(path);
      await desk.evaluate(() => document.fonts.ready);
      const tooWide = await desk.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(tooWide, `${path} at ${width}`).toBeLessThanOrEqual(0);
      await desk.screenshot({ path: `${artifacts}desk-${path.replace(/\W+/g, '-')}-${width}x${height}.png`, fullPage: width < 600 });
    }
    await desk.setViewportSize({ width: 1440, height: 900 });
    await openDesk(path);
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  it.each(pages)('%s loses nothing at twice the size', async (path) => {
    await desk.setViewportSize({ width: 720, height: 450 }); // what 1440 × 900 is at 200 %
    await openDesk(path);
    expect(await desk.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await desk.setViewportSize({ width: 1440, height: 900 });
  });

  it.each(pages)('%s has targets of 24 pixels or more', async (path) => {
    await openDesk(path);
    const small = await desk.locator('main :is(button, a, input, select)').evaluateAll((elements) =>
      elements
        .filter((element) => !(element instanceof HTMLInputElement && ['radio', 'checkbox'].includes(element.type))) // their labels count
        .map((element) => ({
          name: element.textContent || element.getAttribute('aria-label') || element.id,
          // A file is chosen by its label.
          box: ((element instanceof HTMLInputElement && element.type === 'file' && element.labels?.[0]) || element).getBoundingClientRect(),
        }))
        .filter(({ box }) => box.height > 0 && (box.height < 24 || box.width < 24))
        .map(({ name, box }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`),
    );
    expect(small).toEqual([]);
  });

  it('speaks the language that was chosen, and keeps it', async () => {
    await openDesk('settings?queue=Billing');
    await desk.getByLabel('Language of this page').selectOption('nb');
    await expect.poll(() => desk.locator('h1').innerText(), patience).toBe('Innstillinger');
    await desk.reload();
    await expect.poll(() => desk.locator('h1').innerText(), patience).toBe('Innstillinger');
    expect(await desk.locator('html').getAttribute('lang')).toBe('nb');
    await desk.getByLabel('Språk på denne siden').selectOption('en');
  });

  it('broke no rule of its content security policy', () => {
    expect(complaints).toEqual([]);
  });
});
