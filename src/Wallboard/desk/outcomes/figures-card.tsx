import type { OutcomesAnswer } from '../api/outcomes';
import { whenText } from '../customers/when-text';
import { words } from '../state/language';
import { outcomeCells } from './outcome-cells';

/** The site's figures, large. */
export function FiguresCard({ known: { site, from } }: { readonly known: OutcomesAnswer }) {
  const { say } = words.value;
  const text = say.customers.outcomes;
  return (
    <section class="card" aria-labelledby="outcomes-site">
      <div class="card-head">
        <h2 id="outcomes-site">{text.site}</h2>
        <span class="card-more">{text.since(whenText(from))}</span>
      </div>
      <dl class="figures outcome-figures">
        {outcomeCells(site).map(({ head, cell }) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd class="display">{cell}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
