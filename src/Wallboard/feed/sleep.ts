const sleepMillisecondsMin = 5_000;

/**
 * Notices that the machine slept: the calendar's clock has gone on, the page's own clock stood still. (Where that clock
 * goes on as well, the silence of the line tells the same.)
 */
export class SleepWatch {
  private ahead: number | null = null;

  /** Takes both clocks in ms; answers for how long the machine slept since the last look, 0 when it did not. */
  look(date: number, own: number): number {
    const before = this.ahead ?? date - own;
    this.ahead = date - own;
    const slept = this.ahead - before;
    return slept >= sleepMillisecondsMin ? slept : 0;
  }
}
