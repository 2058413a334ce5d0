import type { Page } from 'playwright-core';

/** What stands on the wall at one moment. */
export interface Seen {
  readonly at: number;
  readonly headline: string;
  readonly sign: string;
  readonly rows: readonly { readonly queue: string; readonly top: number; readonly look: string }[];
  /** Where the parts that must stay put are. */
  readonly fixed: Readonly<Record<string, string>>;
  readonly texts: readonly string[];
}

export function see(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const boxOf = (selector: string) => {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      return box === undefined ? 'not there' : [box.left, box.top, box.width, box.height].map(Math.round).join(' ');
    };
    const rows = [...document.querySelectorAll('li[data-queue]')].map((row) => ({
      queue: row.getAttribute('data-queue') ?? '',
      // Where it is going, not where it is on its way there.
      top: Number(/translate\w*\(.*?(-?[\d.]+)rem\)/.exec(row.getAttribute('style') ?? '')?.[1] ?? Number.NaN),
      look: row.className,
    }));
    const names = [...document.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label') ?? '');
    return {
      at: performance.now(),
      headline: document.querySelector('h1')?.innerText ?? '',
      sign: document.querySelector('.headline')?.className ?? '',
      rows,
      fixed: Object.fromEntries(['.clock', '.headline', '.columns', '.rows', '.legend', '.today'].map((part) => [part, boxOf(part)])),
      texts: [document.body.innerText, ...names],
    };
  });
}

const severity = ['sign-unknown', 'sign-fine', 'sign-warning', 'sign-critical'];
const needy = /is-(warning|critical)/;
const headlineHeldMilliseconds = 20_000;
const swapPauseMilliseconds = 30_000;
/** The watcher looks four times a second: a change may be that much older than it seems. */
const lookMilliseconds = 600;

/** Follows what is seen, and says what breaks a rule of the wall. */
export class Watcher {
  readonly faults = new Map<string, number>();
  looks = 0;
  headlines = 0;
  moves = 0;
  private last: Seen | null = null;
  private subjectSince = Number.NEGATIVE_INFINITY;
  private lastSwap = Number.NEGATIVE_INFINITY;

  constructor(private readonly wrongPlurals: readonly RegExp[]) {}

  take(seen: Seen, misfits: readonly string[]): void {
    this.looks++;
    for (const misfit of misfits) this.fault(`misfit ${misfit}`);
    if (seen.headline === '' || seen.rows.length === 0) this.fault('a blank wall');
    for (const text of seen.texts) {
      for (const wrong of this.wrongPlurals) {
        const found = wrong.exec(text);
        if (found !== null) this.fault(`plural "${found[0]}"`);
      }
      if (/undefined|NaN|null|\[object/.test(text)) this.fault(`program's words in "${text.slice(0, 80)}"`);
    }
    if (this.last !== null) this.compare(this.last, seen);
    else this.subjectSince = seen.at;
    this.last = seen;
  }

  private compare(before: Seen, after: Seen): void {
    // The whole canvas shifts by a few pixels each 3 minutes against burn-in: all parts by the same, or none.
    const shifts = new Set(Object.keys(after.fixed).map((part) => shiftOf(before.fixed[part] ?? '', after.fixed[part] ?? '')));
    if (shifts.size > 1 || shifts.has('far')) this.fault(`parts moved: ${[...shifts].join(' | ')}`);
    this.compareHeadlines(before, after);
    this.compareOrder(before, after);
  }

  // The headline speaks of a queue; another one may take its place after 20 s, at once when it is worse, or when the first needs nobody now.
  private compareHeadlines(before: Seen, after: Seen): void {
    const [was, is] = [subjectOf(before), subjectOf(after)];
    if (was === is) return;
    this.headlines++;
    const held = after.at - this.subjectSince;
    const rises = rank(after.sign) > rank(before.sign);
    const stillNeeded = after.rows.some(
      ({ queue, look }) => `${queue} ` === was.slice(0, queue.length + 1) && look === before.rows.find((row) => row.queue === queue)?.look,
    );
    if (stillNeeded && !rises && held < headlineHeldMilliseconds - lookMilliseconds) {
      this.fault(`headline changed after ${Math.round(held / 1000)} s: "${was}" to "${is}"`);
    }
    this.subjectSince = after.at;
  }

  // Two rows that need somebody, at the same level then and now, change places at most once in 30 s; calm rows never do.
  private compareOrder(before: Seen, after: Seen): void {
    const then = new Map(before.rows.map((row) => [row.queue, row]));
    const now = [...after.rows].sort((a, b) => a.top - b.top);
    let swaps = 0;
    now.forEach((upper, i) => {
      for (const lower of now.slice(i + 1)) {
        const [wasUpper, wasLower] = [then.get(upper.queue), then.get(lower.queue)];
        if (wasUpper === undefined || wasLower === undefined || wasUpper.top <= wasLower.top) continue;
        const levels = [upper, lower, wasUpper, wasLower].map(({ look }) => needy.exec(look)?.[1] ?? 'calm');
        if (new Set(levels).size > 1) continue; // one of them came, went, or changed its level
        if (levels[0] === 'calm') this.fault(`calm rows ${upper.queue} and ${lower.queue} changed places`);
        else swaps++;
      }
    });
    if (swaps === 0) return;
    this.moves++;
    if (after.at - this.lastSwap < swapPauseMilliseconds - lookMilliseconds) this.fault('two swaps within 30 s');
    this.lastSwap = after.at;
  }

  fault(words: string): void {
    this.faults.set(words, (this.faults.get(words) ?? 0) + 1);
  }
}

const shiftMost = 6;

function shiftOf(before: string, after: string): string {
  const [was, is] = [before, after].map((box) => box.split(' ').map(Number));
  const by = (is ?? []).map((value, i) => value - (was?.[i] ?? Number.NaN));
  return by.every((pixels, i) => Math.abs(pixels) <= (i < 2 ? shiftMost : 0)) ? by.join(' ') : before === after ? '0 0 0 0' : 'far';
}

/** The queue that the headline speaks of and its sign; the sign alone when it speaks of none. */
function subjectOf({ headline, sign, rows }: Seen): string {
  const spoken = rows.find(({ queue }) => headline.toLowerCase().startsWith(`${queue.toLowerCase()}:`));
  return `${spoken?.queue ?? ''} ${severity[rank(sign)]}`;
}

function rank(sign: string): number {
  return severity.findIndex((name) => sign.includes(name));
}
