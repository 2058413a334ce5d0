import { useEffect, useMemo, useState } from 'preact/hooks';
import type { BoardInfo } from '../../feed/frame-contract';
import { addressFor, type BoardSettings, boardOfAll, readBoard, sameBoard, saveBoard } from '../api/boards';
import { ApiProblem } from '../api/request';
import { Button } from '../kit/button';
import { CopyLink } from '../kit/copy-link';
import { Dialog } from '../kit/dialog';
import { Field, Select, TextInput } from '../kit/field';
import { tell } from '../kit/toast';
import { errorsByField, Trouble } from '../kit/trouble';
import { PageLink } from '../shell/top-bar';
import { Draft } from '../state/draft';
import { words } from '../state/language';
import { pageAddress, renamePlace, unsaved } from '../state/place';
import { boardTitle, screensOf } from './board-list';
import { BoardPreview } from './board-preview';
import type { BoardsKnown } from './boards-page';
import { BottomChoice } from './bottom-choice';
import { QueueChoice } from './queue-choice';

interface BoardEditorProps {
  readonly known: BoardsKnown;
  /** The board as it is stored; null for one that is new. */
  readonly stored: BoardSettings | null;
  readonly first: BoardSettings;
  readonly onSaved: () => Promise<void>;
}

const fields = ['name', 'queues', 'layout', 'language', 'bottom'];

export function BoardEditor({ known, stored, first, onSaved }: BoardEditorProps) {
  const { say } = words.value;
  const draft = useMemo(() => new Draft(first), [first.board]);
  const [base, setBase] = useState(stored);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [asked, setAsked] = useState(false);
  const [theirs, setTheirs] = useState<BoardSettings | null>(null);
  const [busy, setBusy] = useState(false);
  const board = draft.now;
  const changed = base === null ? draft.canUndo.value : !sameBoard(base, board);
  useEffect(() => {
    unsaved.value = changed;
    return () => {
      unsaved.value = false;
    };
  }, [changed]);
  const missing = asked ? missingOf(board, say.boards) : new Map<string, string>();
  const errors = new Map([...errorsByField(trouble, fields), ...missing]);
  const save = async (over: boolean) => {
    setAsked(true);
    if (missingOf(board, say.boards).size > 0) return;
    setBusy(true);
    setTrouble(null);
    try {
      const now = base === null ? null : await storedNow(base.board);
      if (!over && now !== null && base !== null && !sameBoard(now, base)) return setTheirs(now);
      const address =
        base?.board ??
        addressFor(
          board.name ?? '',
          known.boards.map((each) => each.board),
        );
      const saved = await saveBoard({ ...board, board: address });
      setTheirs(null);
      setBase(saved);
      unsaved.value = false;
      tell(savedText(saved));
      await onSaved();
      if (base === null) renamePlace('boards', { board: saved.board });
    } catch (error) {
      setTheirs(null);
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  };
  const savedText = (saved: BoardSettings) => {
    const screens = screensOf(saved.board, known);
    return say.boards.saved(boardTitle(saved, say.boards.allName), screens.length);
  };
  const takeTheirs = () => {
    if (theirs === null) return;
    draft.change(theirs);
    setBase(theirs);
    setTheirs(null);
  };
  return (
    <div class="page">
      <div class="page-head">
        <div>
          <p class="way-back">
            <PageLink to="boards">{say.nav.boards}</PageLink>
          </p>
          <h1 class="display">{base === null ? say.boards.newBoard : boardTitle(base, say.boards.allName)}</h1>
        </div>
        {base !== null && <Links board={base.board} />}
      </div>
      <div class="with-preview">
        <form
          class="card form"
          onSubmit={(event) => {
            event.preventDefault();
            void save(false);
          }}
        >
          <Field label={say.boards.name} hint={say.boards.nameHint} error={errors.get('name')}>
            {(ties) => (
              <TextInput
                ties={ties}
                value={board.name ?? ''}
                maxLength={64}
                onInput={(name) => draft.change({ name: name || null }, 'name')}
              />
            )}
          </Field>
          <QueueChoice queues={known.queues} chosen={board.queues} onChange={(queues) => draft.change({ queues })} />
          {errors.has('queues') && <p class="field-error">{errors.get('queues')}</p>}
          <Field label={say.boards.layout} hint={say.boards.layoutHints[board.layout]} error={errors.get('layout')}>
            {(ties) => (
              <Select ties={ties} value={board.layout} choices={layoutChoices()} onChoose={(layout) => draft.change({ layout })} />
            )}
          </Field>
          <Field label={say.boards.language} error={errors.get('language')}>
            {(ties) => (
              <Select
                ties={ties}
                value={board.language ?? ''}
                choices={languageChoices(board.language)}
                onChoose={(language) => draft.change({ language: language === '' ? null : language })}
              />
            )}
          </Field>
          <BottomChoice chosen={board.bottom} onChange={(bottom) => draft.change({ bottom })} />
          {errors.has('bottom') && <p class="field-error">{errors.get('bottom')}</p>}
          {trouble !== null && (!(trouble instanceof ApiProblem) || errors.has('') || trouble.errors.length === 0) && (
            <Trouble of={trouble} />
          )}
          <div class="form-actions">
            <Button kind="primary" submit busy={busy} disabled={!changed && base !== null}>
              {say.common.save}
            </Button>
            <Button disabled={!draft.canUndo.value} onPress={() => draft.undo()}>
              {say.common.undo}
            </Button>
            <Button disabled={!draft.canRedo.value} onPress={() => draft.redo()}>
              {say.common.redo}
            </Button>
            <span class="form-state">{changed ? say.common.notSaved : base === null ? '' : say.common.allSaved}</span>
          </div>
        </form>
        <BoardPreview board={board} />
      </div>
      {theirs !== null && (
        <Dialog
          title={say.boards.changedMeanwhile}
          onClose={() => setTheirs(null)}
          actions={
            <>
              <Button onPress={() => setTheirs(null)}>{say.common.cancel}</Button>
              <Button onPress={takeTheirs}>{say.boards.takeTheirs}</Button>
              <Button kind="danger" onPress={() => void save(true)}>
                {say.boards.saveOver}
              </Button>
            </>
          }
        >
          <p>{say.boards.changedMeanwhileText}</p>
        </Dialog>
      )}
    </div>
  );
}

function Links({ board }: { readonly board: string }) {
  const { say } = words.value;
  const address = pageAddress('./', { board });
  return (
    <div class="head-actions">
      <a class="button button-plain" href={address} target="_blank" rel="noreferrer">
        {say.common.open}
      </a>
      <CopyLink address={address} />
    </div>
  );
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

function layoutChoices() {
  const { say } = words.value;
  return (['auto', 'single', 'board', 'many'] satisfies BoardInfo['layout'][]).map((value) => ({
    value,
    label: say.boards.layouts[value],
  }));
}

/** The wall's languages, the site's own first; one that the desk does not know stays a choice when it is set. */
export function languageChoices(set: string | null, none?: string) {
  const { say } = words.value;
  const known = Object.entries(say.languages).map(([value, label]) => ({ value, label }));
  const other = set !== null && !(set in say.languages) ? [{ value: set, label: set }] : [];
  return [{ value: '', label: none ?? say.boards.siteLanguage }, ...known, ...other];
}
