import type { Share } from '../../feed/frame-contract';
import { words } from '../state/language';

/** A share, and beneath it what it is made of and where it lies 95 times in 100. */
export function ShareCell({ share }: { readonly share: Share }) {
  const { say, formats } = words.value;
  if (share.value === null) return <span class="dim">–</span>;
  return (
    <>
      {formats.percentText(share.value)}
      <span class="cell-more">{say.customers.of(share.hits, share.of)}</span>
      <ShareInterval share={share} />
    </>
  );
}

/** Where a share lies 95 times in 100; nothing where that is not told. */
export function ShareInterval({ share: { low, high } }: { readonly share: Share }) {
  const { say, formats } = words.value;
  if (low === null || high === null) return null;
  return <span class="cell-more">{say.customers.between(formats.percentText(low), formats.percentText(high))}</span>;
}
