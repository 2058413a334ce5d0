import type { Alert } from '../../api/staffing';
import { words } from '../../state/language';
import { actText } from './alert-words';
import { speaker } from './speaker';

/** All that came of an alert, on demand; nothing where nothing came of it but that it began. */
export function AlertJournal({ alert }: { readonly alert: Alert }) {
  const text = words.value.say.planner.alerts;
  const { acts = [], actsLeftOut = 0 } = alert;
  if (acts.length < 2) return null;
  const speaking = speaker();
  return (
    <details class="alert-journal">
      <summary>{text.journal(acts.length + actsLeftOut)}</summary>
      {actsLeftOut > 0 && <p>{text.actsLeftOut(actsLeftOut)}</p>}
      <ol>
        {acts.map((act, i) => (
          <li key={i + actsLeftOut}>
            <time dateTime={act.at}>{speaking.formats.dayAndTime(Date.parse(act.at), speaking.now)}</time>
            <span>{actText(act, speaking)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
