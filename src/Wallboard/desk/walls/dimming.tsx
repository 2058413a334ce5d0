import type { ScreenSettings } from '../api/screens';
import { Field, TextInput, WrongText } from '../kit/field';
import { NumberField } from '../kit/number-field';
import { readTime } from '../kit/weekly-hours';
import { words } from '../state/language';

interface DimmingProps {
  readonly dim: NonNullable<ScreenSettings['dim']>;
  readonly error: string | undefined;
  readonly onChange: (dim: ScreenSettings['dim']) => void;
  readonly onBroken: (field: string, broken: boolean) => void;
}

/** When a screen is darker, and how much. */
export function Dimming({ dim, error, onChange, onBroken }: DimmingProps) {
  const { say } = words.value;
  const time = (end: 'from' | 'to', label: string) => (
    <Field label={label}>
      {(ties) => (
        <TextInput
          ties={ties}
          size={6}
          maxLength={5}
          value={dim[end]}
          onInput={(text) => onChange({ ...dim, [end]: text })}
          onBlur={() => onChange({ ...dim, [end]: readTime(dim[end]) ?? dim[end] })}
        />
      )}
    </Field>
  );
  return (
    <div class="dimming">
      {time('from', say.walls.dimFrom)}
      {time('to', say.walls.dimTo)}
      <NumberField
        label={say.walls.dimPercent}
        unit="%"
        whole
        least={10}
        most={90}
        value={dim.percent}
        onChange={(percent) => {
          onBroken('percent', percent === null || percent === undefined);
          if (percent !== null && percent !== undefined) onChange({ ...dim, percent });
        }}
      />
      <WrongText text={error} />
    </div>
  );
}
