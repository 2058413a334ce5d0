import { english } from './en';
import { Languages } from './languages';

/** Every sentence of the wall. A language that lacks one does not compile. */
export type Texts = typeof english;

/**
 * The languages of the wall: English comes with the page, each other one as a file of its own when a board asks for it.
 * One more is a file of type `Texts` and a line here.
 */
export const wallLanguages = new Languages<Texts>(english, {
  nb: () => import('./nb'),
  sv: () => import('./sv'),
  da: () => import('./da'),
});
