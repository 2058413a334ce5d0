import type { Level } from '../feed/frame-contract';

const quietMilliseconds = 10 * 60_000;

/** What the policy needs to know of a queue. */
export interface HeardQueue {
  readonly queue: string;
  readonly level: Level;
  readonly open: boolean;
  /** Its news is not old: what has turned critical did so just now. */
  readonly live: boolean;
}

/** When a sound is due: a queue turns critical, at most once in ten minutes a queue, never outside its hours. */
export class SoundPolicy {
  private readonly levels = new Map<string, Level>();
  private readonly sounded = new Map<string, number>();

  /** Takes the queues of the board as they stand at a moment (any clock in ms); answers whether to sound now, once for all of them. */
  due(queues: readonly HeardQueue[], now: number): boolean {
    let sound = false;
    for (const { queue, level, open, live } of queues) {
      if (!live) continue;
      const before = this.levels.get(queue);
      this.levels.set(queue, level);
      // A queue seen for the first time was critical before we came: the wall shows it, nothing has turned.
      if (level !== 'critical' || before === undefined || before === 'critical' || !open) continue;
      if (now - (this.sounded.get(queue) ?? Number.NEGATIVE_INFINITY) < quietMilliseconds) continue;
      this.sounded.set(queue, now);
      sound = true;
    }
    return sound;
  }
}
