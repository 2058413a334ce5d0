import { useState } from 'preact/hooks';
import { words } from '../state/language';
import { Button } from './button';
import { tell } from './toast';

/** Copies an address (`of`: what it leads to, where several are listed); where the browser does not allow it, shows it to be copied by hand. */
export function CopyLink({ address, of, primary }: { readonly address: string; readonly of?: string; readonly primary?: boolean }) {
  const { say } = words.value;
  const [byHand, setByHand] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      tell(say.common.copied);
    } catch {
      setByHand(true);
    }
  };
  return (
    <>
      <Button kind={primary ? 'primary' : 'plain'} onPress={() => void copy()}>
        {say.common.copyLink}
        {of !== undefined && <span class="heard-only"> {of}</span>}
      </Button>
      {byHand && (
        <input
          class="text-input address"
          readOnly
          value={address}
          aria-label={say.common.address}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </>
  );
}
