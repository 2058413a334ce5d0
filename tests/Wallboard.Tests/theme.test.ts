import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf } from './boards/build';
import { withForecasts } from './boards/forecasts';
import { manyBoard } from './boards/many-boards';
import { attentionBoard, attentionRows, calmBoard } from './boards/mock-boards';
import { accessibilityFaults } from './pictures/accessibility';
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

const hd = { width: 1920, height: 1080 };
const upright = { width: 1080, height: 1920 };
const phone = { width: 390, height: 844 };
const layouts = [
  ['board', withForecasts(attentionBoard()), hd],
  ['calm board', calmBoard(), hd],
  ['single queue', snapshotOf(withForecasts(attentionBoard()).queues.slice(0, 1)), hd],
  ['many queues', manyBoard(28), hd],
  ['first run', snapshotOf([]), hd],
  ['upright wall', withForecasts(attentionBoard()), upright],
  ['phone', withForecasts(attentionBoard()), phone],
] as const;

describe('the light theme', () => {
  it.each(layouts)('has no fault on the %s that an accessibility checker finds', async (_, board, size) => {
    const { page, complaints } = await openWall(browser, `${wall.url}?theme=light`, board, size);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is read while the news is old, too', async () => {
    const { page, hub } = await openWall(browser, `${wall.url}?theme=light`, attentionBoard());
    await hub.hangUp();
    await page.clock.runFor(242_000);
    expect(await page.locator('.is-dead').count()).toBe(8);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('outlines the fill of a warning, which is too pale on its own', async () => {
    const { page } = await openWall(browser, `${wall.url}?theme=light`, withForecasts(attentionBoard()));
    const strokes = async (selector: string) =>
      page.locator(selector).evaluateAll((shapes) => [...new Set(shapes.map((shape) => getComputedStyle(shape).stroke))]);
    expect(await strokes('.row .warning-shape')).toEqual(['rgb(122, 82, 0)']);
    expect(await strokes('.head-disc')).toEqual(['rgb(122, 82, 0)']);
    const bar = await page.locator('[data-queue=moving-home]').evaluate((row) => getComputedStyle(row, '::before').boxShadow);
    expect(bar).toContain('rgb(122, 82, 0)');
    await page.context().close();
  });

  it('is asked for by the address, and tells the browser so', async () => {
    const colours = async (address: string) => {
      const { page } = await openWall(browser, address, snapshotOf(attentionRows()));
      const found = await page.evaluate(() => [
        getComputedStyle(document.documentElement).backgroundColor,
        document.querySelector('meta[name=color-scheme]')?.getAttribute('content'),
        document.querySelector('meta[name=theme-color]')?.getAttribute('content'),
      ]);
      await page.context().close();
      return found;
    };
    expect(await colours(`${wall.url}?theme=light`)).toEqual(['rgb(245, 246, 248)', 'light', '#F5F6F8']);
    expect(await colours(wall.url)).toEqual(['rgb(10, 12, 16)', 'dark', '#0A0C10']);
  });
});
