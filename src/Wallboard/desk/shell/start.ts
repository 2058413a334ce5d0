import { startLanguage } from '../state/language';
import { loadMe, signedOut } from '../state/me';
import { watchAddress } from '../state/place';
import { startPulse } from '../state/pulse';
import { loadSite } from '../state/site';

/** Makes all ready that the first picture needs. Without an answer of the hub the page stands all the same, and says so. */
export async function start(): Promise<void> {
  watchAddress();
  await loadMe().catch(() => undefined);
  if (signedOut.peek()) {
    await startLanguage(navigator.language);
    return;
  }
  startPulse();
  const language = await loadSite().then(
    (site) => site.language,
    () => navigator.language,
  );
  await startLanguage(language);
}
