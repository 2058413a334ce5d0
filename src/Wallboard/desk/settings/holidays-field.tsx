import { useEffect, useId, useState } from 'preact/hooks';
import { type Holiday, type HolidayYear, readHolidays, understandHolidays } from '../api/promises';
import type { Holidays } from '../api/settings';
import { Button } from '../kit/button';
import { Field, Select, WrongText } from '../kit/field';
import { Trouble } from '../kit/trouble';
import { words } from '../state/language';
import { place } from '../state/place';
import { now as serverNow } from '../state/pulse';
import { countryName, dayText } from './holiday-words';
import { type FieldProps, saying } from './meaning';

const yearsShown = 3;
const errorsShownMax = 10;

/** The days off of a queue: of a country, of a calendar file, and single ones; the year is shown before anything is saved. */
export function HolidaysField(props: FieldProps) {
  const { now, editing, error } = props;
  const { label, hint } = saying(props);
  const { holidays } = now;
  const [year, setYear] = useState(() => new Date(serverNow.peek()).getUTCFullYear());
  const [known, setKnown] = useState<HolidayYear | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const { country, region } = holidays;
  useEffect(() => {
    let over = false;
    readHolidays(country, region, year).then(
      (answer) => {
        if (over) return;
        setKnown(answer);
        setTrouble(null);
      },
      (wrong) => !over && setTrouble(wrong),
    );
    return () => {
      over = true;
    };
  }, [country, region, year]);
  const set = (part: Partial<Holidays>) => editing.set('holidays', { ...holidays, ...part });
  const add = (dates: readonly string[]) => set({ dates: [...new Set([...holidays.dates, ...dates])].sort() });
  return (
    <fieldset class="field holidays">
      <legend>{label}</legend>
      <div class="field-hint">{hint}</div>
      <CountryChoice holidays={holidays} known={known} onChoose={set} />
      <SingleDay onAdd={(date) => add([date])} />
      <FileChoice onDays={add} />
      <YearShown
        year={year}
        days={daysOf(year, known, holidays)}
        onYear={setYear}
        onRemove={(date) => set({ dates: holidays.dates.filter((one) => one !== date) })}
      />
      <WrongText text={error} />
      <Trouble of={trouble} />
    </fieldset>
  );
}

interface ShownDay extends Holiday {
  /** A single one, that can be taken away. */
  readonly own: boolean;
}

/** Null while those of the country are not known: a list without them would be a false one. */
function daysOf(year: number, known: HolidayYear | null, { country, region, dates }: Holidays): readonly ShownDay[] | null {
  if (known === null || known.year !== year || known.country !== country || known.region !== region) return null;
  const official = known.days.map((day) => ({ ...day, own: dates.includes(day.date) }));
  const own = dates.filter((date) => date.startsWith(`${year}-`) && !official.some((day) => day.date === date));
  return [...official, ...own.map((date) => ({ date, name: null, own: true }))].sort((a, b) => a.date.localeCompare(b.date));
}

interface CountryChoiceProps {
  readonly holidays: Holidays;
  readonly known: HolidayYear | null;
  readonly onChoose: (part: Pick<Holidays, 'country' | 'region'>) => void;
}

function CountryChoice({ holidays: { country, region }, known, onChoose }: CountryChoiceProps) {
  const { say } = words.value;
  const text = say.settings.holidays;
  const codes = known?.countries.map(({ code }) => code) ?? (country === null ? [] : [country]);
  const regions = known?.countries.find(({ code }) => code === country)?.regions ?? [];
  return (
    <div class="holiday-choices">
      <Field label={text.country}>
        {(ties) => (
          <Select
            ties={ties}
            value={country ?? ''}
            choices={[
              { value: '', label: text.noCountry },
              ...codes.map((code) => ({ value: code, label: countryName(code, say.locale) })),
            ]}
            onChoose={(code) => onChoose({ country: code === '' ? null : code, region: null })}
          />
        )}
      </Field>
      {regions.length > 0 && (
        <Field label={text.region}>
          {(ties) => (
            <Select
              ties={ties}
              value={region ?? ''}
              choices={[{ value: '', label: text.wholeCountry }, ...regions.map(({ code, name }) => ({ value: code, label: name }))]}
              onChoose={(code) => onChoose({ country, region: code === '' ? null : code })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

function SingleDay({ onAdd }: { readonly onAdd: (date: string) => void }) {
  const text = words.value.say.settings.holidays;
  const [date, setDate] = useState('');
  const usable = /^(19[89]|20\d)\d-\d\d-\d\d$/.test(date);
  const add = () => {
    onAdd(date);
    setDate('');
  };
  return (
    <Field label={text.day}>
      {(ties) => (
        <span class="with-unit">
          <input
            {...ties}
            type="date"
            class="text-input"
            min="1980-01-01"
            max="2099-12-31"
            value={date}
            onInput={({ currentTarget }) => setDate(currentTarget.value)}
          />
          <Button disabled={!usable} onPress={add}>
            {text.add}
          </Button>
        </span>
      )}
    </Field>
  );
}

type FileState =
  | { readonly kind: 'none' | 'unreadable' }
  | { readonly kind: 'added'; readonly days: number }
  | { readonly kind: 'wrong'; readonly errors: readonly { readonly line: number; readonly error: string }[] };

/** Days of a calendar file: the hub reads it, and they are added to what is edited. */
function FileChoice({ onDays }: { readonly onDays: (dates: readonly string[]) => void }) {
  const text = words.value.say.settings.holidays;
  const [state, setState] = useState<FileState>({ kind: 'none' });
  const [trouble, setTrouble] = useState<unknown>(null);
  const id = useId();
  const take = async (file: File | undefined) => {
    const queue = place.value.query.get('queue');
    if (file === undefined || queue === null) return;
    setTrouble(null);
    const content = await file.text().catch(() => null);
    if (content === null || content.includes('\0')) return setState({ kind: 'unreadable' });
    try {
      const { understood, errors } = await understandHolidays(queue, content);
      if (errors.length > 0) return setState({ kind: 'wrong', errors });
      onDays(understood.days.map(({ date }) => date));
      setState({ kind: 'added', days: understood.dates });
    } catch (wrong) {
      setState({ kind: 'none' });
      setTrouble(wrong);
    }
  };
  return (
    <div class="field">
      <input
        id={id}
        class="heard-only file-input"
        type="file"
        accept=".ics,text/calendar"
        aria-describedby={`${id}-means`}
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      <label class="button" for={id}>
        {text.file}
      </label>
      <p class="field-hint" id={`${id}-means`}>
        {text.fileMeans}
      </p>
      <div role="status">{state.kind === 'added' && <p class="field-note">{text.added(state.days)}</p>}</div>
      {state.kind === 'unreadable' && <WrongText text={text.unreadable} />}
      {state.kind === 'wrong' && (
        <div role="alert">
          <WrongText text={text.wrong(state.errors.length)} />
          <ul>
            {state.errors.slice(0, errorsShownMax).map(({ line, error }) => (
              <li key={`${line} ${error}`}>{text.line(line, error)}</li>
            ))}
          </ul>
        </div>
      )}
      <Trouble of={trouble} />
    </div>
  );
}

interface YearShownProps {
  readonly year: number;
  readonly days: readonly ShownDay[] | null;
  readonly onYear: (year: number) => void;
  readonly onRemove: (date: string) => void;
}

/** All days off of a year, to be looked at before they are used. */
function YearShown({ year, days, onYear, onRemove }: YearShownProps) {
  const { say } = words.value;
  const text = say.settings.holidays;
  const first = new Date(serverNow.peek()).getUTCFullYear();
  return (
    <div class="holiday-year">
      <Field label={text.year}>
        {(ties) => (
          <Select
            ties={ties}
            value={String(year)}
            choices={Array.from({ length: yearsShown }, (_, i) => ({ value: String(first + i), label: String(first + i) }))}
            onChoose={(chosen) => onYear(Number(chosen))}
          />
        )}
      </Field>
      {days === null ? (
        <p class="dim">{say.common.loading}</p>
      ) : days.length === 0 ? (
        <p class="dim">{text.none(year)}</p>
      ) : (
        <ul aria-label={text.daysOf(year)}>
          {days.map(({ date, name, own }) => (
            <li key={date}>
              <span>{dayText(date, say.locale)}</span> <span class="dim">{name ?? text.own}</span>
              {own && (
                <Button kind="quiet" label={text.remove(dayText(date, say.locale))} onPress={() => onRemove(date)}>
                  ×
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
