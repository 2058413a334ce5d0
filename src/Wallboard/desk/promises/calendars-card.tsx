import type { Holiday, QueuePromises, WorkCalendar } from '../api/promises';
import { usePages } from '../kit/pager';
import { describeHours } from '../settings/describe';
import { dayText, placeName } from '../settings/holiday-words';
import { PageLink } from '../shell/top-bar';
import { words } from '../state/language';
import { may } from '../state/me';

const [namesShown, calendarsShown] = [6, 6];

/** What working time is reckoned by: hours, zone and holidays; queues that share them stand together. */
export function CalendarsCard({ queues }: { readonly queues: readonly QueuePromises[] }) {
  const text = words.value.say.customers.promises;
  const { part, pager } = usePages(alike(queues), 'working-time', calendarsShown);
  if (queues.length === 0) return null;
  return (
    <section class="card" aria-labelledby="working-time">
      <div class="card-head">
        <h2 id="working-time">{text.calendars}</h2>
      </div>
      {part.map((group) => (
        <Calendar key={group[0]?.queue} queues={group} />
      ))}
      {pager}
    </section>
  );
}

function Calendar({ queues }: { readonly queues: readonly QueuePromises[] }) {
  const { say } = words.value;
  const text = say.customers.promises;
  const [first] = queues;
  if (first === undefined) return null;
  const { calendar } = first;
  const names = firstOf(queues.map(({ name }) => name));
  return (
    <div class="calendar">
      <h3>{text.ofQueues(names)}</h3>
      <p>{text.hoursIn(describeHours(calendar.openingHours, say), calendar.zone)}</p>
      <p>{holidaysText(calendar)}</p>
      {calendar.nextHolidays.length > 0 && <p class="dim">{text.nextHolidays(calendar.nextHolidays.map(holidayText))}</p>}
      {may('planner') && (
        <p>
          <PageLink to="settings" query={{ queue: first.queue }}>
            <span aria-hidden="true">{text.changeShort}</span>
            <span class="heard-only">{text.change(names)}</span>
          </PageLink>
        </p>
      )}
    </div>
  );
}

/** As many names as are read; the others are counted. */
function firstOf(names: readonly string[]): readonly string[] {
  if (names.length <= namesShown + 1) return names;
  return [...names.slice(0, namesShown), words.value.say.customers.promises.moreQueues(names.length - namesShown)];
}

function holidaysText({ holidays: { country, region, dates } }: WorkCalendar): string {
  const { say } = words.value;
  const text = say.customers.promises;
  const parts = [
    country === null ? '' : text.holidaysOf(placeName(country, region, say.locale)),
    dates.length === 0 ? '' : text.singleDays(dates.length),
  ].filter(Boolean);
  return parts.length === 0 ? text.noHolidays : `${parts.join(', ')}.`;
}

function holidayText({ date, name }: Holiday): string {
  const day = dayText(date, words.value.say.locale);
  return name === null ? day : `${day}, ${name}`;
}

function alike(queues: readonly QueuePromises[]): readonly (readonly QueuePromises[])[] {
  const groups = new Map<string, QueuePromises[]>();
  for (const queue of queues) {
    const key = JSON.stringify(queue.calendar);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [queue]);
    else group.push(queue);
  }
  return [...groups.values()];
}
