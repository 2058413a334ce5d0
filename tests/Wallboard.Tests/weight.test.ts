import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../src/Hub/wwwroot/', import.meta.url));
const firstLoadBytesMax = 120_000;

it('the whole page, fonts and all, is less than 120 kB on the way', () => {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const sizes = files.map((file) => {
    const content = readFileSync(join(file.parentPath, file.name));
    return extname(file.name) === '.woff2' ? content.length : gzipSync(content, { level: 6 }).length;
  });
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`first load: ${(total / 1000).toFixed(1)} kB in ${files.length} files`);
  expect(total).toBeLessThan(firstLoadBytesMax);
});
