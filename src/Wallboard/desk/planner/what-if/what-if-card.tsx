import { useEffect, useRef, useState } from 'preact/hooks';
import { addressOf } from '../../api/request';
import { askWhatIf, type WhatIfAnswer } from '../../api/staffing';
import { Button } from '../../kit/button';
import { DownloadButton } from '../../kit/download-link';
import { Trouble } from '../../kit/trouble';
import { words } from '../../state/language';
import { now } from '../../state/pulse';
import { busy, move } from '../acts';
import { canAct, isOld, known, nameOf } from '../state';
import { Outcomes } from './outcomes';
import {
  addQueue,
  type Considered,
  consider,
  considered,
  ends,
  forgetChoice,
  isOwnChoice,
  moveOf,
  questionOf,
  queuesMax,
  starts,
} from './question';
import { Stepper } from './stepper';
import './what-if.css';

/** While somebody steps, the hub is not asked for every step. */
const restMilliseconds = 250;
/** The floor moves on: what was answered is asked again. */
const askAgainMilliseconds = 15_000;

/** Agents more or fewer on queues over a span: what would follow, as the engine reckons it. */
export function WhatIfCard() {
  const text = words.value.say.planner.whatIf;
  const wanted = considered.value;
  return (
    <section class="card what-if" id="what-if" aria-labelledby="what-if-title">
      <div class="card-head">
        <h2 id="what-if-title">{text.title}</h2>
        {wanted !== null && <Span wanted={wanted} />}
      </div>
      {wanted === null ? <p class="empty">{text.noQueues}</p> : <Asked wanted={wanted} />}
    </section>
  );
}

function Span({ wanted }: { readonly wanted: Considered }) {
  const { say, formats } = words.value;
  const text = say.planner.whatIf;
  const time = (moment: string) => formats.dayAndTime(Date.parse(moment), now.value);
  const coming = starts.value.filter((start) => Date.parse(start) > now.value && Date.parse(start) < Date.parse(wanted.until));
  const after = wanted.from === null ? now.value : Date.parse(wanted.from);
  const until = ends.value.filter((end) => Date.parse(end) > after);
  // A remedy may last longer than the table reaches.
  const listed = until.some((end) => Date.parse(end) === Date.parse(wanted.until)) ? until : [...until, wanted.until].sort(byTime);
  return (
    <span class="what-if-span">
      <select
        class="select"
        aria-label={text.from}
        value={wanted.from ?? ''}
        onChange={({ currentTarget }) => consider({ from: currentTarget.value === '' ? null : currentTarget.value })}
      >
        <option value="">{text.now}</option>
        {coming.map((start) => (
          <option key={start} value={start}>
            {time(start)}
          </option>
        ))}
      </select>
      <span aria-hidden="true">–</span>
      <select
        class="select"
        aria-label={text.until}
        value={listed.find((end) => Date.parse(end) === Date.parse(wanted.until)) ?? ''}
        onChange={({ currentTarget }) => consider({ until: currentTarget.value })}
      >
        {listed.map((end) => (
          <option key={end} value={end}>
            {time(end)}
          </option>
        ))}
      </select>
    </span>
  );
}

const byTime = (one: string, other: string) => Date.parse(one) - Date.parse(other);

function Asked({ wanted }: { readonly wanted: Considered }) {
  const { say } = words.value;
  const text = say.planner.whatIf;
  const { answer, trouble, waits } = useAnswer(wanted);
  const others = (known.value?.staffing.queues ?? []).filter(
    ({ queue, open }) => open && !wanted.changes.some((change) => change.queue === queue),
  );
  const wish = moveOf(wanted);
  return (
    <div class="what-if-body">
      {wanted.changes.map((change) => (
        <Stepper
          key={change.queue}
          change={change}
          agents={answer?.queues.find(({ queue }) => queue === change.queue)?.agents.then ?? null}
        />
      ))}
      <Trouble of={trouble} />
      {answer === null ? (
        <p class="what-if-note">{waits ? say.common.loading : text.nothing}</p>
      ) : (
        <Outcomes answer={answer} busy={waits} />
      )}
      <div class="what-if-acts">
        {others.length > 0 && wanted.changes.length < queuesMax && (
          <select class="select what-if-add" aria-label={text.add} value="" onChange={({ currentTarget }) => addQueue(currentTarget.value)}>
            <option value="">{text.add}</option>
            {others.map(({ queue, name }) => (
              <option key={queue} value={queue}>
                {name}
              </option>
            ))}
          </select>
        )}
        {isOwnChoice.value && (
          <Button kind="quiet" onPress={forgetChoice}>
            {text.reset}
          </Button>
        )}
        {isOwnChoice.value && canAct.value && wish !== null && answer !== null && (
          <Button busy={busy.value} onPress={() => void move(wish)}>
            {text.askFor(wish.agents, nameOf(wish.from), nameOf(wish.to))}
          </Button>
        )}
        {answer !== null && questionOf(wanted) !== null && (
          <DownloadButton
            href={addressOf('api/v1/whatif', { format: 'csv' })}
            file="what-if.csv"
            label={say.planner.csvOf(text.title)}
            question={() => questionOf(wanted)}
          >
            {say.planner.csv}
          </DownloadButton>
        )}
      </div>
    </div>
  );
}

interface Answered {
  readonly answer: WhatIfAnswer | null;
  readonly trouble: unknown;
  readonly waits: boolean;
}

const unanswered: Answered = { answer: null, trouble: null, waits: false };

/** The hub's answer to what is considered; an answer to what was considered before is not shown for it. */
function useAnswer(wanted: Considered): Answered {
  const [state, setState] = useState<Answered>(unanswered);
  const asked = useRef(0);
  const old = isOld.value;
  const key = JSON.stringify(wanted);
  useEffect(() => {
    const mine = ++asked.current;
    if (old || questionOf(wanted) === null) {
      setState(unanswered);
      return undefined;
    }
    setState(({ answer }) => ({ answer: isAbout(answer, wanted) ? answer : null, trouble: null, waits: true }));
    const ask = async () => {
      const question = questionOf(wanted);
      if (question === null) return;
      try {
        const answer = await askWhatIf(question);
        if (asked.current === mine) setState({ answer, trouble: null, waits: false });
      } catch (trouble) {
        if (asked.current === mine) setState({ answer: null, trouble, waits: false });
      }
    };
    const first = setTimeout(ask, restMilliseconds);
    const again = setInterval(ask, askAgainMilliseconds);
    return () => {
      clearTimeout(first);
      clearInterval(again);
    };
  }, [key, old]);
  return state;
}

// While the answer to the next step is on its way, the one before stands there dimmed, as long as it is of the same queues.
function isAbout(answer: WhatIfAnswer | null, { changes }: Considered): boolean {
  return (
    answer !== null &&
    answer.queues.length === changes.length &&
    changes.every(({ queue }) => answer.queues.some((one) => one.queue === queue))
  );
}
