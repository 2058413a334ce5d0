import type { QueueSettings, QueueSettingsAnswer } from '../api/settings';
import { Button } from '../kit/button';
import { words } from '../state/language';
import { type QueueField, sameValue } from './changes';
import { describeQueue } from './describe';
import type { SettingsEditing } from './use-settings';

export interface FieldProps {
  readonly field: QueueField;
  readonly now: QueueSettings;
  readonly editing: SettingsEditing<QueueSettingsAnswer>;
  readonly error: string | undefined;
}

/** A setting's name, and what it means. */
export function saying({ field, now, editing }: FieldProps) {
  const { label, means } = words.value.say.settings.fields[field];
  return { label, hint: <Meaning means={means} field={field} now={now} editing={editing} /> };
}

interface MeaningProps extends Omit<FieldProps, 'error'> {
  readonly means: string;
}

/** What a setting means, its default, and the way back to it. The default of a promise is no promise: that is taken back instead. */
function Meaning({ means, field, now, editing }: MeaningProps) {
  const { say } = words.value;
  const defaults = editing.base?.defaults;
  if (defaults === undefined) return <>{means}</>;
  const differs = field !== 'threshold' && !sameValue(field, now[field], defaults[field]);
  return (
    <>
      {means}
      <span class="default-line">
        {say.settings.defaultIs(describeQueue(field, defaults, words.value))}
        {differs && (
          <Button
            kind="quiet"
            label={say.settings.useDefaultNamed(say.settings.fields[field].label)}
            onPress={() => editing.set(field, defaults[field])}
          >
            {say.settings.useDefault}
          </Button>
        )}
      </span>
    </>
  );
}
