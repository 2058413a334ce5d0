// For tests of texts: every sentence of a language said once with each sample, so that all of them can be looked at.

export interface Said {
  readonly path: string;
  readonly said: string;
}

const anyText = 'Zz';

function parametersOf(text: (...args: never[]) => unknown): string[] {
  const source = text.toString();
  const list = /^\(([^)]*)\)/.exec(source)?.[1] ?? /^(\w+)\s*=>/.exec(source)?.[1] ?? '';
  return list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

/** All that a language says; the names of a text's parameters in English choose its samples, a path before the name where one place differs. */
export function everything(texts: unknown, english: unknown, samples: Readonly<Record<string, readonly unknown[]>>, path = ''): Said[] {
  if (typeof texts === 'string') return [{ path, said: texts }];
  if (typeof texts === 'function') {
    const lists = parametersOf(english as () => unknown).map((name) => samples[`${path}.${name}`] ?? samples[name] ?? [anyText]);
    const calls = lists.reduce<unknown[][]>((all, list) => all.flatMap((before) => list.map((one) => [...before, one])), [[]]);
    return calls.map((args) => ({ path, said: String((texts as (...args: unknown[]) => unknown)(...args)) }));
  }
  return Object.entries(texts as object).flatMap(([key, value]) =>
    everything(value, (english as Record<string, unknown>)[key], samples, path === '' ? key : `${path}.${key}`),
  );
}

export const faults = (said: readonly Said[], isFault: (text: string) => boolean) =>
  said.filter(({ said }) => isFault(said)).map(({ path, said }) => `${path}: ${said}`);

/** What counts one as several, or several as one. */
export function pluralFaults(said: readonly Said[], nouns: readonly (readonly [one: string, other: string])[]): string[] {
  const wrong = nouns.flatMap(([one, other]) => [
    new RegExp(`(?<![\\d.,:\u202f\u00a0 /])1 ${other}(?![\\p{L}-])`, 'u'),
    new RegExp(`(?<![\\d.,:/])(?:0|2|5|21) ${one}(?![\\p{L}-])`, 'u'),
  ]);
  return faults(said, (text) => wrong.some((pattern) => pattern.test(text)));
}
