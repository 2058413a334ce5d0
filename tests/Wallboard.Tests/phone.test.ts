import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardSnapshot } from '../../src/Wallboard/feed/frame-contract';
import { siteOf, snapshotOf } from './boards/build';
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

const phone = { width: 390, height: 844 };
const targetLeast = 44;

const boards: Readonly<Record<string, BoardSnapshot>> = {
  'eight queues with advice': withForecasts(attentionBoard()),
  'eight calm queues': calmBoard(),
  'one queue': snapshotOf(attentionRows().slice(0, 1), siteOf({ currency: 'EUR', valueLost: 1_234_567, valueAtRisk: 123_456 })),
  '60 queues': manyBoard(60),
  'no queue': snapshotOf([]),
};

/** Nothing is lost sideways, or cut by its own box; what lies under the top line while scrolling does not count. */
async function expectAllReadable(page: Page) {
  await page.evaluate(() => document.fonts.ready);
  expect(await misfits(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

describe.each(Object.entries(boards))('a phone with %s', (_, board) => {
  it.each([phone, { width: 360, height: 640 }, { width: 430, height: 932 }])('fits $width × $height', async (size) => {
    const { page, complaints } = await openWall(browser, wall.url, board, size);
    await expectAllReadable(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('loses nothing at twice the size', async () => {
    const { page } = await openWall(browser, wall.url, board, { width: 195, height: 422 });
    await expectAllReadable(page);
    await page.context().close();
  });
});

describe('a phone', () => {
  it.each(translated)('fits in %s', async (language) => {
    const { page, passUntil } = await openWall(browser, wall.url, translatedBoard(language), { width: 360, height: 640, language });
    await passUntil(async () => (await page.locator('.row').count()) > 0);
    await expectAllReadable(page);
    await page.context().close();
  });

  it('scrolls, with freshness and clock in sight all the way', async () => {
    const { page } = await openWall(browser, wall.url, manyBoard(60), phone);
    expect(await page.evaluate(() => document.documentElement.scrollHeight > 2 * innerHeight)).toBe(true);
    await page.mouse.wheel(0, 100_000);
    await page.waitForFunction(() => scrollY > innerHeight);
    const top = await page.locator('.top').boundingBox();
    expect(top?.y).toBe(0);
    for (const part of ['.fresh', '.clock']) {
      const seen = await page.locator(part).evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      });
      expect(seen, part).toBe(true);
    }
    await page.context().close();
  });

  it('shows the four figures of a queue in need, and says how many of all those are', async () => {
    const { page } = await openWall(browser, wall.url, withForecasts(attentionBoard()), phone);
    expect((await page.locator('section h2').first().innerText()).split('\n')).toEqual(['Needs you', '3 of 8 queues']);
    const figures = (await page.locator('[data-queue=billing] .labelled-figure').allInnerTexts()).map((text) => text.split(/\s*\n\s*/));
    expect(figures).toEqual([
      ['Longest', '5:08', '6 over 2 min'],
      ['Predicted', '4min', '2–6 min'],
      ['In time', '55%', 'goal 80%'],
      ['Free', '0 of 10', '2 paused'],
    ]);
    await page.context().close();
  });

  it('opens a calm queue on a tap, and closes it again', async () => {
    const { page } = await openWall(browser, wall.url, calmBoard(), phone);
    const line = page.locator('[data-queue=new-contracts]');
    const button = line.getByRole('button');
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    expect(await line.locator('.labelled-figure').count()).toBe(0);
    await button.click();
    await page.clock.runFor(50);
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    expect((await line.locator('.labelled-figure').allInnerTexts()).map((text) => text.split('\n')[0])).toEqual([
      'Longest',
      'Predicted',
      'In time',
      'Free',
    ]);
    const details = await button.getAttribute('aria-controls');
    expect(await page.locator(`[id="${details}"]`).isVisible()).toBe(true);
    await expectAllReadable(page);
    await button.click();
    await page.clock.runFor(50);
    expect(await page.locator(`[id="${details}"]`).isVisible()).toBe(false);
    await page.context().close();
  });

  it('opens by the keyboard, keeps the focus in sight and its numbers alive', async () => {
    const { page, pass } = await openWall(browser, wall.url, calmBoard(), phone);
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement?.closest('[data-queue]')?.getAttribute('data-queue'));
    expect(await focused()).toBe('billing');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
    expect(outline).toBe('solid');
    await page.keyboard.press('Enter');
    await page.clock.runFor(50);
    const longest = page.locator('[data-queue=billing] .labelled-figure .value').first();
    expect(await longest.innerText()).toBe('0:26');
    await pass(2);
    expect(await longest.innerText()).toBe('0:28');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('moving-home');
    await page.keyboard.press('Space');
    await page.clock.runFor(50);
    expect(await page.locator('[aria-expanded=true]').count()).toBe(2);
    await page.context().close();
  });

  it('says each queue in one sentence, whether it opens or not', async () => {
    const { page } = await openWall(browser, wall.url, attentionBoard(), phone);
    expect(await page.locator('[data-queue=billing]').getAttribute('aria-label')).toMatch(/^Billing, phone, critical: 7 waiting,/);
    const calm = page.getByRole('button', { name: /^Power outage, phone, on promise: nobody waiting,.*3 of 4 agents free\.$/ });
    expect(await calm.count()).toBe(1);
    await page.context().close();
  });

  it('has targets that a thumb hits, and words that are read in a hand', async () => {
    const { page } = await openWall(browser, wall.url, withForecasts(attentionBoard()), phone);
    const heights = await page.locator('button').evaluateAll((all) => all.map((button) => button.getBoundingClientRect().height));
    expect(heights.length).toBe(5);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(targetLeast);
    const smallest = await page.evaluate(() => {
      const words = [...document.querySelectorAll('.wall *')].filter(
        (element) =>
          element instanceof HTMLElement && [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
      );
      return Math.min(...words.map((element) => Number.parseFloat(getComputedStyle(element).fontSize)));
    });
    expect(smallest).toBeGreaterThanOrEqual(13);
    await page.context().close();
  });

  it('grows with the text size that its owner has chosen', async () => {
    const { page } = await openWall(browser, wall.url, attentionBoard(), phone);
    const size = () => page.locator('h1').evaluate((h1) => Number.parseFloat(getComputedStyle(h1).fontSize));
    const before = await size();
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: 24 } });
    expect(await size()).toBeCloseTo(before * 1.5, 1);
    await page.context().close();
  });

  it('keeps its cursor', async () => {
    const { page, pass } = await openWall(browser, wall.url, attentionBoard(), phone);
    await pass(5);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).cursor)).not.toBe('none');
    await page.context().close();
  });

  it('shows the board on its side', async () => {
    const { page, passUntil } = await openWall(browser, wall.url, attentionBoard(), { width: 844, height: 390 });
    expect(await page.locator('.layout-board').count()).toBe(1);
    const box = await page.locator('.wall').boundingBox();
    expect(box?.height).toBeCloseTo(390, 0);
    expect(box?.width).toBeLessThan(844);
    await page.setViewportSize(phone);
    await passUntil(async () => (await page.locator('.layout-phone').count()) === 1);
    await page.context().close();
  });

  it('has no fault that an accessibility checker finds, open or closed', async () => {
    const { page } = await openWall(browser, wall.url, withForecasts(attentionBoard()), phone);
    await page.getByRole('button').first().click();
    await page.clock.runFor(50);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('says what became of the line, and takes back what it no longer knows', async () => {
    const { page, hub } = await openWall(browser, wall.url, withForecasts(attentionBoard()), phone);
    await hub.hangUp();
    await page.clock.runFor(242_000);
    expect(await page.locator('.fresh').innerText()).toMatch(/^Offline/);
    expect(await page.locator('h1').innerText()).toMatch(/^No data for 4.minutes/);
    expect(await page.locator('.advice-do').count()).toBe(0);
    expect(await page.locator('[data-queue=billing] .caption').innerText()).toBe('last known 14:32:08');
    await expectAllReadable(page);
    await page.context().close();
  });
});
