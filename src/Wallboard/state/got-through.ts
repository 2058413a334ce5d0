import type { SiteRow } from '../feed/frame-contract';

/** Who reached a person today, out of those who did or who hung up waiting. Contacts count once, however many queues they passed. */
export interface GotThrough {
  readonly reached: number;
  readonly hungUp: number;
  readonly whole: number;
  /** Null while nobody has reached anybody or hung up. */
  readonly reachedShare: number | null;
  readonly hungUpShare: number | null;
}

export function gotThroughToday(site: SiteRow): GotThrough {
  const reached = site.contacts.reachedToday;
  const hungUp = site.today.abandoned;
  const whole = reached + hungUp;
  return {
    reached,
    hungUp,
    whole,
    reachedShare: whole === 0 ? null : reached / whole,
    hungUpShare: whole === 0 ? null : hungUp / whole,
  };
}
