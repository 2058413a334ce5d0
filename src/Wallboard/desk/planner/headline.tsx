import { Button } from '../kit/button';
import { LevelMark } from '../kit/level-mark';
import { Trouble } from '../kit/trouble';
import { words } from '../state/language';
import { busy, trouble } from './acts';
import { actionOf } from './alerts/alert-words';
import { speaker } from './alerts/speaker';
import { type HeadlineWords, headlineWords } from './headline-words';
import { remedyPressed } from './remedy';
import { age, canAct, gravest, isOld, known } from './state';

/** One sentence that says what matters most, and one button. */
export function Headline() {
  const staffing = known.value?.staffing;
  if (staffing === undefined) return null;
  const speaking = speaker();
  const alert = gravest.value;
  const { sentence, more, level } = isOld.value ? oldWords() : headlineWords(staffing, alert, speaking);
  const action = alert === null || alert.kind === 'spare' || alert.state === 'acknowledged' ? null : actionOf(alert, speaking);
  return (
    <>
      <div class={`planner-head is-${level}`}>
        <LevelMark level={level} />
        <div role="status" aria-atomic="true">
          <h1 id="headline" class="display" tabIndex={-1}>
            {sentence}
          </h1>
          <p>{more}</p>
        </div>
        {alert !== null && action !== null && canAct.value && (
          <Button kind="primary" busy={busy.value} onPress={() => remedyPressed(alert)}>
            {action}
          </Button>
        )}
      </div>
      <Trouble of={trouble.value} />
    </>
  );
}

function oldWords(): HeadlineWords {
  const { say, span } = words.value;
  const text = say.planner.headline;
  // In whole minutes past the first, so that the sentence is not read out anew each second.
  const seconds = age.value < 60 ? age.value - (age.value % 15) : age.value - (age.value % 60);
  return { sentence: text.old(span({ seconds })), more: text.oldMeans, level: 'unknown' };
}
