import type { BoardSettings } from '../api/boards';
import type { Screen, ScreenWithLink } from '../api/screens';
import { languageChoices } from '../boards/board-editor';
import { Button } from '../kit/button';
import { Field, Radios, Select, TextInput, Tick } from '../kit/field';
import { Trouble } from '../kit/trouble';
import { PageLink } from '../shell/top-bar';
import { words } from '../state/language';
import { BoardsShown } from './boards-shown';
import { Dimming } from './dimming';
import { type ScreenEditing, useScreenEditing, usualDim } from './screen-editing';

interface ScreenFormProps {
  readonly stored: Screen | null;
  readonly boards: readonly BoardSettings[];
  readonly onDone: (screen: Screen | ScreenWithLink) => void;
}

/** Setting up a screen: what it shows, and how. */
export function ScreenForm({ stored, boards, onDone }: ScreenFormProps) {
  const { say } = words.value;
  const editing = useScreenEditing(stored, onDone);
  const submit = (event: Event) => {
    event.preventDefault();
    void editing.save();
  };
  return (
    <div class="page">
      <div class="page-head">
        <div>
          <p class="way-back">
            <PageLink to="walls">{say.nav.walls}</PageLink>
          </p>
          <h1 class="display">{stored === null ? say.walls.newScreen : stored.name}</h1>
        </div>
      </div>
      <form class="card form screen-form" onSubmit={submit}>
        <WhatItShows editing={editing} boards={boards} />
        <HowItLooks editing={editing} />
        <Trouble of={editing.trouble} />
        <div class="form-actions">
          <Button kind="primary" submit busy={editing.busy}>
            {stored === null ? say.walls.addNow : say.common.save}
          </Button>
          <PageLink to="walls" class="button button-plain">
            {say.common.cancel}
          </PageLink>
        </div>
      </form>
    </div>
  );
}

function WhatItShows({ editing, boards }: { readonly editing: ScreenEditing; readonly boards: readonly BoardSettings[] }) {
  const { say } = words.value;
  const { draft, errors } = editing;
  const screen = draft.now;
  return (
    <>
      <Field label={say.walls.name} hint={say.walls.nameHint} error={errors.get('name')}>
        {(ties) => <TextInput ties={ties} value={screen.name} maxLength={64} onInput={(name) => draft.change({ name }, 'name')} />}
      </Field>
      <BoardsShown
        screen={screen}
        boards={boards}
        error={errors.get('boards')}
        onChange={(shown) => draft.change({ boards: shown })}
        onBroken={editing.breakField}
      />
      <Field label={say.boards.language} error={errors.get('language')}>
        {(ties) => (
          <Select
            ties={ties}
            value={screen.language ?? ''}
            choices={languageChoices(screen.language, say.walls.boardLanguage)}
            onChoose={(language) => draft.change({ language: language === '' ? null : language })}
          />
        )}
      </Field>
    </>
  );
}

function HowItLooks({ editing }: { readonly editing: ScreenEditing }) {
  const { say } = words.value;
  const { draft, errors } = editing;
  const { theme, sound, burnInShift, dim } = draft.now;
  return (
    <>
      <Radios
        legend={say.walls.theme}
        value={theme}
        choices={[
          { value: 'dark', label: say.walls.themeDark },
          { value: 'light', label: say.walls.themeLight },
        ]}
        onChoose={(chosen) => draft.change({ theme: chosen })}
      />
      <Tick label={say.walls.sound} hint={say.walls.soundHint} checked={sound} onChange={(on) => draft.change({ sound: on })} />
      <Tick
        label={say.walls.burnIn}
        hint={say.walls.burnInHint}
        checked={burnInShift}
        onChange={(on) => draft.change({ burnInShift: on })}
      />
      <Tick
        label={say.walls.dim}
        hint={say.walls.dimHint}
        checked={dim !== null}
        onChange={(on) => draft.change({ dim: on ? usualDim : null })}
      />
      {dim !== null && (
        <Dimming
          dim={dim}
          error={errors.get('dim')}
          onChange={(changed) => draft.change({ dim: changed }, 'dim')}
          onBroken={editing.breakField}
        />
      )}
    </>
  );
}
