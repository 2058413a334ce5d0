import { readSiteSettings, type SiteSettings, writeSiteSettings } from '../api/settings';
import { Field, Select, TextInput } from '../kit/field';
import { NumberField } from '../kit/number-field';
import { tell } from '../kit/toast';
import { errorsByField, Trouble, untoldBy } from '../kit/trouble';
import { ZoneField } from '../kit/zone-field';
import { words } from '../state/language';
import { loadSite, site } from '../state/site';
import { type SiteField, siteFields } from './changes';
import { describeSite } from './describe';
import { type ChangeText, SaveBar } from './save-bar';
import { type SettingsEditing, useSettings } from './use-settings';

/** What belongs to all queues together. */
export function SiteSettingsEditor() {
  const { say } = words.value;
  const name = site.value?.site ?? '';
  const source = { read: () => readSiteSettings(name), write: (changes: Partial<SiteSettings>) => writeSiteSettings(name, changes) };
  const editing = useSettings<SiteSettings>(name, source);
  const { base, now } = editing;
  if (base === null || now === null)
    return editing.trouble === null ? <p class="page-note">{say.common.loading}</p> : <Trouble of={editing.trouble} />;
  const save = async (over: boolean) => {
    const saved = await editing.save(over);
    if (saved === null) return;
    tell(say.settings.saved(saved.name));
    await loadSite();
  };
  return (
    <div class="settings">
      <section class="card form" aria-labelledby="site-settings">
        <h2 id="site-settings">{say.settings.site}</h2>
        <p class="group-what">{say.settings.siteMeans}</p>
        <SiteFields editing={editing} now={now} />
      </section>
      <SaveBar
        editing={editing}
        changes={changeTexts(editing.changes, base, now)}
        otherError={untoldBy(editing.trouble, siteFields)}
        onSave={(over) => void save(over)}
      />
    </div>
  );
}

interface SiteFieldsProps {
  readonly editing: SettingsEditing<SiteSettings>;
  readonly now: SiteSettings;
}

function SiteFields({ editing, now }: SiteFieldsProps) {
  const { say } = words.value;
  const errors = errorsByField(editing.trouble, siteFields);
  const saying = (field: SiteField) => {
    const { label, means } = say.settings.siteFields[field];
    return { label, hint: means, error: errors.get(field) };
  };
  const languages = Object.entries(say.languages).map(([value, label]) => ({ value, label }));
  const choices = now.language in say.languages ? languages : [...languages, { value: now.language, label: now.language }];
  const text = (field: 'name' | 'currency' | 'callbackLink', size: number) => {
    const write = (written: string) => editing.set(field, (field === 'name' || written !== '' ? written : null) as string);
    return <Field {...saying(field)}>{(ties) => <TextInput ties={ties} size={size} value={now[field] ?? ''} onInput={write} />}</Field>;
  };
  return (
    <>
      {text('name', 32)}
      <ZoneField {...saying('zone')} value={now.zone} onChange={(zone) => editing.set('zone', zone)} />
      <Field {...saying('language')}>
        {(ties) => <Select ties={ties} value={now.language} choices={choices} onChoose={(language) => editing.set('language', language)} />}
      </Field>
      {text('currency', 6)}
      {text('callbackLink', 48)}
      <Field {...saying('hideContactIds')}>
        {(ties) => (
          <Select
            ties={ties}
            value={now.hideContactIds ? 'hidden' : 'shown'}
            choices={(['shown', 'hidden'] as const).map((value) => ({ value, label: say.settings.contactIds[value] }))}
            onChoose={(chosen) => editing.set('hideContactIds', chosen === 'hidden')}
          />
        )}
      </Field>
      <NumberField
        {...saying('retentionDays')}
        whole
        unit={say.settings.daysUnit}
        value={now.retentionDays}
        least={1}
        most={3650}
        onChange={(days) => editing.set('retentionDays', days ?? undefined)}
      />
      <NumberField
        {...saying('customerRecordDays')}
        whole
        unit={say.settings.daysUnit}
        value={now.customerRecordDays}
        least={0}
        most={365}
        onChange={(days) => editing.set('customerRecordDays', days ?? undefined)}
      />
    </>
  );
}

function changeTexts(changes: Partial<SiteSettings>, base: SiteSettings, now: SiteSettings): ChangeText[] {
  const { siteFields: fields } = words.value.say.settings;
  return (Object.keys(changes) as SiteField[]).map((field) => ({
    field,
    label: fields[field].label,
    before: describeSite(field, base, words.value),
    after: describeSite(field, now, words.value),
    effect: fields[field].effect,
  }));
}
