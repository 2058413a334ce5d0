import { signal } from '@preact/signals';
import type { ScreenView } from '../feed/frame-contract';

/** How this screen was set up; null on a page that was opened without a link, and before the hub has said it. */
export const screen = signal<ScreenView | null>(null);
