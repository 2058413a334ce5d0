import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './support/browser';
import { RunningHub } from './support/running-hub';

// The pages of customers against the real hub: what people do there, and what events do to what they show.
let browser: Browser;
let hub: RunningHub;
let page: Page;
const complaints: string[] = [];
const patience = { timeout: 60_000, interval: 100 };
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

beforeAll(async () => {
  hub = await RunningHub.start();
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' });
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await hub?.end();
});

async function open(path: string): Promise<void> {
  await page.goto(hub.url + path);
  await page.waitForSelector('main h1');
}

const said = async () => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
const press = (name: string) => page.getByRole('button', { name, exact: true }).click({ timeout: patience.timeout });

describe('the pages of customers on a real hub', () => {
  it('let somebody take who gave up, call back, and note that the customer was reached', async () => {
    const of = { contact: 'c-1', queue: 'Billing', channel: 'voice', customer: '+4790000001' };
    await hub.post([
      { type: 'contact.queued', at: secondsAgo(120), ...of },
      { type: 'contact.abandoned', at: secondsAgo(60), contact: 'c-1' },
    ]);
    await open('callbacks');
    await expect.poll(said, patience).toContain('1 customer gave up and waits for a call-back.');
    await press('Take: Customer 1, Billing');
    await expect.poll(said, patience).toMatch(/(?<!not )taken (by|until) /);
    await press('Not reached: Customer 1, Billing');
    await expect.poll(said, patience).toContain('called back 1 time');
    await press('Reached: Customer 1, Billing');
    await expect.poll(said, patience).toContain('Nobody waits for a call-back.');
  });

  it('hold a promise open until a person writes, whatever a machine writes', async () => {
    await hub.post([
      { type: 'contact.queued', at: secondsAgo(0), contact: 'm-1', queue: 'Letters', channel: 'email' },
      { type: 'contact.promised', at: secondsAgo(0), contact: 'm-1', within: 'PT4H' },
    ]);
    await open('promises');
    await expect.poll(said, patience).toContain('Every open promise can still be kept.');
    await hub.post([{ type: 'contact.replied', at: secondsAgo(0), contact: 'm-1', auto: true }]);
    await open('promises');
    await expect.poll(said, patience).toContain('Every open promise can still be kept.');
    await hub.post([{ type: 'contact.replied', at: secondsAgo(0), contact: 'm-1', agent: 'ana', auto: false }]);
    await expect.poll(said, patience).toContain('No promise is open.');
  });

  it('count a matter as not solved whose customer is back', async () => {
    const of = { queue: 'Support', channel: 'chat', customer: '+4790000002' };
    // Back in an hour that is over: the running one is followed to its end first.
    await hub.post([
      { type: 'contact.queued', at: secondsAgo(9_000), contact: 'c-2', ...of },
      { type: 'contact.answered', at: secondsAgo(8_990), contact: 'c-2', agent: 'ana' },
      { type: 'contact.completed', at: secondsAgo(8_900), contact: 'c-2' },
      { type: 'contact.queued', at: secondsAgo(3_700), contact: 'c-3', ...of },
    ]);
    await open('outcomes');
    const row = page.getByRole('table', { name: 'By queue' }).getByRole('row', { name: /Support/ });
    const solvedAndBack = async () =>
      (await row.innerText())
        .split('\t')
        .map((cell) => cell.replace(/\s+/g, ' ').trim())
        .slice(1, 3);
    await expect.poll(solvedAndBack, patience).toEqual([expect.stringMatching(/^0%/), expect.stringMatching(/^100%/)]);
    expect(complaints).toEqual([]);
  });
});
