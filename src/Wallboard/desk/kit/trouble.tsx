import { ApiProblem } from '../api/request';
import { words } from '../state/language';
import { WrongMark } from './field';

/** What went wrong with an action, where it was asked for. */
export function Trouble({ of }: { readonly of: unknown }) {
  if (of === null || of === undefined) return null;
  return (
    <div class="trouble" role="alert">
      <WrongMark />
      <p>{troubleText(of)}</p>
    </div>
  );
}

/** The API's own words, which say what to do; or that the hub does not answer. */
export function troubleText(of: unknown): string {
  const { say } = words.value;
  if (of instanceof ApiProblem) return of.detail || of.title;
  return say.common.hubAway;
}

/** The errors of an answer by the setting that each begins with; what names none of them is under "". */
export function errorsByField(of: unknown, fields: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (!(of instanceof ApiProblem)) return found;
  for (const error of of.errors) {
    const named = /^(\w+)\b/.exec(error)?.[1] ?? '';
    const field = fields.includes(named) ? named : '';
    found.set(field, [found.get(field), error].filter(Boolean).join(' '));
  }
  return found;
}

/** The trouble, when no field tells of it: all of it is told in one place then. Null when the fields do. */
export function untoldBy(of: unknown, fields: readonly string[]): unknown {
  if (of === null || of === undefined) return null;
  const told = errorsByField(of, fields);
  return told.size === 0 || told.has('') ? of : null;
}
