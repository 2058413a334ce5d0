import type { Fit } from './headline-fit';

/** In rem: the two larger sizes of an upright wall's headline, and what its signal leaves for a line. */
const sizes = [6.2, 5.4] as const;
const looks = ['fit-full', 'fit-smaller'] as const;
const room = 78;
const linesMax = 3;

/**
 * The largest size at which both halves of the headline break into three lines at most; the smallest takes what comes.
 * `widthOf`: how wide a text is, in em.
 */
export function uprightFit(lines: readonly string[], widthOf: (text: string) => number): Fit {
  const linesAt = (size: number) => lines.reduce((sum, line) => sum + brokenInto(line, room / size, widthOf), 0);
  return looks.find((_, i) => linesAt(sizes[i] as number) <= linesMax) ?? 'fit-small';
}

/** A number stays with what it counts where the text breaks. */
export function keepNumbers(text: string): string {
  return text.replace(/(\d) /g, '$1\u00a0');
}

/** Into how many lines a text breaks between its words. */
function brokenInto(text: string, em: number, widthOf: (text: string) => number): number {
  if (text === '') return 0;
  let lines = 1;
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer) <= em) {
      line = longer;
    } else {
      lines++;
      line = word;
    }
  }
  return lines;
}
