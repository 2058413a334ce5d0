import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Accuracy } from '../../src/Wallboard/desk/api/accuracy';
import { fullAnswer, fullRecord, noForecasts } from './boards/accuracy-answers';
import { accessibilityFaults } from './pictures/accessibility';
import { openBrowser } from './support/browser';
import { RunningHub } from './support/running-hub';

// The page of accuracy: against a hub that has just begun, and with the answers of one that has not.
let browser: Browser;
let hub: RunningHub;
let context: BrowserContext;
let page: Page;
let answer: Accuracy | null = null;
const complaints: string[] = [];
const patience = { timeout: 60_000, interval: 100 };

beforeAll(async () => {
  hub = await RunningHub.start();
  await hub.post([{ type: 'contact.queued', at: new Date().toISOString(), contact: 'c-1', queue: 'Billing', channel: 'voice' }]);
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.route('**/api/v1/accuracy*', (route) => (answer === null ? route.continue() : route.fulfill({ json: answer })));
});
afterAll(async () => {
  await browser?.close();
  await hub?.end();
});
beforeEach(() => {
  answer = fullAnswer;
});

async function open(query = ''): Promise<void> {
  await page.goto(`${hub.url}accuracy${query}`);
  await page.waitForSelector('main h1');
}

const card = (name: string) => page.getByRole('region', { name, exact: true });
const textOf = async (name: string) => (await card(name).innerText()).replace(/\s+/g, ' ');

describe.sequential('a hub that has just begun', () => {
  it('says that it is learning, and claims nothing', async () => {
    answer = null;
    await open();
    expect(await textOf('Predicted waits')).toContain('predictions are shown from about 200 waits of the site on');
    expect(await textOf('Hang-up risk')).toContain('Only 0 cases since learning ended: from 100 on the record speaks.');
    expect(await textOf('By queue')).toMatch(/Billing learning too few yet/);
    expect(await page.locator('main').innerText()).not.toContain('%');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('gives the same as a table for spreadsheets', async () => {
    answer = null;
    await open();
    const href = await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href');
    const csv = await (await fetch(href ?? '')).text();
    expect(csv.split('\r\n')[0]).toMatch(/^site,queue,forecast,/);
    expect(csv).toContain('main,Billing,learning,,ranges,');
  });
});

describe.sequential('a hub with a record', () => {
  it('says how often ranges held, in whole words and by size', async () => {
    await open();
    const text = await textOf('Predicted waits');
    expect(text).toContain('Ranges held 8 times in 10');
    expect(text).toContain('2,459 of 3,036 people waited within the range.');
    expect(text).toContain('280 people waited less');
    expect(text).toContain('297 people waited longer');
    expect(text).toContain('Of the newest 2,012, 1,610 held. A range is 1:49 wide on average.');
    expect(await page.getByRole('row', { name: /^0:45 to 1:30/ }).innerText()).toMatch(/598\s+79%\s+66\s+62/);
    expect(await page.getByRole('row', { name: /^6:00 and more/ }).innerText()).toContain('too few yet');
  });

  it('says how far off it was beside the simplest guess', async () => {
    await open();
    const text = await textOf('Beside the simplest guess');
    expect(text).toContain('A prediction was off by 0:28 on average, the simplest guess by 0:33. The predictions are closer.');
    expect(text).toContain('We say 0:07 too much on average.');
  });

  it('draws told against seen, apart by shape where they differ, and has both risks', async () => {
    await open();
    const risk = card('Hang-up risk');
    expect(await risk.locator('.diagram circle.mark-agrees').count()).toBe(3);
    expect(await risk.locator('.diagram path.mark-differs').count()).toBe(1);
    expect(await textOf('Hang-up risk')).toContain('Expected to hang up within 5 minutes: 1,090. Hung up: 1,070.');
    await page.getByRole('button', { name: 'Before an answer' }).press('Enter');
    expect(await textOf('Hang-up risk')).toContain('Expected to hang up before an answer: 570. Hung up: 554.');
    expect(await risk.locator('.diagram circle.mark-agrees').count()).toBe(2);
  });

  it('tells of each queue, and why one is switched off', async () => {
    await open();
    const text = await textOf('By queue');
    expect(text).toContain(
      'Moving home: switched off. Over its newest waits large errors weigh 1:10, those of the mean of the last ten 1:01.',
    );
    const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
    expect(await row('Moving home').innerText()).toContain('switched off since');
    expect(await row('Customer e-mail').innerText()).toMatch(/not made here\s+–\s+–/);
    expect(await row('Power outage').innerText()).toMatch(/learning\s+too few yet/);
    expect(await row('Support chat').innerText()).toContain('nobody works now');
  });

  it('shows one queue by its link and by the keyboard, and keeps it in the address', async () => {
    await open();
    await page.getByRole('link', { name: 'Power outage' }).click();
    expect(page.url()).toContain('queue=power-outage');
    expect(await textOf('Predicted waits')).toContain('the ends of 12 waits are known so far. Predictions are shown from 30 on');
    const choice = page.getByRole('combobox', { name: 'Record of' });
    await choice.focus();
    await page.keyboard.type('New');
    await expect
      .poll(() => textOf('Predicted waits'), patience)
      .toContain('Only 1 wait since learning ended: the record speaks from 30 on.');
    await choice.selectOption({ label: 'Customer e-mail' });
    await expect.poll(() => textOf('Predicted waits'), patience).toContain('not made here');
    expect(await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href')).toContain('queue=customer-e-mail');
  });

  it('renews itself', async () => {
    await open();
    answer = { ...fullAnswer, all: { ...fullRecord, ranges: { ...fullRecord.ranges, held: 2460, coverage: 0.75 } } };
    await expect.poll(() => textOf('Predicted waits'), patience).toContain('2,460 of 3,036 people');
  });

  it('says that there are none where none are made', async () => {
    answer = noForecasts;
    await open();
    expect(await page.locator('main').innerText()).toContain('No predictions are made for this site');
  });

  for (const [language, heading] of [
    ['en', 'Accuracy'],
    ['nb', 'Treffsikkerhet'],
    ['sv', 'Träffsäkerhet'],
    ['da', 'Træfsikkerhed'],
  ] as const) {
    it(`finds room and no fault at 1280 and 1920 in ${language}`, async () => {
      await open();
      await page.locator('select.language').selectOption(language);
      for (const width of [1280, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await open();
        expect(await page.locator('h1').innerText()).toBe(heading);
        const cut = await page
          .locator('main .card, main .table, main .card-head, .head-actions')
          .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className));
        expect(cut).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  }

  it('complained of nothing', () => expect(complaints).toEqual([]));
});
