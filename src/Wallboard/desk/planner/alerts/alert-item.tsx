import { useId, useState } from 'preact/hooks';
import type { Alert } from '../../api/staffing';
import { Button } from '../../kit/button';
import { LevelMark } from '../../kit/level-mark';
import { tell } from '../../kit/toast';
import { PageLink } from '../../shell/top-bar';
import { words } from '../../state/language';
import { busy, mark } from '../acts';
import { lookedAt, remedyPressed, wishOf } from '../remedy';
import { canAct, isOld } from '../state';
import { tryInWhatIf } from '../what-if/question';
import { AlertJournal } from './alert-journal';
import { actionOf, detailsOf, markOf, reasonOf, spanOf, titleOf } from './alert-words';
import { speaker } from './speaker';

/** One alert: what, how long, what follows, and what can be done. */
export function AlertItem({ alert, first }: { readonly alert: Alert; readonly first: boolean }) {
  const speaking = speaker();
  const text = words.value.say.planner.alerts;
  const title = titleOf(alert, speaking);
  const over = alert.state === 'done' || alert.state === 'cleared';
  const severity = over || alert.kind === 'spare' ? 'none' : alert.severity;
  const level = severity === 'none' ? 'fine' : severity;
  const levelWord = alert.kind === 'spare' ? text.toSpare : severity === 'none' ? text.over : text[severity];
  const marked = markOf(alert, speaking);
  return (
    <li class={first ? 'alert is-first' : 'alert'}>
      <LevelMark level={level} label={levelWord} />
      <div class="alert-body">
        <div class="alert-head">
          <h3>{title}</h3>
          <span>{spanOf(alert, speaking)}</span>
        </div>
        {!over && <p>{reasonOf(alert, speaking)}</p>}
        {!over && alert.remedy?.kind === 'none' && !isOld.value && <p>{text.noRemedy}</p>}
        {marked !== '' && <p class="alert-mark">{marked}</p>}
        <AlertJournal alert={alert} />
        {canAct.value && !over && <Acts alert={alert} title={title} action={actionOf(alert, speaking)} />}
        {canAct.value && alert.state === 'done' && <Reopen alert={alert} title={title} />}
      </div>
    </li>
  );
}

interface ActsProps {
  readonly alert: Alert;
  readonly title: string;
  readonly action: string | null;
}

function Acts({ alert, title, action }: ActsProps) {
  const text = words.value.say.planner.alerts;
  const [more, setMore] = useState(false);
  const options = useId();
  if (alert.state === 'snoozed') return <Reopen alert={alert} title={title} />;
  if (alert.kind === 'spare') return <SpareActs alert={alert} title={title} action={action} />;
  const marked = async (as: 'acknowledge' | 'done') => {
    if (await mark(alert.id, as)) tell(text.marked(title));
  };
  const wish = wishOf(alert);
  const details = detailsOf(alert, speaker());
  return (
    <>
      <div class="alert-acts">
        {action !== null && (
          <Button busy={busy.value} onPress={() => remedyPressed(alert)}>
            {action}
          </Button>
        )}
        <ListLink alert={alert} />
        <span class="alert-aside">
          <Button kind="quiet" label={text.actions.snoozeNamed(title)} busy={busy.value} onPress={() => void mark(alert.id, 'snooze')}>
            {text.actions.snooze}
          </Button>
          <button
            type="button"
            class="icon-button"
            aria-expanded={more}
            aria-controls={options}
            aria-label={text.actions.optionsNamed(title)}
            onClick={() => setMore(!more)}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M3 8h.1M8 8h.1M13 8h.1" />
            </svg>
          </button>
        </span>
      </div>
      {more && details !== '' && <p>{details}</p>}
      <div class="alert-acts" id={options} hidden={!more}>
        {alert.state !== 'acknowledged' && (
          <Button kind="quiet" busy={busy.value} onPress={() => void marked('acknowledge')}>
            {text.actions.onIt}
          </Button>
        )}
        <Button kind="quiet" busy={busy.value} onPress={() => void marked('done')}>
          {text.actions.done}
        </Button>
        {wish !== null && (
          <>
            <Button
              kind="quiet"
              onPress={() => {
                lookedAt.value = alert;
              }}
            >
              {text.actions.seeWho}
            </Button>
            <Button kind="quiet" onPress={() => tryInWhatIf(wish)}>
              {text.actions.tryIt}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

/** What is about single customers leads to their list. */
function ListLink({ alert: { kind, queues } }: { readonly alert: Alert }) {
  const { customers } = words.value.say;
  if (kind !== 'callBacks' && kind !== 'promises') return null;
  const [to, name] =
    kind === 'callBacks' ? (['callbacks', customers.callbacks.title] as const) : (['promises', customers.promises.title] as const);
  return (
    <PageLink to={to} query={queues[0] === undefined ? {} : { queue: queues[0] }} class="button">
      {name}
    </PageLink>
  );
}

/** Agents to spare are an offer: taken, or put away. */
function SpareActs({ alert, title, action }: ActsProps) {
  const text = words.value.say.planner.alerts.actions;
  return (
    <div class="alert-acts">
      {action !== null && (
        <Button busy={busy.value} onPress={() => remedyPressed(alert)}>
          {action}
        </Button>
      )}
      <span class="alert-aside">
        <Button kind="quiet" label={text.snoozeNamed(title)} busy={busy.value} onPress={() => void mark(alert.id, 'snooze')}>
          {text.snooze}
        </Button>
      </span>
    </div>
  );
}

function Reopen({ alert, title }: { readonly alert: Alert; readonly title: string }) {
  const text = words.value.say.planner.alerts.actions;
  return (
    <div class="alert-acts">
      <Button label={text.reopenNamed(title)} busy={busy.value} onPress={() => void mark(alert.id, 'reopen')}>
        {text.reopen}
      </Button>
    </div>
  );
}
