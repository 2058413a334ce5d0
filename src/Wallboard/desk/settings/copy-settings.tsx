import { useState } from 'preact/hooks';
import type { QueueNow } from '../api/floor';
import { type QueueSettings, readQueueSettings } from '../api/settings';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { Field, Select, Tick } from '../kit/field';
import { Trouble } from '../kit/trouble';
import { words } from '../state/language';
import { copiedGroups, queueGroups } from './changes';

interface CopySettingsProps {
  readonly to: QueueNow;
  readonly queues: readonly QueueNow[];
  readonly onCopied: (settings: Partial<QueueSettings>) => void;
  readonly onClose: () => void;
}

/** Takes groups of settings over from another queue into what is being changed; nothing is saved by it. */
export function CopySettings({ to, queues, onCopied, onClose }: CopySettingsProps) {
  const { say } = words.value;
  const others = queues.filter(({ queue }) => queue !== to.queue);
  const [from, setFrom] = useState(others.find(({ channel }) => channel === to.channel)?.queue ?? others[0]?.queue ?? '');
  const [groups, setGroups] = useState<readonly (typeof copiedGroups)[number][]>(copiedGroups);
  const [trouble, setTrouble] = useState<unknown>(null);
  const copy = async () => {
    try {
      const settings = await readQueueSettings(from);
      const wanted = groups.flatMap((group): readonly (keyof QueueSettings)[] => queueGroups[group]);
      onCopied(Object.fromEntries(wanted.map((field) => [field, settings[field]])));
      onClose();
    } catch (error) {
      setTrouble(error);
    }
  };
  return (
    <Dialog
      title={say.settings.copyTitle(to.name)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say.common.cancel}</Button>
          <Button kind="primary" disabled={from === '' || groups.length === 0} onPress={() => void copy()}>
            {say.settings.copyNow}
          </Button>
        </>
      }
    >
      {others.length === 0 ? (
        <p>{say.settings.noOtherQueue}</p>
      ) : (
        <Field label={say.settings.copyFromWhich}>
          {(ties) => (
            <Select
              ties={ties}
              value={from}
              choices={others.map(({ queue, name }) => ({ value: queue, label: name }))}
              onChoose={setFrom}
            />
          )}
        </Field>
      )}
      {copiedGroups.map((group) => (
        <Tick
          key={group}
          label={say.settings.groups[group]}
          checked={groups.includes(group)}
          onChange={(on) => setGroups(copiedGroups.filter((each) => (each === group ? on : groups.includes(each))))}
        />
      ))}
      <p class="field-hint">{say.settings.copyMeans}</p>
      <Trouble of={trouble} />
    </Dialog>
  );
}
