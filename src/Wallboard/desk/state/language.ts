import { computed, signal } from '@preact/signals';
import { createFormats, type Formats } from '../../format/formats';
import { type DeskLanguage, type DeskTexts, deskLanguageOf, loadDeskTexts } from '../../i18n/desk/texts';
import { type Span, spanWriter } from '../kit/durations';
import { site } from './site';

const key = 'queue-monitor-language';

const texts = signal<DeskTexts | null>(null);

/** The language of the desk on this browser. */
export const language = signal<DeskLanguage>('en');

/** How the desk speaks and writes: read it in whatever shows text. */
export const words = computed<{ readonly say: DeskTexts; readonly formats: Formats; readonly span: (span: Span) => string }>(() => {
  const say = texts.value;
  if (say === null) throw new Error('The desk shows nothing before its language is there.');
  return { say, formats: createFormats(say.locale, site.value?.zone), span: spanWriter(say.locale, say.workingDays) };
});

/** What was chosen on this browser, else the site's language. */
export async function startLanguage(siteLanguage: string): Promise<void> {
  await show(deskLanguageOf(kept() ?? siteLanguage));
}

export async function chooseLanguage(chosen: DeskLanguage): Promise<void> {
  try {
    localStorage.setItem(key, chosen);
  } catch {
    // It holds until the page is closed.
  }
  await show(chosen);
}

async function show(chosen: DeskLanguage): Promise<void> {
  texts.value = await loadDeskTexts(chosen);
  language.value = chosen;
  document.documentElement.lang = chosen;
}

function kept(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
