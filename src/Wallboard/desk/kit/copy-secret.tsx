import { useState } from 'preact/hooks';
import { words } from '../state/language';
import { Button } from './button';
import type { ControlTies } from './field';
import { tell } from './toast';

interface SecretInputProps {
  readonly ties: ControlTies;
  readonly value: string;
  readonly onInput: (text: string) => void;
}

/** For a key that is typed or pasted: not shown to whoever looks over the shoulder, and kept by no password book. */
export function SecretInput({ ties, value, onInput }: SecretInputProps) {
  return (
    <input
      {...ties}
      type="password"
      class="text-input secret"
      value={value}
      autocomplete="off"
      spellcheck={false}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}

interface CopySecretProps {
  readonly secret: string;
  readonly label: string;
  /** What the button says and what follows; without it, of a key. */
  readonly says?: { readonly copy: string; readonly copied: string; readonly copyByHand: string };
}

/** A secret that is shown this once, to be copied. */
export function CopySecret({ secret, label, says }: CopySecretProps) {
  const text = says ?? words.value.say.access.keys;
  const [byHand, setByHand] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      tell(text.copied);
    } catch {
      setByHand(true);
    }
  };
  return (
    <>
      <input class="text-input address" readOnly value={secret} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
      <p class="link-actions">
        <Button kind="primary" onPress={() => void copy()}>
          {text.copy}
        </Button>
      </p>
      {byHand && <p class="field-hint">{text.copyByHand}</p>}
    </>
  );
}
