import { useState } from 'preact/hooks';
import { type KeyWithSecret, makeKey, type Role } from '../api/access';
import { Button } from '../kit/button';
import { Field, Radios, Select, TextInput, Tick } from '../kit/field';
import { errorsByField, Trouble, untoldBy } from '../kit/trouble';
import { PageLink } from '../shell/top-bar';
import { words } from '../state/language';
import { mayEverywhere } from '../state/me';

const roles: readonly Role[] = ['ingest', 'view', 'planner', 'admin'];
const lifetimes = ['never', '7', '30', '90', '365'] as const;
const fields = ['name', 'role', 'source', 'expires'];
const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Making a key: for whom, to do what, for how long. */
export function KeyForm({ onDone }: { readonly onDone: (made: KeyWithSecret) => void }) {
  const { say } = words.value;
  const { keys: text, roles: roleNames, roleHints } = say.access;
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('ingest');
  const [source, setSource] = useState('');
  const [lifetime, setLifetime] = useState<(typeof lifetimes)[number]>('never');
  const [allSites, setAllSites] = useState(false);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const errors = errorsByField(trouble, fields);
  const submit = async (event: Event) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === '') return;
    setBusy(true);
    const expires = lifetime === 'never' ? null : new Date(Date.now() + Number(lifetime) * dayMilliseconds).toISOString();
    const bound = role === 'ingest' && source.trim() !== '' ? { source: source.trim() } : {};
    try {
      onDone(await makeKey({ name: name.trim(), role, expires, allSites, ...bound }));
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
            <PageLink to="keys">{text.title}</PageLink>
          </p>
          <h1 class="display">{text.newKey}</h1>
        </div>
      </div>
      <form class="card form screen-form" onSubmit={(event) => void submit(event)}>
        <Field
          label={text.name}
          hint={text.nameHint}
          error={errors.get('name') ?? (asked && name.trim() === '' ? text.nameNeeded : undefined)}
        >
          {(ties) => <TextInput ties={ties} value={name} maxLength={64} onInput={setName} />}
        </Field>
        <Radios
          legend={text.role}
          value={role}
          choices={roles.map((value) => ({ value, label: `${roleNames[value]}: ${roleHints[value]}` }))}
          onChoose={setRole}
        />
        {role === 'ingest' && (
          <Field label={text.source} hint={text.sourceHint} error={errors.get('source')}>
            {(ties) => <TextInput ties={ties} value={source} maxLength={64} onInput={setSource} />}
          </Field>
        )}
        <Field label={text.lifetime} error={errors.get('expires')}>
          {(ties) => (
            <Select
              ties={ties}
              value={lifetime}
              choices={lifetimes.map((value) => ({ value, label: value === 'never' ? text.forEver : text.days(Number(value)) }))}
              onChoose={setLifetime}
            />
          )}
        </Field>
        {mayEverywhere('admin') && <Tick label={text.everySite} hint={text.everySiteHint} checked={allSites} onChange={setAllSites} />}
        <Trouble of={untoldBy(trouble, fields)} />
        <div class="form-actions">
          <Button kind="primary" submit busy={busy}>
            {text.make}
          </Button>
          <PageLink to="keys" class="button button-plain">
            {say.common.cancel}
          </PageLink>
        </div>
      </form>
    </div>
  );
}
