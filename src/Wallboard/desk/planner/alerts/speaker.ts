import type { Threshold } from '../../../feed/frame-contract';
import { words } from '../../state/language';
import { now } from '../../state/pulse';
import { known, nameOf, rowOf } from '../state';
import type { Speaker } from './alert-words';

/** Speaks the desk's language of what is known now. Read it in whatever shows text. */
export function speaker(): Speaker {
  const { say, formats, span } = words.value;
  return {
    say,
    formats,
    now: now.value,
    name: nameOf,
    channel: (queue) => rowOf(queue)?.channel ?? 'voice',
    promise: (queue) => rowOf(queue)?.threshold ?? null,
    within: withinText,
    spoken: (seconds) => span({ seconds }),
    record: known.value?.alerts.record ?? [],
  };
}

/** How long a promise is, in words: 2 minutes, 2 working days. */
export function withinText({ seconds, workingDays, text }: Threshold): string {
  const { span } = words.value;
  if (workingDays !== null) return span({ workingDays });
  return seconds === null ? text : span({ seconds });
}
