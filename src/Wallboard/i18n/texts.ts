import { english } from './en';

/** Every sentence of the wall. A language that lacks one does not compile. */
export type Texts = typeof english;

const languages: Readonly<Record<string, Texts>> = { en: english };

/** The texts for a language tag such as nb or en-GB; English where the wall does not speak it. */
export function textsFor(language: string | null | undefined): Texts {
  const tag = (language ?? 'en').toLowerCase();
  return languages[tag] ?? languages[tag.split('-')[0] ?? 'en'] ?? english;
}
