import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { changeNotifications, type Notifications, noticeTypes, testMail } from '../api/notices';
import { Button } from '../kit/button';
import { Field, TextInput, Tick } from '../kit/field';
import { tell } from '../kit/toast';
import { errorsByField, Trouble, untoldBy } from '../kit/trouble';
import { words } from '../state/language';
import { TypesChoice, wishedTypes } from './types-choice';
import { HowItGoes } from './webhooks-table';

const fields = ['mailTo', 'mailTypes', 'quietHours'];
const usualQuiet = { from: '22:00', until: '07:00', criticalPasses: true };

interface MailCardProps {
  readonly of: Notifications;
  readonly onSaved: (saved: Notifications) => void;
}

/** Who gets mail, of what, and when nobody is told anything. */
export function MailCard({ of, onSaved }: MailCardProps) {
  const { say } = words.value;
  const text = say.notices.mail;
  const [to, setTo] = useState(of.mailTo.join(', '));
  const [types, setTypes] = useState(of.mailTypes ?? noticeTypes);
  const [isQuiet, setQuiet] = useState(of.quietHours !== null);
  const [hours, setHours] = useState(of.quietHours ?? usualQuiet);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const errors = errorsByField(trouble, fields);
  const act = async (task: () => Promise<Notifications>, done: string) => {
    setBusy(true);
    try {
      onSaved(await task());
      setTrouble(null);
      tell(done);
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  };
  const save = async (event: Event) => {
    event.preventDefault();
    setAsked(true);
    if (types.length === 0 || busy) return;
    const mailTo = to.split(/[\s,;]+/).filter((address) => address !== '');
    await act(() => changeNotifications({ mailTo, mailTypes: wishedTypes(types), quietHours: isQuiet ? hours : null }), text.saved);
  };
  return (
    <section class="card" aria-labelledby="mail">
      <div class="card-head">
        <h2 id="mail">{text.title}</h2>
        <span class="card-more">{of.mail.configured && <HowItGoes of={of.mail} />}</span>
      </div>
      <form class="form screen-form" onSubmit={(event) => void save(event)}>
        {!of.mail.configured && <p class="mail-off">{withOptions(text.notConfigured)}</p>}
        <Field label={text.to} hint={text.toHint} error={errors.get('mailTo')}>
          {(ties) => <TextInput ties={ties} value={to} onInput={setTo} />}
        </Field>
        <TypesChoice
          legend={say.notices.toldWhen}
          value={types}
          onChange={setTypes}
          error={errors.get('mailTypes') ?? (asked && types.length === 0 ? say.notices.typesNeeded : undefined)}
        />
        <Tick label={text.quiet} hint={text.quietHint} checked={isQuiet} onChange={setQuiet} />
        {isQuiet && (
          <>
            <Field label={text.from} error={errors.get('quietHours')}>
              {(ties) => <TextInput ties={ties} size={5} value={hours.from} onInput={(from) => setHours({ ...hours, from })} />}
            </Field>
            <Field label={text.until}>
              {(ties) => <TextInput ties={ties} size={5} value={hours.until} onInput={(until) => setHours({ ...hours, until })} />}
            </Field>
            <Tick
              label={text.criticalPasses}
              checked={hours.criticalPasses}
              onChange={(criticalPasses) => setHours({ ...hours, criticalPasses })}
            />
          </>
        )}
        <Trouble of={untoldBy(trouble, fields)} />
        <div class="form-actions">
          <Button kind="primary" submit busy={busy}>
            {say.common.save}
          </Button>
          {of.mail.configured && of.mailTo.length > 0 && (
            <Button busy={busy} onPress={() => void act(testMail, text.tested)}>
              {text.test}
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}

/** A sentence with the program's options in it, each of which stays whole at the end of a line. */
function withOptions(sentence: string): ComponentChildren {
  return sentence.split(/(--[a-z-]+)/).map((part) => (part.startsWith('--') ? <code key={part}>{part}</code> : part));
}
