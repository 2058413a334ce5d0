import { useRef, useState } from 'preact/hooks';
import type { QueueNow } from '../api/floor';
import { Button } from '../kit/button';
import { Radios, TextInput } from '../kit/field';
import { OrderedList } from '../kit/ordered-list';
import { words } from '../state/language';

interface QueueChoiceProps {
  readonly queues: readonly QueueNow[];
  readonly chosen: readonly string[] | null;
  readonly onChange: (chosen: readonly string[] | null) => void;
}

const foundMax = 12;

/** Which queues a board has: all, or those that are found by search and put in an order. */
export function QueueChoice({ queues, chosen, onChange }: QueueChoiceProps) {
  const { say } = words.value;
  const byName = new Map(queues.map((queue) => [queue.queue, queue]));
  return (
    <>
      <Radios
        legend={say.boards.queues}
        value={chosen === null ? 'all' : 'some'}
        choices={[
          { value: 'all', label: say.boards.allAlsoNew },
          { value: 'some', label: say.boards.chosenInOrder },
        ]}
        onChoose={(which) => onChange(which === 'all' ? null : (chosen ?? []))}
      />
      {chosen !== null && (
        <div class="queue-choice">
          {chosen.length === 0 ? (
            <p class="empty">{say.boards.chooseFirst}</p>
          ) : (
            <OrderedList
              label={say.boards.queuesInOrder}
              items={chosen}
              nameOf={(queue) => byName.get(queue)?.name ?? queue}
              moreOf={(queue) => (byName.has(queue) ? say.channels[byName.get(queue)?.channel ?? 'voice'] : say.boards.notSeenYet)}
              onChange={onChange}
            />
          )}
          <QueueSearch queues={queues} chosen={chosen} onAdd={(added) => onChange([...chosen, ...added])} />
        </div>
      )}
    </>
  );
}

interface QueueSearchProps {
  readonly queues: readonly QueueNow[];
  readonly chosen: readonly string[];
  readonly onAdd: (queues: readonly string[]) => void;
}

function QueueSearch({ queues, chosen, onAdd }: QueueSearchProps) {
  const { say } = words.value;
  const [text, setText] = useState('');
  const free = queues.filter(({ queue }) => !chosen.includes(queue));
  const found = free.filter((queue) => matches(queue, text));
  const room = useRef<HTMLDivElement>(null);
  // The button that was pressed goes; the focus stays where one goes on choosing.
  const add = (added: readonly string[], at: number) => {
    onAdd(added);
    requestAnimationFrame(() => {
      const buttons = room.current?.querySelectorAll<HTMLButtonElement>('.found-queue') ?? [];
      const next = buttons[Math.min(at, buttons.length - 1)] ?? room.current?.querySelector('input');
      next?.focus();
    });
  };
  const addFirst = () => {
    const first = found[0];
    if (first === undefined) return;
    onAdd([first.queue]);
    setText('');
  };
  if (queues.length === 0) return <p class="empty">{say.boards.noQueues}</p>;
  if (free.length === 0) return <p class="field-hint">{say.boards.allChosen}</p>;
  return (
    <div class="queue-search" ref={room}>
      <TextInput type="search" label={say.boards.search} value={text} onInput={setText} onEnter={addFirst} />
      <ul class="found" aria-label={say.boards.found}>
        {found.slice(0, foundMax).map(({ queue, name, channel }, i) => (
          <li key={queue}>
            <button type="button" class="found-queue" onClick={() => add([queue], i)}>
              <span aria-hidden="true">+</span> <span>{say.boards.addQueue(name)}</span> <em>{say.channels[channel]}</em>
            </button>
          </li>
        ))}
      </ul>
      <p class="field-hint" role="status">
        {found.length === 0 ? say.boards.nothingFound(text) : found.length > foundMax ? say.boards.moreFound(found.length - foundMax) : ''}
      </p>
      {found.length > 1 && (
        <Button kind="quiet" onPress={() => onAdd(found.map(({ queue }) => queue))}>
          {say.boards.addAllFound(found.length)}
        </Button>
      )}
    </div>
  );
}

/** Found by any part of its name, in any letters. */
export function matches({ queue, name, shortName }: Pick<QueueNow, 'queue' | 'name' | 'shortName'>, text: string): boolean {
  const wanted = text.trim().toLocaleLowerCase();
  return wanted === '' || [queue, name, shortName].some((known) => known.toLocaleLowerCase().includes(wanted));
}
