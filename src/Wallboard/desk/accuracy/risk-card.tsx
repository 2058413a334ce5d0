import { useState } from 'preact/hooks';
import type { ForecastRecord, QueueRecord, RiskRecord } from '../api/accuracy';
import { Button } from '../kit/button';
import { numbers, TableHead } from '../kit/table-head';
import { words } from '../state/language';
import { now } from '../state/pulse';
import { isWritten } from './ranges-card';
import { Diamond, ReliabilityDiagram, Ring } from './reliability-diagram';

interface RiskCardProps {
  readonly record: ForecastRecord;
  /** Null: the record of all queues. */
  readonly queue: QueueRecord | null;
}

/** Of those told a risk, how many hung up, or were answered late: as a sentence, a diagram and a table. */
export function RiskCard({ record, queue }: RiskCardProps) {
  const { say, formats } = words.value;
  const text = say.accuracy.risk;
  const [chosen, setSoon] = useState(true);
  const late = isWritten(queue);
  const soon = chosen && !late;
  const silence = queue?.silence ?? null;
  const risk = soon ? record.risk5Min : record.risk;
  return (
    <section class="card" aria-labelledby="risk">
      <div class="card-head">
        <h2 id="risk">{late ? text.late.title : text.title}</h2>
        {risk.since !== null && <span class="card-more">{say.accuracy.since(formats.dayAndTime(Date.parse(risk.since), now.value))}</span>}
        {!late && (
          // biome-ignore lint/a11y/useSemanticElements: two buttons of one choice, not fields of a form
          <div class="choice" role="group" aria-label={text.which}>
            <Button pressed={soon} onPress={() => setSoon(true)}>
              {text.five}
            </Button>
            <Button pressed={!soon} onPress={() => setSoon(false)}>
              {text.whole}
            </Button>
          </div>
        )}
      </div>
      {risk.calibrationError === null ? (
        <p class="empty">{text.few(risk.cases)}</p>
      ) : (
        <Known risk={risk} kind={late ? 'late' : soon ? 'five' : 'whole'} />
      )}
      {silence !== null && silence.share !== null && (
        <p class="record record-more">{text.silence(formats.count(Math.round(silence.silent)), formats.count(silence.opened))}</p>
      )}
    </section>
  );
}

interface KnownProps {
  readonly risk: RiskRecord;
  readonly kind: 'five' | 'whole' | 'late';
}

function Known({ risk, kind }: KnownProps) {
  const { say, formats } = words.value;
  const text = say.accuracy.risk;
  const what = kind === 'late' ? text.late : text;
  const expectation = { five: text.expectedFive, whole: text.expectedWhole, late: text.late.expected }[kind];
  const [expected, did] = [formats.count(Math.round(risk.expected)), formats.count(risk.did)];
  return (
    <>
      <div class="record">
        <p class="record-lead">{expectation(expected, did)}</p>
        <p>
          {risk.calibrationError !== null && text.error(formats.oneDecimal(risk.calibrationError * 100))}{' '}
          {risk.skill !== null && what.skill(formats.percentText(risk.skill))}
        </p>
      </div>
      <div class="reliability">
        <ReliabilityDiagram tenths={risk.tenths} what={what} />
        <div>
          <ul class="marks">
            <li>
              <Ring />
              {text.agrees}
            </li>
            <li>
              <Diamond />
              {text.differs}
            </li>
          </ul>
          <p class="record-more">{what.read}</p>
        </div>
      </div>
      <Tenths risk={risk} seen={what.seen} />
    </>
  );
}

function Tenths({ risk, seen }: { readonly risk: RiskRecord; readonly seen: string }) {
  const { say, formats } = words.value;
  const text = say.accuracy.risk;
  const share = (known: number | null) => (known === null ? <span class="few">{say.accuracy.tooFew}</span> : formats.percentText(known));
  return (
    <table class="table" aria-label={text.asTable}>
      <TableHead of={[text.told, ...numbers(text.cases, seen, text.chance)]} />
      <tbody>
        {risk.tenths
          .filter((tenth) => tenth.cases > 0)
          .map((tenth) => (
            <tr key={tenth.from}>
              <th scope="row">{`${wholeTenth(tenth.from)}–${formats.percentText(tenth.to)}`}</th>
              <td class="number" data-head={text.cases}>
                {formats.count(tenth.cases)}
              </td>
              <td class="number" data-head={seen}>
                {share(tenth.share)}
              </td>
              <td class="number" data-head={text.chance}>
                {tenth.low === null || tenth.high === null ? '–' : `${formats.percent(tenth.low).value}–${formats.percentText(tenth.high)}`}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

const wholeTenth = (share: number) => Math.round(share * 100);
