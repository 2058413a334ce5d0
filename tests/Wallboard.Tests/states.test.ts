import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, moment, rowOf, siteOf, snapshotOf } from './boards/build';
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

const freshness = (page: Page) => page.locator('.fresh').innerText();
const colourOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => getComputedStyle(element).color);

describe('freshness', () => {
  it('ages step by step when the beats stop: late, delayed, offline', async () => {
    const { page, hub, pass } = await openWall(browser, wall.url, attentionBoard());
    hub.away = true; // the line stays open, silent; nobody answers a new one
    const bright = await colourOf(page, '[data-queue=billing] .count');
    expect(await freshness(page)).toMatch(/^Live/);
    await pass(5, false);
    expect(await freshness(page)).toMatch(/^Live/);
    await pass(1, false);
    expect(await freshness(page)).toBe('6 s ago');
    await pass(9, false);
    expect(await freshness(page)).toBe('15 s ago');
    await pass(1, false);
    expect(await freshness(page)).toBe('16 s behind\nnumbers from 14:32:08');
    expect(await colourOf(page, '[data-queue=billing] .count')).not.toBe(bright);
    expect(await page.locator('h1').innerText()).toBe('At 14:32, Billing had 7 callers waiting,\n6 for more than 2 minutes');
    await pass(44, false);
    expect(await freshness(page)).toMatch(/^60 s behind/);
    await pass(1, false);
    expect(await freshness(page)).toBe('Offline\nlast data 14:32:08');
    expect(await page.locator('h1').innerText()).toBe('No data for 1 minute\nThe numbers below are from 14:32');
    expect(await page.locator('[data-queue=billing] .critical-shape').count()).toBe(0);
    expect(await page.locator('[data-queue=billing] .agents').innerText()).toBe('–\nunknown');
    await page.context().close();
  });

  it('stops the waits when the news stops: nothing is claimed beyond it', async () => {
    const { page, hub, pass } = await openWall(browser, wall.url, attentionBoard());
    hub.away = true;
    const longest = () => page.locator('[data-queue=billing] .value').first().innerText();
    await pass(40, false);
    expect(await longest()).toBe('5:09');
    expect(await page.locator('.clock').innerText()).toBe('14:32:48');
    await page.context().close();
  });

  it('counts down to the next try, and is live again after one snapshot', async () => {
    const { page, hub, pass, passUntil } = await openWall(browser, wall.url, attentionBoard());
    await hub.hangUp();
    await pass(30, false);
    await passUntil(async () => /^Connection lost\s+Trying again in \d+ s$/.test(await page.locator('.aside').innerText()));
    hub.away = false;
    hub.answer = {
      ...calmBoard(),
      seq: 50,
      serverTime: new Date(moment + 60_000).toISOString(),
    };
    await passUntil(async () => (await freshness(page)).startsWith('Live'));
    expect(hub.joins).toBe(2);
    expect(await page.locator('h1').innerText()).toMatch(/^Everyone is being answered in time/);
    await page.context().close();
  });

  it('dims only the rows of a silent source, and names it', async () => {
    const { page, hub } = await openWall(browser, wall.url, attentionBoard());
    const silent = attentionRows()
      .filter((row) => row.channel === 'email')
      .map((row) => ({
        ...row,
        level: 'unknown' as const,
        freshness: {
          state: 'down' as const,
          heardAt: at(720),
        },
      }));
    const sources = [
      { source: 'Mail gateway', state: 'down' as const, heardAt: at(720), refused: null },
      { source: 'telephony', state: 'live' as const, heardAt: at(0), refused: null },
    ];
    hub.frame({
      seq: 2,
      asOf: at(0),
      serverTime: at(0),
      newestReceivedAt: null,
      site: siteOf({ sources }),
      queues: silent,
      order: null,
    });
    await page.clock.runFor(100);
    expect(await freshness(page)).toBe('E-mail silent\nphone and chat live');
    const dead = await page.locator('.row.is-dead').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-queue')));
    expect(dead).toEqual(['customer-e-mail', 'business-e-mail']);
    expect(await page.locator('[data-queue=customer-e-mail] .caption').innerText()).toBe('silent for 12 min');
    expect(await page.locator('[data-queue=customer-e-mail]').getAttribute('class')).toContain('row-mid');
    await page.context().close();
  });

  it('says so when the screen’s own clock is wrong, and shows the server’s time all the same', async () => {
    const wrong = {
      ...calmBoard(),
      serverTime: new Date(moment - 65_000).toISOString(),
    };
    const { page, hub } = await openWall(browser, wall.url, wrong);
    expect(await page.locator('.clock').innerText()).toBe('14:31:03');
    expect(await page.locator('.clock-difference').count()).toBe(0);
    for (let second = 1; second <= 11; second++) {
      hub.beat(1, new Date(moment - 65_000 + second * 1000).toISOString());
      await page.clock.runFor(1000);
    }
    expect(await page.locator('.clock-difference').innerText()).toBe('this screen’s own clock is 1 min fast');
    await page.context().close();
  });
});

describe('new files of the wallboard', () => {
  it('are loaded when the board is calm, not while somebody is needed', async () => {
    const { page, hub, passUntil } = await openWall(browser, wall.url, attentionBoard());
    let loads = 0;
    page.on('load', () => loads++);
    await page.route('**/health/live', (route) => route.fulfill({ body: 'alive' }));
    const gap = (seq: number) =>
      hub.frame({ seq, asOf: at(0), serverTime: at(0), newestReceivedAt: null, site: null, queues: [], order: null });
    await page.clock.runFor(1500);
    hub.answer = { ...attentionBoard(), seq: 20, version: 'two' };
    gap(9);
    await passUntil(() => hub.joins === 2);
    await page.clock.runFor(3000);
    expect(loads).toBe(0);
    hub.answer = { ...calmBoard(), seq: 30, version: 'two' };
    gap(29);
    await passUntil(() => loads === 1 && hub.joins === 4);
    await page.clock.runFor(3000);
    expect(loads).toBe(1);
    await page.context().close();
  });
});

describe('without a board to show', () => {
  it('tells on the first run what to send', async () => {
    const { page, complaints } = await openWall(browser, wall.url, snapshotOf([]));
    expect(await page.locator('h1').innerText()).toBe('Ready for the first call\nThe board fills itself when events arrive');
    expect(await page.locator('.example').innerText()).toContain('"type":    "contact.queued"');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('fills itself when the first queue appears', async () => {
    const { page, hub } = await openWall(browser, wall.url, snapshotOf([]));
    const first = rowOf({
      name: 'Billing',
      channel: 'voice',
      level: 'unknown',
      promise: 20,
      waits: [3],
      inTime: null,
      free: null,
      trend: [0],
    });
    const row = { ...first, promiseConfirmed: false };
    hub.frame({
      seq: 2,
      asOf: at(0),
      serverTime: at(0),
      newestReceivedAt: at(0),
      site: null,
      queues: [row],
      order: ['billing'],
    });
    await page.clock.runFor(100);
    expect(await page.locator('[data-queue=billing] .who-number').innerText()).toBe('1');
    expect(await page.locator('h1').innerText()).toBe('1 person waiting\nNo promise is set, so nothing is marked as late');
    expect(await page.locator('[data-queue=billing] .promise').count()).toBe(0);
    await page.context().close();
  });

  it('passes on why the hub refuses a board, and keeps trying', async () => {
    const { page, hub, passUntil } = await openWall(browser, wall.url, 'There is no board "lobby" on this site.');
    expect(await page.locator('h1').innerText()).toBe('The monitor cannot show this board\nThere is no board "lobby" on this site.');
    hub.answer = calmBoard();
    await passUntil(async () => (await page.locator('.row').count()) === 8);
    await page.context().close();
  });
});

describe('rows of their own kind', () => {
  it('shows a closed queue as one dim line with its opening time', async () => {
    const rows = calmBoard().queues.map((row) =>
      row.queue === 'support-chat' ? { ...row, open: false, openChangesAt: '2026-03-13T07:00:00.000Z' } : row,
    );
    const { page } = await openWall(browser, wall.url, snapshotOf(rows));
    expect(await page.locator('[data-queue=support-chat] .line').innerText()).toMatch(/^Closed, opens Fri,? 08:00$/);
    expect(await page.locator('[data-queue=support-chat]').getAttribute('class')).toContain('is-closed');
    await page.context().close();
  });

  it('tells of rows that found no room', async () => {
    const many = Array.from({ length: 16 }, (_, i) =>
      rowOf({
        name: `Queue ${i + 1}`,
        channel: 'voice',
        level: i < 8 ? 'warning' : 'fine',
        promise: 20,
        waits: i < 8 ? [30 + i] : [],
        inTime: 0.9,
        free: [1, 2, 0],
        trend: [0.5],
      }),
    );
    const asked = snapshotOf(many);
    const { page } = await openWall(browser, wall.url, { ...asked, info: { ...asked.info, layout: 'board' } });
    const shown = await page.locator('.row').count();
    expect(await page.locator('.more-rows').innerText()).toBe(`and ${16 - shown} more, 2 of them past their promise`);
    await page.context().close();
  });
});
