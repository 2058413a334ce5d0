import { outcomesCsv, readOutcomes } from '../api/outcomes';
import { PageSentence } from '../customers/page-sentence';
import { useRepeated } from '../customers/use-repeated';
import { DownloadLink } from '../kit/download-link';
import { Select } from '../kit/field';
import { Trouble } from '../kit/trouble';
import { words } from '../state/language';
import { go, place } from '../state/place';
import { now } from '../state/pulse';
import { FiguresCard } from './figures-card';
import { headlineWords } from './headline-words';
import { MoneyCard } from './money-card';
import { OutcomeTable } from './outcome-table';
import './outcomes.css';
import { PulseCard } from './pulse-card';
import { TransfersCard } from './transfers-card';

const periods = [1, 7, 28] as const;
const dayMilliseconds = 86_400_000;

/** Four weeks unless the address names another of the periods. */
function daysOf(asked: string | null): number {
  return periods.find((days) => String(days) === asked) ?? 28;
}

/** /outcomes: what came of it for customers: solved, back again, passed on, and how they rated it; ?days=7: of the last days alone. */
export function OutcomesPage() {
  const { say } = words.value;
  const text = say.customers.outcomes;
  const days = daysOf(place.value.query.get('days'));
  const from = () => new Date(now.peek() - days * dayMilliseconds).toISOString();
  const { known, trouble } = useRepeated(() => readOutcomes(from()), String(days));
  if (known === null) return trouble === null ? <p class="page-note">{say.common.loading}</p> : <Trouble of={trouble} />;
  const { queues, partners, site } = known;
  const outside = partners.some(({ partner }) => partner !== null);
  return (
    <div class="page customers outcomes">
      <PageSentence {...headlineWords(known, words.value)}>
        <Select
          label={text.period}
          value={String(days)}
          choices={periods.map((n) => ({ value: String(n), label: text.lastDays(n) }))}
          onChoose={(chosen) => go('outcomes', { days: chosen })}
        />
        <DownloadLink href={outcomesCsv(known.from)} file="outcomes.csv" label={say.customers.csvOf(text.title)}>
          {say.customers.csv}
        </DownloadLink>
      </PageSentence>
      <Trouble of={trouble} />
      <FiguresCard known={known} />
      <OutcomeTable
        id="outcomes-by-queue"
        title={text.byQueue}
        head={say.customers.queue}
        rows={[
          ...queues.map((row) => ({
            key: row.queue,
            name: row.name,
            more: row.partner === null ? '' : text.partnerIs(row.partner),
            channel: row.channel,
            outcome: row,
          })),
          ...(queues.length > 1 ? [{ key: '', name: text.site, more: '', channel: null, outcome: site }] : []),
        ]}
        empty={say.accuracy.queues.noQueues}
        note={text.explained.interval}
      />
      <OutcomeTable
        id="outcomes-by-partner"
        title={text.byPartner}
        head={text.partner}
        rows={
          outside
            ? partners.map((row) => ({
                key: row.partner ?? '',
                name: row.partner ?? text.own,
                more: '',
                channel: null,
                outcome: row,
              }))
            : []
        }
        empty={text.noPartners}
      />
      <div class="outcomes-grid">
        {site.pulse.mean === null ? <TransfersCard transfers={known.transfers} /> : <PulseCard pulse={site.pulse} />}
        <div>
          {site.pulse.mean === null ? <PulseCard pulse={site.pulse} /> : <TransfersCard transfers={known.transfers} />}
          <MoneyCard money={known.money} />
          <CountedCard />
        </div>
      </div>
    </div>
  );
}

/** What the figures count, in words. */
function CountedCard() {
  const text = words.value.say.customers.outcomes.explained;
  return (
    <section class="card" aria-labelledby="counted">
      <div class="card-head">
        <h2 id="counted">{text.title}</h2>
      </div>
      {[text.resolved, text.repeat, text.misrouted, text.solver].map((sentence) => (
        <p class="card-note" key={sentence}>
          {sentence}
        </p>
      ))}
    </section>
  );
}
