import { keep, kept } from './kept';

/** A name that this screen keeps for itself, so that the hub can tell its walls apart. */
export function wallName(): string {
  const name = kept('wall') ?? `wall-${Math.random().toString(36).slice(2, 10)}`;
  keep('wall', name);
  return name;
}
