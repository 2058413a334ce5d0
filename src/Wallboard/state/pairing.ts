import { forget, keep, kept } from './kept';

// A wall that was paired keeps its link, so that the display may start with the plain address ever after.
const name = 'link';

/** The link that this wall was given when somebody typed its code; null: none. */
export const linkOfPairing = (): string | null => kept(name);

export const keepPairing = (token: string): void => keep(name, token);

/** The link is over: the next start asks for a new one. */
export const forgetPairing = (): void => forget(name);
