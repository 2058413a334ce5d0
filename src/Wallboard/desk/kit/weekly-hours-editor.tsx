import type { ComponentChildren } from 'preact';
import { type Day, days, type OpeningHours, type OpenSpan } from '../api/settings';
import { words } from '../state/language';
import { Button } from './button';
import { Radios, WrongText } from './field';
import { faultsOf, officeHours, readTime } from './weekly-hours';

interface WeeklyHoursProps {
  readonly label: string;
  readonly hint: ComponentChildren;
  readonly value: OpeningHours;
  readonly error?: string | undefined;
  readonly onChange: (hours: OpeningHours) => void;
}

/** When a queue is open: always, or from and to on each day of the week. */
export function WeeklyHoursEditor({ label, hint, value, error, onChange }: WeeklyHoursProps) {
  const { say } = words.value;
  const week = value === 'always' ? null : value;
  return (
    <div class="hours">
      <Radios
        legend={label}
        hint={hint}
        value={week === null ? 'always' : 'weekly'}
        choices={[
          { value: 'always', label: say.hours.always },
          { value: 'weekly', label: say.hours.weekly },
        ]}
        onChoose={(choice) => onChange(choice === 'always' ? 'always' : officeHours)}
      />
      {week !== null && (
        <table class="hours-table" aria-label={label}>
          <tbody>
            {days.map((day) => (
              <DayRow key={day} day={day} spans={week[day] ?? []} onChange={(spans) => onChange({ ...week, [day]: spans })} />
            ))}
          </tbody>
        </table>
      )}
      {week !== null && (week.mon ?? []).length > 0 && (
        <Button
          kind="quiet"
          onPress={() => onChange({ ...week, tue: week.mon, wed: week.mon, thu: week.mon, fri: week.mon } as OpeningHours)}
        >
          {say.hours.mondayToFriday}
        </Button>
      )}
      <WrongText text={error} />
    </div>
  );
}

interface DayRowProps {
  readonly day: Day;
  readonly spans: readonly OpenSpan[];
  readonly onChange: (spans: readonly OpenSpan[]) => void;
}

function DayRow({ day, spans, onChange }: DayRowProps) {
  const { say } = words.value;
  const name = say.hours.days[day];
  const faults = faultsOf(spans);
  const set = (at: number, span: OpenSpan) => onChange(spans.map((old, i) => (i === at ? span : old)));
  const last = spans[spans.length - 1];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {spans.length === 0 && <span class="dim">{say.hours.closed}</span>}
        {spans.map(([from, to], i) => (
          <span class="hours-span" key={i}>
            <TimeInput label={say.hours.from(name)} value={from} onChange={(time) => set(i, [time, to])} />
            <span aria-hidden="true">–</span>
            <TimeInput label={say.hours.to(name)} value={to} onChange={(time) => set(i, [from, time])} />
            <Button kind="quiet" label={say.hours.removeSpan(name, from, to)} onPress={() => onChange(spans.filter((_, at) => at !== i))}>
              ×
            </Button>
          </span>
        ))}
        {faults.map(({ at, fault }) => (
          <WrongText key={at} text={say.hours.faults[fault]} />
        ))}
      </td>
      <td>
        <Button kind="quiet" label={say.hours.addSpan(name)} onPress={() => onChange([...spans, nextSpan(last)])}>
          +
        </Button>
      </td>
    </tr>
  );
}

// The next span begins an hour after the last one ended, as a break does.
function nextSpan(last: OpenSpan | undefined): OpenSpan {
  if (last === undefined) return ['08:00', '16:00'];
  const end = Number((readTime(last[1]) ?? '16:00').slice(0, 2));
  return end >= 23 ? ['', ''] : [`${String(end + 1).padStart(2, '0')}:00`, '24:00'];
}

function TimeInput({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (time: string) => void;
}) {
  return (
    <input
      class="text-input time-input"
      aria-label={label}
      value={value}
      inputMode="numeric"
      autocomplete="off"
      maxLength={5}
      aria-invalid={readTime(value) === null}
      onInput={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => onChange(readTime(event.currentTarget.value) ?? event.currentTarget.value)}
    />
  );
}
