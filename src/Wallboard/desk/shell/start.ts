import { startLanguage } from '../state/language';
import { watchAddress } from '../state/place';
import { startPulse } from '../state/pulse';
import { loadSite } from '../state/site';

/** Makes all ready that the first picture needs. Without an answer of the hub the page stands all the same, and says so. */
export async function start(): Promise<void> {
  watchAddress();
  startPulse();
  const language = await loadSite().then(
    (site) => site.language,
    () => navigator.language,
  );
  await startLanguage(language);
}
