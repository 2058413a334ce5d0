import { type NoticeType, noticeTypes } from '../api/notices';
import { Tick, WrongText } from '../kit/field';
import { words } from '../state/language';

interface TypesChoiceProps {
  readonly legend: string;
  readonly value: readonly NoticeType[];
  readonly onChange: (types: readonly NoticeType[]) => void;
  readonly error?: string | undefined;
}

/** Of what somebody is told: any of the kinds of notices. */
export function TypesChoice({ legend, value, onChange, error }: TypesChoiceProps) {
  const text = words.value.say.notices;
  const set = (type: NoticeType, on: boolean) => onChange(noticeTypes.filter((one) => (one === type ? on : value.includes(one))));
  return (
    <fieldset class="field radios">
      <legend>{legend}</legend>
      {noticeTypes.map((type) => (
        <Tick key={type} label={text.types[type]} checked={value.includes(type)} onChange={(on) => set(type, on)} />
      ))}
      <WrongText text={error} />
    </fieldset>
  );
}

/** As the hub has it: null is all, also kinds that are to come. */
export function wishedTypes(types: readonly NoticeType[]): readonly NoticeType[] | null {
  return types.length === noticeTypes.length ? null : types;
}
