import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { misfits } from '../pictures/misfits';
import { openBrowser } from '../support/browser';
import { see, Watcher } from './watched';

// Watches a wall that runs already, such as a replayed day:
//   WATCH=http://127.0.0.1:5080/ MINUTES=16 npm run measure -- day
// English on board `all` for the whole time; on a second page, boards nb, sv and da in turn (made here, with promises of 2 minutes).
const address = process.env.WATCH;
const minutes = Number(process.env.MINUTES ?? 1);
const lookMilliseconds = 250;
const misfitsEveryLooks = 20;
const artifacts = fileURLToPath(new URL('../artifacts/', import.meta.url));

const wrongPlurals: Readonly<Record<string, readonly RegExp[]>> = {
  all: [
    /(?<![\d.,:\u202f])1 (?:callers|people|e-mails|messages|seconds|minutes|hours|days|working days|queues|sources|agents|others)\b/,
    /(?<![.,:])\b(?:0|[2-9]|\d*[02-9]|\d*1\d) (?:caller|person|e-mail|message|second|minute|hour|day|queue|source|agent|other)\b(?!-)/,
  ],
  nb: [
    /(?<![\d.,:\u202f])1 (?:personer|e-poster|meldinger|sekunder|minutter|timer|dager|køer|kilder|medarbeidere|andre)\b/,
    /\b(?:waiting|callers?|free|today)\b/i,
  ],
  sv: [
    /(?<![\d.,:\u202f])1 (?:personer|meddelanden|sekunder|minuter|timmar|dagar|köer|källor|andra)(?!\p{L})/u,
    /\b(?:waiting|callers?|free|today)\b/i,
  ],
  da: [
    /(?<![\d.,:\u202f])1 (?:personer|e-mails|beskeder|sekunder|minutter|timer|dage|køer|kilder|medarbejdere|andre)\b/,
    /\b(?:waiting|callers?|free|today)\b/i,
  ],
};

const put = async (path: string, body: object) => {
  const answer = await fetch(`${address}api/v1/${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`PUT ${path}: ${answer.status} ${await answer.text()}`);
};

async function confirmPromises(): Promise<void> {
  const { queues } = (await (await fetch(`${address}api/v1/queues`)).json()) as { queues: { queue: string; promiseConfirmed: boolean }[] };
  for (const { queue, promiseConfirmed } of queues) {
    if (!promiseConfirmed) await put(`queues/${encodeURIComponent(queue)}/settings`, { threshold: 'PT2M', target: 0.8 });
  }
}

it.skipIf(address === undefined)('a day', async () => {
  mkdirSync(artifacts, { recursive: true });
  const browser = await openBrowser();
  for (const language of ['nb', 'sv', 'da']) await put(`boards/${language}`, { language });
  const promises = setInterval(() => void confirmPromises().catch(() => undefined), 5_000);
  await confirmPromises();
  const watch = async (board: string, milliseconds: number) => {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    const watcher = new Watcher(wrongPlurals[board] ?? []);
    page.on('pageerror', (error) => watcher.fault(`error ${error.message}`));
    page.on('console', (message) => message.type() === 'error' && watcher.fault(`console ${message.text()}`));
    await page.goto(`${address}?board=${board}`);
    await page.locator('li[data-queue]').first().waitFor();
    const end = performance.now() + milliseconds;
    while (performance.now() < end) {
      const looksMore = watcher.looks % misfitsEveryLooks === 0 ? await misfits(page) : [];
      watcher.take(await see(page), looksMore);
      if (watcher.looks % 240 === 1)
        await page.screenshot({ path: `${artifacts}day-${board}-${String(watcher.looks).padStart(5, '0')}.png` });
      await new Promise((resolve) => setTimeout(resolve, lookMilliseconds));
    }
    await page.close();
    const report = {
      board,
      looks: watcher.looks,
      headlines: watcher.headlines,
      swaps: watcher.moves,
      faults: Object.fromEntries(watcher.faults),
    };
    console.log(JSON.stringify(report, null, 1));
    writeFileSync(`${artifacts}watched-${board}.json`, JSON.stringify(report, null, 1));
    return report;
  };
  try {
    const whole = minutes * 60_000;
    const others = async () => {
      const reports = [];
      for (const board of ['nb', 'sv', 'da']) reports.push(await watch(board, whole / 3 - 5_000));
      return reports;
    };
    const [english, translated] = await Promise.all([watch('all', whole), others()]);
    expect([english, ...translated].map(({ board, faults }) => ({ board, faults }))).toEqual(
      ['all', 'nb', 'sv', 'da'].map((board) => ({ board, faults: {} })),
    );
  } finally {
    clearInterval(promises);
    await browser.close();
  }
});
