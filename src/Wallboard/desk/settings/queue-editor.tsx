import { useState } from 'preact/hooks';
import type { QueueNow } from '../api/floor';
import { type QueueSettings, type QueueSettingsAnswer, readQueueSettings, writeQueueSettings } from '../api/settings';
import { Button } from '../kit/button';
import { tell } from '../kit/toast';
import { errorsByField, Trouble, untoldBy } from '../kit/trouble';
import { words } from '../state/language';
import { type QueueField, type QueueGroup, queueGroups } from './changes';
import { CopySettings } from './copy-settings';
import { describeQueue } from './describe';
import type { FieldProps } from './meaning';
import { PromiseState } from './promise-state';
import { queueFields } from './queue-fields';
import { type ChangeText, SaveBar } from './save-bar';
import { usePreview } from './use-preview';
import { useSettings } from './use-settings';

interface QueueSettingsEditorProps {
  readonly queue: QueueNow;
  readonly queues: readonly QueueNow[];
  readonly onSaved: () => Promise<void>;
}

/** The wish about a queue's promise that is not a value: to confirm it as it stands, or to take it back. */
export type PromiseWish = 'confirm' | 'takeBack' | null;

export function QueueSettingsEditor({ queue, queues, onSaved }: QueueSettingsEditorProps) {
  const { say } = words.value;
  const [wish, setWish] = useState<PromiseWish>(null);
  const [copying, setCopying] = useState(false);
  const source = {
    read: () => readQueueSettings(queue.queue),
    write: (changes: Partial<QueueSettings>) => writeQueueSettings(queue.queue, changes),
  };
  const editing = useSettings<QueueSettingsAnswer>(queue.queue, source, (now) => wishedThreshold(wish, now));
  const { base, now } = editing;
  const previewed = usePreview(queue.queue, editing);
  if (base === null || now === null)
    return editing.trouble === null ? <p class="page-note">{say.common.loading}</p> : <Trouble of={editing.trouble} />;
  const trouble = editing.trouble ?? previewed.trouble;
  const errors = errorsByField(trouble, Object.keys(base));
  const save = async (over: boolean) => {
    const saved = await editing.save(over);
    if (saved === null) return;
    setWish(null);
    tell(say.settings.saved(saved.name));
    await onSaved();
  };
  const discard = () => {
    setWish(null);
    editing.discard();
  };
  const props = (field: QueueField): FieldProps => ({ field, now, editing, error: errors.get(field) });
  return (
    <div class="settings">
      <div class="card card-head">
        <h2 class="settings-title">{base.name}</h2>
        <span class="card-more">{say.settings.address(queue.queue)}</span>
        <Button onPress={() => setCopying(true)}>{say.settings.copyFrom}</Button>
      </div>
      {(Object.keys(queueGroups) as QueueGroup[]).map((group) => (
        <section class="card form" key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{say.settings.groups[group]}</h2>
          {group === 'promise' && (
            <PromiseState
              confirmed={queue.promiseConfirmed}
              base={base}
              now={now}
              wish={wish}
              broken={editing.broken.has('threshold')}
              changed={'threshold' in editing.changes}
              onWish={setWish}
            />
          )}
          {queueGroups[group].map((field) => {
            const FieldEditor = queueFields[field];
            return <FieldEditor key={field} {...props(field)} />;
          })}
        </section>
      ))}
      <SaveBar
        editing={{ ...editing, discard }}
        changes={[
          ...changeTexts(editing.changes, base, now, wish, queue.promiseConfirmed),
          ...followingTexts(editing.changes, previewed.after, base),
        ]}
        otherError={untoldBy(trouble, Object.keys(base))}
        onSave={(over) => void save(over)}
      />
      {copying && <CopySettings to={queue} queues={queues} onCopied={editing.setAll} onClose={() => setCopying(false)} />}
    </div>
  );
}

// Sending the threshold confirms it, also when it is the same as before; sending null takes it back.
function wishedThreshold(wish: PromiseWish, now: QueueSettings): Partial<QueueSettings> {
  if (wish === 'confirm') return { threshold: now.threshold };
  return wish === 'takeBack' ? { threshold: null } : {};
}

function changeTexts(
  changes: Partial<QueueSettings>,
  base: QueueSettings,
  now: QueueSettings,
  wish: PromiseWish,
  confirmed: boolean,
): ChangeText[] {
  const all = words.value;
  const { say } = all;
  return (Object.keys(changes) as QueueField[]).map((field) => {
    const { label, effect } = say.settings.fields[field];
    const [before, after] = [describeQueue(field, base, all), describeQueue(field, now, all)];
    if (field !== 'threshold') return { field, label, before, after, effect };
    const promise = { field, label: say.settings.groups.promise };
    const told = confirmed ? say.promise.confirmed(before) : say.promise.unconfirmed;
    if (wish === 'takeBack') return { ...promise, before: told, after: say.promise.takenBack, effect: say.promise.takeBackEffect };
    return { ...promise, before: told, after: say.promise.confirmed(after), effect };
  });
}

// What nobody wrote but what follows from it: another channel brings other defaults.
function followingTexts(changes: Partial<QueueSettings>, after: QueueSettingsAnswer | null, base: QueueSettings): ChangeText[] {
  const all = words.value;
  const { fields, follows } = all.say.settings;
  const others = (after?.changes ?? [])
    .map(({ setting }) => setting as QueueField)
    .filter((field) => field in fields && !(field in changes));
  return others.map((field) => ({
    field,
    label: fields[field].label,
    before: describeQueue(field, base, all),
    after: describeQueue(field, after ?? base, all),
    effect: follows,
  }));
}
