import { useEffect, useMemo, useState } from 'preact/hooks';
import { type BoardSettings, boardOfAll } from '../api/boards';
import { ApiProblem } from '../api/request';
import { addScreen, type Screen, type ScreenSettings, type ScreenWithLink, saveScreen } from '../api/screens';
import { languageChoices } from '../boards/board-editor';
import { boardTitle } from '../boards/board-list';
import { Button } from '../kit/button';
import { Field, Radios, Select, TextInput, Tick } from '../kit/field';
import { NumberField } from '../kit/number-field';
import { OrderedList } from '../kit/ordered-list';
import { errorsByField, Trouble } from '../kit/trouble';
import { readTime } from '../kit/weekly-hours';
import { PageLink } from '../shell/top-bar';
import { Draft } from '../state/draft';
import { words } from '../state/language';
import { unsaved } from '../state/place';

interface ScreenFormProps {
  readonly stored: Screen | null;
  readonly boards: readonly BoardSettings[];
  readonly onDone: (screen: Screen | ScreenWithLink) => void;
}

const usual: ScreenSettings = {
  name: '',
  boards: [{ board: boardOfAll, seconds: 30 }],
  language: null,
  theme: 'dark',
  sound: false,
  dim: null,
  burnInShift: true,
};
const usualDim = { from: '20:00', to: '06:00', percent: 40 };
const fields = Object.keys(usual);

/** Setting up a screen: what it shows, and how. */
export function ScreenForm({ stored, boards, onDone }: ScreenFormProps) {
  const { say } = words.value;
  const draft = useMemo(() => new Draft<ScreenSettings>(stored === null ? usual : settingsOf(stored)), [stored?.screen]);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set());
  const [trouble, setTrouble] = useState<unknown>(null);
  const screen = draft.now;
  const changed = draft.canUndo.value;
  useEffect(() => {
    unsaved.value = changed;
    return () => {
      unsaved.value = false;
    };
  }, [changed]);
  const errors = new Map([...errorsByField(trouble, fields), ...(asked ? missingOf(screen) : [])]);
  const breakField = (field: string, isBroken: boolean) =>
    setBroken((old) => new Set([...old].filter((each) => each !== field).concat(isBroken ? [field] : [])));
  const save = async () => {
    setAsked(true);
    if (missingOf(screen).size > 0 || broken.size > 0) return;
    setBusy(true);
    try {
      const saved = stored === null ? await addScreen(screen) : await saveScreen(stored.screen, screen);
      unsaved.value = false;
      onDone(saved);
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
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
      <form
        class="card form screen-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label={say.walls.name} hint={say.walls.nameHint} error={errors.get('name')}>
          {(ties) => <TextInput ties={ties} value={screen.name} maxLength={64} onInput={(name) => draft.change({ name }, 'name')} />}
        </Field>
        <BoardsShown
          screen={screen}
          boards={boards}
          error={errors.get('boards')}
          onChange={(shown) => draft.change({ boards: shown })}
          onBroken={breakField}
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
        <Radios
          legend={say.walls.theme}
          value={screen.theme}
          choices={[
            { value: 'dark', label: say.walls.themeDark },
            { value: 'light', label: say.walls.themeLight },
          ]}
          onChoose={(theme) => draft.change({ theme })}
        />
        <Tick label={say.walls.sound} hint={say.walls.soundHint} checked={screen.sound} onChange={(sound) => draft.change({ sound })} />
        <Tick
          label={say.walls.burnIn}
          hint={say.walls.burnInHint}
          checked={screen.burnInShift}
          onChange={(burnInShift) => draft.change({ burnInShift })}
        />
        <Tick
          label={say.walls.dim}
          hint={say.walls.dimHint}
          checked={screen.dim !== null}
          onChange={(on) => draft.change({ dim: on ? usualDim : null })}
        />
        {screen.dim !== null && (
          <Dimming dim={screen.dim} onChange={(dim) => draft.change({ dim }, 'dim')} onBroken={breakField} error={errors.get('dim')} />
        )}
        {trouble !== null && (!(trouble instanceof ApiProblem) || errors.has('') || trouble.errors.length === 0) && (
          <Trouble of={trouble} />
        )}
        <div class="form-actions">
          <Button kind="primary" submit busy={busy}>
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

function settingsOf({ name, boards, language, theme, sound, dim, burnInShift }: Screen): ScreenSettings {
  return { name, boards, language, theme, sound, dim, burnInShift };
}

function missingOf(screen: ScreenSettings): Map<string, string> {
  const { say } = words.value;
  const missing = new Map<string, string>();
  if (screen.name.trim() === '') missing.set('name', say.walls.nameNeeded);
  if (screen.boards.length === 0) missing.set('boards', say.walls.boardNeeded);
  if (screen.dim !== null && [screen.dim.from, screen.dim.to].some((time) => readTime(time) === null))
    missing.set('dim', say.hours.faults.time);
  return missing;
}

interface BoardsShownProps {
  readonly screen: ScreenSettings;
  readonly boards: readonly BoardSettings[];
  readonly error: string | undefined;
  readonly onChange: (shown: ScreenSettings['boards']) => void;
  readonly onBroken: (field: string, broken: boolean) => void;
}

/** One board, or several that take turns. */
function BoardsShown({ screen, boards, error, onChange, onBroken }: BoardsShownProps) {
  const { say } = words.value;
  const titleOf = (board: string) => boardTitle(boards.find((each) => each.board === board) ?? { board, name: null }, say.boards.allName);
  const shown = screen.boards.map(({ board }) => board);
  const free = boards.filter(({ board }) => !shown.includes(board));
  const reorder = (order: readonly string[]) => onChange(order.flatMap((board) => screen.boards.filter((each) => each.board === board)));
  return (
    <fieldset class="field">
      <legend>{say.walls.boards}</legend>
      <OrderedList label={say.walls.boards} items={shown} nameOf={titleOf} onChange={reorder} />
      {free.length > 0 && (
        <div class="add-line">
          {free.map(({ board }) => (
            <Button key={board} kind="quiet" onPress={() => onChange([...screen.boards, { board, seconds: 30 }])}>
              + {titleOf(board)}
            </Button>
          ))}
        </div>
      )}
      <p class="field-hint">{say.walls.boardsHint}</p>
      {screen.boards.length > 1 && (
        <div class="board-seconds">
          {screen.boards.map(({ board, seconds }) => (
            <NumberField
              key={board}
              label={say.walls.secondsFor(titleOf(board))}
              whole
              least={5}
              most={3600}
              unit={say.settings.secondsUnit}
              value={seconds}
              onChange={(next) => {
                onBroken(`seconds ${board}`, next === null || next === undefined);
                if (next !== null && next !== undefined)
                  onChange(screen.boards.map((each) => (each.board === board ? { board, seconds: next } : each)));
              }}
            />
          ))}
        </div>
      )}
      {error && <p class="field-error">{error}</p>}
    </fieldset>
  );
}

interface DimmingProps {
  readonly dim: NonNullable<ScreenSettings['dim']>;
  readonly error: string | undefined;
  readonly onChange: (dim: ScreenSettings['dim']) => void;
  readonly onBroken: (field: string, broken: boolean) => void;
}

function Dimming({ dim, error, onChange, onBroken }: DimmingProps) {
  const { say } = words.value;
  const time = (end: 'from' | 'to', label: string) => (
    <Field label={label}>
      {(ties) => (
        <TextInput
          ties={ties}
          size={6}
          maxLength={5}
          value={dim[end]}
          onInput={(text) => onChange({ ...dim, [end]: text })}
          onBlur={() => onChange({ ...dim, [end]: readTime(dim[end]) ?? dim[end] })}
        />
      )}
    </Field>
  );
  return (
    <div class="dimming">
      {time('from', say.walls.dimFrom)}
      {time('to', say.walls.dimTo)}
      <NumberField
        label={say.walls.dimPercent}
        unit="%"
        whole
        least={10}
        most={90}
        value={dim.percent}
        onChange={(percent) => {
          onBroken('percent', percent === null || percent === undefined);
          if (percent !== null && percent !== undefined) onChange({ ...dim, percent });
        }}
      />
      {error && <p class="field-error">{error}</p>}
    </div>
  );
}
