import type { BoardInfo } from '../../feed/frame-contract';
import type { BoardSettings } from '../api/boards';
import { Button } from '../kit/button';
import { CopyLink } from '../kit/copy-link';
import { Dialog } from '../kit/dialog';
import { Field, Select, TextInput, WrongText } from '../kit/field';
import { Trouble } from '../kit/trouble';
import { PageLink } from '../shell/top-bar';
import { words } from '../state/language';
import { pageAddress } from '../state/place';
import { type BoardEditing, useBoardEditing } from './board-editing';
import { boardTitle } from './board-list';
import { BoardPreview } from './board-preview';
import type { BoardsKnown } from './boards-page';
import { BottomChoice } from './bottom-choice';
import { QueueChoice } from './queue-choice';

interface BoardEditorProps {
  readonly known: BoardsKnown;
  /** The board as it is stored; null for one that is new. */
  readonly stored: BoardSettings | null;
  readonly first: BoardSettings;
  readonly onSaved: (saved: BoardSettings) => Promise<void>;
}

export function BoardEditor({ known, stored, first, onSaved }: BoardEditorProps) {
  const { say } = words.value;
  const editing = useBoardEditing(known, stored, first, onSaved);
  const { base } = editing;
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
        <BoardForm editing={editing} known={known} />
        <BoardPreview board={editing.draft.now} />
      </div>
      {editing.theirs !== null && <MeanwhileQuestion editing={editing} />}
    </div>
  );
}

function BoardForm({ editing, known }: { readonly editing: BoardEditing; readonly known: BoardsKnown }) {
  const { say } = words.value;
  const { draft, errors } = editing;
  const board = draft.now;
  const submit = (event: Event) => {
    event.preventDefault();
    void editing.save();
  };
  return (
    <form class="card form" onSubmit={submit}>
      <Field label={say.boards.name} hint={say.boards.nameHint} error={errors.get('name')}>
        {(ties) => (
          <TextInput ties={ties} value={board.name ?? ''} maxLength={64} onInput={(name) => draft.change({ name: name || null }, 'name')} />
        )}
      </Field>
      <QueueChoice queues={known.queues} chosen={board.queues} onChange={(queues) => draft.change({ queues })} />
      <WrongText text={errors.get('queues')} />
      <Field label={say.boards.layout} hint={say.boards.layoutHints[board.layout]} error={errors.get('layout')}>
        {(ties) => <Select ties={ties} value={board.layout} choices={layoutChoices()} onChoose={(layout) => draft.change({ layout })} />}
      </Field>
      <Field label={say.boards.language} error={errors.get('language')}>
        {(ties) => (
          <Select
            ties={ties}
            value={board.language ?? ''}
            choices={languageChoices(board.language, say.boards.siteLanguage)}
            onChoose={(language) => draft.change({ language: language === '' ? null : language })}
          />
        )}
      </Field>
      <BottomChoice chosen={board.bottom} onChange={(bottom) => draft.change({ bottom })} />
      <WrongText text={errors.get('bottom')} />
      <Trouble of={editing.trouble} />
      <FormEnd editing={editing} />
    </form>
  );
}

function FormEnd({ editing }: { readonly editing: BoardEditing }) {
  const { say } = words.value;
  const { draft, base, changed } = editing;
  return (
    <div class="form-actions">
      <Button kind="primary" submit busy={editing.busy} disabled={!changed && base !== null}>
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
  );
}

function MeanwhileQuestion({ editing }: { readonly editing: BoardEditing }) {
  const { say } = words.value;
  return (
    <Dialog
      title={say.boards.changedMeanwhile}
      onClose={editing.forgetTheirs}
      actions={
        <>
          <Button onPress={editing.forgetTheirs}>{say.common.cancel}</Button>
          <Button onPress={editing.takeTheirs}>{say.boards.takeTheirs}</Button>
          <Button kind="danger" onPress={() => void editing.save(true)}>
            {say.boards.saveOver}
          </Button>
        </>
      }
    >
      <p>{say.boards.changedMeanwhileText}</p>
    </Dialog>
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

function layoutChoices() {
  const { say } = words.value;
  return (['auto', 'single', 'board', 'many'] satisfies BoardInfo['layout'][]).map((value) => ({
    value,
    label: say.boards.layouts[value],
  }));
}

/** The wall's languages, none of its own first; one that the desk does not know stays a choice when it is set. */
export function languageChoices(set: string | null, none: string) {
  const { say } = words.value;
  const known = Object.entries(say.languages).map(([value, label]) => ({ value, label }));
  const other = set !== null && !(set in say.languages) ? [{ value: set, label: set }] : [];
  return [{ value: '', label: none }, ...known, ...other];
}
