import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { words } from '../state/language';
import { Field, TextInput } from './field';

interface ZoneFieldProps {
  readonly label: string;
  readonly hint: ComponentChildren;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (zone: string) => void;
}

/** A time zone by its name, with the zones that this browser knows to choose from, and what time it is there. */
export function ZoneField({ label, hint, error, value, onChange }: ZoneFieldProps) {
  const { say } = words.value;
  const list = useId();
  const time = timeIn(value, say.locale);
  return (
    <Field label={label} hint={hint} error={error} note={time === null ? undefined : say.settings.timeThere(time)}>
      {(ties) => (
        <>
          <TextInput ties={ties} size={28} list={list} value={value} onInput={onChange} />
          <datalist id={list}>
            {knownZones().map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

function timeIn(zone: string, locale: string): string | null {
  try {
    return new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(Date.now());
  } catch {
    return null;
  }
}

let zones: readonly string[] | null = null;

function knownZones(): readonly string[] {
  zones ??= 'supportedValuesOf' in Intl ? (Intl as { supportedValuesOf(key: 'timeZone'): string[] }).supportedValuesOf('timeZone') : [];
  return zones;
}
