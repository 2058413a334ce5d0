import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardSnapshot } from '../../src/Wallboard/feed/frame-contract';
import { at, siteOf } from './boards/build';
import { attentionBoard } from './boards/mock-boards';
import * as boards from './boards/single-boards';
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

async function on<T>(board: BoardSnapshot, look: (page: Page) => Promise<T>): Promise<T> {
  const { page, complaints } = await openWall(browser, wall.url, board);
  const seen = await look(page);
  expect(complaints).toEqual([]);
  await page.context().close();
  return seen;
}
const text = async (page: Page, selector: string) => (await page.locator(selector).first().innerText()).replace(/\s+/g, ' ').trim();
const texts = async (page: Page, selector: string) =>
  (await page.locator(selector).allTextContents()).map((said) => said.replace(/\s+/g, ' ').trim());

describe('one queue', () => {
  it('shows each number of the recorded moment', () =>
    on(boards.singleBoard(), async (page) => {
      expect(await text(page, '.site')).toBe('Customer service · Oslo · Billing, phone');
      expect(await text(page, '.who-number')).toBe('7');
      expect(await texts(page, '.who-label')).toEqual(['longest', 'likely to hang up']);
      expect(await texts(page, '.who-value')).toEqual(['5:08', '3']);
      expect(await text(page, '.who-words')).toBe('waiting, 6 past the promise');
      expect(await texts(page, '.people-wait')).toEqual(['5:08', '4:23', '4:19', '3:22', '2:40', '2:31', '1:05']);
      expect(await texts(page, '.people-risk')).toEqual(['25%', '37%', '47%', '48%', '49%', '54%', '39%']);
      expect(await page.locator('.people .head-diamond').count()).toBe(3);
      const stats = await texts(page, '.stat');
      expect(stats).toEqual([
        'Predicted wait for a new caller4min2–6 min, held 8 times in 10',
        'In time, last 30 min55% 11 of 2025 below the goal of 80%today 79%decided at the promise',
        'Free agents0 of 108 busy, 2 paused',
        'Today568 answered31 hung up, 4 more at once11 not called back yet87% solved, rated 4.2 of 5',
      ]);
      expect(await page.locator('.agent-taken').count()).toBe(8);
      expect(await page.locator('rect.agent-paused').count()).toBe(2);
      expect(await text(page, '.aside')).toBe('Move 2 agents from Support chat Likely hang-ups fall from 3 to 1');
      expect(await texts(page, '.chart text')).toEqual([
        '13:33',
        '13:45',
        '14:00',
        '14:15',
        'now',
        '5:08 longest',
        'promise 2 min',
        'bars: waiting',
      ]);
    }));

  it('claims no risk and no forecast where the hub makes none, and tells of a customer who has waited longer', () =>
    on(boards.singleWithoutForecasts(), async (page) => {
      expect(await page.locator('.people-risk').count()).toBe(0);
      expect(await page.locator('.people .head-ring').count()).toBe(7);
      expect(await texts(page, '.who-label')).toEqual(['longest']);
      expect(await text(page, '.stat >> nth=0')).toBe('Predicted wait for a new caller –');
      expect(await text(page, '.who-note')).toBe('one customer has waited 12:40 in all');
    }));

  it('says that it is learning, and that somebody has hung up', () =>
    on(boards.singleLearning(), async (page) => {
      expect(await text(page, '.stat >> nth=0')).toBe('Predicted wait for a new caller learning');
      expect(await page.locator('.people .cross').count()).toBe(1);
      expect(await text(page, '.who-note')).toBe('1 hung up just now');
    }));

  it('claims no share and no mean of too few, and says who is left to call back and how long half waited in all', () =>
    on(boards.singleYoung(), async (page) => {
      expect(await text(page, '.stat >> nth=3')).toBe('Today 568 answered 31 hung up, 4 more at once nobody left to call back');
      expect(await text(page, '.who-note')).toBe('half waited 2:10 or less in all today');
    }));

  it('reckons e-mail in working days', () =>
    on(boards.singleMail(), async (page) => {
      expect(await texts(page, '.who-value')).toEqual(['1.9d']);
      expect(await texts(page, '.people-wait')).toEqual(['1.9 d', '0.1 d']);
      expect(await text(page, '.stat >> nth=3')).toBe('Today 568 answered 7 more due today');
      expect((await texts(page, '.chart text')).slice(0, 6)).toEqual(['Sat', 'Sun', 'Mon', 'Tue', 'Wed', 'Thu']);
    }));

  it('shows groups past 120 people, and numbers where squares would not fit', () =>
    on(boards.singleCrowd(), async (page) => {
      expect(await text(page, '.who-number')).toBe('140');
      expect(await page.locator('.people .pin').count()).toBe(0);
      expect(await texts(page, '.people-note')).toContain('1 bar = 5 people');
      expect(await page.locator('.agent-squares').count()).toBe(0);
      expect(await text(page, '.stat >> nth=2')).toBe('Free agents 1 of 64 60 busy, 3 paused');
    }));

  it('labels as many of eighteen as can be told apart, the first and the last always', () =>
    on(boards.singleEighteen(), async (page) => {
      expect(await page.locator('.people .pin').count()).toBe(18);
      const waits = await texts(page, '.people-wait');
      expect(waits[0]).toBe('9:00');
      expect(waits[waits.length - 1]).toBe('1:07');
      expect(waits.length).toBeGreaterThanOrEqual(9);
      expect(await text(page, '.stat >> nth=2')).toBe('Free agents – no source tells of agents');
    }));

  it('takes its time of opening, or its silence, for what matters', async () => {
    await on(boards.singleClosed(), async (page) => {
      expect(await text(page, '.who-note')).toMatch(/^Closed, opens Fri,? 08:00$/);
      expect(await page.locator('.who.is-closed').count()).toBe(1);
    });
    await on(boards.singleSilent(), async (page) => {
      expect(await text(page, '.who-note')).toBe('silent for 12 min');
      expect(await page.locator('.who.is-dead').count()).toBe(1);
      expect(await text(page, '.stat >> nth=2')).toBe('Free agents – unknown');
    });
  });

  it('ticks by the server’s clock, and shows nothing foreseen on old figures', async () => {
    const { page, hub, pass } = await openWall(browser, wall.url, boards.singleBoard());
    await pass(2);
    expect(await texts(page, '.who-value')).toEqual(['5:10', '3']);
    expect((await texts(page, '.people-wait'))[0]).toBe('5:10');
    await hub.hangUp();
    await pass(16, false);
    expect(await page.locator('.aside-advice').count()).toBe(0);
    expect(await text(page, '.stat >> nth=0')).toBe('Predicted wait for a new caller ~4min 2–6 min, held 8 times in 10');
    await page.clock.runFor(300_000);
    expect((await texts(page, '.chart text')).slice(0, 5)).toEqual(['13:33', '13:45', '14:00', '14:15', '14:32']);
    expect(await page.locator('.people-risk').count()).toBe(0);
    expect(await page.locator('.people .head-diamond').count()).toBe(0);
    expect(await text(page, '.stat >> nth=0')).toBe('Predicted wait for a new caller –');
    await page.context().close();
  });

  it('finds a line for a source whose events are refused', async () => {
    const refused = { count: 212, since: at(720), cause: 'missingField' as const, lastAt: at(4) };
    const site = siteOf({ sources: [{ source: 'mail-gateway', state: 'live', heardAt: at(1), refused }] });
    await on({ ...boards.singleBoard(), site }, async (page) => {
      expect(await text(page, '.notice')).toMatch(/^mail-gateway: 212 events refused since 14:20/);
      const bottom = (selector: string) => page.locator(selector).evaluate((element) => element.getBoundingClientRect().bottom);
      expect(await bottom('.notice')).toBeLessThanOrEqual(1080 - 24);
      expect(await bottom('.chart')).toBeLessThanOrEqual(
        await page.locator('.notice').evaluate((element) => element.getBoundingClientRect().top + 4),
      );
    });
  });

  it('is read as one sentence', () =>
    on(boards.singleBoard(), async (page) => {
      expect(await page.locator('li').count()).toBe(1);
      expect(await page.locator('[data-queue=billing]').getAttribute('aria-label')).toMatch(/^Billing, phone, critical: 7 waiting/);
    }));
});

describe('the layout', () => {
  it('follows the board: by its number of queues, or as it asks', async () => {
    const shown = (board: BoardSnapshot) => on(board, async (page) => (await page.locator('[class*=layout-]').getAttribute('class')) ?? '');
    expect(await shown(boards.singleMail())).toContain('layout-single');
    expect(await shown(attentionBoard())).toContain('layout-board');
    const many = { ...attentionBoard(), info: { ...attentionBoard().info, layout: 'many' as const } };
    expect(await shown(many)).toContain('layout-many');
    const single = { ...attentionBoard(), info: { ...attentionBoard().info, layout: 'single' as const } };
    expect(await shown(single)).toContain('layout-board');
  });

  it('follows the window when it is turned', async () => {
    const { page, passUntil } = await openWall(browser, wall.url, boards.singleBoard());
    const shows = (layout: string) => passUntil(async () => (await page.locator(`.layout-${layout}`).count()) === 1);
    await shows('single');
    await page.setViewportSize({ width: 1080, height: 1920 });
    await shows('portrait');
    await page.setViewportSize({ width: 390, height: 844 });
    await shows('phone');
    await page.context().close();
  });
});
