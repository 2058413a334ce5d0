import { type Delivering, noticeTypes, testWebhook, type Webhook } from '../api/notices';
import { Button } from '../kit/button';
import { TableCard } from '../kit/table-card';
import { actions } from '../kit/table-head';
import { tell } from '../kit/toast';
import { PageLink } from '../shell/top-bar';
import { words } from '../state/language';
import { now } from '../state/pulse';

interface WebhooksTableProps {
  readonly webhooks: readonly Webhook[];
  readonly onRemove: (webhook: Webhook) => void;
  readonly onTrouble: (trouble: unknown) => void;
  readonly onChanged: () => void;
}

/** Who is told by webhook, and how it goes. */
export function WebhooksTable({ webhooks, onRemove, onTrouble, onChanged }: WebhooksTableProps) {
  const { say } = words.value;
  const text = say.notices.webhooks;
  const test = async ({ id, name }: Webhook) => {
    try {
      await testWebhook(id);
      tell(text.tested(name));
      onChanged();
    } catch (error) {
      onTrouble(error);
    }
  };
  return (
    <TableCard
      id="webhooks"
      title={text.title}
      {...(webhooks.length === 0 ? {} : { more: text.howMany(webhooks.length) })}
      columns={[text.name, text.format, say.notices.toldWhen, text.state, actions()]}
      empty={text.none}
      rows={webhooks.map((webhook) => (
        <WebhookRow key={webhook.id} of={webhook} onTest={() => void test(webhook)} onRemove={() => onRemove(webhook)} />
      ))}
    />
  );
}

interface WebhookRowProps {
  readonly of: Webhook;
  readonly onTest: () => void;
  readonly onRemove: () => void;
}

function WebhookRow({ of, onTest, onRemove }: WebhookRowProps) {
  const { say } = words.value;
  const text = say.notices.webhooks;
  const types = of.types === null || of.types.length === noticeTypes.length ? say.notices.allTypes : say.notices.listOf(of.types);
  return (
    <tr>
      <th scope="row">
        {of.name}
        <span class="cell-more">{of.url}</span>
      </th>
      <td data-head={text.format}>{say.notices.formats[of.format]}</td>
      <td data-head={say.notices.toldWhen}>{types}</td>
      <td data-head={text.state}>{of.enabled ? <HowItGoes of={of} /> : <span class="state-off">{text.switchedOff}</span>}</td>
      <td class="actions">
        <Button kind="quiet" label={text.testNamed(of.name)} onPress={onTest}>
          {text.test}
        </Button>
        <PageLink to="notices" query={{ webhook: of.id }} class="button button-quiet" label={text.editNamed(of.name)}>
          {say.common.edit}
        </PageLink>
        <Button kind="quiet" label={text.removeNamed(of.name)} onPress={onRemove}>
          {text.remove}
        </Button>
      </td>
    </tr>
  );
}

/** Whether a receiver takes what it is sent, why not, and how much waits. */
export function HowItGoes({ of }: { readonly of: Delivering }) {
  const { say, formats } = words.value;
  const text = say.notices.delivering;
  const when = of.lastAt === null ? '' : formats.dayAndTime(Date.parse(of.lastAt), now.value);
  if (of.state === 'never') return <span>{text.never}</span>;
  return (
    <>
      <span class={of.state === 'ok' ? 'state-on' : 'state-off'}>{of.state === 'ok' ? text.works(when) : text.fails(when)}</span>
      {of.lastError !== null && (
        <span class="cell-more" lang="en">
          {of.lastError}
        </span>
      )}
      {of.waiting > 0 && <span class="cell-more">{text.waiting(of.waiting)}</span>}
    </>
  );
}
