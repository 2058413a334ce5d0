import { useEffect, useRef, useState } from 'preact/hooks';
import { promiseReopenings } from '../api/settings';
import { readSpan, wireOfSpan } from '../kit/durations';
import { Field, Select, TextInput, Tick } from '../kit/field';
import { readTime } from '../kit/weekly-hours';
import { words } from '../state/language';
import { sameValue } from './changes';
import { promiseWords } from './describe';
import { type FieldProps, saying } from './meaning';

// Whoever writes in their own language is understood in all of them.
const beforeWords = /^(?:before|by|før|inden|före|innan)\s+(?:kl\.?\s*)?(\S+)$/i;

/** A promise as people write it, for the wire: a span, or a time of day; null: it cannot be read. */
export function readPromise(written: string): string | null {
  const text = written.trim();
  const clock = beforeWords.exec(text)?.[1];
  if (clock !== undefined) {
    const time = readTime(clock.replace('.', ':'));
    return time === null || time === '24:00' ? null : `before ${time}`;
  }
  const reading = readSpan(text, true);
  return 'span' in reading ? wireOfSpan(reading.span) : null;
}

/** What each customer is promised; empty: what the threshold says. */
export function PromiseField(props: FieldProps) {
  const { now, editing, error } = props;
  const all = words.value;
  const text = all.say.settings;
  const write = (promise: string | null) => (promise === null ? '' : promiseWords(promise, all));
  const [written, setWritten] = useState(() => write(now.promise));
  const meant = useRef(now.promise);
  // A value from elsewhere replaces the text; our own does not, or one could not type.
  useEffect(() => {
    if (sameValue('promise', meant.current, now.promise)) return;
    meant.current = now.promise;
    setWritten(write(now.promise));
  }, [now.promise]);
  const empty = written.trim() === '';
  const read = empty ? null : readPromise(written);
  const input = (next: string) => {
    setWritten(next);
    const promise = next.trim() === '' ? null : (readPromise(next) ?? undefined);
    if (promise !== undefined) meant.current = promise;
    editing.set('promise', promise);
  };
  const note = empty ? text.promiseNone : read === null ? undefined : all.say.duration.understood(promiseWords(read, all));
  return (
    <Field {...saying(props)} error={error ?? (empty || read !== null ? undefined : text.promiseUnreadable)} note={note}>
      {(ties) => <TextInput ties={ties} value={written} size={22} onInput={input} />}
    </Field>
  );
}

export function PromisePausesField(props: FieldProps) {
  const { label, hint } = saying(props);
  const { now, editing } = props;
  return <Tick label={label} hint={hint} checked={now.promisePauses} onChange={(pauses) => editing.set('promisePauses', pauses)} />;
}

export function PromiseReopensField(props: FieldProps) {
  const { now, editing, error } = props;
  const { reopens } = words.value.say.settings;
  return (
    <Field {...saying(props)} error={error}>
      {(ties) => (
        <Select
          ties={ties}
          value={now.promiseReopens}
          choices={promiseReopenings.map((value) => ({ value, label: reopens[value] }))}
          onChoose={(reopening) => editing.set('promiseReopens', reopening)}
        />
      )}
    </Field>
  );
}
