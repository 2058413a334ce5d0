// npm run pictures:approve -- NAME…: makes pictures that a test run left in artifacts/ the approved ones. NAME is a state
// (wall-nb: all its sizes) or a picture (wall-nb-1920x1080). Look at them first: that is what approving means.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import { indexedPng } from './indexed-png.mjs';

const taken = fileURLToPath(new URL('../artifacts/', import.meta.url));
const approved = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url));

const names = process.argv.slice(2);
if (names.length === 0) fail('Say which: npm run pictures:approve -- wall-nb');
if (!existsSync(taken)) fail('There are no pictures yet: run `npx vitest run pictures` first.');
mkdirSync(approved, { recursive: true });
const pictures = readdirSync(taken).filter((file) => /-\d+x\d+\.png$/.test(file));
for (const name of names) {
  const chosen = pictures.filter((file) => file === `${name}.png` || file.replace(/-\d+x\d+\.png$/, '') === name);
  if (chosen.length === 0) fail(`No picture of ${name} in artifacts/: run \`npx vitest run pictures\`, and see the names in pictures/states.ts.`);
  for (const file of chosen) {
    const small = indexedPng(PNG.sync.read(readFileSync(taken + file)));
    writeFileSync(approved + file, small);
    console.log(`approved ${file}, ${Math.round(small.length / 1000)} kB`);
  }
}

function fail(words) {
  console.error(words);
  process.exit(1);
}
