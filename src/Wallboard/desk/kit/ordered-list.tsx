import { useRef, useState } from 'preact/hooks';
import { words } from '../state/language';

interface OrderedListProps<T extends string> {
  readonly label: string;
  readonly items: readonly T[];
  readonly nameOf: (item: T) => string;
  /** More about an item, behind its name. */
  readonly moreOf?: (item: T) => string | null;
  readonly onChange: (items: T[]) => void;
}

/** A list in an order that people make: by dragging, or by the buttons of each row. */
export function OrderedList<T extends string>({ label, items, nameOf, moreOf, onChange }: OrderedListProps<T>) {
  const { say } = words.value;
  const [dragged, setDragged] = useState<number | null>(null);
  const [told, setTold] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const moveTo = (from: number, to: number) => {
    if (to < 0 || to >= items.length || from === to) return;
    const next = moved(items, from, to);
    onChange(next);
    setTold(say.common.isNow(nameOf(items[from] as T), to + 1, items.length));
  };
  // The buttons travel with their row, and the focus with the button; at either end it changes to the other one.
  const press = (from: number, to: number) => {
    moveTo(from, to);
    const direction = to === 0 || (to > from && to < items.length - 1) ? 'down' : 'up';
    requestAnimationFrame(() => list.current?.children[to]?.querySelector<HTMLButtonElement>(`[data-move=${direction}]`)?.focus());
  };
  const takeAway = (at: number) => {
    const room = list.current?.closest('form, .card');
    onChange(items.filter((_, i) => i !== at));
    requestAnimationFrame(() => {
      const next = room?.querySelector(`.ordered > :nth-child(${Math.max(1, Math.min(at + 1, items.length - 1))})`);
      const button = next?.querySelector<HTMLButtonElement>('[data-remove]') ?? room?.querySelector<HTMLElement>('input, button');
      button?.focus();
    });
  };
  return (
    <>
      <ol class="ordered" ref={list} aria-label={label}>
        {items.map((item, i) => (
          <li
            key={item}
            class={dragged === i ? 'ordered-row is-dragged' : 'ordered-row'}
            draggable
            onDragStart={(event) => {
              setDragged(i);
              event.dataTransfer?.setData('text/plain', item);
            }}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              if (dragged === i) return;
              moveTo(dragged, i);
              setDragged(i);
            }}
            onDrop={(event) => event.preventDefault()}
          >
            <DragHandle />
            <span class="ordered-name">
              {nameOf(item)}
              {moreOf?.(item) && <em>{moreOf(item)}</em>}
            </span>
            <IconButton move="up" label={say.common.moveUp(nameOf(item))} disabled={i === 0} onPress={() => press(i, i - 1)} />
            <IconButton
              move="down"
              label={say.common.moveDown(nameOf(item))}
              disabled={i === items.length - 1}
              onPress={() => press(i, i + 1)}
            />
            <IconButton move="remove" label={say.common.takeAway(nameOf(item))} onPress={() => takeAway(i)} />
          </li>
        ))}
      </ol>
      <p class="heard-only" role="status">
        {told}
      </p>
    </>
  );
}

export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const next = [...items];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

function DragHandle() {
  return (
    <svg class="drag-handle" viewBox="0 0 10 16" aria-hidden="true">
      {[3, 8, 13].flatMap((y) => [2.5, 7.5].map((x) => <circle key={`${x}-${y}`} cx={x} cy={y} r="1.3" />))}
    </svg>
  );
}

const icons = { up: 'M3 9.5l5-5 5 5', down: 'M3 5.5l5 5 5-5', remove: 'M4 4l8 8M12 4l-8 8' } as const;

interface IconButtonProps {
  readonly move: keyof typeof icons;
  readonly label: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

function IconButton({ move, label, disabled, onPress }: IconButtonProps) {
  const marks = move === 'remove' ? { 'data-remove': '' } : { 'data-move': move };
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} disabled={disabled} onClick={onPress} {...marks}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={icons[move]} />
      </svg>
    </button>
  );
}
