import { type Browser, chromium } from 'playwright-core';

/** How long a step may take on a machine that is busy with other things: patience of the harness, of which nothing is asserted. */
const patienceMilliseconds = 90_000;

/** A real browser, patient with every step; CHROMIUM names another one than the system's. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    timeout: patienceMilliseconds,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
  browser.on('context', (context) => context.setDefaultTimeout(patienceMilliseconds));
  return browser;
}
