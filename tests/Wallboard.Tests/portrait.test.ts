import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardSnapshot } from '../../src/Wallboard/feed/frame-contract';
import { at, moment, rowOf, siteOf, snapshotOf } from './boards/build';
import { withForecasts } from './boards/forecasts';
import { manyBoard } from './boards/many-boards';
import { attentionBoard, attentionRows, calmBoard } from './boards/mock-boards';
import { translated, translatedBoard } from './boards/translated-boards';
import { accessibilityFaults } from './pictures/accessibility';
import { misfits } from './pictures/misfits';
import { openBrowser } from './support/browser';
import { type BuiltWall, serveBuiltWall } from './support/built-wall';
import { openWall } from './support/wall-page';

let browser: Browser;
let wall: BuiltWall;

beforeAll(async () => {
  browser = await openBrowser();
  wall = await serveBuiltWall();
});
afterAll(async () => {
  await browser?.close();
  await wall?.close();
});

const upright = { width: 1080, height: 1920 };
const uhd = { width: 2160, height: 3840 };
const tablet = { width: 768, height: 1024 };

/** All figures at the bottom, with money in as many digits as it gets. */
const richSite = siteOf({
  currency: 'EUR',
  unreturned: { customers: 1234, gaveUp: 4321 },
  promises: { dueToday: 128, likelyBroken: 27 },
  valueLost: 1_234_567,
  valueAtRisk: 123_456,
});

const boards: Readonly<Record<string, BoardSnapshot>> = {
  'one queue': snapshotOf(attentionRows().slice(0, 1), richSite),
  'one calm queue': snapshotOf(calmBoard().queues.slice(0, 1), richSite),
  'three queues': snapshotOf(attentionRows().slice(0, 3), richSite),
  'eight queues with advice': withForecasts(attentionBoard()),
  'eight calm queues': calmBoard(),
  'ten queues': manyBoard(10),
  '28 queues': manyBoard(28),
  '60 queues': manyBoard(60),
  'no queue': snapshotOf([]),
};

describe.each(Object.entries(boards))('an upright wall of %s', (_, board) => {
  it.each([upright, tablet])('fits $width × $height', async (size) => {
    const { page, complaints } = await openWall(browser, wall.url, board, size);
    await page.evaluate(() => document.fonts.ready);
    expect(await misfits(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('an upright wall', () => {
  it.each(translated)('fits in %s', async (language) => {
    const board = { ...translatedBoard(language), site: { ...translatedBoard(language).site, currency: 'EUR', valueLost: 1_234_567 } };
    const { page, passUntil } = await openWall(browser, wall.url, board, { ...upright, language });
    await passUntil(async () => (await page.locator('.row').count()) > 0);
    await page.evaluate(() => document.fonts.ready);
    expect(await misfits(page)).toEqual([]);
    await page.context().close();
  });

  it('is the same at twice the size', async () => {
    const places = async (size: { width: number; height: number }) => {
      const { page } = await openWall(browser, wall.url, attentionBoard(), size);
      const boxes = await page.locator('.row').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top / innerHeight));
      await page.context().close();
      return boxes;
    };
    const [once, twice] = [await places(upright), await places(uhd)];
    expect(twice).toHaveLength(once.length);
    for (const [i, top] of twice.entries()) expect(top).toBeCloseTo(once[i] as number, 3);
  });

  it('reads each queue as one sentence, and has no fault that an accessibility checker finds', async () => {
    const { page } = await openWall(browser, wall.url, withForecasts(attentionBoard()), upright);
    expect(await page.locator('[data-queue=billing]').getAttribute('aria-label')).toBe(
      'Billing, phone, critical: 7 waiting, 6 over 2 minutes, 3 likely to hang up, longest 5 minutes 8 seconds, 55% in time in the last 30 minutes, 0 of 10 agents free.',
    );
    expect(await page.locator('[data-queue=power-outage]').getAttribute('aria-label')).toContain('nobody waiting');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('shows each number of the recorded moment under its own name', async () => {
    const { page } = await openWall(browser, wall.url, withForecasts(attentionBoard()), upright);
    const billing = page.locator('[data-queue=billing]');
    expect(await billing.locator('.count').innerText()).toBe('7');
    const figures = (await billing.locator('.labelled-figure').allInnerTexts()).map((text) => text.split(/\s*\n\s*/));
    expect(figures).toEqual([
      ['Longest', '5:08', '6 over'],
      ['Predicted', '4min', '2–6 min'],
      ['In time', '55%', '−25'],
      ['Free', '0', '2 paused'],
    ]);
    expect(await page.locator('[data-queue=new-contracts] .line-wait').innerText()).toBe('2 min');
    expect(await page.locator('.advice-do').innerText()).toBe('Move 2 agents from Support chat');
    await page.context().close();
  });

  it('tells of the longest wait where the hub makes no forecasts', async () => {
    const { page, pass } = await openWall(browser, wall.url, attentionBoard(), upright);
    expect(await page.locator('.calm-heading').innerText()).toMatch(/waiting, longest wait$/);
    expect(await page.locator('[data-queue=new-contracts] .line-wait').innerText()).toBe('0:38');
    await pass(2);
    expect(await page.locator('[data-queue=new-contracts] .line-wait').innerText()).toBe('0:40');
    await page.context().close();
  });

  it('turns the pages of the calm queues every 20 s by the hub’s clock, and never those that need somebody', async () => {
    const { page, pass } = await openWall(browser, wall.url, manyBoard(60), upright);
    const shown = () => page.locator('.row').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-queue') as string));
    const needy = ['billing', 'broadband-chat', 'moving-home', 'customer-e-mail'];
    const first = await shown();
    // The moment is 14:32:08, so the page that stands turns at 14:32:20.
    await pass(11);
    expect(await shown()).toEqual(first);
    await pass(1);
    const second = await shown();
    expect(second.filter((queue) => !needy.includes(queue)).some((queue) => first.includes(queue))).toBe(false);
    expect(needy.every((queue) => first.includes(queue) && second.includes(queue))).toBe(true);
    expect(await page.locator('.calm-heading').innerText()).toMatch(/\d+–\d+ of 56/);
    await page.context().close();
  });

  it('moves a queue up into a card when its level rises', async () => {
    const { page, hub } = await openWall(browser, wall.url, calmBoard(), upright);
    const sales = { name: 'Sales chat', channel: 'chat', promise: 120, waits: [130, 20], inTime: 0.7, trend: [1] } as const;
    hub.frame({
      seq: 2,
      asOf: at(0),
      serverTime: new Date(moment).toISOString(),
      newestReceivedAt: at(0),
      site: null,
      queues: [rowOf({ ...sales, level: 'warning' })],
      order: null,
    });
    await page.clock.runFor(100);
    expect(await page.locator('[data-queue=sales-chat]').getAttribute('class')).toContain('card-mid');
    const tops = await page.locator('.row').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top));
    expect((await page.locator('[data-queue=sales-chat]').boundingBox())?.y).toBeCloseTo(Math.min(...tops), 0);
    await page.context().close();
  });

  it('dims old figures, says what to do, and takes advice and forecasts away', async () => {
    const { page, hub } = await openWall(browser, wall.url, withForecasts(attentionBoard()), upright);
    await hub.hangUp();
    await page.clock.runFor(242_000);
    expect(await page.locator('h1').innerText()).toMatch(/^No data for 4.minutes/);
    expect(await page.locator('.aside-main').innerText()).toBe('Use the phone system screen');
    expect(await page.locator('.advice-do').count()).toBe(0);
    expect(await page.locator('.critical-shape').count()).toBe(0);
    expect(await page.locator('[data-queue=billing] .caption').innerText()).toBe('last known 14:32:08');
    expect(await misfits(page)).toEqual([]);
    await page.context().close();
  });
});
