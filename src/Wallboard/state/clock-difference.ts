const shownSecondsMin = 2;
const steadyMilliseconds = 10_000;

/**
 * How wrong the screen's own clock is, against the server's. Only a difference that holds still for 10 s is told: a
 * recording that is played faster than life has a clock of its own, and that is nobody's fault.
 */
export class ClockDifference {
  private reference: number | null = null;
  private since = 0;

  /** Takes the screen's clock less the server's, in ms, at a local moment; answers whole seconds, 0 while within 2 s or not steady. */
  read(difference: number, local: number): number {
    if (this.reference === null || Math.abs(difference - this.reference) > shownSecondsMin * 1000) {
      this.reference = difference;
      this.since = local;
    }
    const steady = local - this.since >= steadyMilliseconds;
    return steady && Math.abs(difference) > shownSecondsMin * 1000 ? Math.round(difference / 1000) : 0;
  }
}
