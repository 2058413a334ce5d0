import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './support/browser';
import { RunningHub } from './support/running-hub';

let browser: Browser;
let hub: RunningHub;
let page: Page;
let loads = 0;
let next = 0;

beforeAll(async () => {
  hub = await RunningHub.start();
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  page.on('load', () => loads++);
  await page.goto(hub.url);
});
afterAll(async () => {
  await browser?.close();
  await hub?.end();
});

const now = () => new Date().toISOString();
const called = (contact: string, queue = 'Billing') => ({
  type: 'contact.queued',
  at: now(),
  contact,
  queue,
  channel: 'voice',
});
const calls = (n: number) => Array.from({ length: n }, () => called(`c-${++next}`));
const count = () => page.locator('[data-queue=Billing] .count');
const patience = { timeout: 60_000, interval: 100 };

// One story told in order: each test goes on where the one before it stopped, on a page that nobody touches.
describe.sequential('events in, the truth on the wall', () => {
  it('waits for the first event in words', async () => {
    await expect.poll(() => page.locator('h1').innerText(), patience).toMatch(/^Ready for the first call/);
  });

  it('shows the number that the events make', async () => {
    // A second queue beside it: one alone has a layout of its own.
    await hub.post([...calls(3), called('s-1', 'Sales')]);
    await expect.poll(() => count().innerText(), patience).toBe('3');
    await hub.post([
      { type: 'contact.answered', at: now(), contact: 'c-1', agent: 'ana' },
      { type: 'contact.abandoned', at: now(), contact: 'c-2' },
    ]);
    await expect.poll(() => count().innerText(), patience).toBe('1');
    const queues = await (await fetch(`${hub.url}api/v1/queues`)).text();
    expect(queues).toContain('"waiting":1');
  });

  it('sets the promise, and the row says so', async () => {
    await hub.post([
      {
        type: 'queue.configured',
        at: now(),
        queue: 'Billing',
        settings: {
          name: 'Billing',
          channel: 'voice',
          threshold: 'PT2M',
          target: 0.8,
        },
      },
    ]);
    await expect.poll(() => page.locator('[data-queue=Billing] .promise').count(), patience).toBeGreaterThan(0);
  });

  it('measures event to paint', async () => {
    for (let i = 0; i < 15; i++) {
      await hub.post(calls(1));
      await expect.poll(() => count().innerText(), patience).toBe(String(2 + i));
      await new Promise((resolve) => setTimeout(resolve, 1100)); // walls report a paint at most once a second
    }
    const metrics = await hub.metrics();
    const samples = Number(/event_to_paint_seconds_count\S* (\d+)/.exec(metrics)?.[1] ?? 0);
    const quantile = (q: string) =>
      Number(new RegExp(`event_to_paint_quantile_seconds\\{[^}]*quantile="${q}"[^}]*\\} (\\S+)`).exec(metrics)?.[1]);
    console.log(`event to paint over ${samples} paints: p50 ${quantile('0.5') * 1000} ms, p99 ${quantile('0.99') * 1000} ms`);
    expect(samples).toBeGreaterThan(0);
    expect(quantile('0.5')).toBeGreaterThan(0);
  });

  it('turns old when the hub is killed', async () => {
    const bright = await count().evaluate((element) => getComputedStyle(element).color);
    await hub.kill();
    await expect.poll(() => page.locator('.fresh').innerText(), patience).toMatch(/^\d+ s behind\s+numbers from \d\d:\d\d:\d\d$/);
    expect(await count().evaluate((element) => getComputedStyle(element).color)).not.toBe(bright);
    expect(await page.locator('.aside').innerText()).toMatch(/^Connection lost\s+Trying/);
    const longest = () => page.locator('[data-queue=Billing] .value').first().innerText();
    const stopped = await longest();
    await expect.poll(() => page.locator('.clock').innerText(), patience).not.toBe(await page.locator('.clock').innerText());
    expect(await longest()).toBe(stopped);
  });

  it('is true again once the hub is back, without anybody touching the page', async () => {
    await hub.startAgain();
    await expect.poll(() => page.locator('.fresh').innerText(), patience).toMatch(/^(Live|Listening)/);
    const settled = await (await fetch(`${hub.url}api/v1/queues`)).text();
    const waiting = Number(/"waiting":(\d+)/.exec(settled)?.[1] ?? 0);
    // A second queue beside it again: what a hub has forgotten must not change the layout.
    await hub.post([...calls(2), called('s-2', 'Sales')]);
    await expect.poll(() => count().innerText(), patience).toBe(String(waiting + 2));
    expect(loads).toBe(1);
  });
});
