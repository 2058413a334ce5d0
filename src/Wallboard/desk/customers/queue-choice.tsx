import { words } from '../state/language';
import { go, place } from '../state/place';

interface QueueChoiceProps {
  /** The page that it chooses for. */
  readonly page: string;
  readonly queues: readonly { readonly queue: string; readonly name: string }[];
}

/** The queue that a page is about; the address keeps it, with whatever else it says. */
export function QueueChoice({ page, queues }: QueueChoiceProps) {
  const text = words.value.say.customers;
  const { query } = place.value;
  const choose = (queue: string) => {
    const { queue: _, site: __, from: ___, ...rest } = Object.fromEntries(query);
    go(page, queue === '' ? rest : { ...rest, queue });
  };
  return (
    <select
      class="select"
      aria-label={text.ofQueue}
      value={query.get('queue') ?? ''}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      <option value="">{text.allQueues}</option>
      {queues.map(({ queue, name }) => (
        <option key={queue} value={queue}>
          {name}
        </option>
      ))}
    </select>
  );
}
