import type { Share } from '../../feed/frame-contract';
import type { Formats } from '../../format/formats';
import { words } from '../state/language';

/** A share, and beneath it what it is made of and where it lies 95 times in 100. */
export function ShareCell({ share }: { readonly share: Share }) {
  const { say, formats } = words.value;
  if (share.value === null) return <span class="dim">–</span>;
  return (
    <>
      {shareText(formats, share.value)}
      <span class="cell-more">{say.customers.of(share.hits, share.of)}</span>
      <ShareInterval share={share} />
    </>
  );
}

/** Where a share lies 95 times in 100; nothing where that is not told. */
export function ShareInterval({ share: { low, high } }: { readonly share: Share }) {
  const { say, formats } = words.value;
  if (low === null || high === null) return null;
  return <span class="cell-more">{say.customers.between(shareText(formats, low), shareText(formats, high))}</span>;
}

// One of a thousand is not one per cent.
function shareText(formats: Formats, share: number): string {
  return (share > 0 && share < 0.01) || (share > 0.99 && share < 1) ? formats.finePercent(share) : formats.percentText(share);
}
