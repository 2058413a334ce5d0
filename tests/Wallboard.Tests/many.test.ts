import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardSnapshot, QueueRow } from '../../src/Wallboard/feed/frame-contract';
import { at, moment, snapshotOf } from './boards/build';
import { ablazeBoard, manyBoard } from './boards/many-boards';
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

const queues = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((elements) => elements.map((element) => element.getAttribute('data-queue') ?? ''));
const rows = (page: Page) =>
  page.locator('.row-dense').evaluateAll((elements) =>
    elements
      .map((element) => [element.getBoundingClientRect().top, element.getAttribute('data-queue') ?? ''] as const)
      .sort(([a], [b]) => a - b)
      .map(([, queue]) => queue),
  );
const words = async (page: Page, selector: string) => (await page.locator(selector).innerText()).replace(/\s+/g, ' ').trim();

describe('many queues', () => {
  it('gives a row to each in need, worst first, and a cell to all others', async () => {
    const { page, complaints } = await openWall(browser, wall.url, manyBoard(28));
    expect(await words(page, '.site')).toBe('Customer service · Oslo · 28 queues');
    expect(await rows(page)).toEqual(['billing', 'broadband-chat', 'moving-home', 'customer-e-mail']);
    expect(await page.locator('.queue-cell').count()).toBe(24);
    expect(await words(page, '.many-head')).toBe('On promise, 24 waiting now, predicted wait');
    expect(await words(page, '.many-columns > :first-child')).toBe('Needs you, 4 of 28');
    const billing = page.locator('[data-queue=billing]');
    const cells = (await billing.locator('.cell, .likely-cell').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    expect(cells).toEqual(['3', '5:08', '4min2–6', '−2555%', '0 of 10']);
    expect(await billing.locator('.head-diamond').count()).toBe(3 + 1);
    const contracts = page.locator('[data-queue=new-contracts]');
    expect([await contracts.locator('.cell-count').innerText(), await contracts.locator('.cell-last').innerText()]).toEqual(['2', '2 min']);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('turns its pages every 20 s of the server’s clock, and moves neither rows nor headline', async () => {
    // 14:32:08 lies 8 s into its 20 s; 20 s are counted from 1970 on, so that every wall turns at the same moment.
    const { page, pass } = await openWall(browser, wall.url, manyBoard(100));
    const turn = Math.floor(moment / 20_000);
    const standing = async () => [await page.locator('h1').innerText(), ...(await rows(page))];
    const page1 = await queues(page, '.queue-cell');
    const fixed = await standing();
    expect(await words(page, '.pages')).toBe(`page ${(turn % 4) + 1} of 4`);
    expect(page1).toHaveLength(24);
    await pass(11);
    expect(await queues(page, '.queue-cell')).toEqual(page1);
    await pass(1);
    const page2 = await queues(page, '.queue-cell');
    expect(await words(page, '.pages')).toBe(`page ${((turn + 1) % 4) + 1} of 4`);
    expect(page2.filter((queue) => page1.includes(queue))).toEqual([]);
    expect(await standing()).toEqual(fixed);
    const seen = new Set([...page1, ...page2]);
    for (let i = 0; i < 2; i++) {
      await pass(20);
      for (const queue of await queues(page, '.queue-cell')) seen.add(queue);
    }
    expect(seen.size).toBe(96);
    await page.context().close();
  });

  it('shows the same page on walls that came at different times', async () => {
    const first = await openWall(browser, wall.url, manyBoard(60));
    await first.pass(15);
    const later: BoardSnapshot = { ...manyBoard(60), serverTime: new Date(moment + 15_000).toISOString() };
    const second = await openWall(browser, wall.url, later);
    expect(await queues(second.page, '.queue-cell')).toEqual(await queues(first.page, '.queue-cell'));
    await first.page.context().close();
    await second.page.context().close();
  });

  it('lets those who hear it hear the queues of the other pages too', async () => {
    const { page } = await openWall(browser, wall.url, manyBoard(60));
    expect(await page.locator('.many > li[aria-label]').count()).toBe(60);
    await page.context().close();
  });

  it('gives a row to six, and to the next ones in need the first cells of every page', async () => {
    const { page, pass } = await openWall(browser, wall.url, ablazeBoard());
    expect(await rows(page)).toHaveLength(6);
    expect(await words(page, '.many-more')).toBe('and 14 more need you');
    const needy = () => queues(page, '.queue-cell:is(.is-critical, .is-warning)');
    const before = await needy();
    expect(before).toHaveLength(6);
    await pass(20);
    expect(await needy()).toEqual(before);
    await page.context().close();
  });

  it('moves a queue into a row when its level rises', async () => {
    const { page, hub } = await openWall(browser, wall.url, manyBoard(28, []));
    expect(await page.locator('.many-columns').count()).toBe(0);
    expect(await page.locator('.queue-cell').count()).toBe(28);
    hub.frame({
      seq: 2,
      asOf: at(0),
      serverTime: at(0),
      newestReceivedAt: at(0),
      site: null,
      queues: [{ queue: 'meter-reading', level: 'critical' }],
      order: null,
    });
    await page.clock.runFor(100);
    expect(await rows(page)).toEqual(['meter-reading']);
    expect(await page.locator('.queue-cell').count()).toBe(27);
    await page.context().close();
  });

  it('calls nothing kept that is silent, closed or without a promise, and shows each as it is', async () => {
    const down = { state: 'down' as const, heardAt: at(720), ageSeconds: 720 };
    const changed: Record<string, Partial<QueueRow>> = {
      'sales-chat': { freshness: down },
      'partner-line': { open: false, openChangesAt: '2026-03-13T07:00:00.000Z' },
      technicians: { forecast: 'learning', predictedWait: null },
      complaints: { waiting: 1234 },
      'loyalty-chat': { level: 'unknown', promiseConfirmed: false },
    };
    const board = snapshotOf(manyBoard(28).queues.map((row) => ({ ...row, ...changed[row.queue] })));
    const { page } = await openWall(browser, wall.url, board);
    expect(await words(page, '.many-head')).toBe('All others, 24 waiting now, predicted wait');
    expect(await words(page, '[data-queue=sales-chat] .cell-last')).toBe('silent');
    expect(await words(page, '[data-queue=partner-line] .cell-closed')).toMatch(/^opens Fri,? 08:00$/);
    expect(await words(page, '[data-queue=technicians] .cell-last')).toBe('learning');
    expect(await words(page, '[data-queue=complaints] .cell-count')).toBe('1,234');
    expect(await page.locator('[data-queue=loyalty-chat] .unknown-shape').count()).toBe(1);
    await page.context().close();
  });

  it('claims no promise kept and nothing foreseen without data', async () => {
    const { page, hub } = await openWall(browser, wall.url, manyBoard(28));
    await hub.hangUp();
    await page.clock.runFor(242_000);
    expect(await words(page, '.many-head')).toBe('All others, 24');
    expect(await page.locator('.likely-cell, .beside, .aside-advice, .head-diamond').count()).toBe(0);
    expect(await words(page, '[data-queue=new-contracts] .cell-last')).toBe('–');
    await page.context().close();
  });

  it('shows the longest wait where the hub makes no forecasts', async () => {
    const board = snapshotOf(
      manyBoard(28, []).queues.map((row) => ({ ...row, forecast: 'none' as const, predictedWait: null, likely: null })),
    );
    const { page } = await openWall(browser, wall.url, board);
    expect(await words(page, '.many-head')).toBe('On promise, 28 waiting now, longest wait');
    expect(await words(page, '[data-queue=new-contracts] .cell-last')).toBe('0:48');
    expect(await words(page, '[data-queue=business-e-mail] .cell-last')).toBe('0.9 d');
    await page.context().close();
  });
});
