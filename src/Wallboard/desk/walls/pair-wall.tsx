import { useState } from 'preact/hooks';
import { pair } from '../api/access';
import type { Screen } from '../api/screens';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { Field, Select, TextInput } from '../kit/field';
import { tell } from '../kit/toast';
import { Trouble } from '../kit/trouble';
import { words } from '../state/language';

interface PairWallProps {
  readonly screens: readonly Screen[];
  readonly onClose: () => void;
}

/** Typing the code that a wall shows: it becomes one of the screens, or a new one. */
export function PairWall({ screens, onClose }: PairWallProps) {
  const { say } = words.value;
  const { pair: text } = say.access;
  const [code, setCode] = useState('');
  const [chosen, setChosen] = useState('');
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const ready = code.replace(/[^0-9a-z]/gi, '').length === 6 && (chosen !== '' || name.trim() !== '');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    try {
      const paired = await pair(code, chosen === '' ? { name: name.trim() } : { screen: chosen });
      tell(text.done(paired.name));
      onClose();
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={text.action}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say.common.cancel}</Button>
          <Button kind="primary" busy={busy} disabled={!ready} onPress={() => void submit(new Event('submit'))}>
            {text.confirm}
          </Button>
        </>
      }
    >
      <form class="form" onSubmit={(event) => void submit(event)}>
        <Field label={text.code} hint={text.codeHint}>
          {(ties) => (
            <TextInput
              ties={ties}
              value={code}
              size={10}
              maxLength={12}
              onInput={setCode}
              onEnter={() => void submit(new Event('submit'))}
            />
          )}
        </Field>
        <Field label={text.screen} hint={chosen === '' ? undefined : text.endsLink}>
          {(ties) => (
            <Select
              ties={ties}
              value={chosen}
              choices={[{ value: '', label: text.newScreen }, ...screens.map(({ screen, name: label }) => ({ value: screen, label }))]}
              onChoose={setChosen}
            />
          )}
        </Field>
        {chosen === '' && (
          <Field label={say.walls.name} hint={say.walls.nameHint}>
            {(ties) => (
              <TextInput ties={ties} value={name} maxLength={64} onInput={setName} onEnter={() => void submit(new Event('submit'))} />
            )}
          </Field>
        )}
        <Trouble of={trouble} />
      </form>
    </Dialog>
  );
}
