import type { Plugin } from 'vite';

/**
 * Writes into each page which version of the wallboard it belongs to, so that a wall knows what it runs. The files' names
 * change with their contents, so their names and the page's own text say it all.
 */
export function pageVersion(): Plugin {
  return {
    name: 'page-version',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        const content = await digest([html, ...Object.keys(bundle ?? {}).sort()].join('\n'));
        return [{ tag: 'meta', attrs: { name: 'version', content }, injectTo: 'head' }];
      },
    },
  };
}

async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].slice(0, 6).reduce((hex, byte) => hex + byte.toString(16).padStart(2, '0'), '');
}
