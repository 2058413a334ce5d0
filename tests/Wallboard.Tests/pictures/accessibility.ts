import axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { PageTime } from '../support/page-time';

/** What the checker is asked: all its rules for WCAG 2.0 to 2.2 at levels A and AA, and its good practices. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Of the page's time, and of waiting for the checker in between. */
const stepMilliseconds = 10;

interface Checker {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[]; passes: unknown[] }>;
}

/** Faults that an accessibility checker finds in a page as it stands. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(`${axeCore.source}; undefined`);
  const checked = page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe?: Checker };
    if (axe === undefined) return ['the checker did not load'];
    const { violations, passes } = await axe.run({ runOnly: tags });
    if (passes.length === 0) return ['the checker checked nothing'];
    return violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
  }, rules);
  await passWhile(page, checked);
  return checked;
}

/** The checker works with timers, which stand still in a recorded moment: no more of it passes than they take, so that what is checked does not grow old. */
async function passWhile(page: Page, work: Promise<unknown>): Promise<void> {
  const time = PageTime.of(page);
  let isDone = false;
  const done = work.then(
    () => true,
    () => true,
  );
  while (time !== undefined && !isDone) {
    await time.pass(stepMilliseconds);
    const later = new Promise<false>((resolve) => setTimeout(() => resolve(false), stepMilliseconds));
    isDone = await Promise.race([done, later]);
  }
}
