import { useState } from 'preact/hooks';
import { Button } from '../kit/button';
import { SecretInput } from '../kit/copy-secret';
import { Field } from '../kit/field';
import { Trouble } from '../kit/trouble';
import { words } from '../state/language';
import { signIn } from '../state/me';

/** In place of a page, while the hub does not know who is there. */
export function SignIn() {
  const { say } = words.value;
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setTrouble(null);
    try {
      if (await signIn(key.trim())) location.reload();
      else setWrong(true);
    } catch (error) {
      setTrouble(error);
    }
    setBusy(false);
  };
  return (
    <div class="page">
      <div class="page-head">
        <div>
          <h1 class="display">{say.access.signIn.title}</h1>
          <p>{say.access.signIn.what}</p>
        </div>
      </div>
      <form class="card form sign-in" onSubmit={(event) => void submit(event)}>
        <Field label={say.access.signIn.key} hint={say.access.signIn.hint} error={wrong ? say.access.signIn.wrong : undefined}>
          {(ties) => (
            <SecretInput
              ties={ties}
              value={key}
              onInput={(text) => {
                setKey(text);
                setWrong(false);
              }}
            />
          )}
        </Field>
        <Trouble of={trouble} />
        <div class="form-actions">
          <Button kind="primary" submit busy={busy} disabled={key.trim() === ''}>
            {say.access.signIn.action}
          </Button>
        </div>
      </form>
    </div>
  );
}
