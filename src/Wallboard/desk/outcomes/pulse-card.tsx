import type { ComponentChildren } from 'preact';
import type { MeanRating, Pulse } from '../api/outcomes';
import { whenText } from '../customers/when-text';
import { numbers, TableHead } from '../kit/table-head';
import { words } from '../state/language';
import { byScale, trendDots, trendPath } from './pulse-shape';

/** How customers rated it: the mean with its interval, over time, and against wait and transfers. */
export function PulseCard({ pulse }: { readonly pulse: Pulse }) {
  const { say, formats } = words.value;
  const text = say.customers.outcomes.pulse;
  const one = formats.oneDecimal;
  const { spoken, written } = byScale(pulse.byWait);
  return (
    <section class="card" aria-labelledby="pulse">
      <div class="card-head">
        <h2 id="pulse">{text.title}</h2>
        {pulse.mean !== null && <span class="card-more">{say.customers.outcomes.ratings(pulse.count)}</span>}
      </div>
      {pulse.mean === null ? (
        <p class="empty">{text.none}</p>
      ) : (
        <>
          <p class="card-note pulse-lead display">
            {pulse.low === null || pulse.high === null
              ? text.meanOnly(one(pulse.mean))
              : text.mean(one(pulse.mean), one(pulse.low), one(pulse.high))}
          </p>
          <Trend pulse={pulse} />
          <Ratings title={text.byWait} head={text.wait} rows={spoken.map((rating) => ({ name: waitName(rating), rating }))} />
          <Ratings title={text.byReplyWait} head={text.wait} rows={written.map((rating) => ({ name: waitName(rating), rating }))} />
          <Ratings
            title={text.byTransfers}
            head={text.passed}
            rows={pulse.byTransfers.map((rating) => ({ name: text.passedOn(rating.transfers), rating }))}
          />
        </>
      )}
    </section>
  );
}

function waitName({ fromSeconds, toSeconds }: Pulse['byWait'][number]): string {
  const { say, span } = words.value;
  const text = say.customers.outcomes.pulse;
  if (toSeconds === null) return text.from(span({ seconds: fromSeconds }));
  return fromSeconds === 0
    ? text.under(span({ seconds: toSeconds }))
    : text.spans(span({ seconds: fromSeconds }), span({ seconds: toSeconds }));
}

function Trend({ pulse: { trend } }: { readonly pulse: Pulse }) {
  const { say, formats } = words.value;
  const text = say.customers.outcomes.pulse;
  if (trend.filter(({ mean }) => mean !== null).length < 2) return null;
  return (
    <div class="pulse-trend">
      <div class="pulse-plot">
        <span class="pulse-best" aria-hidden="true">
          5
        </span>
        <span class="pulse-worst" aria-hidden="true">
          1
        </span>
        <svg viewBox="0 0 600 120" role="img" aria-label={text.trend} preserveAspectRatio="none">
          {[1, 2, 3, 4, 5].map((score) => (
            <path key={score} class="pulse-grid" d={`M0 ${110 - (score - 1) * 25}H600`} />
          ))}
          <path class="pulse-line" d={trendPath(trend)} />
          {trendDots(trend).map(([x, y]) => (
            <path key={x} class="pulse-dot" d={`M${x} ${y}h0`} />
          ))}
        </svg>
      </div>
      <details>
        <summary>{text.asTable}</summary>
        <table class="table" aria-label={text.trend}>
          <TableHead of={[text.when, ...numbers(text.rating, text.count)]} />
          <tbody>
            {trend.map(({ from, mean, count }) => (
              <tr key={from}>
                <th scope="row">{whenText(from)}</th>
                <td class="number" data-head={text.rating}>
                  {mean === null ? '–' : formats.oneDecimal(mean)}
                </td>
                <td class="number" data-head={text.count}>
                  {formats.count(count)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}

interface RatingsProps {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly { readonly name: string; readonly rating: MeanRating }[];
}

function Ratings({ title, head, rows }: RatingsProps): ComponentChildren {
  const { say, formats } = words.value;
  const text = say.customers.outcomes.pulse;
  const one = formats.oneDecimal;
  if (rows.length === 0) return null;
  return (
    <>
      <h3 class="card-note">{title}</h3>
      <table class="table" aria-label={title}>
        <TableHead of={[head, ...numbers(text.rating, text.interval, text.count)]} />
        <tbody>
          {rows.map(({ name, rating: { mean, low, high, count } }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number" data-head={text.rating}>
                {mean === null ? '–' : one(mean)}
              </td>
              <td class="number" data-head={text.interval}>
                {low === null || high === null ? '–' : say.customers.between(one(low), one(high))}
              </td>
              <td class="number" data-head={text.count}>
                {formats.count(count)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
