import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import axeCore from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf } from './boards/build';
import { attentionBoard, calmBoard, catchingUpBoard } from './boards/mock-boards';
import { openBrowser } from './support/browser';
import { type BuiltWall, serveBuiltWall } from './support/built-wall';
import { openWall, type WallPage } from './support/wall-page';

// The pictures go to artifacts/; `npm run pictures` keeps those at 1080p for the README.
const artifacts = fileURLToPath(new URL('./artifacts/', import.meta.url));
const kept = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 3840, height: 2160 },
  { width: 390, height: 844 },
];

const states: Record<string, (url: string, width: number, height: number) => Promise<WallPage>> = {
  wall: (url, width, height) => openWall(browser, url, attentionBoard(), { width, height }),
  'wall-calm': (url, width, height) => openWall(browser, url, calmBoard(), { width, height }),
  'catching-up': (url, width, height) => openWall(browser, url, catchingUpBoard(), { width, height }),
  'first-run': (url, width, height) => openWall(browser, url, snapshotOf([]), { width, height }),
  delayed: async (url, width, height) => {
    const wall = await openWall(browser, url, attentionBoard(), {
      width,
      height,
    });
    await wall.hub.hangUp();
    await wall.pass(48, false);
    return wall;
  },
  offline: async (url, width, height) => {
    const wall = await openWall(browser, url, attentionBoard(), {
      width,
      height,
    });
    await wall.hub.hangUp();
    await wall.page.clock.runFor(242_000);
    return wall;
  },
};

let browser: Browser;
let wall: BuiltWall;

beforeAll(async () => {
  browser = await openBrowser();
  wall = await serveBuiltWall();
  mkdirSync(artifacts, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await wall?.close();
});

function open(state: string, width: number, height: number): Promise<WallPage> {
  const make = states[state];
  if (make === undefined) throw new Error(`There is no state ${state}.`);
  return make(wall.url, width, height);
}

/** Texts that stick out of the wall, that were cut by their own box, or that lie over the column before theirs. */
function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const frame = document.querySelector('.wall')?.getBoundingClientRect();
    return [...document.querySelectorAll('.wall *')].flatMap((element) => {
      if (!(element instanceof HTMLElement) || element.classList.contains('heard-only') || element.children.length > 0) return [];
      const box = element.getBoundingClientRect();
      const outside = frame === undefined || box.right > frame.right + 1 || box.bottom > frame.bottom + 1 || box.left < frame.left - 1;
      const cell = element.closest('.row-grid > *');
      const before = cell?.previousElementSibling?.getBoundingClientRect();
      const astray = cell !== null && before !== undefined && cell.getBoundingClientRect().left < before.right - 1;
      const cut = getComputedStyle(element).overflow === 'hidden' && element.scrollWidth > element.clientWidth + 1;
      return outside || cut || astray ? [`${element.className}: ${element.textContent}`] : [];
    });
  });
}

describe.each(Object.keys(states))('%s', (state) => {
  it.each(sizes)('fits $width × $height', async ({ width, height }) => {
    const { page, complaints } = await open(state, width, height);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${artifacts}${state}-${width}.png` });
    if (process.env.KEEP_PICTURES !== undefined && width === 1920) await page.screenshot({ path: `${kept}${state}.png` });
    expect(await misfits(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('has no fault that an accessibility checker finds', async () => {
    const { page } = await open(state, 1920, 1080);
    // The checker works with timers, which stand still in a recorded moment.
    await page.clock.resume();
    await page.evaluate(`${axeCore.source}; undefined`);
    const found = await page.evaluate(async () => {
      const axe = (
        window as unknown as {
          axe?: {
            run(): Promise<{
              violations: { id: string; nodes: { html: string }[] }[];
            }>;
          };
        }
      ).axe;
      if (axe === undefined) return ['the checker did not load'];
      const { violations } = await axe.run();
      return violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
    });
    expect(found).toEqual([]);
    await page.context().close();
  });
});
