import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

// Televisions keep the browser that they were sold with: those of 2022 have Chromium 85 (Tizen 6.5) and 87 (webOS 22). The build
// lowers syntax and some of the style, but adds no function that a browser lacks; so what is newer must not be in what is shipped.

const assets = fileURLToPath(new URL('../../src/Hub/wwwroot/assets/', import.meta.url));

interface Newer {
  readonly what: string;
  /** The first Chromium that has it. */
  readonly since: number;
  readonly pattern: RegExp;
}

const newerScript: readonly Newer[] = [
  { what: 'Array.prototype.at', since: 92, pattern: /[\])"'`]\.at\(-|\.at\(-\d/ },
  { what: 'Object.hasOwn', since: 93, pattern: /Object\.hasOwn\b/ },
  { what: 'structuredClone', since: 98, pattern: /\bstructuredClone\(/ },
  { what: 'Array.prototype.findLast', since: 97, pattern: /\.findLast(?:Index)?\(/ },
  { what: 'Array.prototype.toSorted and its like', since: 110, pattern: /\.(?:toSorted|toReversed|toSpliced|with)\(/ },
  { what: 'Object.groupBy', since: 117, pattern: /\b(?:Object|Map)\.groupBy\(/ },
  { what: 'Promise.withResolvers', since: 119, pattern: /Promise\.withResolvers\b/ },
  { what: 'new methods of sets', since: 122, pattern: /\.(?:isSubsetOf|isSupersetOf|symmetricDifference)\(/ },
  {
    what: 'iterator helpers',
    since: 122,
    pattern: /\.(?:values|keys|entries)\(\)\.(?:map|filter|some|every|find|toArray|reduce|flatMap|take|drop)\(/,
  },
  { what: 'AbortSignal.timeout', since: 103, pattern: /AbortSignal\.(?:timeout|any)\b/ },
  { what: 'crypto.randomUUID', since: 92, pattern: /\brandomUUID\b/ },
  { what: 'String.prototype.at, isWellFormed', since: 111, pattern: /\.isWellFormed\(/ },
  { what: 'Intl formatRange of numbers', since: 106, pattern: /\.selectRange\(/ },
  { what: 'Intl.supportedValuesOf, unless asked for first', since: 99, pattern: /Intl\.supportedValuesOf\((?![^;]*catch)/ },
  { what: 'replaceChildren', since: 86, pattern: /\.replaceChildren\(/ },
  { what: 'checkVisibility', since: 105, pattern: /\.checkVisibility\(/ },
  { what: 'the d flag of expressions', since: 90, pattern: /\/[a-z]*d[a-z]*\.(?:exec|test)\(/ },
  { what: 'private fields', since: 84, pattern: /[{;]static#|this\.#(?=[a-z]+\b(?![^\n]*WeakMap))/ },
  { what: 'static blocks', since: 94, pattern: /\bstatic\s*\{/ },
  { what: 'the v flag of expressions', since: 112, pattern: /\/v[,;.)]/ },
  { what: 'error causes', since: 93, pattern: /Error\([^)]*,\s*\{\s*cause:/ },
  { what: 'await at the top of a file', since: 89, pattern: /^(?:const|let|var)?[^(){}]*\bawait\s/ },
];

const newerStyle: readonly Newer[] = [
  { what: ':has()', since: 105, pattern: /:has\(/ },
  { what: '@layer', since: 99, pattern: /@layer\b/ },
  { what: '@container', since: 105, pattern: /@container\b|container-type:/ },
  { what: 'color-mix()', since: 111, pattern: /color-mix\(/ },
  { what: 'oklch() and its like', since: 111, pattern: /\b(?:oklch|oklab|lch|lab|color)\(/ },
  { what: 'dynamic viewport units', since: 108, pattern: /\d(?:dv|sv|lv)(?:h|w|min|max)\b/ },
  { what: 'nesting', since: 112, pattern: /\{[^{}@]*&/ },
  { what: 'the inset shorthand', since: 87, pattern: /[;{]inset:/ },
  { what: 'aspect-ratio as a property', since: 88, pattern: /[;{]aspect-ratio:/ },
  { what: 'accent-color', since: 93, pattern: /[;{]accent-color:/ },
  { what: 'individual transforms', since: 104, pattern: /[;{](?:translate|rotate|scale):/ },
  { what: 'text-wrap', since: 114, pattern: /[;{]text-wrap:/ },
  { what: 'media queries by range', since: 104, pattern: /@media[^{]*[<>]/ },
  { what: 'subgrid', since: 117, pattern: /\bsubgrid\b/ },
  { what: 'overflow: clip', since: 90, pattern: /overflow(?:-[xy])?:clip/ },
];

/** What only works where it exists, and harms nobody where it does not; each with its reason. */
const allowed: readonly { readonly file: RegExp; readonly what: string; readonly because: string }[] = [
  {
    file: /layout/,
    what: 'text-wrap',
    because: 'balances the two lines of a headline; without it the first is filled and the second takes the rest',
  },
  { file: /^desk/, what: 'accent-color', because: 'the colour of ticks on the desk, which are the browser’s own without it' },
  {
    file: /^settings-page/,
    what: 'Intl.supportedValuesOf, unless asked for first',
    because: 'asked for first; without it a zone is typed, not chosen',
  },
];

const files = readdirSync(assets);
const shipped = (extension: string) =>
  files.filter((file) => extname(file) === extension).map((file) => ({ file, text: readFileSync(join(assets, file), 'utf8') }));

function found(texts: readonly { file: string; text: string }[], list: readonly Newer[]): string[] {
  return texts.flatMap(({ file, text }) =>
    list.flatMap(({ what, since, pattern }) => {
      const hit = pattern.exec(text);
      if (hit === null || allowed.some((one) => one.file.test(file) && one.what === what)) return [];
      return [`${file}: ${what}, Chromium ${since}: …${text.slice(Math.max(0, hit.index - 40), hit.index + 40)}…`];
    }),
  );
}

describe('what is shipped', () => {
  it('calls nothing that browsers of 2022 televisions lack', () => {
    expect(shipped('.js').length).toBeGreaterThan(5);
    expect(found(shipped('.js'), newerScript)).toEqual([]);
  });

  it('styles with nothing that they would not understand', () => {
    expect(shipped('.css').length).toBeGreaterThan(1);
    expect(found(shipped('.css'), newerStyle)).toEqual([]);
  });

  it('writes the choice of selectors in the older way too', () => {
    const css = shipped('.css')
      .map(({ text }) => text)
      .join('');
    expect(css.match(/:-webkit-any\(/g)?.length ?? 0).toBeGreaterThan(0);
  });

  it('would be found out', () => {
    const script = [{ file: 'x.js', text: 'const a=[1].at(-1),b=structuredClone(a),c=new Map().values().map(d)' }];
    expect(found(script, newerScript).map((fault) => fault.split(':')[1]?.split(',')[0]?.trim())).toEqual([
      'Array.prototype.at',
      'structuredClone',
      'iterator helpers',
    ]);
    const style = [{ file: 'x.css', text: 'a{height:100dvh}b:has(c){inset:0}@media (width>=600px){d{color:color-mix(in srgb,red,blue)}}' }];
    expect(found(style, newerStyle)).toHaveLength(5);
  });
});
