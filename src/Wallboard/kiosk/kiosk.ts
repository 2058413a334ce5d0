import { computed } from '@preact/signals';
import { headline } from '../wall/headline/current-headline';
import { fadeSettledHeadline, shiftAgainstBurnIn } from './burn-in';
import { dimAtNight } from './dimming';
import { hideIdleCursor, keepHandsOff } from './hands-off';
import { restWhenClosed } from './resting';
import { soundWhenCritical } from './sound';
import { keepAwake } from './wake-lock';

/** What makes a page a wall: it stays on, nobody points at it, and the panel behind it lives long. */
export function startKiosk(): void {
  keepAwake();
  hideIdleCursor();
  keepHandsOff();
  restWhenClosed();
  dimAtNight();
  shiftAgainstBurnIn();
  fadeSettledHeadline(computed(() => headline.value.subject));
  soundWhenCritical();
}
