import { useId, useState } from 'preact/hooks';
import { addressOf } from '../../api/request';
import { bringPlan, type PlanReading, type PlanType } from '../../api/staffing';
import { DownloadLink } from '../../kit/download-link';
import { WrongText } from '../../kit/field';
import { tell } from '../../kit/toast';
import { Trouble } from '../../kit/trouble';
import { words } from '../../state/language';
import { may } from '../../state/me';
import { personText } from '../../state/person';
import { now } from '../../state/pulse';
import { known } from '../state';
import { PlanPreview } from './plan-preview';
import './plan.css';

const bytesMax = 10_000_000;

interface PlanFile {
  readonly name: string;
  readonly text: string;
  readonly type: PlanType;
}

type Step =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'wrong'; readonly why: 'unreadable' | 'tooLarge' }
  | { readonly kind: 'read'; readonly file: PlanFile; readonly reading: PlanReading };

/** The plan that is in force, and bringing another: a file is read, what was understood is shown, and only then is it used. */
export function PlanCard() {
  const { say, formats } = words.value;
  const text = say.planner.plan;
  const plan = known.value?.staffing.plan ?? null;
  const time = (moment: string) => formats.dayAndTime(Date.parse(moment), now.value);
  return (
    <section class="card plan" aria-labelledby="plan">
      <div class="card-head">
        <h2 id="plan">{text.title}</h2>
        {plan !== null && (
          <span class="card-more">
            {[text.until(time(plan.until)), plan.by === null ? '' : text.broughtBy(personText(plan.by, say), time(plan.at))]
              .filter(Boolean)
              .join(', ')}
          </span>
        )}
        {plan !== null && (
          <DownloadLink quiet href={addressOf('api/v1/plan', { format: 'csv' })} file="plan.csv" label={say.planner.csvOf(text.title)}>
            {say.planner.csv}
          </DownloadLink>
        )}
      </div>
      <div class="plan-body">
        {plan === null && <p>{text.none}</p>}
        {may('planner') ? <Bring /> : <p class="dim">{text.mayNot}</p>}
      </div>
    </section>
  );
}

function Bring() {
  const { say } = words.value;
  const text = say.planner.plan;
  const [step, setStep] = useState<Step>({ kind: 'none' });
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = async (file: PlanFile, preview: boolean) => {
    setBusy(true);
    try {
      const reading = await bringPlan(file.text, file.type, preview);
      setTrouble(null);
      if (reading.kept) tell(text.kept);
      setStep(reading.kept ? { kind: 'none' } : { kind: 'read', file, reading });
    } catch (error) {
      setTrouble(error);
      if (preview) setStep({ kind: 'none' });
    }
    setBusy(false);
  };
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setTrouble(null);
    if (file.size > bytesMax) return setStep({ kind: 'wrong', why: 'tooLarge' });
    setStep({ kind: 'reading', name: file.name });
    const content = await file.text().catch(() => null);
    if (content === null || content.includes('\0')) return setStep({ kind: 'wrong', why: 'unreadable' });
    await send({ name: file.name, text: content, type: typeOf(file.name, content) }, true);
  };
  return (
    <>
      {step.kind === 'read' ? (
        <PlanPreview
          name={step.file.name}
          reading={step.reading}
          busy={busy}
          onKeep={() => void send(step.file, false)}
          onDrop={() => setStep({ kind: 'none' })}
        />
      ) : (
        <Choose onFile={(file) => void take(file)} />
      )}
      <div role="status">{step.kind === 'reading' && <p>{text.reading(step.name)}</p>}</div>
      {step.kind === 'wrong' && <WrongText text={text[step.why]} />}
      <Trouble of={trouble} />
    </>
  );
}

/** A place to drop a file on, with the button that does the same. */
function Choose({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const text = words.value.say.planner.plan;
  const [over, setOver] = useState(false);
  const id = useId();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what can be dropped here can be chosen with the control inside
    <div
      class={over ? 'drop is-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFile(event.dataTransfer?.files[0]);
      }}
    >
      <p>{text.drop}</p>
      <input
        id={id}
        class="heard-only file-input"
        type="file"
        accept=".csv,.ics,.txt,text/csv,text/calendar"
        onChange={({ currentTarget }) => {
          onFile(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      <label class="button" for={id}>
        {text.choose}
      </label>
      <p class="dim">{text.what}</p>
    </div>
  );
}

function typeOf(name: string, content: string): PlanType {
  return /\.ics$/i.test(name) || content.trimStart().startsWith('BEGIN:VCALENDAR') ? 'text/calendar' : 'text/csv';
}
