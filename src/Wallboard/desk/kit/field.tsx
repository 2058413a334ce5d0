import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What ties a control to the words around it. */
export interface ControlTies {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | null | undefined;
  /** Said beneath as the value is written: what was understood. */
  readonly note?: string | undefined;
  readonly children: (ties: ControlTies) => ComponentChildren;
}

/** A control with its name, what it means, and what is wrong with it. */
export function Field({ label, hint, error, note, children }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', note ? `${id}-note` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div class={error ? 'field is-wrong' : 'field'}>
      <label for={id}>{label}</label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': Boolean(error) })}
      {note && (
        <p class="field-note" id={`${id}-note`} aria-live="polite">
          {note}
        </p>
      )}
      <WrongText id={`${id}-error`} text={error} />
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** What is wrong with a field, or nothing. */
export function WrongText({ text, id }: { readonly text: string | null | undefined; readonly id?: string }) {
  if (!text) return null;
  return (
    <p class="field-error" id={id}>
      <WrongMark />
      {text}
    </p>
  );
}

/** The shape beside what is wrong: colour alone would not do. */
export function WrongMark() {
  return (
    <svg class="wrong-mark" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="7" />
      <path d="M8 4v5" />
      <circle cx="8" cy="11.6" r="0.6" />
    </svg>
  );
}

interface TextInputProps {
  readonly ties?: ControlTies;
  readonly value: string;
  readonly onInput: (text: string) => void;
  readonly onBlur?: () => void;
  /** Enter does this instead of sending the form. */
  readonly onEnter?: () => void;
  readonly size?: number;
  readonly type?: 'text' | 'search';
  readonly numeric?: boolean;
  readonly list?: string;
  readonly label?: string;
  readonly maxLength?: number;
  readonly disabled?: boolean;
}

export function TextInput(props: TextInputProps) {
  const { ties, value, onInput, onBlur, onEnter, size, type = 'text', numeric, list, label, maxLength, disabled } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || onEnter === undefined) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <input
      {...ties}
      type={type}
      class="text-input"
      value={value}
      size={size}
      list={list}
      maxLength={maxLength}
      disabled={disabled}
      inputMode={numeric ? 'decimal' : undefined}
      aria-label={label}
      placeholder={type === 'search' ? label : undefined}
      autocomplete="off"
      spellcheck={false}
      onInput={(event) => onInput(event.currentTarget.value)}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    />
  );
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

interface SelectProps<T extends string> {
  readonly ties?: ControlTies;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChoose: (value: T) => void;
  readonly label?: string;
}

export function Select<T extends string>({ ties, value, choices, onChoose, label }: SelectProps<T>) {
  return (
    <select {...ties} class="select" value={value} aria-label={label} onChange={(event) => onChoose(event.currentTarget.value as T)}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

interface ChoicesProps<T extends string> extends SelectProps<T> {
  readonly legend: string;
  readonly hint?: ComponentChildren;
}

/** One of few, all of them seen. */
export function Radios<T extends string>({ legend, hint, value, choices, onChoose }: ChoicesProps<T>) {
  const name = useId();
  return (
    <fieldset class="field radios">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} class="tick">
          <input type="radio" name={name} checked={choice.value === value} onChange={() => onChoose(choice.value)} />
          <span>{choice.label}</span>
        </label>
      ))}
      {hint && <p class="field-hint">{hint}</p>}
    </fieldset>
  );
}

interface TickProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: ComponentChildren;
}

export function Tick({ label, checked, onChange, hint }: TickProps) {
  const id = useId();
  return (
    <div class="tick-line">
      <label class="tick">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={hint ? id : undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p class="field-hint" id={id}>
          {hint}
        </p>
      )}
    </div>
  );
}
