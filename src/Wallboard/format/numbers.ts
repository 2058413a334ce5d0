const noBreak = /[\u00a0\u202f]/g;
const narrowNoBreak = '\u202f';

/** The parts of a number with a narrow no-break space wherever the language parts thousands by a space. */
export function narrowGroups(parts: readonly Intl.NumberFormatPart[]): string {
  return parts.map((part) => (part.type === 'group' ? part.value.replace(noBreak, narrowNoBreak) : part.value)).join('');
}

/** Writes whole numbers the way a language does: 2,112 or 2 112 or 2.112. */
export function wholeNumbers(locale: string): (n: number) => string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  // Most numbers of a wall are small, and have no thousands to part.
  return (n) => (Math.abs(n) < 1000 ? format.format(n) : narrowGroups(format.formatToParts(n)));
}
