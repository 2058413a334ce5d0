/** How many of the newest beats the estimate is made from: about half a minute of them. */
const samplesMax = 30;

/** Messages come in order: a time so far before the newest means that the server's clock was set back. */
const setBackMilliseconds = 2_000;

/**
 * The server's time on this screen, whatever the screen's own clock says.
 * Every message bears the server's time when it was sent; it arrives some delay later. The sample with the least delay
 * tells the difference best, so the largest difference among the newest samples is taken.
 * All local times are of a clock that never jumps (performance.now()).
 */
export class ServerClock {
  private samples: number[] = [];
  private newest: number | null = null;

  /**
   * Takes a message's server time (milliseconds since 1970) and the local moment of its arrival. A message that is not
   * later than the one before is no news: a hub whose clock stands still must not keep the wall looking live.
   */
  observe(serverTime: number, arrivedAt: number): void {
    if (this.newest !== null && serverTime < this.newest - setBackMilliseconds) this.restart();
    if (this.newest !== null && serverTime <= this.newest) return;
    this.samples.push(serverTime - arrivedAt);
    if (this.samples.length > samplesMax) this.samples.shift();
    this.newest = serverTime;
  }

  /** The local clock stood still for so many ms while the machine slept; the server's did not. */
  slept(milliseconds: number): void {
    this.samples = this.samples.map((sample) => sample + milliseconds);
  }

  /** Forgets what it knew: a new connection may lead to another server. */
  restart(): void {
    this.samples = [];
    this.newest = null;
  }

  /** The server's time at a local moment; null before the first message. */
  at(local: number): number | null {
    return this.samples.length === 0 ? null : local + Math.max(...this.samples);
  }

  /** The server time of the newest message; null before the first. */
  get newestNews(): number | null {
    return this.newest;
  }
}
