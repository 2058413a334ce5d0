import type { ComponentChildren } from 'preact';

interface ButtonProps {
  readonly children: ComponentChildren;
  /** `primary`: the one thing to do here. `quiet`: beside something. `danger`: ends or takes away. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly disabled?: boolean;
  readonly busy?: boolean;
  readonly label?: string | undefined;
  readonly pressed?: boolean | undefined;
  readonly submit?: boolean;
  readonly id?: string;
  readonly onPress?: () => void;
}

/** While it is busy it does nothing and keeps the focus, which a button that is disabled would lose. */
export function Button({ children, kind = 'plain', disabled, busy, label, pressed, submit, id, onPress }: ButtonProps) {
  const press = (event: MouseEvent) => {
    if (busy) event.preventDefault();
    else onPress?.();
  };
  return (
    <button
      id={id}
      type={submit ? 'submit' : 'button'}
      class={`button button-${kind}`}
      disabled={disabled}
      aria-disabled={busy}
      aria-busy={busy}
      aria-label={label}
      aria-pressed={pressed}
      onClick={press}
    >
      {children}
    </button>
  );
}
