import { useEffect, useState } from 'preact/hooks';
import { addressOf } from '../../api/request';
import { type AgentAdherence, readAdherence } from '../../api/staffing';
import { Button } from '../../kit/button';
import { DownloadLink } from '../../kit/download-link';
import { usePages } from '../../kit/pager';
import { numbers, TableHead } from '../../kit/table-head';
import { Trouble } from '../../kit/trouble';
import { words } from '../../state/language';
import { now } from '../../state/pulse';
import { repeatWhileVisible } from '../../state/repeat';

const askEachMilliseconds = 15_000;

/** Who is not where the plan has them, and for how long; names are for planners alone. */
export function AdherenceCard() {
  const { say } = words.value;
  const text = say.planner.adherence;
  const [agents, setAgents] = useState<readonly AgentAdherence[] | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [all, setAll] = useState(false);
  useEffect(
    () =>
      repeatWhileVisible(askEachMilliseconds, async () => {
        try {
          setAgents(await readAdherence());
          setTrouble(null);
        } catch (error) {
          setTrouble(error);
        }
      }),
    [],
  );
  const shown = agents?.filter(({ minutesOut }) => all || minutesOut > 0) ?? [];
  return (
    <section class="card adherence" aria-labelledby="adherence">
      <div class="card-head">
        <h2 id="adherence">{text.title}</h2>
        <span class="card-more" />
        {agents !== null && agents.length > 0 && (
          <>
            <Button kind="quiet" onPress={() => setAll(!all)}>
              {all ? text.onlyOut : text.allShown(agents.length)}
            </Button>
            <DownloadLink
              quiet
              href={addressOf('api/v1/adherence', { format: 'csv' })}
              file="adherence.csv"
              label={say.planner.csvOf(text.title)}
            >
              {say.planner.csv}
            </DownloadLink>
          </>
        )}
      </div>
      <Trouble of={trouble} />
      {agents === null ? (
        trouble === null && <p class="empty">{say.common.loading}</p>
      ) : shown.length === 0 ? (
        <p class="empty">{agents.length === 0 ? text.noShifts : text.none}</p>
      ) : (
        <List agents={shown} />
      )}
    </section>
  );
}

function List({ agents }: { readonly agents: readonly AgentAdherence[] }) {
  const { say, formats } = words.value;
  const text = say.planner.adherence;
  const { part, pager } = usePages(agents, 'adherence');
  const named = (names: Readonly<Record<string, string>>, name: string) => names[name] ?? name;
  return (
    <>
      <table class="table" aria-labelledby="adherence">
        <TableHead of={[text.agent, text.scheduled, text.actual, text.since, ...numbers(text.out, text.outToday)]} />
        <tbody>
          {part.map(({ agent, scheduled, actual, since, minutesOut, outToday }) => (
            <tr key={agent}>
              <th scope="row">{agent}</th>
              <td data-head={text.scheduled}>{named(text.activities, scheduled)}</td>
              <td data-head={text.actual}>{named(text.states, actual)}</td>
              <td data-head={text.since}>{since === null ? '–' : formats.dayAndTime(Date.parse(since), now.value)}</td>
              <td class="number" data-head={text.out}>
                {formats.count(Math.round(minutesOut))}
              </td>
              <td class="number" data-head={text.outToday}>
                {formats.count(Math.round(outToday))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pager}
    </>
  );
}
