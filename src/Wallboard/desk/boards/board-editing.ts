import { useMemo, useState } from 'preact/hooks';
import { addressFor, type BoardSettings, boardOfAll, readBoard, sameBoard, saveBoard } from '../api/boards';
import { ApiProblem } from '../api/request';
import { tell } from '../kit/toast';
import { errorsByField, untoldBy } from '../kit/trouble';
import { Draft } from '../state/draft';
import { words } from '../state/language';
import { renamePlace, unsaved } from '../state/place';
import { useUnsaved } from '../state/use-unsaved';
import { boardTitle, screensOf } from './board-list';
import type { BoardsKnown } from './boards-page';

const fields = ['name', 'queues', 'layout', 'language', 'bottom'];

export interface BoardEditing {
  readonly draft: Draft<BoardSettings>;
  /** The board as it is stored; null for one that is new. */
  readonly base: BoardSettings | null;
  readonly changed: boolean;
  readonly busy: boolean;
  readonly errors: ReadonlyMap<string, string>;
  /** What went wrong and belongs to no field. */
  readonly trouble: unknown;
  /** What somebody else has saved meanwhile. */
  readonly theirs: BoardSettings | null;
  readonly save: (over?: boolean) => Promise<void>;
  readonly takeTheirs: () => void;
  readonly forgetTheirs: () => void;
}

/** A board being changed: compared with what is stored before it is saved, so that nobody's change is lost unseen. */
export function useBoardEditing(
  known: BoardsKnown,
  stored: BoardSettings | null,
  first: BoardSettings,
  onSaved: (saved: BoardSettings) => Promise<void>,
): BoardEditing {
  const { say } = words.value;
  const draft = useMemo(() => new Draft(first), []);
  const [base, setBase] = useState(stored);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [asked, setAsked] = useState(false);
  const [theirs, setTheirs] = useState<BoardSettings | null>(null);
  const [busy, setBusy] = useState(false);
  const board = draft.now;
  const changed = base === null ? draft.canUndo.value : !sameBoard(base, board);
  useUnsaved(changed, busy);
  const missing = missingOf(board, say.boards);
  const write = async (over: boolean) => {
    const now = base === null ? null : await storedNow(base.board);
    if (!over && now !== null && base !== null && !sameBoard(now, base)) return setTheirs(now);
    const taken = known.boards.map((each) => each.board);
    const saved = await saveBoard({ ...board, board: base?.board ?? addressFor(board.name ?? '', taken) });
    setTheirs(null);
    setBase(saved);
    unsaved.value = draft.now !== board; // somebody may have gone on writing
    tell(say.boards.saved(boardTitle(saved, say.boards.allName), screensOf(saved.board, known).length));
    const listed = onSaved(saved);
    if (base === null) renamePlace('boards', { board: saved.board });
    await listed;
  };
  const save = async (over = false) => {
    setAsked(true);
    if (missing.size > 0) return;
    setBusy(true);
    setTrouble(null);
    await write(over).catch((error) => {
      setTheirs(null);
      setTrouble(error);
    });
    setBusy(false);
  };
  const takeTheirs = () => {
    if (theirs === null) return;
    draft.change(theirs);
    setBase(theirs);
    setTheirs(null);
  };
  const named = errorsByField(trouble, fields);
  const errors = new Map([...named, ...(asked ? missing : [])]);
  return {
    draft,
    base,
    changed,
    busy,
    errors,
    trouble: untoldBy(trouble, fields),
    theirs,
    save,
    takeTheirs,
    forgetTheirs: () => setTheirs(null),
  };
}

function missingOf(board: BoardSettings, say: { readonly nameNeeded: string; readonly queuesNeeded: string }): Map<string, string> {
  const missing = new Map<string, string>();
  if (board.board !== boardOfAll && (board.name ?? '').trim() === '') missing.set('name', say.nameNeeded);
  if (board.queues?.length === 0) missing.set('queues', say.queuesNeeded);
  return missing;
}

async function storedNow(board: string): Promise<BoardSettings | null> {
  try {
    return await readBoard(board);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
}
