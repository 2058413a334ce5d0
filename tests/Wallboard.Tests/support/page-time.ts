import type { Page, Request } from 'playwright-core';
import { moment } from '../boards/build';

/** What a test holds back, or never answers, does not stop the page's time for ever. */
const heldMillisecondsMax = 30_000;
const lookMilliseconds = 10;

const times = new WeakMap<Page, PageTime>();

/** Counts, within the page, questions whose answer has not come: the browser tells of a request only a while later. */
const countQuestions = `{
  const ask = window.fetch;
  let open = 0;
  window.fetch = (...question) => {
    open++;
    return ask.call(window, ...question).finally(() => open--);
  };
  Object.defineProperty(window, 'openQuestions', { get: () => open });
}`;

/**
 * The time of a page on recorded documents, which stands still at the recorded moment unless a test lets it pass. It does not
 * pass while a file or an answer is on its way to the page: otherwise the limits of the product would pass, by the page's
 * time, within the moment that a busy machine takes to bring it.
 */
export class PageTime {
  private readonly requests = new Set<Request>();
  private waitingSince: number | null = null;

  private constructor(private readonly page: Page) {}

  /** To be called before the page goes anywhere. */
  static async standingStill(page: Page): Promise<PageTime> {
    const time = new PageTime(page);
    times.set(page, time);
    page.on('request', (request) => time.requests.add(request));
    page.on('requestfinished', (request) => time.requests.delete(request));
    page.on('requestfailed', (request) => time.requests.delete(request));
    await page.addInitScript(countQuestions);
    // The clock runs until it is told to stand still: on a slow machine longer than a second.
    await page.clock.install({ time: moment - 3_600_000 });
    await page.clock.pauseAt(moment);
    return time;
  }

  /** The time of a page that stands still; undefined: it runs as life does. */
  static of(page: Page): PageTime | undefined {
    return times.get(page);
  }

  /** Lets so many ms of the page's time pass, once nothing is on its way to it. */
  async pass(milliseconds: number): Promise<void> {
    await this.settle();
    await this.page.clock.runFor(milliseconds);
  }

  /** Waits, in life's own time, until nothing is on its way to the page. */
  async settle(): Promise<void> {
    while (await this.isWaiting()) await new Promise((resolve) => setTimeout(resolve, lookMilliseconds));
  }

  /** Lets the page's time pass in steps until something is so; the line to the hub needs real time in between. */
  async passUntil(isSo: () => boolean | Promise<boolean>, stepMilliseconds: number, stepsMax: number): Promise<void> {
    for (let step = 0; step < stepsMax; step++) {
      if (await isSo()) return;
      await this.pass(stepMilliseconds);
      await new Promise((resolve) => setTimeout(resolve, lookMilliseconds));
    }
    const seconds = (stepsMax * stepMilliseconds) / 1000;
    throw new Error(
      `It did not come true within ${seconds} s of the page's time; it says:\n${await this.page.locator('body').innerText()}`,
    );
  }

  private async isWaiting(): Promise<boolean> {
    const now = Date.now();
    const isQuiet = this.requests.size === 0 && (await this.openQuestions()) === 0;
    if (isQuiet) this.waitingSince = null;
    else this.waitingSince ??= now;
    return this.waitingSince !== null && now - this.waitingSince < heldMillisecondsMax;
  }

  private openQuestions(): Promise<number> {
    // A page that is just being loaded anew has asked, and will soon be there.
    return this.page.evaluate(() => (window as unknown as { openQuestions: number }).openQuestions).catch(() => 1);
  }
}
