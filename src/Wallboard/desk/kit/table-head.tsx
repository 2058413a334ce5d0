import { words } from '../state/language';

/** A column's head: text, or how it is to be shown. */
export type Column = string | { readonly text: string; readonly look: 'number' | 'heard' };

/** Columns of numbers, which stand right. */
export const numbers = (...texts: readonly string[]): readonly Column[] => texts.map((text) => ({ text, look: 'number' }));

/** The column of what can be done about a row: its head is for those who hear the page. */
export const actions = (): Column => ({ text: words.value.say.common.actions, look: 'heard' });

/** The head of a table: a scope for each column, so that every cell is read with it. */
export function TableHead({ of }: { readonly of: readonly Column[] }) {
  return (
    <thead>
      <tr>
        {of.map((column) => (
          <Head key={typeof column === 'string' ? column : column.text} column={column} />
        ))}
      </tr>
    </thead>
  );
}

function Head({ column }: { readonly column: Column }) {
  if (typeof column === 'string') return <th scope="col">{column}</th>;
  if (column.look === 'number')
    return (
      <th scope="col" class="number">
        {column.text}
      </th>
    );
  return (
    <th scope="col">
      <span class="heard-only">{column.text}</span>
    </th>
  );
}
