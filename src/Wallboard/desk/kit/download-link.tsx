import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { keyOfTab } from '../../feed/sign-in';
import { download } from '../api/request';
import { Button } from './button';
import { Trouble } from './trouble';

interface DownloadLinkProps {
  readonly href: string;
  /** What the file is called. */
  readonly file: string;
  readonly label?: string;
  readonly quiet?: boolean;
  readonly children: ComponentChildren;
}

/** A link to a file that the hub makes; where a key opens the hub, the page fetches it, since a link carries no key. */
export function DownloadLink({ href, file, label, quiet, children }: DownloadLinkProps) {
  const [trouble, setTrouble] = useState<unknown>(null);
  const follow = (event: MouseEvent) => {
    if (keyOfTab() === null) return;
    event.preventDefault();
    download(href).then(
      (content) => {
        setTrouble(null);
        save(content, file);
      },
      (error) => setTrouble(error),
    );
  };
  return (
    <>
      <a class={quiet ? 'button button-quiet' : 'button'} href={href} download={file} aria-label={label} onClick={follow}>
        {children}
      </a>
      <Trouble of={trouble} />
    </>
  );
}

interface DownloadButtonProps {
  readonly href: string;
  readonly file: string;
  readonly label: string;
  /** What is asked, at the moment of asking. */
  readonly question: () => unknown;
  readonly children: ComponentChildren;
}

/** The same for a file that answers a question, which no link can ask. */
export function DownloadButton({ href, file, label, question, children }: DownloadButtonProps) {
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    try {
      save(await download(href, question()), file);
      setTrouble(null);
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button kind="quiet" label={label} busy={busy} onPress={() => void press()}>
        {children}
      </Button>
      <Trouble of={trouble} />
    </>
  );
}

function save(content: Blob, file: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
