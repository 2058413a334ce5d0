import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, it } from 'vitest';
import { pictureStates } from '../pictures/states';
import { openBrowser } from '../support/browser';
import { type BuiltWall, serveBuiltWall } from '../support/built-wall';

// npm run measure -- seen: the wall as it is seen without colour and with two kinds of colour blindness, four to a sheet in
// artifacts/seen-NAME-1920x1080.png. To be looked at: is the rank of each row and person still plain?
const shown = ['wall-forecasts', 'wall-many', 'wall-single', 'offline'];
const ways = ['none', 'achromatopsia', 'deuteranopia', 'protanopia'] as const;
const artifacts = fileURLToPath(new URL('../artifacts/', import.meta.url));

let browser: Awaited<ReturnType<typeof openBrowser>>;
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

it.each(pictureStates.filter(({ name }) => shown.includes(name)))('$name', async ({ name, open }) => {
  const { page } = await open({ browser, url: wall.url, width: 1920, height: 1080 });
  await page.evaluate(() => document.fonts.ready);
  const session = await page.context().newCDPSession(page);
  const pictures: string[] = [];
  for (const type of ways) {
    await session.send('Emulation.setEmulatedVisionDeficiency', { type });
    pictures.push((await page.screenshot()).toString('base64'));
  }
  await page.context().close();
  const sheet = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  const images = pictures.map((picture) => `<img width="958" height="538" src="data:image/png;base64,${picture}">`).join('');
  await sheet.setContent(`<style>body{margin:0;background:#888}img{display:block;float:left;margin:1px}</style>${images}`);
  writeFileSync(`${artifacts}seen-${name}-1920x1080.png`, await sheet.screenshot());
  await sheet.close();
});
