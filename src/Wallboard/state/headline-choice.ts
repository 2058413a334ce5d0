import type { Level } from '../feed/frame-contract';
import type { Arrangement } from './row-order';

const heldMilliseconds = 20_000;
const severity: Record<Level, number> = { unknown: 0, fine: 1, warning: 2, critical: 3 };

/** Which queue the headline speaks of: the worst one, held for at least 20 s unless something worse comes up. */
export class HeadlineChoice {
  private queue: string | null = null;
  private level: Level = 'fine';
  private since = Number.NEGATIVE_INFINITY;

  /** `speakable`: queues whose news is live. Answers null when no row needs anybody. */
  choose(arrangement: Arrangement, speakable: (queue: string) => boolean, now: number): string | null {
    const candidates = arrangement.attention.filter(speakable);
    const worst = candidates[0] ?? null;
    const worstLevel = worst === null ? 'fine' : (arrangement.levels.get(worst) ?? 'unknown');
    const stillTrue = this.queue !== null && candidates.includes(this.queue) && arrangement.levels.get(this.queue) === this.level;
    const held = stillTrue && now - this.since < heldMilliseconds && severity[worstLevel] <= severity[this.level];
    if (held || worst === this.queue) {
      if (!held) this.level = worstLevel;
      return this.queue;
    }
    this.queue = worst;
    this.level = worstLevel;
    this.since = now;
    return worst;
  }
}
