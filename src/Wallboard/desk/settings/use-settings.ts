import { useEffect, useState } from 'preact/hooks';
import { useUnsaved } from '../state/use-unsaved';
import { changesOf, conflictsOf, withWrittenSince } from './changes';

export interface SettingsSource<T> {
  readonly read: () => Promise<T>;
  readonly write: (changes: Partial<T>) => Promise<T>;
}

export interface SettingsEditing<T> {
  readonly base: T | null;
  readonly now: T | null;
  readonly changes: Partial<T>;
  /** Fields whose text cannot be read yet. */
  readonly broken: ReadonlySet<string>;
  readonly trouble: unknown;
  readonly conflicts: readonly string[];
  readonly busy: boolean;
  /** `undefined`: the field's text cannot be read. */
  readonly set: <F extends keyof T & string>(field: F, value: T[F] | undefined) => void;
  readonly setAll: (part: Partial<T>) => void;
  readonly discard: () => void;
  readonly save: (over?: boolean) => Promise<T | null>;
  readonly forgetConflicts: () => void;
}

/** Settings being changed: read once, compared with what is stored before they are saved, so that nobody's change is lost unseen. */
export function useSettings<T extends object>(key: string, source: SettingsSource<T>, extra?: (now: T) => Partial<T>): SettingsEditing<T> {
  const [base, setBase] = useState<T | null>(null);
  const [now, setNow] = useState<T | null>(null);
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set());
  const [trouble, setTrouble] = useState<unknown>(null);
  const [conflicts, setConflicts] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const take = (settings: T) => {
    setBase(settings);
    setNow(settings);
    setBroken(new Set());
    setTrouble(null);
  };
  useEffect(() => {
    source.read().then(take, setTrouble);
  }, [key]);
  const changes = base === null || now === null ? {} : { ...changesOf(base, now), ...extra?.(now) };
  const dirty = Object.keys(changes).length > 0 || broken.size > 0;
  useUnsaved(dirty, busy);
  const set = <F extends keyof T & string>(field: F, value: T[F] | undefined) => {
    setBroken((old) => {
      const next = new Set(old);
      if (value === undefined) next.add(field);
      else next.delete(field);
      return next;
    });
    if (value !== undefined) setNow((old) => (old === null ? null : { ...old, [field]: value }));
  };
  const save = async (over = false): Promise<T | null> => {
    if (base === null || broken.size > 0) return null;
    setBusy(true);
    setTrouble(null);
    try {
      const stored = await source.read();
      const found = over ? [] : conflictsOf(base, stored, changes as Partial<T>);
      setConflicts(found);
      if (found.length > 0) return null;
      const saved = await source.write(changes as Partial<T>);
      setBase(saved);
      // Who went on writing meanwhile loses nothing: it is what is to be saved next.
      setNow((since) => (since === null || now === null ? saved : withWrittenSince(saved, now, since)));
      return saved;
    } catch (error) {
      setTrouble(error);
      return null;
    } finally {
      setBusy(false);
    }
  };
  return {
    base,
    now,
    changes: changes as Partial<T>,
    broken,
    trouble,
    conflicts,
    busy,
    set,
    setAll: (part) => setNow((old) => (old === null ? null : { ...old, ...part })),
    discard: () => base !== null && take(base),
    save,
    forgetConflicts: () => setConflicts([]),
  };
}
