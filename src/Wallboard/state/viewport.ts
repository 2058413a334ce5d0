import { computed, signal } from '@preact/signals';

/** What the window is shaped like: a wall or a desk, a wall turned upright, or a phone in the hand. */
export type Shape = 'landscape' | 'portrait' | 'phone';

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** In CSS pixels: anything narrower is held in a hand and read from near. */
const phoneWidthMax = 600;

export function shapeOf({ width, height }: Viewport): Shape {
  if (width < phoneWidthMax) return 'phone';
  return width < height ? 'portrait' : 'landscape';
}

/** The window's size; `followViewport` writes it, nothing else does. */
export const viewport = signal<Viewport>({ width: 1920, height: 1080 });

export const shape = computed(() => shapeOf(viewport.value));

/** Follows the window, and marks the page with its shape (`shape-portrait`), from which the style sheets take their scale. */
export function followViewport(): void {
  const read = () => {
    viewport.value = { width: innerWidth, height: innerHeight };
    const { classList } = document.documentElement;
    for (const known of ['landscape', 'portrait', 'phone'] satisfies Shape[]) classList.toggle(`shape-${known}`, known === shape.peek());
  };
  addEventListener('resize', read);
  read();
}
