import { useEffect, useState } from 'preact/hooks';
import { type Alert, alertsWithNames } from '../../api/staffing';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { tell } from '../../kit/toast';
import { Trouble } from '../../kit/trouble';
import { words } from '../../state/language';
import { mark, move } from '../acts';
import { lookedAt, wishOf } from '../remedy';
import { actionOf, remedyAction, titleOf } from './alert-words';
import { speaker } from './speaker';

/** Who could mend an alert, by name: asked for when somebody wants to know, and told to planners alone. */
export function WhoDialog() {
  const alert = lookedAt.value;
  return alert === null ? null : <Who key={alert.id} alert={alert} />;
}

function Who({ alert }: { readonly alert: Alert }) {
  const { say } = words.value;
  const text = say.planner.alerts;
  const speaking = speaker();
  const [who, setWho] = useState<readonly string[] | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  useEffect(() => {
    alertsWithNames().then(
      ({ alerts }) => setWho(alerts.find(({ id }) => id === alert.id)?.remedy?.who ?? []),
      (error) => setTrouble(error),
    );
  }, []);
  const close = () => {
    lookedAt.value = null;
  };
  const note = async () => {
    if (await mark(alert.id, 'acknowledge')) tell(text.marked(titleOf(alert, speaking)));
    close();
  };
  const wish = alert.kind === 'spare' ? wishOf(alert) : null;
  const made = async () => {
    if (wish !== null) await move(wish);
    close();
  };
  return (
    <Dialog
      title={alert.kind === 'spare' ? titleOf(alert, speaking) : (actionOf(alert, speaking) ?? titleOf(alert, speaking))}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{say.common.close}</Button>
          {alert.state === 'open' && alert.kind !== 'spare' && (
            <Button kind="primary" onPress={() => void note()}>
              {text.noteIt}
            </Button>
          )}
          {wish !== null && alert.remedy !== null && (
            <Button kind="primary" onPress={() => void made()}>
              {remedyAction(alert.remedy, speaking)}
            </Button>
          )}
        </>
      }
    >
      <Trouble of={trouble} />
      {who === null && trouble === null && <p>{text.whoLoading}</p>}
      {who !== null && who.length === 0 && <p>{text.whoNone}</p>}
      {who !== null && who.length > 0 && (
        <>
          <p>{text.who}</p>
          <ul>
            {who.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      )}
      <p>{text.tellThem}</p>
    </Dialog>
  );
}
