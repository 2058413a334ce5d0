import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { words } from '../state/language';
import { Field, TextInput } from './field';

interface NumberFieldProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  readonly note?: string | undefined;
  readonly value: number | null;
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
  readonly unit?: string;
  /** What an empty field means; without it, it cannot be empty. */
  readonly none?: string;
  readonly onChange: (value: number | null | undefined) => void;
}

/** A number as people of any of our languages write it: 1,5 or 1.5, with spaces between thousands. */
export function readNumber(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

export function NumberField({ label, hint, error, note, value, least, most, whole, unit, none, onChange }: NumberFieldProps) {
  const { say, formats } = words.value;
  const write = (n: number | null) => (n === null ? '' : String(n).replace('.', decimalMark(say.locale)));
  const [text, setText] = useState(() => write(value));
  const meant = useRef(value);
  // A value from elsewhere replaces the text, before anything is painted; our own does not, or one could not type.
  useLayoutEffect(() => {
    if (meant.current === value) return;
    meant.current = value;
    setText(write(value));
  }, [value]);
  const read = (written: string): number | null | undefined => {
    if (written.trim() === '') return none === undefined ? undefined : null;
    const number = readNumber(written);
    if (number === null || number < least || number > most || (whole && !Number.isInteger(number))) return undefined;
    return number;
  };
  const input = (written: string) => {
    setText(written);
    const number = read(written);
    if (number !== undefined) meant.current = number;
    onChange(number);
  };
  const wrong = read(text) === undefined ? say.number.wrong(formats.count(least), formats.count(most), whole === true) : undefined;
  return (
    <Field label={label} hint={hint} error={error ?? wrong} note={text.trim() === '' ? none : note}>
      {(ties) => (
        <span class="with-unit">
          <TextInput ties={ties} value={text} size={10} numeric onInput={input} />
          {unit && <span>{unit}</span>}
        </span>
      )}
    </Field>
  );
}

function decimalMark(locale: string): string {
  return new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';
}
