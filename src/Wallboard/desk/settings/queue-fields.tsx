import type { ComponentType } from 'preact';
import { type Formula, type LeftReason, leftReasons } from '../api/settings';
import { DurationField } from '../kit/duration-field';
import { spanOfWire, wireOfSpan } from '../kit/durations';
import { Field, Select, TextInput, WrongText } from '../kit/field';
import { NumberField } from '../kit/number-field';
import { readTime } from '../kit/weekly-hours';
import { WeeklyHoursEditor } from '../kit/weekly-hours-editor';
import { ZoneField } from '../kit/zone-field';
import { words } from '../state/language';
import { site } from '../state/site';
import type { QueueField } from './changes';
import { HolidaysField } from './holidays-field';
import { type FieldProps, saying } from './meaning';
import { PromiseField, PromisePausesField, PromiseReopensField } from './promise-fields';

function ThresholdField(props: FieldProps) {
  const { now, editing, error } = props;
  return (
    <DurationField
      {...saying(props)}
      error={error}
      allowWorkingDays
      value={now.threshold === null ? null : spanOfWire(now.threshold)}
      onChange={(span) => editing.set('threshold', span === null || span === undefined ? undefined : wireOfSpan(span))}
    />
  );
}

function TargetField(props: FieldProps) {
  const { now, editing, error } = props;
  const { say, formats } = words.value;
  const percent = Math.round(now.target * 1000) / 10;
  return (
    <NumberField
      {...saying(props)}
      error={error}
      note={say.settings.inOf100(formats.count(percent))}
      unit="%"
      value={percent}
      least={1}
      most={100}
      onChange={(share) => editing.set('target', share === null || share === undefined ? undefined : Math.round(share * 10) / 1000)}
    />
  );
}

function FormulaField(props: FieldProps) {
  const { now, editing, error } = props;
  const { say } = words.value;
  const formulas = Object.entries(say.settings.formulas) as [Formula, { name: string; means: string }][];
  const { label, hint } = saying(props);
  return (
    <Field label={label} hint={hint} error={error} note={say.settings.formulas[now.serviceLevelFormula].means}>
      {(ties) => (
        <Select
          ties={ties}
          value={now.serviceLevelFormula}
          choices={formulas.map(([value, { name }]) => ({ value, label: name }))}
          onChoose={(formula) => editing.set('serviceLevelFormula', formula)}
        />
      )}
    </Field>
  );
}

function AnsweredByField(props: FieldProps) {
  const { now, editing, error } = props;
  const { say } = words.value;
  return (
    <Field {...saying(props)} error={error}>
      {(ties) => (
        <Select
          ties={ties}
          value={now.answeredBy}
          choices={(['connect', 'reply'] as const).map((value) => ({ value, label: say.settings.answeredBy[value] }))}
          onChoose={(answeredBy) => editing.set('answeredBy', answeredBy)}
        />
      )}
    </Field>
  );
}

function ShortAbandonField(props: FieldProps) {
  const { now, editing, error } = props;
  return (
    <NumberField
      {...saying(props)}
      error={error}
      unit={words.value.say.settings.secondsUnit}
      value={now.shortAbandonSeconds}
      least={0}
      most={3600}
      onChange={(seconds) => editing.set('shortAbandonSeconds', seconds ?? undefined)}
    />
  );
}

function ReasonsField(props: FieldProps) {
  const { field, now, editing, error } = props;
  const { say } = words.value;
  const { label, hint } = saying(props);
  const chosen = now[field] as readonly LeftReason[];
  const toggle = (reason: LeftReason, on: boolean) =>
    editing.set(
      field,
      leftReasons.filter((each) => (each === reason ? on : chosen.includes(each))),
    );
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <p class="field-hint">{hint}</p>
      <div class="tick-columns">
        {leftReasons.map((reason) => (
          <label class="tick" key={reason}>
            <input type="checkbox" checked={chosen.includes(reason)} onChange={(event) => toggle(reason, event.currentTarget.checked)} />
            <span>{say.settings.reasons[reason]}</span>
          </label>
        ))}
      </div>
      <WrongText text={error} />
    </fieldset>
  );
}

function HoursField(props: FieldProps) {
  const { now, editing, error } = props;
  const { label, hint } = saying(props);
  return (
    <WeeklyHoursEditor
      label={label}
      hint={hint}
      error={error}
      value={now.openingHours}
      onChange={(hours) => editing.set('openingHours', hours)}
    />
  );
}

function QueueZoneField(props: FieldProps) {
  const { now, editing, error } = props;
  return <ZoneField {...saying(props)} error={error} value={now.zone} onChange={(zone) => editing.set('zone', zone)} />;
}

function StartOfDayField(props: FieldProps) {
  const { now, editing, error } = props;
  const { say } = words.value;
  const wrong = readTime(now.startOfDay) === null ? say.hours.faults.time : undefined;
  return (
    <Field {...saying(props)} error={error ?? wrong}>
      {(ties) => (
        <TextInput
          ties={ties}
          size={6}
          maxLength={5}
          value={now.startOfDay}
          onInput={(text) => editing.set('startOfDay', text)}
          onBlur={() => editing.set('startOfDay', readTime(now.startOfDay) ?? now.startOfDay)}
        />
      )}
    </Field>
  );
}

function TextField(props: FieldProps) {
  const { field, now, editing, error } = props;
  const { say } = words.value;
  const text = (now[field] ?? '') as string;
  const canBeNone = field === 'partner';
  const wrong = !canBeNone && text.trim() === '' ? say.settings.needed : undefined;
  return (
    <Field {...saying(props)} error={error ?? wrong}>
      {(ties) => (
        <TextInput
          ties={ties}
          size={32}
          maxLength={field === 'shortName' ? 16 : 64}
          value={text}
          onInput={(written) => editing.set(field, canBeNone && written === '' ? null : written)}
        />
      )}
    </Field>
  );
}

function ChannelField(props: FieldProps) {
  const { now, editing, error } = props;
  const { say } = words.value;
  return (
    <Field {...saying(props)} error={error}>
      {(ties) => (
        <Select
          ties={ties}
          value={now.channel}
          choices={(['voice', 'chat', 'email', 'social'] as const).map((value) => ({ value, label: say.channels[value] }))}
          onChoose={(channel) => editing.set('channel', channel)}
        />
      )}
    </Field>
  );
}

function OrderField(props: FieldProps) {
  const { now, editing, error } = props;
  return (
    <NumberField
      {...saying(props)}
      error={error}
      whole
      value={now.order}
      least={-1_000_000}
      most={1_000_000}
      onChange={(order) => editing.set('order', order ?? undefined)}
    />
  );
}

function ValueField(props: FieldProps) {
  const { now, editing, error } = props;
  const { say } = words.value;
  return (
    <NumberField
      {...saying(props)}
      error={error}
      unit={site.value?.currency ?? ''}
      none={say.settings.noValue}
      value={now.value}
      least={0}
      most={1e15}
      onChange={(value) => editing.set('value', value)}
    />
  );
}

function MaxAgeField(props: FieldProps) {
  const { now, editing, error } = props;
  return (
    <DurationField
      {...saying(props)}
      error={error}
      allowNone={words.value.say.settings.noMaxAge}
      value={now.maxAge === null ? null : spanOfWire(now.maxAge)}
      onChange={(span) => editing.set('maxAge', span === undefined ? undefined : span === null ? null : wireOfSpan(span))}
    />
  );
}

function ResolutionDaysField(props: FieldProps) {
  const { now, editing, error } = props;
  return (
    <NumberField
      {...saying(props)}
      error={error}
      whole
      unit={words.value.say.settings.daysUnit}
      value={now.resolutionDays}
      least={1}
      most={365}
      onChange={(days) => editing.set('resolutionDays', days ?? undefined)}
    />
  );
}

/** How each setting of a queue is edited. A setting without an editor does not compile. */
export const queueFields: Readonly<Record<QueueField, ComponentType<FieldProps>>> = {
  threshold: ThresholdField,
  target: TargetField,
  promise: PromiseField,
  promisePauses: PromisePausesField,
  promiseReopens: PromiseReopensField,
  serviceLevelFormula: FormulaField,
  answeredBy: AnsweredByField,
  shortAbandonSeconds: ShortAbandonField,
  leftAsAbandoned: ReasonsField,
  leftExcluded: ReasonsField,
  openingHours: HoursField,
  holidays: HolidaysField,
  zone: QueueZoneField,
  startOfDay: StartOfDayField,
  name: TextField,
  shortName: TextField,
  channel: ChannelField,
  partner: TextField,
  order: OrderField,
  value: ValueField,
  maxAge: MaxAgeField,
  resolutionDays: ResolutionDaysField,
};
