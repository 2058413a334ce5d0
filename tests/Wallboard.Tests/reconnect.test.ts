import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, moment } from './boards/build';
import { attentionBoard, calmBoard } from './boards/mock-boards';
import { openBrowser } from './support/browser';
import { type BuiltWall, serveBuiltWall } from './support/built-wall';
import { NetworkProxy } from './support/proxy';
import { RunningHub } from './support/running-hub';
import { openWall } from './support/wall-page';

let browser: Browser;
let wall: BuiltWall;
let hub: RunningHub;
let proxy: NetworkProxy;

beforeAll(async () => {
  browser = await openBrowser();
  wall = await serveBuiltWall();
  hub = await RunningHub.start();
  proxy = await NetworkProxy.before(hub.url);
  // Two queues: one alone has a layout of its own.
  await hub.post(
    ['Billing', 'Sales'].map((queue) => ({ type: 'contact.queued', at: now(), contact: `in ${queue}`, queue, channel: 'voice' })),
  );
});
afterAll(async () => {
  await browser?.close();
  await wall?.close();
  await proxy?.end();
  await hub?.end();
});

const now = () => new Date().toISOString();
const patience = { timeout: 90_000, interval: 100 };
const fresh = (page: Page) => page.locator('.fresh').innerText();
const waiting = (page: Page) => page.locator('[data-queue=Billing] .count').innerText();

/** The wall before the real hub, through the proxy, with a clock that runs and can be set forward. */
async function openThroughProxy(): Promise<{ page: Page; loads: () => number }> {
  const page = await browser.newPage();
  let loads = 0;
  page.on('load', () => loads++);
  await page.clock.install();
  await page.goto(proxy.url);
  return { page, loads: () => loads };
}

describe('a network that fails', () => {
  it('by swallowing WebSocket: the wall speaks another way', async () => {
    proxy.mode = 'noWebSocket';
    const { page } = await openThroughProxy();
    await expect.poll(() => proxy.upgrades, patience).toBe(1);
    await page.clock.fastForward(10_000);
    await expect.poll(() => waiting(page), patience).toBe('1');
    await expect.poll(() => fresh(page), patience).toMatch(/^Live/);
    expect(proxy.upgrades).toBe(1);
    await page.close();
    proxy.mode = 'pass';
  });

  it('by leaving the line open and mute: dropped after 15 s, and back without a reload', async () => {
    const { page, loads } = await openThroughProxy();
    await expect.poll(() => fresh(page), patience).toMatch(/^Live/);
    proxy.mode = 'mute';
    await page.clock.fastForward(16_000);
    await expect.poll(() => page.locator('.aside').innerText(), patience).toMatch(/^Connection lost/);
    proxy.mode = 'pass';
    await hub.post([{ type: 'contact.queued', at: now(), contact: 'c-2', queue: 'Billing', channel: 'voice' }]);
    // At life's own pace from here: beats come once a real second, and a page whose time runs faster finds the line mute again.
    await expect.poll(() => fresh(page), patience).toMatch(/^Live/);
    await expect.poll(() => waiting(page), patience).toBe('2');
    expect(loads()).toBe(1);
    await page.close();
  });

  it('by going away: tried again as soon as it is back', async () => {
    const { page, loads } = await openThroughProxy();
    await expect.poll(() => fresh(page), patience).toMatch(/^Live/);
    await page.context().setOffline(true);
    await page.clock.fastForward(20_000);
    await expect.poll(() => page.locator('.aside').innerText(), patience).toMatch(/^Connection lost/);
    await page.context().setOffline(false);
    await expect.poll(() => fresh(page), patience).toMatch(/^Live/);
    expect(loads()).toBe(1);
    await page.close();
  });
});

describe('a wall that comes back', () => {
  it('after a sleep shows at once how old it is, and then one snapshot without catching up', async () => {
    const { page, hub: played, passUntil } = await openWall(browser, wall.url, attentionBoard());
    let release: () => void = () => undefined;
    played.hold = new Promise((resolve) => {
      release = resolve;
    });
    await page.clock.setSystemTime(moment + 3_600_000);
    await page.clock.runFor(1_100);
    expect(await fresh(page)).toMatch(/^Offline\s+last data 14:32:0/);
    expect(await page.locator('h1').innerText()).toBe('No data for 60 minutes\nThe numbers below are from 14:32');
    played.answer = { ...calmBoard(), seq: 900, serverTime: at(-3_601) };
    await passUntil(() => played.joins === 2);
    played.hold = null;
    release();
    await passUntil(async () => (await fresh(page)).startsWith('Live'));
    expect(await page.locator('.clock').innerText()).toMatch(/^15:32:/);
    expect(await page.locator('[data-queue=billing] .count').innerText()).toBe('1');
    expect(played.joins).toBe(2);
    await page.context().close();
  });

  it('says what the hub would not show it, and keeps the old numbers as old where it is only full', async () => {
    const { page, hub: played, passUntil } = await openWall(browser, wall.url, attentionBoard());
    played.answer = 'tooManyWalls: 20000 walls are on.';
    await played.hangUp();
    played.away = false;
    await passUntil(() => played.joins >= 2);
    expect(await page.locator('.row').count()).toBe(8);
    played.answer = 'unknownBoard: There is no board.';
    const joins = played.joins;
    await passUntil(() => played.joins > joins);
    await passUntil(async () => (await page.locator('.row').count()) === 0);
    expect(await page.locator('h1').innerText()).toMatch(/^There is no such board/);
    played.answer = { ...calmBoard(), serverTime: at(-100) };
    await passUntil(async () => (await page.locator('.row').count()) === 8);
    await page.context().close();
  });

  it('does not move its rows into their new places as if that happened now', async () => {
    const { page, hub: played, passUntil } = await openWall(browser, wall.url, calmBoard(), { reducedMotion: false });
    await played.hangUp();
    played.away = false;
    played.answer = { ...attentionBoard(), seq: 50, serverTime: at(-5) };
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => seen.push(document.documentElement.className)).observe(document.documentElement, {
        attributeFilter: ['class'],
      });
    });
    await passUntil(async () => (await page.locator('.row-tall').count()) === 1);
    const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
    expect(seen.some((name) => name.includes('held-still'))).toBe(true);
    await page.context().close();
  });
});

describe('a hub that is not there any more', () => {
  it('is reloaded from after five minutes, and only once its health address answers', async () => {
    const { page, hub: played, passUntil } = await openWall(browser, wall.url, attentionBoard());
    let loads = 0;
    let health = 0;
    let answers = false;
    page.on('load', () => loads++);
    await page.route('**/health/live', (route) => {
      health++;
      return answers ? route.fulfill({ body: 'alive' }) : route.abort('connectionrefused');
    });
    await played.hangUp();
    for (let minute = 0; minute < 4; minute++) {
      await page.clock.runFor(60_000);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(health).toBe(0);
    await passUntil(() => health > 1);
    expect(loads).toBe(0);
    answers = true;
    await passUntil(() => loads === 1);
    expect(await page.locator('h1').innerText()).toMatch(/^(Connecting|The monitor does not answer)/);
    played.away = false;
    await passUntil(async () => (await page.locator('.row').count()) === 8);
    await page.context().close();
  });

  it('was never there: said in the language that this screen spoke last', async () => {
    const {
      page,
      hub: played,
      passUntil,
    } = await openWall(browser, wall.url, { ...attentionBoard(), info: { ...attentionBoard().info, language: 'da' } });
    await passUntil(async () => (await page.locator('.row').count()) === 8);
    played.away = true;
    await page.reload();
    await passUntil(async () => (await page.locator('h1').innerText()).startsWith('Tjenesten svarer ikke'));
    expect(await page.locator('.next-try').innerText()).toMatch(/^Prøver igen om \d+ s$/);
    expect(await page.locator('.connecting-help').innerText()).toContain(new URL(wall.url).host);
    await page.context().close();
  });
});

describe('a hub of another version', () => {
  it('is followed once: a version that does not arrive does not make the wall load for ever', async () => {
    const { page, hub: played, pass, passUntil } = await openWall(browser, wall.url, calmBoard());
    let loads = 0;
    page.on('load', () => loads++);
    await page.route('**/health/live', (route) => route.fulfill({ body: 'alive' }));
    played.answer = { ...calmBoard(), version: 'two' };
    await page.clock.runFor(1_500);
    played.frame({ seq: 9, asOf: at(0), serverTime: at(-2), newestReceivedAt: null, site: null, queues: [], order: null });
    await passUntil(() => loads === 1 && played.joins === 3);
    await pass(180);
    expect(loads).toBe(1);
    await page.context().close();
  });

  it('that speaks of what this page does not know makes it load anew at once, calm or not', async () => {
    const { page, hub: played, passUntil } = await openWall(browser, wall.url, attentionBoard());
    let loads = 0;
    page.on('load', () => loads++);
    await page.route('**/health/live', (route) => route.fulfill({ body: 'alive' }));
    await page.clock.runFor(1_500);
    played.answer = { ...attentionBoard(), version: 'two', queues: null as never };
    played.frame({ seq: 9, asOf: at(0), serverTime: at(-2), newestReceivedAt: null, site: null, queues: [], order: null });
    await passUntil(() => loads === 1);
    played.answer = attentionBoard();
    await passUntil(async () => (await page.locator('.row').count()) === 8);
    await page.context().close();
  });
});
