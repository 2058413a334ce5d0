import type { QueueSettings } from '../api/settings';
import { Button } from '../kit/button';
import { spanOfWire } from '../kit/durations';
import { words } from '../state/language';
import type { PromiseWish } from './queue-editor';

interface PromiseStateProps {
  readonly confirmed: boolean;
  readonly base: QueueSettings;
  readonly now: QueueSettings;
  readonly wish: PromiseWish;
  /** The threshold was changed: saving it confirms it. */
  readonly changed: boolean;
  /** What is written as threshold cannot be read, so nothing can be confirmed. */
  readonly broken: boolean;
  readonly onWish: (wish: PromiseWish) => void;
}

/** Whether callers were promised anything, in plain words; here it is confirmed, and taken back. */
export function PromiseState({ confirmed, base, now, wish, changed, broken, onWish }: PromiseStateProps) {
  const { say, formats } = words.value;
  const words100 = (settings: QueueSettings) =>
    say.promise.sentence(spanWords(settings.threshold), formats.count(settings.target * 100), settings.channel);
  if (wish === 'takeBack') {
    return (
      <div class="promise-state is-open">
        <p>{say.promise.willBeTakenBack}</p>
        <Button onPress={() => onWish(null)}>{say.promise.keep}</Button>
      </div>
    );
  }
  if (wish === 'confirm' || changed) {
    return (
      <div class="promise-state is-pending">
        <p>
          <b>{words100(now)}</b> {say.promise.fromThenOn}
        </p>
        {wish === 'confirm' && <Button onPress={() => onWish(null)}>{say.promise.notYet}</Button>}
      </div>
    );
  }
  return confirmed ? (
    <div class="promise-state">
      <p>
        <b>{words100(base)}</b> {say.promise.isConfirmed}
      </p>
      <Button onPress={() => onWish('takeBack')}>{say.promise.takeBack}</Button>
    </div>
  ) : (
    <div class="promise-state is-open">
      <p>
        <b>{say.promise.isOpen}</b> {say.promise.openMeans(spanWords(base.threshold))}
      </p>
      <Button kind="primary" disabled={broken} onPress={() => onWish('confirm')}>
        {say.promise.confirm(spanWords(now.threshold))}
      </Button>
    </div>
  );

  function spanWords(threshold: string | null): string {
    const span = threshold === null ? null : spanOfWire(threshold);
    return span === null ? (threshold ?? '') : words.value.span(span);
  }
}
