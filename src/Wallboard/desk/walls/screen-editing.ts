import { useMemo, useState } from 'preact/hooks';
import { boardOfAll } from '../api/boards';
import { addScreen, type Screen, type ScreenSettings, type ScreenWithLink, saveScreen } from '../api/screens';
import { errorsByField, untoldBy } from '../kit/trouble';
import { readTime } from '../kit/weekly-hours';
import { Draft } from '../state/draft';
import { words } from '../state/language';
import { unsaved } from '../state/place';
import { useUnsaved } from '../state/use-unsaved';

const usual: ScreenSettings = {
  name: '',
  boards: [{ board: boardOfAll, seconds: 30 }],
  language: null,
  theme: 'dark',
  sound: false,
  dim: null,
  burnInShift: true,
};

/** What dimming begins with when it is switched on. */
export const usualDim = { from: '20:00', to: '06:00', percent: 40 };

const fields = Object.keys(usual);

export interface ScreenEditing {
  readonly draft: Draft<ScreenSettings>;
  readonly busy: boolean;
  readonly errors: ReadonlyMap<string, string>;
  /** What went wrong and belongs to no field. */
  readonly trouble: unknown;
  /** Tells whether the text of a field can be read. */
  readonly breakField: (field: string, isBroken: boolean) => void;
  readonly save: () => Promise<void>;
}

/** A screen being set up, or set up otherwise. What nobody touched is not sent, so that it stays as another may have left it. */
export function useScreenEditing(stored: Screen | null, onDone: (screen: Screen | ScreenWithLink) => void): ScreenEditing {
  const draft = useMemo(() => new Draft<ScreenSettings>(stored === null ? usual : settingsOf(stored)), []);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set());
  const [trouble, setTrouble] = useState<unknown>(null);
  const [first] = useState(draft.now);
  const screen = draft.now;
  const changed = draft.canUndo.value;
  useUnsaved(changed, busy);
  const missing = missingOf(screen);
  const save = async () => {
    setAsked(true);
    if (missing.size > 0 || broken.size > 0) return;
    setBusy(true);
    try {
      const saved = stored === null ? await addScreen(screen) : await saveScreen(stored.screen, changesOf(first, screen));
      unsaved.value = false;
      onDone(saved);
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  };
  const breakField = (field: string, isBroken: boolean) =>
    setBroken((old) => new Set([...old].filter((each) => each !== field).concat(isBroken ? [field] : [])));
  const errors = new Map([...errorsByField(trouble, fields), ...(asked ? missing : [])]);
  return { draft, busy, errors, trouble: untoldBy(trouble, fields), breakField, save };
}

function settingsOf({ name, boards, language, theme, sound, dim, burnInShift }: Screen): ScreenSettings {
  return { name, boards, language, theme, sound, dim, burnInShift };
}

function changesOf(before: ScreenSettings, after: ScreenSettings): Partial<ScreenSettings> {
  const changed = Object.entries(after).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof ScreenSettings]),
  );
  return Object.fromEntries(changed);
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
