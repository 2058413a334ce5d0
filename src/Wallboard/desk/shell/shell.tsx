import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { MayNot } from '../access/may-not';
import { SignIn } from '../access/sign-in';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { Toasts } from '../kit/toast';
import { type DeskPage, pages } from '../pages';
import { words } from '../state/language';
import { may, signedOut } from '../state/me';
import { leave, leavingFor, place, saving } from '../state/place';
import { TopBar } from './top-bar';

/** What every page of the desk has around it. */
export function Shell() {
  const { say } = words.value;
  const page = pages.find(({ path }) => path === place.value.page) ?? pages[0];
  const title = page === undefined ? say.product : say.pageTitle(page.name(say));
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      <a class="skip" href="#content">
        {say.nav.skip}
      </a>
      <TopBar current={page?.path ?? ''} />
      <main id="content" tabIndex={-1}>
        {signedOut.value ? <SignIn /> : page !== undefined && <AllowedPage page={page} />}
      </main>
      <Toasts />
      <LeaveQuestion />
    </>
  );
}

function AllowedPage({ page }: { readonly page: DeskPage }) {
  return may(page.needs) ? <LoadedPage key={page.path} page={page} /> : <MayNot needs={page.needs} />;
}

function LoadedPage({ page }: { readonly page: DeskPage }) {
  const { say } = words.value;
  const [loaded, setLoaded] = useState<{ readonly Page: ComponentType } | 'failed' | null>(null);
  useEffect(() => {
    page.load().then(
      (Page) => setLoaded({ Page }),
      () => setLoaded('failed'),
    );
  }, [page]);
  if (loaded === 'failed') return <p class="page-note">{say.common.reload}</p>;
  return loaded === null ? <p class="page-note">{say.common.loading}</p> : <loaded.Page />;
}

function LeaveQuestion() {
  if (leavingFor.value === null || saving.value) return null;
  const { say } = words.value;
  const stay = () => {
    leavingFor.value = null;
  };
  return (
    <Dialog
      title={say.unsaved.title}
      onClose={stay}
      actions={
        <>
          <Button onPress={stay}>{say.unsaved.stay}</Button>
          <Button kind="danger" onPress={leave}>
            {say.unsaved.leave}
          </Button>
        </>
      }
    >
      <p>{say.unsaved.text}</p>
    </Dialog>
  );
}
