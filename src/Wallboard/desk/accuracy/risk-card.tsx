import { useState } from 'preact/hooks';
import type { ForecastRecord, RiskRecord } from '../api/accuracy';
import { Button } from '../kit/button';
import { words } from '../state/language';
import { now } from '../state/pulse';
import { Diamond, ReliabilityDiagram, Ring } from './reliability-diagram';

/** Of those told a risk, how many hung up: as a sentence, a diagram and a table. */
export function RiskCard({ record }: { readonly record: ForecastRecord }) {
  const { say, formats } = words.value;
  const text = say.accuracy.risk;
  const [soon, setSoon] = useState(true);
  const risk = soon ? record.risk5Min : record.risk;
  return (
    <section class="card" aria-labelledby="risk">
      <div class="card-head">
        <h2 id="risk">{text.title}</h2>
        {risk.since !== null && <span class="card-more">{say.accuracy.since(formats.dayAndTime(Date.parse(risk.since), now.value))}</span>}
        {/* biome-ignore lint/a11y/useSemanticElements: two buttons of one choice, not fields of a form */}
        <div class="choice" role="group" aria-label={text.which}>
          <Button pressed={soon} onPress={() => setSoon(true)}>
            {text.five}
          </Button>
          <Button pressed={!soon} onPress={() => setSoon(false)}>
            {text.whole}
          </Button>
        </div>
      </div>
      {risk.calibrationError === null ? <p class="empty">{text.few(risk.cases)}</p> : <Known risk={risk} soon={soon} />}
    </section>
  );
}

function Known({ risk, soon }: { readonly risk: RiskRecord; readonly soon: boolean }) {
  const { say, formats } = words.value;
  const text = say.accuracy.risk;
  const [expected, did] = [formats.count(Math.round(risk.expected)), formats.count(risk.did)];
  return (
    <>
      <div class="record">
        <p class="record-lead">{soon ? text.expectedFive(expected, did) : text.expectedWhole(expected, did)}</p>
        <p>
          {risk.calibrationError !== null && text.error(formats.oneDecimal(risk.calibrationError * 100))}{' '}
          {risk.skill !== null && text.skill(formats.percentText(risk.skill))}
        </p>
      </div>
      <div class="reliability">
        <ReliabilityDiagram tenths={risk.tenths} />
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
          <p class="record-more">{text.read}</p>
        </div>
      </div>
      <Tenths risk={risk} />
    </>
  );
}

function Tenths({ risk }: { readonly risk: RiskRecord }) {
  const { say, formats } = words.value;
  const text = say.accuracy.risk;
  const share = (known: number | null) => (known === null ? <span class="few">{say.accuracy.tooFew}</span> : formats.percentText(known));
  return (
    <table class="table" aria-label={text.asTable}>
      <thead>
        <tr>
          <th scope="col">{text.told}</th>
          {[text.cases, text.seen, text.chance].map((head) => (
            <th scope="col" class="number" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {risk.tenths
          .filter((tenth) => tenth.cases > 0)
          .map((tenth) => (
            <tr key={tenth.from}>
              <th scope="row">{`${wholeTenth(tenth.from)}–${formats.percentText(tenth.to)}`}</th>
              <td class="number" data-head={text.cases}>
                {formats.count(tenth.cases)}
              </td>
              <td class="number" data-head={text.seen}>
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
