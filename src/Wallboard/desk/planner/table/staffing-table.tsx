import { wholePercent } from '../../../format/formats';
import { ChannelIcon } from '../../../wall/shapes/channel-icon';
import { addressOf } from '../../api/request';
import type { SiteStaffing, Staffing, StaffingRow, TotalInterval } from '../../api/staffing';
import { DownloadLink } from '../../kit/download-link';
import { LevelMark } from '../../kit/level-mark';
import { usePages } from '../../kit/pager';
import { PageLink } from '../../shell/top-bar';
import { words } from '../../state/language';
import { now } from '../../state/pulse';
import { chosenQueue, known } from '../state';
import './staffing-table.css';

/** From so many missing on, a cell is filled. */
const manyShort = -3;

/** Each queue now, and whether it will have enough agents in the next two hours. */
export function StaffingTable() {
  const { say, formats } = words.value;
  const text = say.planner.table;
  const staffing = known.value?.staffing;
  const { part, pager } = usePages(staffing?.queues ?? [], 'staffing-now');
  if (staffing === undefined) return null;
  const { queues, site } = staffing;
  const first = site.intervals[0];
  const second = site.intervals[1];
  const time = (interval: TotalInterval) => formats.time(Date.parse(interval.start));
  const heads = [text.inTime, text.hungUp, text.required, text.staffed, text.gap, text.free, text.busy, text.paused];
  return (
    <section class="card staffing" aria-labelledby="staffing-now">
      <div class="card-head">
        <h2 id="staffing-now">{text.title}</h2>
        <span class="card-more">{first !== undefined && second !== undefined && say.planner.moves.span(time(first), time(second))}</span>
        <span class="card-span">{text.next}</span>
        <DownloadLink
          quiet
          href={addressOf('api/v1/staffing', { format: 'csv' })}
          file="staffing.csv"
          label={say.planner.csvOf(text.title)}
        >
          {say.planner.csv}
        </DownloadLink>
      </div>
      {queues.length === 0 ? (
        <p class="empty">{say.planner.headline.noQueuesMeans}</p>
      ) : (
        <table class="table staffing-table" aria-labelledby="staffing-now">
          <thead>
            <tr>
              <th scope="col">{text.queue}</th>
              {heads.map((head) => (
                <th scope="col" class="number" key={head}>
                  {head}
                </th>
              ))}
              {site.intervals.map((interval, i) => (
                <th scope="col" class={i === 0 ? 'cell is-first' : 'cell'} key={interval.start}>
                  {time(interval)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {part.map((row) => (
              <Row key={row.queue} row={row} starts={site.intervals} chosen={row.queue === chosenQueue.value} />
            ))}
            <Total site={site} />
          </tbody>
        </table>
      )}
      {pager}
      <Notes {...staffing} />
    </section>
  );
}

interface RowProps {
  readonly row: StaffingRow;
  /** The quarter-hours that the table has columns for. */
  readonly starts: readonly TotalInterval[];
  readonly chosen: boolean;
}

function Row({ row, starts, chosen }: RowProps) {
  const { say, formats } = words.value;
  const text = say.planner.table;
  const count = (n: number | null) => (n === null ? <span class="dim">–</span> : formats.count(n));
  const when = row.openChangesAt === null ? null : formats.dayAndTime(Date.parse(row.openChangesAt), now.value);
  return (
    <tr class={[chosen ? 'is-chosen' : '', row.open ? '' : 'is-closed'].join(' ').trim() || undefined}>
      <th scope="row">
        <span class="queue-name">
          <LevelMark level={row.open ? row.level : 'unknown'} label={row.open ? text.levels[row.level] : text.closed} />
          <PageLink to="planner" query={{ queue: row.queue }} current={chosen}>
            {row.name}
          </PageLink>
          <ChannelIcon channel={row.channel} />
        </span>
        {!row.open && <span class="cell-more">{when === null ? text.closed : text.opens(when)}</span>}
      </th>
      <td class="number" data-head={text.inTime}>
        <InTime row={row} />
      </td>
      <td class="number" data-head={text.hungUp}>
        {count(row.abandonedToday)}
      </td>
      <td class="number" data-head={text.required}>
        {count(row.required)}
      </td>
      <td class="number" data-head={text.staffed}>
        {count(row.staffed)}
      </td>
      <td class="number" data-head={text.gap}>
        <Gap gap={row.gap} />
      </td>
      <td class="number" data-head={text.free}>
        {count(row.free)}
      </td>
      <td class="number" data-head={text.busy}>
        {count(row.busy)}
      </td>
      <td class="number" data-head={text.paused}>
        {count(row.paused)}
      </td>
      <Cells intervals={row.intervals} starts={starts} />
    </tr>
  );
}

/** What the site has in all tells too few people from people in the wrong queue. */
function Total({ site }: { readonly site: SiteStaffing }) {
  const { say, formats } = words.value;
  const text = say.planner.table;
  const count = (n: number | null) => (n === null ? <span class="dim">–</span> : formats.count(n));
  const cells = [
    [text.hungUp, count(site.abandonedToday)],
    [text.required, count(site.required)],
    [text.staffed, count(site.staffed)],
    [text.gap, <Gap key="gap" gap={site.gap} />],
    [text.free, count(site.free)],
    [text.busy, count(site.busy)],
    [text.paused, count(site.paused)],
  ] as const;
  return (
    <tr class="is-total">
      <th scope="row">
        {text.all}
        {site.leftOut > 0 && <span class="cell-more">{text.without(site.leftOut)}</span>}
      </th>
      <td class="number" data-head={text.inTime}>
        <span class="dim">–</span>
      </td>
      {cells.map(([head, cell]) => (
        <td class="number" key={head} data-head={head}>
          {cell}
        </td>
      ))}
      <Cells intervals={site.intervals} starts={site.intervals} />
    </tr>
  );
}

/** Which queues the sums are without, for such a sum looks better or worse than it is; and why more may be free than are staffed. */
function Notes({ queues, site }: Pick<Staffing, 'queues' | 'site'>) {
  const text = words.value.say.planner.table;
  const coming = Math.max(0, ...site.intervals.slice(1).map(({ leftOut }) => leftOut));
  const shared = queues.some(({ staffed, free, busy }) => staffed !== null && free !== null && busy !== null && free + busy > staffed);
  const said = [
    shared ? text.shares : '',
    site.leftOut > 0 ? text.leftOutNow(site.leftOut) : '',
    coming > 0 ? text.leftOutComing(coming) : '',
  ].filter(Boolean);
  return said.length === 0 ? null : <p class="staffing-note">{said.join(' ')}</p>;
}

function InTime({ row }: { readonly row: StaffingRow }) {
  const { formats } = words.value;
  const { value } = row.serviceLevel30;
  if (value === null) return <span class="dim">–</span>;
  // The difference of the two numbers as they are shown, so that they agree.
  const points = row.promiseConfirmed ? wholePercent(value) - wholePercent(row.target) : null;
  return (
    <>
      {formats.percentText(value)}{' '}
      {points !== null && <span class={points < 0 ? 'points is-short' : 'points'}>{formats.points(points)}</span>}
    </>
  );
}

function Gap({ gap }: { readonly gap: number | null }) {
  const { formats } = words.value;
  if (gap === null) return <span class="dim">–</span>;
  return <span class={gap < 0 ? 'gap is-short' : 'gap'}>{formats.points(gap)}</span>;
}

interface CellsProps {
  readonly intervals: readonly TotalInterval[];
  readonly starts: readonly TotalInterval[];
}

// A queue that is closed has no quarter-hours; its columns stand all the same.
function Cells({ intervals, starts }: CellsProps) {
  const { formats } = words.value;
  const gaps = new Map(intervals.map(({ start, gap }) => [start, gap]));
  return (
    <>
      {starts.map(({ start }, i) => {
        const gap = gaps.get(start) ?? null;
        return (
          <td class={i === 0 ? 'cell is-first' : 'cell'} key={start} data-head={formats.time(Date.parse(start))}>
            <span class={cellLook(gap)}>{gap === null ? '–' : formats.points(gap)}</span>
          </td>
        );
      })}
    </>
  );
}

function cellLook(gap: number | null): string {
  if (gap === null || gap === 0) return 'gap-cell';
  if (gap > 0) return 'gap-cell is-over';
  return gap <= manyShort ? 'gap-cell is-many-short' : 'gap-cell is-short';
}
