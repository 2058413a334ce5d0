/**
 * In how many of ten cases predicted ranges have held; null while too few waits have ended to say. Rounded to whole tenths, as it is
 * said.
 */
export const tenthsHeld = (coverage: number | null | undefined): number | null =>
  coverage === null || coverage === undefined ? null : Math.round(coverage * 10);
