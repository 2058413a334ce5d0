import type { UnreturnedSite } from '../api/callbacks';
import { words } from '../state/language';

/** What those who gave up were worth, and what call-backs won back; nothing where no value is known. */
export function MoneyCard({ site: { valueLost, valueWonBack, currency } }: { readonly site: UnreturnedSite }) {
  const { say, formats } = words.value;
  const text = say.customers.callbacks;
  if (valueLost === null && valueWonBack === null) return null;
  const money = (amount: number) => (currency === null ? formats.count(amount) : formats.money(amount, currency));
  return (
    <section class="card" aria-labelledby="value">
      <div class="card-head">
        <h2 id="value">{say.customers.callbacks.money}</h2>
      </div>
      <dl class="figures">
        {valueLost !== null && <Figure label={text.lost} value={money(valueLost)} />}
        {valueWonBack !== null && <Figure label={text.wonBack} value={money(valueWonBack)} />}
      </dl>
      <p class="card-note dim">{text.assumes}</p>
    </section>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class="display">{value}</dd>
    </div>
  );
}
