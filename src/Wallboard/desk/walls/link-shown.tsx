import { Button } from '../kit/button';
import { CopyLink } from '../kit/copy-link';
import { Dialog } from '../kit/dialog';
import { words } from '../state/language';

interface LinkShownProps {
  readonly name: string;
  readonly address: string;
  readonly onClose: () => void;
}

/** A screen's link, this once: the hub keeps only its fingerprint. */
export function LinkShown({ name, address, onClose }: LinkShownProps) {
  const { say } = words.value;
  return (
    <Dialog wide title={say.walls.linkTitle(name)} onClose={onClose} actions={<Button onPress={onClose}>{say.walls.linkNoted}</Button>}>
      <p>{say.walls.linkOnce}</p>
      <input
        class="text-input address"
        readOnly
        value={address}
        aria-label={say.common.address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p class="link-actions">
        <CopyLink address={address} primary />
      </p>
      <p class="field-hint">{say.walls.linkHow}</p>
    </Dialog>
  );
}
