import { signal } from '@preact/signals';

/** In rem, from the largest on: the steps of the design before a sentence takes a third line, at the last size. */
const sizes = { usual: [6, 5.4], compact: [5.4, 4.8] } as const;
const looks = ['fit-full', 'fit-smaller'] as const;

/** What the band leaves for the sentence, in rem, without and with something beside it. */
const rooms = { usual: { alone: 160.8, beside: 101.1 }, compact: { alone: 163, beside: 108.7 } } as const;

export type Fit = (typeof looks)[number] | 'fit-small';

/** The largest size at which a line of so many em fits the band. */
export function fitOf(em: number, compact: boolean, beside: boolean): Fit {
  const kind = compact ? 'compact' : 'usual';
  const room = rooms[kind][beside ? 'beside' : 'alone'];
  return looks.find((_, i) => em * (sizes[kind][i] as number) <= room) ?? 'fit-small';
}

const measuredPixels = 100;
const tracking = -0.02;
/** For a browser that cannot measure: how wide a character of the display cut is at most times. */
const usualEm = 0.42;

/** What was measured before the fonts were there was measured in another font. */
const fontsLoaded = signal(false);
let ruler: CanvasRenderingContext2D | null | undefined;

/** How wide the longer of two lines is, in em of the headline's own font. */
export function longestLine(lines: readonly string[]): number {
  if (ruler === undefined) {
    ruler = document.createElement('canvas').getContext('2d');
    void document.fonts?.ready.then(() => {
      fontsLoaded.value = true;
    });
  }
  if (fontsLoaded.value && ruler !== null) ruler.font = `600 ${measuredPixels}px "Inter Display", Inter, system-ui, sans-serif`;
  return Math.max(...lines.map((line) => widthOf(line, fontsLoaded.value ? ruler : null)));
}

function widthOf(line: string, ruler: CanvasRenderingContext2D | null | undefined): number {
  if (!ruler) return line.length * usualEm;
  return ruler.measureText(line).width / measuredPixels + line.length * tracking;
}
