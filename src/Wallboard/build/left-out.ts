import type { Plugin } from 'vite';

/**
 * Parts of packages that no browser of ours ever runs, left out of what a screen loads: SignalR's client for browsers
 * without fetch.
 */
export function leftOut(): Plugin {
  const parts: Readonly<Record<string, string>> = { './XhrHttpClient': 'export class XhrHttpClient {}' };
  const mark = '\0left-out:';
  return {
    name: 'left-out',
    enforce: 'pre',
    resolveId: (source, importer) => (source in parts && importer?.includes('@microsoft/signalr') ? `${mark}${source}` : null),
    load: (id) => (id.startsWith(mark) ? parts[id.slice(mark.length)] : null),
  };
}
