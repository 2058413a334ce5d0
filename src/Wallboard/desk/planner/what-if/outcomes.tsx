import type { WhatIfAnswer } from '../../api/staffing';
import { words } from '../../state/language';
import { site } from '../../state/site';
import { minutesText } from '../alerts/alert-words';
import { nameOf, rowOf } from '../state';

/** Now beside then, of the queue that gains and of the queue that gives. */
export function Outcomes({ answer, busy }: { readonly answer: WhatIfAnswer; readonly busy: boolean }) {
  const { say, formats } = words.value;
  const text = say.planner.whatIf;
  const { queues, total, record } = answer;
  const share = (value: number | null) => (value === null ? '–' : formats.percentText(value));
  const count = (value: number | null) => (value === null ? '–' : formats.count(Math.round(value)));
  const wait = (value: number | null) => (value === null ? '–' : minutesText(value, say));
  // How long people wait where somebody is added; nowhere: everywhere.
  const helped = queues.filter(({ agents }) => agents.now !== null && agents.then !== null && agents.then > agents.now);
  const gaining = helped.length === 0 ? queues : helped;
  const currency = site.value?.currency ?? null;
  const hasValue = currency !== null && total.now.valuePerHour !== null;
  // An estimate: two figures, and what is smaller is none.
  const money = (value: number | null) => (value === null ? '–' : formats.count(Number(value.toPrecision(2))));
  return (
    <div class={busy ? 'outcomes is-waiting' : 'outcomes'} aria-busy={busy}>
      <table aria-labelledby="what-if-title" aria-live="polite">
        <thead>
          <tr>
            <th scope="col">
              <span class="heard-only">{text.measure}</span>
            </th>
            <th scope="col">{text.before}</th>
            <th scope="col">{text.after}</th>
          </tr>
        </thead>
        <tbody>
          {queues.map(({ queue, now, then }) => (
            <tr key={queue}>
              <th scope="row">
                <span class="outcome-name">
                  {text.inTime(nameOf(queue))}
                  <Slider now={now.serviceLevel} then={then.serviceLevel} goal={rowOf(queue)?.target ?? null} />
                </span>
              </th>
              <td>{share(now.serviceLevel)}</td>
              <td class="then">{share(then.serviceLevel)}</td>
            </tr>
          ))}
          <Line name={text.hangUps} now={count(total.now.abandonsPerHour)} then={count(total.then.abandonsPerHour)} />
          {gaining.map(({ queue, now, then }) => (
            <Line key={queue} name={text.wait(nameOf(queue))} now={wait(now.averageWaitSeconds)} then={wait(then.averageWaitSeconds)} />
          ))}
          {hasValue && <Line name={text.value(currency)} now={money(total.now.valuePerHour)} then={money(total.then.valuePerHour)} />}
        </tbody>
      </table>
      <p class="what-if-note">
        {text.together(queues.length)}{' '}
        {record === null || record.moves === 0 ? text.noRecord : text.record(record.within6Points, record.moves)}
      </p>
    </div>
  );
}

function Line({ name, now, then }: { readonly name: string; readonly now: string; readonly then: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{now}</td>
      <td class="then">{then}</td>
    </tr>
  );
}

interface SliderProps {
  readonly now: number | null;
  readonly then: number | null;
  readonly goal: number | null;
}

/** From the ring to the disc, and where the goal is; the numbers beside it say the same. */
function Slider({ now, then, goal }: SliderProps) {
  if (now === null || then === null) return null;
  const x = (share: number) => 6 + share * 72;
  return (
    <svg class="slider" viewBox="0 0 84 16" aria-hidden="true">
      <path class="slider-track" d="M6 8H78" />
      <path class="slider-way" d={`M${x(now)} 8H${x(then)}`} />
      <circle class="slider-now" cx={x(now)} cy="8" r="4.5" />
      <circle class="slider-then" cx={x(then)} cy="8" r="5" />
      {goal !== null && <path class="slider-goal" d={`M${x(goal)} 1V15`} />}
    </svg>
  );
}
