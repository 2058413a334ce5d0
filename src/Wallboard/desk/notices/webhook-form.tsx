import { useState } from 'preact/hooks';
import {
  changeWebhook,
  makeWebhook,
  type NoticeFormat,
  noticeFormats,
  noticeTypes,
  type Webhook,
  type WebhookWithSecret,
} from '../api/notices';
import { Button } from '../kit/button';
import { Field, Radios, TextInput, Tick } from '../kit/field';
import { errorsByField, Trouble, untoldBy } from '../kit/trouble';
import { PageLink } from '../shell/top-bar';
import { words } from '../state/language';
import { TypesChoice, wishedTypes } from './types-choice';

const fields = ['name', 'url', 'types'];

interface WebhookFormProps {
  /** Null: a new one. */
  readonly stored: Webhook | null;
  readonly onDone: (webhook: Webhook | WebhookWithSecret) => void;
}

/** Making or changing a webhook: who is told, where, how and of what. */
export function WebhookForm({ stored, onDone }: WebhookFormProps) {
  const { say } = words.value;
  const text = say.notices.webhooks;
  const [name, setName] = useState(stored?.name ?? '');
  const [url, setUrl] = useState('');
  const [format, setFormat] = useState<NoticeFormat>(stored?.format ?? 'plain');
  const [types, setTypes] = useState(stored?.types ?? noticeTypes);
  const [enabled, setEnabled] = useState(stored?.enabled ?? true);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const errors = errorsByField(trouble, fields);
  const address = url.trim();
  const missing = {
    name: name.trim() === '' ? text.nameNeeded : undefined,
    url: address === '' && stored === null ? text.addressNeeded : undefined,
    types: types.length === 0 ? say.notices.typesNeeded : undefined,
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    setAsked(true);
    if (missing.name !== undefined || missing.url !== undefined || missing.types !== undefined) return;
    setBusy(true);
    const wish = { name: name.trim(), format, types: wishedTypes(types), enabled, ...(address === '' ? {} : { url: address }) };
    try {
      onDone(await (stored === null ? makeWebhook(wish) : changeWebhook(stored.id, wish)));
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  };
  return (
    <div class="page">
      <div class="page-head">
        <div>
          <p class="way-back">
            <PageLink to="notices">{say.notices.title}</PageLink>
          </p>
          <h1 class="display">{stored === null ? text.newOne : text.editTitle(stored.name)}</h1>
        </div>
      </div>
      <form class="card form screen-form" onSubmit={(event) => void submit(event)}>
        <Field label={text.name} hint={text.nameHint} error={errors.get('name') ?? (asked ? missing.name : undefined)}>
          {(ties) => <TextInput ties={ties} value={name} maxLength={64} onInput={setName} />}
        </Field>
        <Field
          label={text.address}
          hint={stored === null ? text.addressHint : text.keepAddress(stored.url)}
          error={errors.get('url') ?? (asked ? missing.url : undefined)}
        >
          {(ties) => <TextInput ties={ties} value={url} maxLength={1000} onInput={setUrl} />}
        </Field>
        <Radios
          legend={text.format}
          value={format}
          choices={noticeFormats.map((value) => ({ value, label: say.notices.formats[value] }))}
          onChoose={setFormat}
        />
        <TypesChoice
          legend={say.notices.toldWhen}
          value={types}
          onChange={setTypes}
          error={errors.get('types') ?? (asked ? missing.types : undefined)}
        />
        <Tick label={text.inUse} hint={text.inUseHint} checked={enabled} onChange={setEnabled} />
        <Trouble of={untoldBy(trouble, fields)} />
        <div class="form-actions">
          <Button kind="primary" submit busy={busy}>
            {stored === null ? text.make : say.common.save}
          </Button>
          <PageLink to="notices" class="button button-plain">
            {say.common.cancel}
          </PageLink>
        </div>
      </form>
    </div>
  );
}
