import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './support/browser';
import { type BuiltWall, serveBuiltWall } from './support/built-wall';

const source = (path: string) => readFileSync(fileURLToPath(new URL(`../../src/Wallboard/${path}`, import.meta.url)), 'utf8');
const faces = ['500 40px "Inter"', '600 40px "Inter"', '500 40px "Inter Display"', '600 40px "Inter Display"'];

/** What `Intl` writes in these languages beyond the texts themselves. */
const signs = '0123456789.,:−–+%~\u00a0\u202f€£';
const namesOfQueues = 'ÄÅÆÖØÉäåæöøéüèàçñðþ«»“”’&/·…×';

let browser: Browser;
let wall: BuiltWall;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  wall = await serveBuiltWall();
  page = await browser.newPage();
  await page.goto(wall.url);
});
afterAll(async () => {
  await browser?.close();
  await wall?.close();
});

/** Characters that a font lacks: those whose width depends on which font comes after it. */
function missing(characters: string, face: string): Promise<string[]> {
  return page.evaluate(
    async ([text, font]) => {
      await document.fonts.load(font as string, text);
      const pen = document.createElement('canvas').getContext('2d');
      if (pen === null) return ['no canvas'];
      const width = (character: string, fallback: string) => {
        pen.font = `${font}, ${fallback}`;
        return pen.measureText(`${character}${character}`).width;
      };
      // Where the fallbacks happen to be equally wide, nothing can be told, and nothing jumps either.
      return [...new Set(text as string)].filter((character) => width(character, 'monospace') !== width(character, 'serif'));
    },
    [characters, face],
  );
}

describe.each(faces)('%s', (face) => {
  it.each(['en', 'nb', 'sv', 'da'])('has every letter that the wall says in %s', async (language) => {
    const said = [...source(`i18n/${language}.ts`)].filter((character) => character >= ' ').join('');
    expect(await missing(said + signs, face)).toEqual([]);
  });

  it('has the letters of names in these languages', async () => {
    expect(await missing(namesOfQueues, face)).toEqual([]);
  });

  it('is found out where it lacks one', async () => {
    expect(await missing('aЖ', face)).toEqual(['Ж']);
  });
});
