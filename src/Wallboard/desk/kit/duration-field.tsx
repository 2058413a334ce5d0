import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { words } from '../state/language';
import { readSpan, type Span, type SpanReading, sameSpan } from './durations';
import { Field, TextInput } from './field';

interface DurationFieldProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  readonly value: Span | null;
  readonly allowWorkingDays?: boolean;
  /** An empty field means none. */
  readonly allowNone?: string;
  /** The span, null for none, or undefined for what cannot be read yet. */
  readonly onChange: (span: Span | null | undefined) => void;
}

/** A span of time as people write it; says beneath what was understood. */
export function DurationField({ label, hint, error, value, allowWorkingDays = false, allowNone, onChange }: DurationFieldProps) {
  const { say, span: write } = words.value;
  const [text, setText] = useState(value === null ? '' : write(value));
  const meant = useRef<Span | null>(value);
  // A value from elsewhere (undo, another queue's settings) replaces the text; our own does not, or one could not type.
  useLayoutEffect(() => {
    if (sameSpan(meant.current, value)) return;
    meant.current = value;
    setText(value === null ? '' : write(value));
  }, [value, write]);
  const reading = readSpan(text, allowWorkingDays);
  const input = (next: string) => {
    setText(next);
    const read = readSpan(next, allowWorkingDays);
    const span = 'span' in read ? read.span : read.wrong === 'empty' && allowNone !== undefined ? null : undefined;
    if (span !== undefined) meant.current = span;
    onChange(span);
  };
  const { note, wrong } = wordsFor(reading, allowNone);
  return (
    <Field label={label} hint={hint} error={error ?? wrong} note={note ?? undefined}>
      {(ties) => <TextInput ties={ties} value={text} size={22} onInput={input} />}
    </Field>
  );

  function wordsFor(read: SpanReading, none: string | undefined): { note: string | null; wrong: string | null } {
    if ('span' in read) return { note: say.duration.understood(write(read.span)), wrong: null };
    if (read.wrong === 'empty' && none !== undefined) return { note: none, wrong: null };
    return { note: null, wrong: say.duration.wrong[read.wrong] };
  }
}
