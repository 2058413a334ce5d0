import { words } from '../../state/language';
import { nameOf } from '../state';
import { agentsMax, changeAgents } from './question';

interface StepperProps {
  readonly change: { readonly queue: string; readonly agents: number };
  /** How many agents there would be; null: not known, or not answered yet. */
  readonly agents: number | null;
}

/** One queue with more or fewer agents. */
export function Stepper({ change: { queue, agents: by }, agents }: StepperProps) {
  const { say, formats } = words.value;
  const text = say.planner.whatIf;
  const name = nameOf(queue);
  return (
    <div class="stepper">
      <span>{name}</span>
      <span class="stepper-box">
        <button type="button" aria-label={text.fewer(name)} disabled={by <= -agentsMax} onClick={() => changeAgents(queue, -1)}>
          −
        </button>
        <output aria-label={text.agents(name)}>
          {agents !== null && (Number.isInteger(agents) ? formats.count(agents) : formats.oneDecimal(agents))}{' '}
          {(by !== 0 || agents === null) && <em>{formats.points(by)}</em>}
        </output>
        <button type="button" aria-label={text.more(name)} disabled={by >= agentsMax} onClick={() => changeAgents(queue, 1)}>
          +
        </button>
      </span>
    </div>
  );
}
