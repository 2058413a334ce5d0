import type { DeskTexts } from '../../i18n/desk/texts';
import type { Span } from '../kit/durations';

/** In whole minutes, towards late: what is left is never told longer than it is, nor what is past shorter. */
function towardsLate(seconds: number): number {
  return seconds <= -60 || seconds >= 60 ? Math.floor(seconds / 60) * 60 : Math.floor(seconds);
}

/** How much working time is left, or how late it is; who is late by no working time yet is late by the clock. */
export function leftText(
  workingSeconds: number,
  seconds: number,
  text: DeskTexts['customers']['promises'],
  span: (span: Span) => string,
): string {
  const left = towardsLate(workingSeconds !== 0 ? workingSeconds : Math.min(0, seconds));
  if (left === 0) return text.leftNone;
  return left < 0 ? text.late(span({ seconds: -left })) : span({ seconds: left });
}
