import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SiteChange } from '../../src/Wallboard/feed/frame-contract';
import { at, rowOf, siteOf, snapshotOf } from './boards/build';
import { attentionBoard, attentionRows, calmBoard } from './boards/mock-boards';
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

const texts = (selector: string) => (root: { locator(s: string): { allInnerTexts(): Promise<string[]> } }) =>
  root.locator(selector).allInnerTexts();

describe('the board', () => {
  it('shows each number of the recorded moment in its place', async () => {
    const { page, hub, complaints } = await openWall(browser, wall.url, attentionBoard());
    expect(await page.locator('h1').innerText()).toBe('Billing: 7 callers waiting,\n6 for more than 2 minutes');
    expect(await page.locator('.clock').innerText()).toBe('14:32:08');
    const billing = page.locator('[data-queue=billing]');
    expect(await billing.locator('.count').innerText()).toBe('7');
    expect(await billing.locator('.pin').count()).toBe(7);
    expect((await texts('.value')(billing)).map((text) => text.replace(/\s+/g, ' ').trim())).toEqual(['5:08', '–', '55%', '0 of 10']);
    expect(await texts('.beneath')(billing)).toEqual(['6 over 2 min', '−25 today 79%', '2 paused']);
    const mail = page.locator('[data-queue=customer-e-mail]');
    expect((await texts('.value')(mail))[0]).toBe('1.9d');
    const bottom = async () => (await texts('.today-figure')(page)).map((text) => text.replace(/\s+/g, ' '));
    const [gotThrough, hungUp] = ['Got through today 97% 2,112 of 2,171', 'Hung up today 59 2.7%'];
    expect(await bottom()).toEqual([gotThrough, hungUp]);
    let seq = 2;
    const becomes = async (site: SiteChange) => {
      hub.frame({ seq, asOf: at(0), serverTime: at(0), newestReceivedAt: at(0), site, queues: [], order: null });
      seq++;
      await page.clock.runFor(300);
    };
    await becomes({ unreturned: { customers: 21, gaveUp: 59 } });
    expect(await bottom()).toEqual([gotThrough, hungUp, 'Not called back 21 of 59 who gave up']);
    await becomes({ promises: { dueToday: 7, likelyBroken: 2 }, valueLost: 38_400, valueAtRisk: 900 });
    expect(await bottom()).toEqual([
      gotThrough,
      hungUp,
      'Not called back 21 of 59 who gave up',
      'E-mail promises due today 7 2 will be late',
      'Revenue lost today, estimate NOK 38,400 NOK 900 more at risk',
    ]);
    await becomes({ unreturned: { customers: 0, gaveUp: 0 }, promises: { dueToday: 0, likelyBroken: 0 }, valueLost: 0, valueAtRisk: null });
    expect((await bottom()).slice(2)).toEqual([
      'Not called back 0 of 0 who gave up',
      'E-mail promises due today 0 all on pace',
      'Revenue lost today, estimate NOK 0',
    ]);
    await becomes({ unreturned: null, promises: null, valueLost: null });
    expect(await bottom()).toEqual([gotThrough, hungUp]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('reads each row as one sentence, and hides the shapes from those who hear it', async () => {
    const { page } = await openWall(browser, wall.url, attentionBoard());
    const label = await page.locator('[data-queue=billing]').getAttribute('aria-label');
    expect(label).toBe(
      'Billing, phone, critical: 7 waiting, 6 over 2 minutes, longest 5 minutes 8 seconds, 55% in time in the last 30 minutes, 0 of 10 agents free.',
    );
    expect(await page.locator('svg:not([aria-hidden=true])').count()).toBe(0);
    expect(await page.locator('[aria-live=polite]').innerText()).toContain('Billing: 7 callers waiting');
    await page.context().close();
  });

  it('keeps the clock in its place, whatever it shows', async () => {
    const { page, pass } = await openWall(browser, wall.url, calmBoard());
    await page.evaluate(() => document.fonts.ready);
    const places = new Set<string>();
    for (let second = 0; second < 70; second++) {
      await pass(1);
      places.add(
        await page.locator('.clock').evaluate((clock) => {
          const { left, width } = clock.getBoundingClientRect();
          return `${Math.round(left)} ${Math.round(width)}`;
        }),
      );
    }
    expect([...places]).toHaveLength(1);
    await page.context().close();
  });

  it('ticks waits by the server’s clock while beats come', async () => {
    const { page, pass } = await openWall(browser, wall.url, attentionBoard());
    await pass(3);
    expect(await page.locator('.clock').innerText()).toBe('14:32:11');
    expect((await texts('[data-queue=billing] .value')(page))[0]).toBe('5:11');
    await page.context().close();
  });

  it('moves a row up when its level rises, and says what changed', async () => {
    const { page, hub } = await openWall(browser, wall.url, calmBoard());
    expect(await page.locator('h1').innerText()).toBe('Everyone is being answered in time\n4 waiting by phone or chat, longest 38 s');
    const sales = rowOf({
      name: 'Sales chat',
      channel: 'chat',
      level: 'warning',
      promise: 120,
      waits: [130, 20],
      inTime: 0.7,
      free: [0, 5, 1],
      trend: [1],
    });
    const before = await page.locator('[data-queue=sales-chat]').boundingBox();
    hub.frame({
      seq: 2,
      asOf: at(0),
      serverTime: at(0),
      newestReceivedAt: at(0),
      site: null,
      queues: [sales],
      order: null,
    });
    await page.clock.runFor(100);
    const after = await page.locator('[data-queue=sales-chat]').boundingBox();
    expect(after?.y).toBeLessThan(before?.y ?? 0);
    expect(await page.locator('h1').innerText()).toBe('Sales chat: 2 people waiting,\n1 for more than 2 minutes');
    await page.context().close();
  });

  it('leaves a cross where somebody hung up, for 30 s', async () => {
    const rows = attentionRows().map((row) =>
      row.queue === 'billing' ? { ...row, losses: [{ mark: 99, at: at(28), waitedSeconds: 90 }] } : row,
    );
    const { page, pass } = await openWall(browser, wall.url, snapshotOf(rows));
    expect(await page.locator('[data-queue=billing] .cross').count()).toBe(1);
    await pass(4);
    expect(await page.locator('[data-queue=billing] .cross').count()).toBe(0);
    await page.context().close();
  });

  it('reports the paint of a state, at most once a second', async () => {
    const { page, hub } = await openWall(browser, wall.url, attentionBoard());
    const frame = (seq: number) =>
      hub.frame({
        seq,
        asOf: at(0),
        serverTime: at(0),
        newestReceivedAt: at(0),
        site: siteOf(),
        queues: [],
        order: null,
      });
    for (let seq = 2; seq <= 6; seq++) {
      frame(seq);
      await page.clock.runFor(100);
    }
    expect(hub.painted.length).toBeLessThanOrEqual(1);
    await page.clock.runFor(1000);
    frame(7);
    await page.clock.runFor(100);
    await expect.poll(() => hub.painted.at(-1)?.seq).toBe(7);
    expect(hub.painted.every((report) => report.milliseconds >= 0)).toBe(true);
    await page.context().close();
  });

  it('joins again after a gap and shows the new truth', async () => {
    const { page, hub } = await openWall(browser, wall.url, attentionBoard());
    await page.clock.runFor(1500);
    hub.answer = { ...calmBoard(), seq: 10 };
    const again = hub.nextJoin();
    hub.frame({
      seq: 9,
      asOf: at(0),
      serverTime: at(-2),
      newestReceivedAt: null,
      site: null,
      queues: [],
      order: null,
    });
    await again;
    await page.clock.runFor(100);
    expect(hub.joins).toBe(2);
    expect(await page.locator('[data-queue=billing] .count').innerText()).toBe('1');
    await page.context().close();
  });
});
