import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../src/Hub/wwwroot/', import.meta.url));
const assets = join(root, 'assets');
const firstLoadBytesMax = 120_000;

/** The bytes of a file on the way, over plain HTTP: as the build compressed it by gzip. Fonts are compressed already. */
function weightOf(file: string): number {
  return statSync(extname(file) === '.woff2' ? file : `${file}.gz`).size;
}

/** What a page loads by itself: the files that its source names, and what those name. What is imported later is not among them. */
function loadedBy(page: string): Set<string> {
  return followed(join(root, page));
}

function followed(start: string): Set<string> {
  const loaded = new Set<string>();
  const follow = (file: string) => {
    // Fonts named `more` are fetched only when one of their letters is shown.
    if (loaded.has(file) || !existsSync(file) || /-more-[^/]+\.woff2$/.test(file)) return;
    loaded.add(file);
    const text = ['.html', '.js', '.css'].includes(extname(file)) ? readFileSync(file, 'utf8') : '';
    const named = text.matchAll(
      /(?:src|href)="\.\/assets\/([^"]+)"|(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]|url\(["']?\.?\/?(?:assets\/)?([^"')]+)["']?\)/g,
    );
    for (const [, inPage, imported, inStyle] of named) follow(join(assets, inPage ?? imported ?? inStyle ?? ''));
  };
  follow(start);
  return loaded;
}

/** The wall's heaviest language: files of languages are loaded when a board asks for one. */
function heaviestLanguage(files: readonly string[]): number {
  const code = files.filter((file) => file.endsWith('.js')).map((file) => readFileSync(file, 'utf8'));
  const languages = code.flatMap((text) => text.match(/(?:nb|sv|da)-[\w-]+\.js/g) ?? []);
  if (languages.length < 3) throw new Error('The wall names fewer than three languages to load.');
  return Math.max(...languages.map((name) => weightOf(join(assets, name))));
}

/** The heaviest layout: all but the usual board are files of their own, some with a style sheet, and what those import. */
function heaviestLayout(first: ReadonlySet<string>): number {
  const layouts = readdirSync(assets).filter((name) => /^[a-z-]+-layout-[\w-]+\.js$/.test(name));
  if (layouts.length < 3) throw new Error('The wall has fewer than three layouts to load.');
  const weights = layouts.map((name) => {
    const files = [...followed(join(assets, name))].filter((file) => !first.has(file));
    const styles = readdirSync(assets).filter(
      (style) => style.endsWith('.css') && style.startsWith(`${name.replace(/-layout-.*/, '-layout')}-`),
    );
    return [...files, ...styles.map((style) => join(assets, style))].reduce((sum, file) => sum + weightOf(file), 0);
  });
  return Math.max(...weights);
}

it('a wall, with its fonts, in any language and layout, is less than 120 kB on the way', () => {
  const first = loadedBy('index.html');
  const files = [...first];
  expect(files.filter((file) => file.endsWith('.woff2'))).toHaveLength(6);
  expect(files.some((file) => /[/]desk[.-]/.test(file))).toBe(false);
  const board = files.reduce((sum, file) => sum + weightOf(file), 0);
  const [language, layout] = [heaviestLanguage(files), heaviestLayout(first)];
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
  console.log(
    `first load: a board ${kilobytes(board)} kB; another language + ${kilobytes(language)}; another layout + ${kilobytes(layout)}`,
  );
  expect(board + language + layout).toBeLessThan(firstLoadBytesMax);
});

it('a page of the desk loads nothing of the wall’s but what both share', () => {
  const desk = [...loadedBy('desk.html')];
  const wall = loadedBy('index.html');
  const own = desk.filter((file) => !wall.has(file));
  expect(own.length).toBeGreaterThan(0);
  expect(desk.some((file) => /[/]index-/.test(file))).toBe(false);
  console.log(`desk, before its page and language: ${(desk.reduce((sum, file) => sum + weightOf(file), 0) / 1000).toFixed(1)} kB`);
});

it('neither a wall nor the desk loads the charts before the page of staffing is opened', () => {
  const withCharts = readdirSync(assets).filter(
    (name) => name.endsWith('.js') && readFileSync(join(assets, name), 'utf8').includes('u-over'),
  );
  expect(withCharts).toEqual([expect.stringMatching(/^planner-page-/)]);
  for (const page of ['index.html', 'desk.html']) expect([...loadedBy(page)].filter((file) => file.includes('planner-page'))).toEqual([]);
});
