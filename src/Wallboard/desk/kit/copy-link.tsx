import { useState } from 'preact/hooks';
import { words } from '../state/language';
import { Button } from './button';
import { tell } from './toast';

/** Copies an address; where the browser does not allow it, shows it to be copied by hand. */
export function CopyLink({ address, label, primary }: { readonly address: string; readonly label?: string; readonly primary?: boolean }) {
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
      <Button kind={primary ? 'primary' : 'plain'} label={label} onPress={() => void copy()}>
        {say.common.copyLink}
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
