import { readdirSync, statSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attentionBoard } from './boards/mock-boards';
import { accessibilityFaults } from './pictures/accessibility';
import { allowedPixels, approved, compareWithApproved, differingPixels } from './pictures/compare';
import { misfits } from './pictures/misfits';
import { pictureStates, type Size } from './pictures/states';
import { openBrowser } from './support/browser';
import { type BuiltWall, serveBuiltWall } from './support/built-wall';
import { openWall } from './support/wall-page';

// Each layout and state, drawn from recorded frames: it fits, breaks no rule of accessibility, and looks as it was approved.
// Missing pictures count as faults where CI=true; at the desk, a state that is being built has none yet.
const mustBeApproved = process.env.CI === 'true';

let browser: Browser;
let wall: BuiltWall;

beforeAll(async () => {
  const served = await serveBuiltWall();
  const { host } = new URL(served.url);
  // Some states name the address that they were loaded from: it must be the same in every picture.
  browser = await openBrowser([`--host-resolver-rules=MAP localhost ${host}`]);
  wall = { url: 'http://localhost:5080/', close: served.close };
});
afterAll(async () => {
  await browser?.close();
  await wall?.close();
});

// How many tries a wall has made when the picture is taken, and whether it is at one, depends on how fast the machine refuses them.
function stillCountdown(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const words of document.querySelectorAll('.aside-more, .next-try')) {
      const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
      for (let text = walker.nextNode(); text !== null; text = walker.nextNode())
        text.nodeValue = (text.nodeValue ?? '').replace(/Trying (now|again in \d+ s)/, 'Trying again in 9 s');
    }
  });
}

describe.each(pictureStates)('$name', ({ name, sizes, open }) => {
  const [firstSize] = sizes;
  if (firstSize === undefined) throw new Error(`${name} has no size.`);
  // The page of the newest picture, that of the first size at last: the accessibility checker need not open it again.
  let opened: Page | undefined;
  const openAt = async (size: Size) => {
    await opened?.context().close();
    const wallPage = await open({ browser, url: wall.url, ...size });
    opened = wallPage.page;
    return wallPage;
  };
  afterAll(() => opened?.context().close());

  it.each([...sizes].reverse())('looks as approved at $width × $height', async (size: Size) => {
    const { page, complaints } = await openAt(size);
    await page.evaluate(() => document.fonts.ready);
    await stillCountdown(page);
    const picture = await page.screenshot();
    const compared = compareWithApproved(`${name}-${size.width}x${size.height}`, picture);
    expect(await misfits(page)).toEqual([]);
    expect(complaints).toEqual([]);
    if (compared.verdict === 'not approved' && !mustBeApproved) console.warn(compared.words);
    else expect(compared.words).toBe('');
  });

  it('has no fault that an accessibility checker finds', async () => {
    expect(await accessibilityFaults(opened ?? (await openAt(firstSize)).page)).toEqual([]);
  });
});

describe('the comparison', () => {
  it('finds one changed digit of the smallest type on the wall, and nothing where nothing changed', async () => {
    const { page } = await openWall(browser, wall.url, attentionBoard());
    await page.evaluate(() => document.fonts.ready);
    const shot = async () => PNG.sync.read(await page.screenshot());
    const before = await shot();
    expect(differingPixels(await shot(), before).count).toBe(0);
    const changed = await page.evaluate(() => {
      const words = document.querySelector('.row .beneath');
      const digit = words?.firstChild;
      if (digit?.nodeType !== Node.TEXT_NODE || digit.textContent === null) return null;
      const was = digit.textContent;
      digit.textContent = was.replace('6', '8');
      return was === digit.textContent ? null : was;
    });
    expect(changed).not.toBeNull();
    expect(differingPixels(await shot(), before).count).toBeGreaterThan(allowedPixels(1920, 1080));
    await page.context().close();
  });

  it('has a name of its own for each state, and no picture is kept that nobody takes', () => {
    const names = pictureStates.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const takenHere = new Set(
      pictureStates.flatMap(({ name, sizes }) => sizes.map(({ width, height }) => `${name}-${width}x${height}.png`)),
    );
    const left = readdirSync(approved).filter((file) => /-\d+x\d+\.png$/.test(file) && !takenHere.has(file));
    expect(left).toEqual([]);
  });

  it('keeps all pictures within 8 MB', () => {
    const bytes = readdirSync(approved).reduce((sum, file) => sum + statSync(approved + file).size, 0);
    expect(bytes).toBeLessThan(8_000_000);
  });
});

describe('the search for misfits', () => {
  it.each([
    ['leaves the wall', `.clock`, `marginRight = '-20rem'`, 'outside: 14:32:08'],
    ['is cut', `.site`, `cssText = 'width: 9rem; overflow: hidden'`, 'cut: Customer service · Oslo'],
    [
      'lies over another',
      `[data-queue=billing] .name`,
      `cssText = 'position: relative; top: 3rem'`,
      'over each other: Billing | Phone, 2 min',
    ],
    [
      'touches the next column',
      `[data-queue=billing] .agents .beneath`,
      `letterSpacing = '.4rem'`,
      'over each other: today 79% | 2 paused',
    ],
  ])('finds a text that %s', async (_, selector, style, fault) => {
    const { page } = await openWall(browser, wall.url, attentionBoard());
    expect(await misfits(page)).toEqual([]);
    await page.evaluate(`document.querySelector('${selector}').style.${style}; undefined`);
    expect(await misfits(page)).toContain(fault);
    await page.context().close();
  });
});
