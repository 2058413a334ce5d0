import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser';
import { BusyFloor } from './busy-floor';
import { PageCost, paintsDuring, type Reading, sharesOf } from './page-cost';
import { ServedHub } from './served-hub';

// npm run measure                     each load for a minute; MINUTES=0.25 for a first look
// MINUTES=60 LOAD=usual npm run measure     one load for an hour, with the heap each minute
const minutes = Number(process.env.MINUTES ?? 1);
const only = process.env.LOAD;
const queues = Number(process.env.QUEUES ?? 40);
const artifacts = fileURLToPath(new URL('../artifacts/', import.meta.url));

const framesPerSecond = 4;
const windowsEverySeconds = 15;
const trendsEverySeconds = 60;
const settleSeconds = 5;
const traceSeconds = 10;

const loads = {
  idle: null, // beats alone
  usual: 'usual', // four frames a second, a quarter of the queues in each
  all: 'all', // four frames a second, every queue in each
} as const;

let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  browser = await openBrowser();
  mkdirSync(artifacts, { recursive: true });
});
afterAll(() => browser?.close());

const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

it.each(Object.keys(loads).filter((load) => only === undefined || load === only) as (keyof typeof loads)[])('%s', async (load) => {
  const floor = new BusyFloor(queues, Date.now);
  const hub = await ServedHub.start(() => floor.snapshot());
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${hub.url}?board=all`);
  await page.locator('[data-queue]').first().waitFor();

  let frames = 0;
  let bytes = 0;
  const share = loads[load];
  const timer = setInterval(() => {
    const second = Math.floor(frames / framesPerSecond);
    const isWhole = frames % framesPerSecond === 0;
    frames++;
    if (isWhole) hub.beat(floor.beat.seq, floor.beat.serverTime);
    if (share !== null)
      bytes += hub.frame(floor.frame(share, isWhole && second % windowsEverySeconds === 0, isWhole && second % trendsEverySeconds === 0));
  }, 1000 / framesPerSecond);
  try {
    await wait(settleSeconds);
    const cost = await PageCost.on(page, browser);
    const readings: Reading[] = [await cost.read()];
    const before = { frames, bytes };
    for (let minute = 0; minute < minutes; minute++) {
      await wait(Math.min(1, minutes) * 60);
      readings.push(await cost.read());
      if (minutes > 1) console.log(`${load} ${minute + 1} min: heap ${kilobytes(readings)} kB, ${readings.at(-1)?.nodes} nodes`);
    }
    const sent = { frames: frames - before.frames, bytes: bytes - before.bytes };
    const tracedFrom = frames;
    const paints = await paintsDuring(browser, page, async () => void (await wait(traceSeconds)));
    const first = readings[0] as Reading;
    const last = readings.at(-1) as Reading;
    const report = {
      load,
      queues,
      minutes,
      'bytes a frame': share === null ? 0 : Math.round(sent.bytes / sent.frames),
      ...sharesOf(first, last),
      [`in ${traceSeconds} s`]: { frames: share === null ? 0 : frames - tracedFrom, ...paints },
      'heap kB': readings.map((reading) => Math.round(reading.heapBytes / 1000)),
      nodes: readings.map((reading) => reading.nodes),
      listeners: [first.listeners, last.listeners],
      joins: hub.joins,
    };
    console.log(JSON.stringify(report, null, 1));
    writeFileSync(`${artifacts}measured-${load}-${minutes}min.json`, JSON.stringify(report, null, 1));
    expect(complaints).toEqual([]);
    expect(hub.joins).toBe(1);
  } finally {
    clearInterval(timer);
    await context.close();
    hub.close();
  }
});

function kilobytes(readings: readonly Reading[]): number {
  return Math.round((readings.at(-1)?.heapBytes ?? 0) / 1000);
}
