import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attentionBoard } from './boards/mock-boards';
import { translatedBoard } from './boards/translated-boards';
import { openBrowser } from './support/browser';
import { type BuiltWall, serveBuiltWall } from './support/built-wall';
import { openWall, type WallPage } from './support/wall-page';

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

const untilRows = ({ page, passUntil }: WallPage) => passUntil(async () => (await page.locator('.row').count()) > 0);

describe('the language of a board', () => {
  it.each([
    [
      'nb',
      'Faktura: 7 venter på telefon,\n6 i mer enn 2 minutter',
      '14:32:08',
      /^Faktura, telefon, kritisk: 7 venter, 6 over 2 minutter, lengst/,
    ],
    [
      'sv',
      'Faktura: 7 väntar i telefonkö,\n6 i mer än 2 minuter',
      '14:32:08',
      /^Faktura, telefon, kritiskt: 7 väntar, 6 över 2 minuter, längst/,
    ],
    [
      'da',
      'Regninger: 7 venter i telefonkø,\n6 i mere end 2 minutter',
      '14.32.08',
      /^Regninger, telefon, kritisk: 7 venter, 6 over 2 minutter, længst/,
    ],
  ] as const)('is %s from the first row on', async (language, headline, clock, sentence) => {
    const shown = await openWall(browser, wall.url, translatedBoard(language), { language });
    const { page, complaints } = shown;
    await untilRows(shown);
    expect(await page.locator('h1').innerText()).toBe(headline);
    expect(await page.locator('.clock').innerText()).toBe(clock);
    expect(await page.locator('[data-queue=billing]').getAttribute('aria-label')).toMatch(sentence);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('loads no other language than its own', async () => {
    const files: string[] = [];
    const { page } = await openWall(browser, wall.url, attentionBoard(), {
      before: (opened) => {
        opened.on('request', (request) => files.push(new URL(request.url()).pathname));
      },
    });
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((file) => /\/(nb|sv|da)-/.test(file))).toEqual([]);
    await page.context().close();
  });

  it('is English after two seconds when its file does not come, and changes over when it does', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const shown = await openWall(browser, wall.url, translatedBoard('nb'), {
      before: (opened) =>
        opened.route(/\/assets\/nb-/, async (route) => {
          await held;
          await route.continue();
        }),
    });
    expect(await shown.page.locator('.row').count()).toBe(0);
    await shown.page.clock.runFor(1_500);
    expect(await shown.page.locator('.row').count()).toBe(0);
    await shown.page.clock.runFor(500);
    expect(await shown.page.locator('h1').innerText()).toBe('Faktura: 7 callers waiting,\n6 for more than 2 minutes');
    release();
    await shown.passUntil(async () => (await shown.page.locator('h1').innerText()).startsWith('Faktura: 7 venter på telefon'));
    await shown.page.context().close();
  });

  it('stays English when its file cannot be had', async () => {
    const shown = await openWall(browser, wall.url, translatedBoard('da'), {
      before: (opened) => opened.route(/\/assets\/da-/, (route) => route.abort()),
    });
    await untilRows(shown);
    expect(await shown.page.locator('h1').innerText()).toBe('Regninger: 7 callers waiting,\n6 for more than 2 minutes');
    expect(await shown.page.locator('html').getAttribute('lang')).toBe('en');
    await shown.page.context().close();
  });
});
