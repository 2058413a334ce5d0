import { useEffect, useMemo, useState } from 'preact/hooks';
import { addressOf } from '../../api/request';
import { dayOf, type StaffingRow } from '../../api/staffing';
import { Button } from '../../kit/button';
import { DownloadLink } from '../../kit/download-link';
import { Trouble } from '../../kit/trouble';
import { words } from '../../state/language';
import { renamePlace } from '../../state/place';
import { now } from '../../state/pulse';
import { repeatWhileVisible } from '../../state/repeat';
import { withinText } from '../alerts/speaker';
import { chosenQueue, known } from '../state';
import { considered } from '../what-if/question';
import { chartData, hasNeed, quarter, shortRuns } from './chart-data';
import { ChartTable } from './chart-table';
import { DayPlot } from './day-plot';
import type { Overlay } from './paint';
import './chart.css';

/** The engine looks at staffing every 15 s. */
const askEachMilliseconds = 15_000;

/** One queue's day: agents required and staffed, what is missing, and contacts. */
export function ChartCard() {
  const { say, formats } = words.value;
  const text = say.planner.chart;
  const queue = chosenQueue.value;
  const [day, setDay] = useState<StaffingRow | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [asTable, setAsTable] = useState(false);
  useEffect(() => {
    if (queue === null) return undefined;
    return repeatWhileVisible(askEachMilliseconds, async () => {
      try {
        setDay(await dayOf(queue));
        setTrouble(null);
      } catch (error) {
        setTrouble(error);
      }
    });
  }, [queue]);
  const shown = day !== null && day.queue === queue ? day : null;
  const intervals = shown?.intervals ?? [];
  const [first, last] = [intervals[0], intervals[intervals.length - 1]];
  const goal = shown?.promiseConfirmed ? text.goal(formats.percentText(shown.target), withinText(shown.threshold)) : text.perQuarter;
  return (
    <section class="card chart" aria-labelledby="chart">
      <div class="card-head">
        <h2 id="chart" class="heard-only">
          {shown?.name ?? queue}
        </h2>
        <QueueSelect queue={queue} />
        <span class="card-more">{goal}</span>
        {first !== undefined && last !== undefined && (
          <span class="card-span">{text.hours(hourOf(Date.parse(first.start)), hourOf(Date.parse(last.start) + quarter * 1000))}</span>
        )}
        {asTable && shown !== null && (
          <DownloadLink
            quiet
            href={addressOf('api/v1/staffing', { format: 'csv', queue: shown.queue })}
            file="staffing-day.csv"
            label={say.planner.csvOf(shown.name)}
          >
            {say.planner.csv}
          </DownloadLink>
        )}
        <Button kind="quiet" onPress={() => setAsTable(!asTable)}>
          {asTable ? text.asChart : text.asTable}
        </Button>
      </div>
      <Trouble of={trouble} />
      {shown === null ? (
        trouble === null && <p class="empty">{say.common.loading}</p>
      ) : intervals.length === 0 ? (
        <p class="empty">{text.closed}</p>
      ) : asTable ? (
        <ChartTable row={shown} />
      ) : (
        <Drawn row={shown} />
      )}
    </section>
  );
}

function Drawn({ row }: { readonly row: StaffingRow }) {
  const { say, formats } = words.value;
  const text = say.planner.chart;
  const [pointed, setPointed] = useState<number | null>(null);
  // Each minute is enough for the line of now.
  const minute = Math.floor(now.value / 60_000) * 60_000;
  const wanted = considered.value;
  const change = wanted?.changes.find(({ queue }) => queue === row.queue);
  const overlay = useMemo<Overlay>(
    () => ({
      data: chartData(row.intervals, minute),
      intervals: row.intervals,
      runs: shortRuns(row.intervals),
      now: minute / 1000,
      nowText: formats.time(minute),
      considered:
        wanted == null || change === undefined
          ? null
          : {
              from: wanted.from === null ? minute / 1000 : Date.parse(wanted.from) / 1000,
              until: Date.parse(wanted.until) / 1000,
              agents: change.agents,
            },
      say: { agents: (n) => text.agents(formats.count(n)), short: text.short, more: (n) => formats.points(n) },
    }),
    [row, minute, wanted, formats],
  );
  const interval = pointed === null ? undefined : row.intervals[pointed];
  return (
    <>
      <DayPlot overlay={overlay} hourText={fullHourOf} label={text.label(row.name)} onPoint={setPointed} />
      <ul class="chart-legend" aria-hidden="true">
        <li class="key-required">{text.required}</li>
        <li class="key-range">{text.range}</li>
        <li class="key-staffed">{text.staffed}</li>
        <li class="key-contacts">{text.contacts(row.channel)}</li>
      </ul>
      <p class="chart-note" aria-hidden="true">
        {interval === undefined ? noteOf(row) : pointText(interval, row)}
      </p>
    </>
  );
}

function noteOf(row: StaffingRow): string {
  const text = words.value.say.planner.chart;
  if (!hasNeed(row.intervals)) return text.nothing;
  return row.basis === null ? '' : text.basis[row.basis];
}

function pointText(interval: StaffingRow['intervals'][number], row: StaffingRow): string {
  const { say, formats } = words.value;
  const text = say.planner.chart;
  const count = (n: number | null) => (n === null ? '–' : formats.count(Math.round(n)));
  const contacts = interval.contacts ?? interval.forecast;
  return text.point(
    formats.time(Date.parse(interval.start)),
    count(interval.required),
    count(interval.staffed),
    count(contacts),
    row.channel,
  );
}

function QueueSelect({ queue }: { readonly queue: string | null }) {
  const text = words.value.say.planner.chart;
  const rows = known.value?.staffing.queues ?? [];
  return (
    <select
      class="select chart-queue"
      aria-label={text.queue}
      value={queue ?? ''}
      onChange={({ currentTarget }) => renamePlace('planner', { queue: currentTarget.value })}
    >
      {rows.map((row) => (
        <option key={row.queue} value={row.queue}>
          {row.name}
        </option>
      ))}
    </select>
  );
}

/** 08 of 08:00, whatever the language parts hours and minutes with. */
function hourOf(moment: number): string {
  return words.value.formats.time(moment).slice(0, 2);
}

function fullHourOf(moment: number): string {
  const time = words.value.formats.time(moment);
  return time.endsWith('00') ? time.slice(0, 2) : '';
}
