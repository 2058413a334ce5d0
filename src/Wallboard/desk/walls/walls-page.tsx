import { useEffect, useState } from 'preact/hooks';
import { allBoards, type BoardSettings } from '../api/boards';
import { allScreens, linkOf, newLink, revokeScreen, type Screen, type ScreenWithLink } from '../api/screens';
import { isPreview, readWalls, type Walls } from '../api/walls';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { tell } from '../kit/toast';
import { Trouble } from '../kit/trouble';
import { PageLink } from '../shell/top-bar';
import { words } from '../state/language';
import { go, place } from '../state/place';
import { repeatWhileVisible } from '../state/repeat';
import { site } from '../state/site';
import { LinkShown } from './link-shown';
import { PairWall } from './pair-wall';
import { ScreenForm } from './screen-form';
import { ScreensTable, WallsTable } from './walls-tables';

const askEachMilliseconds = 3_000;

export interface WallsKnown {
  readonly walls: Walls;
  readonly screens: readonly Screen[];
  readonly boards: readonly BoardSettings[];
}

type Question = { readonly kind: 'revoke' | 'link'; readonly screen: Screen };

/** /walls: which walls are on, and the screens that were set up; ?new and ?screen=ID: setting one up. */
export function WallsPage() {
  const { say } = words.value;
  const [known, setKnown] = useState<WallsKnown | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const [made, setMade] = useState<ScreenWithLink | null>(null);
  const [pairing, setPairing] = useState(false);
  const { query } = place.value;
  const load = async () => {
    try {
      const [walls, screens, boards] = await Promise.all([readWalls(site.value?.site ?? ''), allScreens(), allBoards()]);
      setKnown({ walls, screens, boards });
      setTrouble(null);
    } catch (error) {
      setTrouble(error);
    }
  };
  useEffect(() => repeatWhileVisible(askEachMilliseconds, load), []);
  if (known === null) return trouble === null ? <p class="page-note">{say.common.loading}</p> : <Trouble of={trouble} />;
  const edited = known.screens.find(({ screen }) => screen === query.get('screen'));
  if (query.has('new') || edited !== undefined) {
    const done = (screen: Screen | ScreenWithLink) => {
      if ('token' in screen) setMade(screen);
      else tell(say.walls.saved(screen.name));
      go('walls');
      void load();
    };
    return <ScreenForm key={edited?.screen ?? 'new'} stored={edited ?? null} boards={known.boards} onDone={done} />;
  }
  const endPairing = () => {
    setPairing(false);
    void load();
  };
  const on = known.walls.walls.filter((wall) => !isPreview(wall));
  return (
    <div class="page">
      <WallsHead onPair={() => setPairing(true)} />
      <Trouble of={trouble} />
      <WallsTable walls={on} boards={known.boards} />
      <ScreensTable
        known={known}
        onLink={(screen) => setQuestion({ kind: 'link', screen })}
        onRevoke={(screen) => setQuestion({ kind: 'revoke', screen })}
      />
      {question !== null && (
        <Ask
          question={question}
          onClose={() => setQuestion(null)}
          onDone={(screen) => {
            setQuestion(null);
            setMade(screen);
            void load();
          }}
        />
      )}
      {pairing && <PairWall screens={known.screens} onClose={endPairing} />}
      {made !== null && <LinkShown name={made.name} address={linkOf(made.token)} onClose={() => setMade(null)} />}
    </div>
  );
}

function WallsHead({ onPair }: { readonly onPair: () => void }) {
  const { say } = words.value;
  return (
    <div class="page-head">
      <div>
        <h1 class="display">{say.nav.walls}</h1>
        <p>{say.walls.what}</p>
      </div>
      <div class="head-actions">
        <Button onPress={onPair}>{say.access.pair.action}</Button>
        <PageLink to="walls" query={{ new: '' }} class="button button-primary">
          {say.walls.add}
        </PageLink>
      </div>
    </div>
  );
}

interface AskProps {
  readonly question: Question;
  readonly onClose: () => void;
  readonly onDone: (screen: ScreenWithLink | null) => void;
}

/** What happens is said before it does: a link that ends cannot be brought back. */
function Ask({ question, onClose, onDone }: AskProps) {
  const { say } = words.value;
  const [trouble, setTrouble] = useState<unknown>(null);
  const { kind, screen } = question;
  const text = kind === 'revoke' ? say.walls.revokeQuestion : say.walls.linkQuestion;
  const confirm = async () => {
    try {
      if (kind === 'link') return onDone(await newLink(screen.screen));
      await revokeScreen(screen.screen);
      tell(say.walls.revoked(screen.name));
      onDone(null);
    } catch (error) {
      setTrouble(error);
    }
  };
  return (
    <Dialog
      title={text.title(screen.name)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say.common.cancel}</Button>
          <Button kind={kind === 'revoke' ? 'danger' : 'primary'} onPress={() => void confirm()}>
            {text.action}
          </Button>
        </>
      }
    >
      <p>{text.text}</p>
      <Trouble of={trouble} />
    </Dialog>
  );
}
