import type { Browser, Page } from 'playwright-core';
import type { BoardSnapshot } from '../../../src/Wallboard/feed/frame-contract';
import { moment } from '../boards/build';
import { PageTime } from './page-time';
import { PlayedHub } from './played-hub';

export interface WallPage {
  readonly page: Page;
  readonly hub: PlayedHub;
  /** What the browser complained of: errors of the page and breaches of the content security policy. */
  readonly complaints: string[];
  /** Lets the page's time pass, with a beat of the hub each second when it is there. */
  pass(seconds: number, beats?: boolean): Promise<void>;
  /** Lets the page's time pass in small steps until something is so; the line to the hub needs real time in between. */
  passUntil(isSo: () => boolean | Promise<boolean>): Promise<void>;
}

const stepsMax = 600;
const stepMilliseconds = 250;

export interface WallPageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
  /** The board's, whose file is waited for: were it slow to come, the page's time would run on, and after two seconds the page speaks English. */
  readonly language?: string;
  /** What to do with the page before it loads, such as holding a file back. */
  readonly before?: (page: Page, hub: PlayedHub) => unknown;
}

/** Opens the built wall on a recorded board, at the recorded moment; its time stands still unless the test lets it pass. */
export async function openWall(
  browser: Browser,
  url: string,
  answer: BoardSnapshot | string,
  options: WallPageOptions = {},
): Promise<WallPage> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1920, height: options.height ?? 1080 },
    reducedMotion: options.reducedMotion === false ? 'no-preference' : 'reduce',
    timezoneId: 'Europe/Lisbon', // not the site's: the wall must not show the browser's own time
    locale: 'en-US',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('ERR_CONNECTION_REFUSED')) complaints.push(message.text());
  });
  // The pause between two tries has a part by chance, which pictures would show.
  await page.addInitScript('Math.random = () => 0.5');
  const time = await PageTime.standingStill(page);
  const hub = await PlayedHub.on(page, answer);
  await options.before?.(page, hub);
  const joined = hub.nextJoin();
  const languageFile = new RegExp(`/assets/${options.language}-[^/]*[.]js$`);
  let file: string | null = null;
  page.on('request', (request) => {
    if (languageFile.test(request.url())) file = request.url();
  });
  await page.goto(url);
  await joined;
  await page.clock.runFor(100);
  await page.waitForFunction(() => document.querySelector('.fresh, .next-try') !== null);
  await page.clock.runFor(200);
  let served = moment;
  const pass = async (seconds: number, beats = true) => {
    // Long spans go by in larger steps, short enough to stay live.
    const step = seconds > 120 ? 5 : 1;
    for (let passed = 0; passed < seconds; passed += step) {
      const now = Math.min(step, seconds - passed);
      served += now * 1000;
      await time.settle();
      if (now > 1) await page.clock.runFor((now - 1) * 1000);
      if (beats) hub.beat(1, new Date(served).toISOString());
      await page.clock.runFor(1000);
    }
  };
  const passUntil = (isSo: () => boolean | Promise<boolean>) => time.passUntil(isSo, stepMilliseconds, stepsMax);
  if (options.language !== undefined) {
    await passUntil(() => file !== null);
    await page.evaluate(`import(${JSON.stringify(file)}).then(() => undefined)`);
  }
  return { page, hub, complaints, pass, passUntil };
}
