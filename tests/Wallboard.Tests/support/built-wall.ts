import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../src/Hub/wwwroot/', import.meta.url));
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** What the hub allows its page: nothing inline, nothing from elsewhere. */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self' ws:; base-uri 'none'; form-action 'none'";

/** Pages of the desk that are tested on recorded answers. */
const deskPages = ['/callbacks', '/outcomes', '/planner', '/promises', '/settings'];

/** Recorded boards come from a hub that serves the version `one`; the page that is tested is of that version. */
function ofTheRecordedVersion(page: string): string {
  return page.replace(/(<meta name="version" content=")[^"]*/, '$1one');
}

export interface BuiltWall {
  readonly url: string;
  close(): Promise<void>;
}

/** Answers a request with the file that the build left for it, under a strict content security policy. */
export function answerWithBuiltFile(request: IncomingMessage, response: ServerResponse): void {
  const path = new URL(request.url ?? '/', 'http://wall').pathname;
  const file = normalize(join(root, path === '/' ? 'index.html' : deskPages.includes(path) ? 'desk.html' : path));
  if (!file.startsWith(root) || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy,
  });
  response.end(extname(file) === '.html' ? ofTheRecordedVersion(readFileSync(file, 'utf8')) : readFileSync(file));
}

/** Serves the files of the wallboard as the build left them, under a strict content security policy. */
export async function serveBuiltWall(): Promise<BuiltWall> {
  if (!existsSync(join(root, 'index.html'))) throw new Error('The wallboard is not built: run `npm ci && npm run build` in src/Wallboard.');
  const server: Server = createServer(answerWithBuiltFile);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
