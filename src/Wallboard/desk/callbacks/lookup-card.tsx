import { useState } from 'preact/hooks';
import { type CustomerFound, eraseCustomer, lookUpCustomer } from '../api/callbacks';
import { whenText } from '../customers/when-text';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { Field, TextInput } from '../kit/field';
import { tell } from '../kit/toast';
import { Trouble } from '../kit/trouble';
import { words } from '../state/language';
import { may } from '../state/me';

/** The newest ones: enough to know whom one has on the line. */
const contactsShown = 10;

/** Looks a customer up, or erases them, by their raw number or address: it goes to the hub once, and the field forgets it. */
export function LookupCard() {
  const { say } = words.value;
  const text = say.customers.callbacks.lookup;
  const [raw, setRaw] = useState('');
  const [found, setFound] = useState<CustomerFound | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    const asked = raw.trim();
    if (asked === '' || busy) return;
    setBusy(true);
    try {
      setFound(await lookUpCustomer(asked));
      setRaw('');
      setTrouble(null);
    } catch (error) {
      setTrouble(error);
    }
    setBusy(false);
  };
  return (
    <section class="card lookup" aria-labelledby="lookup">
      <div class="card-head">
        <h2 id="lookup">{text.title}</h2>
      </div>
      {/* Without a name the field is in no form that could be sent: what is typed stays out of every address. */}
      <form
        class="card-note"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <Field label={text.field} hint={text.hint}>
          {(ties) => <TextInput ties={ties} value={raw} onInput={setRaw} maxLength={320} />}
        </Field>
        <Button submit busy={busy} disabled={raw.trim() === ''}>
          {text.find}
        </Button>
      </form>
      <Trouble of={trouble} />
      <div role="status">{found !== null && <Found found={found} onGone={() => setFound(null)} />}</div>
    </section>
  );
}

function Found({ found, onGone }: { readonly found: CustomerFound; readonly onGone: () => void }) {
  const text = words.value.say.customers.callbacks.lookup;
  const [asking, setAsking] = useState(false);
  if (found.customer === null) return <p class="card-note">{text.unknown}</p>;
  return (
    <div class="card-note found-customer">
      <p>
        {text.known(found.contacts.length)} {found.unreturned ? text.waits : text.waitsNot}
      </p>
      {found.contacts.length > 0 && (
        <ul>
          {found.contacts.slice(0, contactsShown).map(({ contact, name, queue, at }) => (
            <li key={`${contact} ${at}`}>{[whenText(at), name ?? queue ?? text.none, contact ?? ''].filter(Boolean).join(', ')}</li>
          ))}
        </ul>
      )}
      {may('admin') ? <Button onPress={() => setAsking(true)}>{text.erase}</Button> : <p class="dim">{text.eraseNeeds}</p>}
      {asking && <EraseQuestion customer={found.customer} onDone={onGone} onClose={() => setAsking(false)} />}
    </div>
  );
}

interface EraseQuestionProps {
  readonly customer: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function EraseQuestion({ customer, onDone, onClose }: EraseQuestionProps) {
  const { say } = words.value;
  const text = say.customers.callbacks.lookup;
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const erase = async () => {
    setBusy(true);
    try {
      await eraseCustomer(customer);
      tell(text.erased);
      onDone();
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={text.eraseTitle}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say.common.cancel}</Button>
          <Button kind="danger" busy={busy} onPress={() => void erase()}>
            {text.eraseYes}
          </Button>
        </>
      }
    >
      <p>{text.eraseMeans}</p>
      <Trouble of={trouble} />
    </Dialog>
  );
}
