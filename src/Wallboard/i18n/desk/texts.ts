import type { english } from './en';

/** Every sentence of the desk. A language that lacks one does not compile. */
export type DeskTexts = typeof english;

// A language is its file and its line here. Each is loaded when it is chosen.
const languages = {
  en: { name: 'English', load: () => import('./en').then((file): DeskTexts => file.english) },
  nb: { name: 'Norsk bokmål', load: () => import('./nb').then((file): DeskTexts => file.norwegian) },
  sv: { name: 'Svenska', load: () => import('./sv').then((file): DeskTexts => file.swedish) },
  da: { name: 'Dansk', load: () => import('./da').then((file): DeskTexts => file.danish) },
};

export type DeskLanguage = keyof typeof languages;

export const deskLanguages = (Object.keys(languages) as DeskLanguage[]).map((tag) => ({ tag, name: languages[tag].name }));

/** The language of the desk for a tag such as nb-NO; English where the desk does not speak it. */
export function deskLanguageOf(tag: string): DeskLanguage {
  const short = tag.toLowerCase().split('-')[0] ?? '';
  if (short === 'no' || short === 'nn') return 'nb';
  return deskLanguages.find((language) => language.tag === short)?.tag ?? 'en';
}

export function loadDeskTexts(language: DeskLanguage): Promise<DeskTexts> {
  return languages[language].load();
}
