import { useEffect, useState } from 'preact/hooks';
import { allKeys, type Key, type KeyWithSecret, revokeKey } from '../api/access';
import { Button } from '../kit/button';
import { CopySecret } from '../kit/copy-secret';
import { Dialog } from '../kit/dialog';
import { tell } from '../kit/toast';
import { Trouble } from '../kit/trouble';
import { PageLink } from '../shell/top-bar';
import { words } from '../state/language';
import { go, place } from '../state/place';
import { repeatWhileVisible } from '../state/repeat';
import { KeyForm } from './key-form';
import { KeysTable } from './keys-table';

const askEachMilliseconds = 5_000;

/** /keys: what systems and people are let in by; ?new: making one. */
export function KeysPage() {
  const { say } = words.value;
  const [keys, setKeys] = useState<readonly Key[] | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [asked, setAsked] = useState<Key | null>(null);
  const [made, setMade] = useState<KeyWithSecret | null>(null);
  const load = async () => {
    try {
      setKeys(await allKeys());
      setTrouble(null);
    } catch (error) {
      setTrouble(error);
    }
  };
  useEffect(() => repeatWhileVisible(askEachMilliseconds, load), []);
  if (keys === null) return trouble === null ? <p class="page-note">{say.common.loading}</p> : <Trouble of={trouble} />;
  if (place.value.query.has('new')) {
    const done = (key: KeyWithSecret) => {
      setMade(key);
      go('keys');
      void load();
    };
    return <KeyForm onDone={done} />;
  }
  return (
    <div class="page">
      <div class="page-head">
        <div>
          <h1 class="display">{say.access.keys.title}</h1>
          <p>{say.access.keys.what}</p>
        </div>
        <PageLink to="keys" query={{ new: '' }} class="button button-primary">
          {say.access.keys.add}
        </PageLink>
      </div>
      <Trouble of={trouble} />
      <KeysTable keys={keys} onRevoke={setAsked} />
      {asked !== null && (
        <AskRevoke
          of={asked}
          onClose={() => {
            setAsked(null);
            void load();
          }}
        />
      )}
      {made !== null && <KeyShown made={made} onClose={() => setMade(null)} />}
    </div>
  );
}

function AskRevoke({ of, onClose }: { readonly of: Key; readonly onClose: () => void }) {
  const { say } = words.value;
  const [trouble, setTrouble] = useState<unknown>(null);
  const confirm = async () => {
    try {
      await revokeKey(of.key);
      tell(say.access.keys.revokedNow(of.name));
      onClose();
    } catch (error) {
      setTrouble(error);
    }
  };
  return (
    <Dialog
      title={say.access.keys.revokeTitle(of.name)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say.common.cancel}</Button>
          <Button kind="danger" onPress={() => void confirm()}>
            {say.access.keys.revoke}
          </Button>
        </>
      }
    >
      <p>{say.access.keys.revokeText}</p>
      <Trouble of={trouble} />
    </Dialog>
  );
}

/** A key, this once: the hub keeps only its fingerprint. */
function KeyShown({ made, onClose }: { readonly made: KeyWithSecret; readonly onClose: () => void }) {
  const { say } = words.value;
  return (
    <Dialog
      wide
      title={say.access.keys.madeTitle(made.name)}
      onClose={onClose}
      actions={<Button onPress={onClose}>{say.access.keys.noted}</Button>}
    >
      <p>{say.access.keys.once}</p>
      <CopySecret secret={made.secret} label={say.access.keys.key} />
      <p class="field-hint">{say.access.keys.how}</p>
    </Dialog>
  );
}
