import type { StaffingInterval, StaffingRow } from '../../api/staffing';
import { numbers, TableHead } from '../../kit/table-head';
import { words } from '../../state/language';
import { minutesText } from '../alerts/alert-words';

/** The chart's numbers for who cannot see it, or wants them. */
export function ChartTable({ row }: { readonly row: StaffingRow }) {
  const { say } = words.value;
  const text = say.planner.chart;
  const table = say.planner.table;
  const heads = [table.required, text.lowHigh, table.staffed, table.gap, text.measured(row.channel), text.forecast, text.handle, text.odds];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by the keyboard
    <section class="table-room chart-table" aria-label={text.asTable} tabIndex={0}>
      <table class="table" aria-labelledby="chart">
        <TableHead of={[text.time, ...numbers(...heads)]} />
        <tbody>
          {row.intervals.map((interval) => (
            <Line key={interval.start} interval={interval} heads={heads} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ interval, heads }: { readonly interval: StaffingInterval; readonly heads: readonly string[] }) {
  const { say, formats } = words.value;
  const { low, high, required, staffed, gap, contacts, forecast, handleSeconds, probabilityShort } = interval;
  const count = (n: number | null) => (n === null ? '–' : formats.count(Math.round(n)));
  // Of a quarter-hour that is over: the mean.
  const mean = (n: number | null) => (n === null || Number.isInteger(n) ? count(n) : formats.oneDecimal(n));
  const cells = [
    count(required),
    low === null || high === null ? '–' : say.planner.chart.between(count(low), count(high)),
    mean(staffed),
    gap === null ? '–' : formats.points(gap),
    count(contacts),
    count(forecast),
    handleSeconds === null ? '–' : minutesText(handleSeconds, say),
    probabilityShort === null ? '–' : formats.percentText(probabilityShort),
  ];
  return (
    <tr>
      <th scope="row">{formats.time(Date.parse(interval.start))}</th>
      {cells.map((cell, i) => (
        <td class="number" key={heads[i]} data-head={heads[i]}>
          {cell}
        </td>
      ))}
    </tr>
  );
}
