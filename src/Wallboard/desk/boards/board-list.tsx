import { useState } from 'preact/hooks';
import { type BoardSettings, boardOfAll, removeBoard } from '../api/boards';
import { Button } from '../kit/button';
import { CopyLink } from '../kit/copy-link';
import { Dialog } from '../kit/dialog';
import { usePages } from '../kit/pager';
import { actions, TableHead } from '../kit/table-head';
import { tell } from '../kit/toast';
import { Trouble } from '../kit/trouble';
import { PageLink } from '../shell/top-bar';
import { words } from '../state/language';
import { pageAddress } from '../state/place';
import type { BoardsKnown } from './boards-page';

interface BoardListProps {
  readonly known: BoardsKnown;
  readonly onChanged: () => Promise<void>;
}

export function BoardList({ known, onChanged }: BoardListProps) {
  const { say } = words.value;
  const [deleting, setDeleting] = useState<BoardSettings | null>(null);
  const ownBoards = known.boards.filter(({ board }) => board !== boardOfAll);
  const { part, pager } = usePages(known.boards, 'boards');
  return (
    <div class="page">
      <PageHead />
      <div class="card">
        <table class="table">
          <caption class="heard-only">{say.nav.boards}</caption>
          <TableHead of={[say.boards.name, say.boards.queues, say.boards.layout, say.boards.language, say.boards.screens, actions()]} />
          <tbody>
            {part.map((board) => (
              <BoardRow key={board.board} board={board} known={known} onDelete={() => setDeleting(board)} />
            ))}
          </tbody>
        </table>
        {pager}
        {ownBoards.length === 0 && <p class="empty">{say.boards.noneYet}</p>}
      </div>
      {deleting !== null && <DeleteQuestion board={deleting} known={known} onClose={() => setDeleting(null)} onDeleted={onChanged} />}
    </div>
  );
}

function PageHead() {
  const { say } = words.value;
  return (
    <div class="page-head">
      <div>
        <h1 class="display" id="boards">
          {say.nav.boards}
        </h1>
        <p>{say.boards.what}</p>
      </div>
      <PageLink to="boards" query={{ new: '' }} class="button button-primary">
        {say.boards.add}
      </PageLink>
    </div>
  );
}

/** Screens that show a board, by name. */
export function screensOf(board: string, { screens }: Pick<BoardsKnown, 'screens'>): readonly string[] {
  return screens.filter((screen) => screen.boards.some((shown) => shown.board === board)).map(({ name }) => name);
}

interface BoardRowProps {
  readonly board: BoardSettings;
  readonly known: BoardsKnown;
  readonly onDelete: () => void;
}

function BoardRow({ board, known, onDelete }: BoardRowProps) {
  const { say } = words.value;
  const name = boardTitle(board, say.boards.allName);
  const screens = screensOf(board.board, known);
  const address = pageAddress('./', { board: board.board });
  const language =
    board.language === null ? say.boards.siteLanguage : (say.languages[board.language as keyof typeof say.languages] ?? board.language);
  return (
    <tr>
      <th scope="row">
        <PageLink to="boards" query={{ board: board.board }}>
          {name}
        </PageLink>
      </th>
      <td data-head={say.boards.queues}>{board.queues === null ? say.boards.allQueues : say.boards.someQueues(board.queues.length)}</td>
      <td data-head={say.boards.layout}>{say.boards.layouts[board.layout]}</td>
      <td data-head={say.boards.language}>{language}</td>
      <td data-head={say.boards.screens} class={screens.length === 0 ? 'dim' : ''}>
        {screens.length === 0 ? say.boards.noScreen : screens.join(', ')}
      </td>
      <td class="actions">
        <PageLink to="boards" query={{ board: board.board }} class="button button-plain">
          {say.common.edit}
          <span class="heard-only"> {name}</span>
        </PageLink>
        <a class="button button-plain" href={address} target="_blank" rel="noreferrer" aria-label={say.boards.openNamed(name)}>
          {say.common.open}
        </a>
        <CopyLink address={address} of={name} />
        <PageLink to="boards" query={{ new: '', copy: board.board }} class="button button-plain">
          {say.boards.duplicate}
          <span class="heard-only"> {name}</span>
        </PageLink>
        {board.board !== boardOfAll && (
          <Button kind="quiet" label={say.boards.deleteNamed(name)} onPress={onDelete}>
            {say.common.delete}
          </Button>
        )}
      </td>
    </tr>
  );
}

export function boardTitle(board: Pick<BoardSettings, 'board' | 'name'>, allName: string): string {
  return board.name ?? (board.board === boardOfAll ? allName : board.board);
}

interface DeleteQuestionProps {
  readonly board: BoardSettings;
  readonly known: BoardsKnown;
  readonly onClose: () => void;
  readonly onDeleted: () => Promise<void>;
}

function DeleteQuestion({ board, known, onClose, onDeleted }: DeleteQuestionProps) {
  const { say } = words.value;
  const [trouble, setTrouble] = useState<unknown>(null);
  const screens = screensOf(board.board, known);
  const name = boardTitle(board, say.boards.allName);
  const confirm = async () => {
    try {
      await removeBoard(board.board);
      tell(say.boards.deleted(name));
      onClose();
      await onDeleted();
    } catch (error) {
      setTrouble(error);
    }
  };
  return (
    <Dialog
      title={say.boards.deleteQuestion(name)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{screens.length > 0 ? say.common.close : say.common.cancel}</Button>
          {screens.length === 0 && (
            <Button kind="danger" onPress={() => void confirm()}>
              {say.common.delete}
            </Button>
          )}
        </>
      }
    >
      {screens.length > 0 ? <p>{say.boards.stillShown(screens)}</p> : <p>{say.boards.deleteMeans}</p>}
      <Trouble of={trouble} />
    </Dialog>
  );
}
