import { waitFigure } from '../../format/duration';
import { isClosed, isSilent, isWritten } from '../../state/row-condition';
import { ageClock, newestNews, words } from '../../state/wall-state';
import { silentWords } from '../rows/attention-row';
import { customerFigure, longestFigure } from '../rows/cell-words';
import { FigureText } from '../rows/figure-text';
import { nameSize } from '../rows/row-name';
import { opening, type RowView } from '../rows/row-view';
import { LegendHead } from '../shapes/heads';
import { PeopleStrip } from './people-strip';

/** In rem: how large the words beneath the count may be, and the room they have. */
const wordsWished = 4;
const wordsRoom = 56;

/** How many wait, how long the longest has, and each of them as a mark. */
export function WhoPanel({ view }: { readonly view: RowView }) {
  const { row, level, condition } = view;
  const { texts, formats } = words.value;
  const say = texts.single;
  const count = formats.count(row.waiting);
  const longest = longestFigure(row, ageClock.value, texts, formats);
  const likely = condition === 'live' ? row.likely : null;
  const [strong, rest] = say.waiting(row.waiting, row.promiseConfirmed ? row.overThreshold : null);
  const resting = isClosed(row) && level !== 'critical' && level !== 'warning';
  return (
    <section class={`who ${view.look}${resting ? ' is-closed' : ''}`}>
      <div class="who-count">
        <div class="who-figures">
          <div class={row.waiting === 0 ? 'who-number display dim' : 'who-number display'} data-digits={Math.min(5, count.length)}>
            {count}
          </div>
          <div class="who-more">
            {longest !== null && (
              <>
                <div class="who-label">{say.longest}</div>
                <div class="who-value display">
                  <FigureText figure={longest} />
                </div>
              </>
            )}
            {likely !== null && (
              <>
                <div class="who-label">{isWritten(row) ? say.likelyLate : say.likely}</div>
                <div class={likely === 0 ? 'who-value display' : 'who-value who-likely display'}>
                  {likely > 0 && <LegendHead head="diamond" size={6.5} />}
                  {formats.count(likely)}
                </div>
              </>
            )}
          </div>
        </div>
        <div class="who-words" style={{ fontSize: `${nameSize(`${strong} ${rest}`, wordsWished, wordsRoom)}rem` }}>
          <b>{strong}</b> {rest}
        </div>
        <Note view={view} />
      </div>
      <PeopleStrip row={row} condition={condition} />
    </section>
  );
}

// One line more: why the figures are old, that the queue is closed, or what the queue's own clock does not tell.
function Note({ view: { row, condition } }: { readonly view: RowView }) {
  const { texts, formats } = words.value;
  if (condition === 'old') {
    return <div class="who-note">{newestNews.value === null ? '' : texts.row.lastKnown(formats.clock(newestNews.value))}</div>;
  }
  if (isSilent(row)) return <div class="who-note silent">{silentWords(row)}</div>;
  if (isClosed(row)) {
    const when = opening(row);
    return <div class="who-note">{when === null ? texts.row.closed : texts.row.closedUntil(when)}</div>;
  }
  if (row.losses.length > 0) return <div class="who-note">{texts.row.hungUpJustNow(row.losses.length)}</div>;
  const customer = customerFigure(row, ageClock.value, texts);
  if (customer !== null) return <div class="who-note">{texts.single.customerLongest(`${customer.value}${customer.unit}`)}</div>;
  // By the customers' own clocks, from first reaching us: the queue's clock begins later.
  const usual = isWritten(row) || row.customerWait === null ? null : waitFigure(row.customerWait.p50Seconds, texts.row.hoursUnit);
  return <div class="who-note">{usual === null ? '' : texts.single.customerWait(`${usual.value}${usual.unit}`)}</div>;
}
