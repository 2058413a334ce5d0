import { useEffect, useState } from 'preact/hooks';
import {
  allWebhooks,
  type DeadLetter,
  deadLetters,
  type Notifications,
  readNotifications,
  removeWebhook,
  type Webhook,
  type WebhookWithSecret,
} from '../api/notices';
import { Button } from '../kit/button';
import { CopySecret } from '../kit/copy-secret';
import { Dialog } from '../kit/dialog';
import { tell } from '../kit/toast';
import { Trouble } from '../kit/trouble';
import { PageLink } from '../shell/top-bar';
import { words } from '../state/language';
import { go, place } from '../state/place';
import { repeatWhileVisible } from '../state/repeat';
import { DeadLetters } from './dead-letters';
import { MailCard } from './mail-card';
import './notices.css';
import { WebhookForm } from './webhook-form';
import { WebhooksTable } from './webhooks-table';

const askEachMilliseconds = 3_000;

interface Known {
  readonly webhooks: readonly Webhook[];
  readonly dead: readonly DeadLetter[];
  readonly notifications: Notifications;
}

/** /notices: who is told of alerts outside the desk; ?new and ?webhook=ID: setting up a webhook. */
export function NoticesPage() {
  const { say } = words.value;
  const [known, setKnown] = useState<Known | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [asked, setAsked] = useState<Webhook | null>(null);
  const [made, setMade] = useState<WebhookWithSecret | null>(null);
  const { query } = place.value;
  const load = async () => {
    try {
      const [webhooks, dead, notifications] = await Promise.all([allWebhooks(), deadLetters(), readNotifications()]);
      setKnown({ webhooks, dead, notifications });
      setTrouble(null);
    } catch (error) {
      setTrouble(error);
    }
  };
  useEffect(() => repeatWhileVisible(askEachMilliseconds, load), []);
  if (known === null) return trouble === null ? <p class="page-note">{say.common.loading}</p> : <Trouble of={trouble} />;
  const edited = known.webhooks.find(({ id }) => id === query.get('webhook'));
  if (query.has('new') || edited !== undefined) {
    const done = (webhook: Webhook | WebhookWithSecret) => {
      if ('secret' in webhook) setMade(webhook);
      else tell(say.notices.webhooks.saved(webhook.name));
      go('notices');
      void load();
    };
    return <WebhookForm key={edited?.id ?? 'new'} stored={edited ?? null} onDone={done} />;
  }
  const changed = () => {
    setFailed(null);
    void load();
  };
  const acts = { onTrouble: setFailed, onChanged: changed };
  return (
    <div class="page">
      <div class="page-head">
        <div>
          <h1 class="display">{say.notices.title}</h1>
          <p>{say.notices.what}</p>
        </div>
        <PageLink to="notices" query={{ new: '' }} class="button button-primary">
          {say.notices.webhooks.add}
        </PageLink>
      </div>
      <Trouble of={trouble ?? failed} />
      <WebhooksTable webhooks={known.webhooks} onRemove={setAsked} {...acts} />
      <DeadLetters letters={known.dead} webhooks={known.webhooks} {...acts} />
      <MailCard of={known.notifications} onSaved={(notifications) => setKnown({ ...known, notifications })} />
      {asked !== null && (
        <AskRemove
          of={asked}
          onClose={() => {
            setAsked(null);
            void load();
          }}
        />
      )}
      {made !== null && <SecretShown made={made} onClose={() => setMade(null)} />}
    </div>
  );
}

function AskRemove({ of, onClose }: { readonly of: Webhook; readonly onClose: () => void }) {
  const { say } = words.value;
  const text = say.notices.webhooks;
  const [trouble, setTrouble] = useState<unknown>(null);
  const confirm = async () => {
    try {
      await removeWebhook(of.id);
      tell(text.removed(of.name));
      onClose();
    } catch (error) {
      setTrouble(error);
    }
  };
  return (
    <Dialog
      title={text.removeTitle(of.name)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say.common.cancel}</Button>
          <Button kind="danger" onPress={() => void confirm()}>
            {text.remove}
          </Button>
        </>
      }
    >
      <p>{text.removeText}</p>
      <Trouble of={trouble} />
    </Dialog>
  );
}

/** What signs a webhook's notices, this once. */
function SecretShown({ made, onClose }: { readonly made: WebhookWithSecret; readonly onClose: () => void }) {
  const { say } = words.value;
  const text = say.notices.secret;
  return (
    <Dialog wide title={text.title(made.name)} onClose={onClose} actions={<Button onPress={onClose}>{say.access.keys.noted}</Button>}>
      <p>{text.once}</p>
      <CopySecret secret={made.secret} label={text.name} says={text} />
      <p class="field-hint">{text.how}</p>
    </Dialog>
  );
}
