import { useEffect, useState } from 'preact/hooks';
import { allBoards, type BoardSettings } from '../api/boards';
import { allQueues, type QueueNow } from '../api/floor';
import { allScreens, type Screen } from '../api/screens';
import { Trouble } from '../kit/trouble';
import { words } from '../state/language';
import { place } from '../state/place';
import { emptyBoard } from './board-draft';
import { BoardEditor } from './board-editor';
import { BoardList } from './board-list';

/** What the page knows: all boards, the queues they can have, the screens that show them. */
export interface BoardsKnown {
  readonly boards: readonly BoardSettings[];
  readonly queues: readonly QueueNow[];
  readonly screens: readonly Screen[];
}

/** /boards: the list; ?board=NAME: one of them to change; ?new: a new one, ?new&copy=NAME from another. */
export function BoardsPage() {
  const { say } = words.value;
  const [known, setKnown] = useState<BoardsKnown | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const { query } = place.value;
  const editing = query.get('board');
  const copied = query.get('copy');
  const isNew = query.has('new');
  const load = async () => {
    try {
      const [boards, queues, screens] = await Promise.all([allBoards(), allQueues(), allScreens()]);
      setKnown({ boards, queues, screens });
      setTrouble(null);
    } catch (error) {
      setTrouble(error);
    }
  };
  // What was saved is known at once: until the list is read anew, a new board would be called gone.
  const onSaved = (saved: BoardSettings) => {
    setKnown((old) => old && { ...old, boards: [...old.boards.filter(({ board }) => board !== saved.board), saved] });
    return load();
  };
  useEffect(() => void load(), [editing, isNew]);
  if (known === null) return trouble === null ? <p class="page-note">{say.common.loading}</p> : <Trouble of={trouble} />;
  if (isNew) {
    const copy = known.boards.find(({ board }) => board === copied);
    return <BoardEditor key={`new ${copied}`} known={known} stored={null} first={emptyBoard(copy, say.boards.copyOf)} onSaved={onSaved} />;
  }
  const stored = editing === null ? undefined : known.boards.find(({ board }) => board === editing);
  if (stored !== undefined) return <BoardEditor key={stored.board} known={known} stored={stored} first={stored} onSaved={onSaved} />;
  return (
    <>
      {editing !== null && <p class="page-note">{say.boards.gone(editing)}</p>}
      <BoardList known={known} onChanged={load} />
    </>
  );
}
