import { ApiProblem } from '../api/request';
import { readSiteSettings, type SiteSettings, writeSiteSettings } from '../api/settings';
import { Field, Select, TextInput } from '../kit/field';
import { NumberField } from '../kit/number-field';
import { tell } from '../kit/toast';
import { errorsByField, Trouble } from '../kit/trouble';
import { ZoneField } from '../kit/zone-field';
import { words } from '../state/language';
import { loadSite, site } from '../state/site';
import { type SiteField, siteFields } from './changes';
import { describeSite } from './describe';
import { SaveBar } from './save-bar';
import { useSettings } from './use-settings';

/** What belongs to all queues together. */
export function SiteSettingsEditor() {
  const { say } = words.value;
  const name = site.value?.site ?? '';
  const editing = useSettings<SiteSettings>(name, {
    read: () => readSiteSettings(name),
    write: (changes) => writeSiteSettings(name, changes),
  });
  const { base, now } = editing;
  if (base === null || now === null)
    return editing.trouble === null ? <p class="page-note">{say.common.loading}</p> : <Trouble of={editing.trouble} />;
  const errors = errorsByField(editing.trouble, siteFields);
  const saying = (field: SiteField) => ({
    label: say.settings.siteFields[field].label,
    hint: say.settings.siteFields[field].means,
    error: errors.get(field),
  });
  const save = async (over: boolean) => {
    const saved = await editing.save(over);
    if (saved === null) return;
    tell(say.settings.saved(saved.name));
    await loadSite();
  };
  const languages = Object.entries(say.languages).map(([value, label]) => ({ value, label }));
  const known = languages.some(({ value }) => value === now.language);
  const text = (field: 'name' | 'currency' | 'callbackLink', size: number) => (
    <Field {...saying(field)}>
      {(ties) => (
        <TextInput
          ties={ties}
          size={size}
          value={now[field] ?? ''}
          onInput={(written) => editing.set(field, (field === 'name' || written !== '' ? written : null) as string)}
        />
      )}
    </Field>
  );
  const changes = (Object.keys(editing.changes) as SiteField[]).map((field) => ({
    field,
    label: say.settings.siteFields[field].label,
    before: describeSite(field, base, words.value),
    after: describeSite(field, now, words.value),
    effect: say.settings.siteFields[field].effect,
  }));
  return (
    <div class="settings">
      <section class="card form" aria-labelledby="site-settings">
        <h2 id="site-settings">{say.settings.site}</h2>
        <p class="group-what">{say.settings.siteMeans}</p>
        {text('name', 32)}
        <ZoneField {...saying('zone')} value={now.zone} onChange={(zone) => editing.set('zone', zone)} />
        <Field {...saying('language')}>
          {(ties) => (
            <Select
              ties={ties}
              value={now.language}
              choices={known ? languages : [...languages, { value: now.language, label: now.language }]}
              onChoose={(language) => editing.set('language', language)}
            />
          )}
        </Field>
        {text('currency', 6)}
        {text('callbackLink', 48)}
        <NumberField
          {...saying('retentionDays')}
          whole
          unit={say.settings.daysUnit}
          value={now.retentionDays}
          least={1}
          most={3650}
          onChange={(days) => editing.set('retentionDays', days ?? undefined)}
        />
      </section>
      <SaveBar
        editing={editing}
        changes={changes}
        otherError={
          editing.trouble !== null && (!(editing.trouble instanceof ApiProblem) || errors.size === 0 || errors.has(''))
            ? editing.trouble
            : null
        }
        onSave={(over) => void save(over)}
      />
    </div>
  );
}
