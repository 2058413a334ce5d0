import type { OutcomesAnswer } from '../api/outcomes';
import { words } from '../state/language';

/** What is lost, at risk and won back, with what the estimate assumes. */
export function MoneyCard({ money: { currency, lost, atRisk, wonBack } }: { readonly money: OutcomesAnswer['money'] }) {
  const { say, formats } = words.value;
  const text = say.customers.outcomes.money;
  const figures = [
    [text.lost, lost],
    [text.atRisk, atRisk],
    [text.wonBack, wonBack],
  ] as const;
  const told = figures.some(([, amount]) => amount !== null);
  return (
    <section class="card" aria-labelledby="money">
      <div class="card-head">
        <h2 id="money">{text.title}</h2>
      </div>
      {told ? (
        <>
          <dl class="figures is-stacked">
            {figures.map(([label, amount]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd class="display">
                  {amount === null ? (
                    <span class="dim">–</span>
                  ) : currency === null ? (
                    formats.count(amount)
                  ) : (
                    formats.money(amount, currency)
                  )}
                </dd>
              </div>
            ))}
          </dl>
          <p class="card-note dim">{text.assumes}</p>
        </>
      ) : (
        <p class="empty">{text.none}</p>
      )}
    </section>
  );
}
