import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { WrongText } from '../kit/field';
import { Trouble } from '../kit/trouble';
import { words } from '../state/language';
import type { SettingsEditing } from './use-settings';

export interface ChangeText {
  readonly field: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly effect: string;
}

interface SaveBarProps<T> {
  readonly editing: SettingsEditing<T>;
  readonly changes: readonly ChangeText[];
  /** Errors that belong to no field that is seen. */
  readonly otherError: unknown;
  readonly onSave: (over: boolean) => void;
}

/** What will change, before it does; and the way to do it or to leave it. */
export function SaveBar<T>({ editing, changes, otherError, onSave }: SaveBarProps<T>) {
  const { say } = words.value;
  if (changes.length === 0 && editing.broken.size === 0 && otherError === null) return null;
  const labelOf = (field: string) => changes.find((change) => change.field === field)?.label ?? field;
  return (
    <section class="card save-bar" aria-label={say.settings.willChange}>
      <h2>{say.settings.willChange}</h2>
      <ul class="changes">
        {changes.map(({ field, label, before, after, effect }) => (
          <li key={field}>
            <b>{label}</b> <span class="change-values">{say.settings.fromTo(before, after)}</span>
            <p>{effect}</p>
          </li>
        ))}
      </ul>
      <WrongText text={editing.broken.size > 0 ? say.settings.notReadable : null} />
      <Trouble of={otherError} />
      <div class="form-actions">
        <Button kind="primary" busy={editing.busy} disabled={editing.broken.size > 0} onPress={() => onSave(false)}>
          {say.common.save}
        </Button>
        <Button onPress={editing.discard}>{say.settings.discard}</Button>
      </div>
      {editing.conflicts.length > 0 && (
        <Dialog
          title={say.settings.conflict}
          onClose={editing.forgetConflicts}
          actions={
            <>
              <Button onPress={editing.forgetConflicts}>{say.common.cancel}</Button>
              <Button kind="danger" onPress={() => onSave(true)}>
                {say.boards.saveOver}
              </Button>
            </>
          }
        >
          <p>{say.settings.conflictText(editing.conflicts.map(labelOf))}</p>
        </Dialog>
      )}
    </section>
  );
}
