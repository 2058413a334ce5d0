import type { DeskTexts } from '../../i18n/desk/texts';

/** What the hub calls whoever is let in from its own machine without a name. */
const nobodyNamed = 'this machine';

/** Whoever did something, as a sentence has it; the hub's word for who has no name is in the reader's language. */
export function personText(name: string, say: DeskTexts): string {
  return name === nobodyNamed ? say.common.thisMachine : name;
}

/** The same at the beginning of a sentence. */
export function personFirst(name: string, say: DeskTexts): string {
  const text = personText(name, say);
  return name === nobodyNamed ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
