import { type DeadLetter, sendAgain, type Webhook } from '../api/notices';
import { Button } from '../kit/button';
import { TableCard } from '../kit/table-card';
import { actions } from '../kit/table-head';
import { tell } from '../kit/toast';
import { words } from '../state/language';
import { now } from '../state/pulse';

interface DeadLettersProps {
  readonly letters: readonly DeadLetter[];
  readonly webhooks: readonly Webhook[];
  readonly onTrouble: (trouble: unknown) => void;
  readonly onChanged: () => void;
}

/** What was given up, the newest first, to be sent again. */
export function DeadLetters({ letters, webhooks, onTrouble, onChanged }: DeadLettersProps) {
  const { say, formats } = words.value;
  const text = say.notices.dead;
  const nameOf = (receiver: string) =>
    receiver.startsWith('mail/') ? text.mail : (webhooks.find(({ id }) => id === receiver)?.name ?? text.removed);
  const again = async ({ letter, title }: DeadLetter) => {
    try {
      await sendAgain(letter);
      tell(text.resent(title));
      onChanged();
    } catch (error) {
      onTrouble(error);
    }
  };
  return (
    <TableCard
      id="dead"
      title={text.title}
      {...(letters.length === 0 ? {} : { more: text.howMany(letters.length) })}
      columns={[text.notice, text.receiver, text.givenUp, text.reason, actions()]}
      empty={text.none}
      rows={letters.map((one) => (
        <tr key={one.letter}>
          <th scope="row">{one.title}</th>
          <td data-head={text.receiver}>{nameOf(one.receiver)}</td>
          <td data-head={text.givenUp}>
            {formats.dayAndTime(Date.parse(one.givenUpAt), now.value)}
            <span class="cell-more">{text.tries(one.tries)}</span>
          </td>
          <td data-head={text.reason} lang="en">
            {one.error}
          </td>
          <td class="actions">
            <Button kind="quiet" label={text.resendNamed(one.title, nameOf(one.receiver))} onPress={() => void again(one)}>
              {text.resend}
            </Button>
          </td>
        </tr>
      ))}
    />
  );
}
