import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';

const retryMilliseconds = 30_000;

/**
 * A layout in a file of its own, fetched when it is first shown, or ahead of that once the wall stands: a screen loads first
 * what it shows first.
 */
export class LaterLayout {
  private readonly loaded = signal<ComponentType | 'loading' | 'missing'>('loading');
  private asked = false;

  constructor(private readonly load: () => Promise<ComponentType>) {}

  /** The layout, `loading` while it comes, or `missing` while its file cannot be had; who reads it is told when that changes. */
  get now(): ComponentType | 'loading' | 'missing' {
    void this.fetch();
    return this.loaded.value;
  }

  /** Resolves when it is here, or cannot be had; at once when it was asked for before. */
  async fetch(): Promise<void> {
    if (this.asked) return;
    this.asked = true;
    await this.load().then(
      (layout) => {
        this.loaded.value = layout;
      },
      () => {
        this.loaded.value = 'missing';
        setTimeout(() => {
          this.asked = false;
          void this.fetch();
        }, retryMilliseconds);
      },
    );
  }
}
