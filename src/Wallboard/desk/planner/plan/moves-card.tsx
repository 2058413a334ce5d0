import { addressOf } from '../../api/request';
import type { Move } from '../../api/staffing';
import { DownloadLink } from '../../kit/download-link';
import { numbers, TableHead } from '../../kit/table-head';
import { words } from '../../state/language';
import { personFirst } from '../../state/person';
import { now } from '../../state/pulse';
import { known, nameOf } from '../state';

const shownMax = 8;

/** The newest moves, with what each was to bring and what came of it. */
export function MovesCard() {
  const { say } = words.value;
  const text = say.planner.moves;
  const moves = known.value?.moves ?? [];
  return (
    <section class="card moves" aria-labelledby="moves">
      <div class="card-head">
        <h2 id="moves">{text.title}</h2>
        <span class="card-more">{text.what}</span>
        {moves.length > 0 && (
          <DownloadLink quiet href={addressOf('api/v1/moves', { format: 'csv' })} file="moves.csv" label={say.planner.csvOf(text.title)}>
            {say.planner.csv}
          </DownloadLink>
        )}
      </div>
      {moves.length === 0 ? <p class="empty">{text.none}</p> : <List moves={moves.slice(0, shownMax)} />}
    </section>
  );
}

function List({ moves }: { readonly moves: readonly Move[] }) {
  const { say, formats } = words.value;
  const text = say.planner.moves;
  const time = (moment: string) => formats.dayAndTime(Date.parse(moment), now.value);
  const share = (value: number | null) => (value === null ? '–' : formats.percentText(value));
  return (
    <table class="table" aria-labelledby="moves">
      <TableHead of={[text.move, text.when, text.by, ...numbers(text.predicted, text.came, text.giver, text.hungUp)]} />
      <tbody>
        {moves.map((move) => (
          <tr key={`${move.at} ${move.from} ${move.to}`}>
            <th scope="row">{text.one(move.agents, nameOf(move.from), nameOf(move.to))}</th>
            <td data-head={text.when}>{text.span(time(move.at), time(move.until))}</td>
            <td data-head={text.by}>{personFirst(move.by, say)}</td>
            <td class="number" data-head={text.predicted}>
              {share(move.serviceLevelPredicted)}
              {move.serviceLevelWithout !== null && (
                <span class="cell-more">{text.withoutShare(formats.percentText(move.serviceLevelWithout))}</span>
              )}
            </td>
            <td class="number" data-head={text.came}>
              {Date.parse(move.until) > now.value ? text.stillRuns : share(move.serviceLevelCame)}
            </td>
            <td class="number" data-head={text.giver}>
              {share(move.donorServiceLevelCame)}
            </td>
            <td class="number" data-head={text.hungUp}>
              {move.abandonsCame === null ? '–' : formats.count(move.abandonsCame)}
              {move.abandonsWithout !== null && <span class="cell-more">{text.without(Math.round(move.abandonsWithout))}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
