import axeCore from 'axe-core';
import type { Page } from 'playwright-core';

/** What the checker is asked: all its rules for WCAG 2.0 to 2.2 at levels A and AA, and its good practices. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Checker {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[]; passes: unknown[] }>;
}

/** Faults that an accessibility checker finds in a page as it stands. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // The checker works with timers, which stand still in a recorded moment.
  await page.clock.resume();
  await page.evaluate(`${axeCore.source}; undefined`);
  return page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe?: Checker };
    if (axe === undefined) return ['the checker did not load'];
    const { violations, passes } = await axe.run({ runOnly: tags });
    if (passes.length === 0) return ['the checker checked nothing'];
    return violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
  }, rules);
}
