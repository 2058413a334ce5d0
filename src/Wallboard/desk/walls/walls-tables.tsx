import type { BoardSettings } from '../api/boards';
import type { Screen } from '../api/screens';
import { isBehind, paintAge, type WallNow } from '../api/walls';
import { boardTitle } from '../boards/board-list';
import { Button } from '../kit/button';
import { TableCard } from '../kit/table-card';
import { actions } from '../kit/table-head';
import { PageLink } from '../shell/top-bar';
import { words } from '../state/language';
import { now } from '../state/pulse';
import type { WallsKnown } from './walls-page';

function nameOf(board: string, boards: readonly BoardSettings[]): string {
  const { say } = words.value;
  return boardTitle(boards.find((each) => each.board === board) ?? { board, name: null }, say.boards.allName);
}

interface WallsTableProps {
  readonly walls: readonly WallNow[];
  readonly boards: readonly BoardSettings[];
}

/** The walls that are on. */
export function WallsTable({ walls, boards }: WallsTableProps) {
  const { say } = words.value;
  return (
    <TableCard
      id="walls-on"
      title={say.walls.on}
      more={say.walls.howMany(walls.length)}
      columns={[say.walls.where, say.walls.board, say.walls.painted, say.walls.version, say.walls.size, say.walls.since]}
      empty={say.walls.noneOn}
      rows={walls.map((wall) => <WallRow key={`${wall.wall} ${wall.since}`} wall={wall} board={nameOf(wall.board, boards)} />)}
    />
  );
}

function WallRow({ wall, board }: { readonly wall: WallNow; readonly board: string }) {
  const { say, formats } = words.value;
  const age = paintAge(wall, now.value);
  const late = isBehind(wall, now.value);
  return (
    <tr>
      <th scope="row">
        {wall.name ?? say.walls.withoutLink}
        <span class="cell-more">{wall.screen === null ? wall.wall : wall.transport}</span>
        {wall.notices?.includes('soundBlocked') && <span class="cell-more is-late">{say.walls.soundBlocked}</span>}
      </th>
      <td data-head={say.walls.board}>{board}</td>
      <td data-head={say.walls.painted} class={late ? 'is-late' : ''}>
        {late && <LateMark />}
        {age === null ? say.walls.notPainted : say.walls.ago(age)}
      </td>
      <td data-head={say.walls.version}>{wall.version === null ? '–' : wall.isNewest ? say.walls.newest : say.walls.waitsForCalm}</td>
      <td data-head={say.walls.size}>{wall.width === null ? '–' : `${wall.width} × ${wall.height}`}</td>
      <td data-head={say.walls.since}>{formats.dayAndTime(Date.parse(wall.since), now.value)}</td>
    </tr>
  );
}

function LateMark() {
  return (
    <svg class="late-mark" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M6 1.2L11.2 10.6H.8z" />
    </svg>
  );
}

interface ScreensTableProps {
  readonly known: WallsKnown;
  readonly onLink: (screen: Screen) => void;
  readonly onRevoke: (screen: Screen) => void;
}

/** The screens that were set up, each with its link. */
export function ScreensTable({ known, onLink, onRevoke }: ScreensTableProps) {
  const { say } = words.value;
  return (
    <TableCard
      id="screens"
      title={say.walls.screens}
      more={say.walls.screensWhat}
      columns={[say.walls.name, say.walls.state, say.walls.boards, say.walls.looks, actions()]}
      empty={say.walls.noScreens}
      rows={known.screens.map((screen) => (
        <ScreenRow key={screen.screen} screen={screen} known={known} onLink={() => onLink(screen)} onRevoke={() => onRevoke(screen)} />
      ))}
    />
  );
}

interface ScreenRowProps {
  readonly screen: Screen;
  readonly known: WallsKnown;
  readonly onLink: () => void;
  readonly onRevoke: () => void;
}

function ScreenRow({ screen, known, onLink, onRevoke }: ScreenRowProps) {
  const { say, formats } = words.value;
  const { on, lastSeen } = screen;
  const offState = lastSeen === null ? say.walls.neverSeen : say.walls.offSince(formats.dayAndTime(Date.parse(lastSeen), now.value));
  const boards = screen.boards.map(({ board, seconds }) => {
    const name = nameOf(board, known.boards);
    return screen.boards.length === 1 ? name : say.walls.boardFor(name, seconds);
  });
  return (
    <tr>
      <th scope="row">
        <PageLink to="walls" query={{ screen: screen.screen }}>
          {screen.name}
        </PageLink>
      </th>
      <td data-head={say.walls.state}>
        <span class={on > 0 ? 'state-on' : 'state-off'}>{on > 0 ? say.walls.isOn(on) : offState}</span>
      </td>
      <td data-head={say.walls.boards}>{boards.join(', ')}</td>
      <td data-head={say.walls.looks}>{looks(screen)}</td>
      <td class="actions">
        <Button label={say.walls.newLinkNamed(screen.name)} onPress={onLink}>
          {say.walls.newLink}
        </Button>
        <Button kind="quiet" label={say.walls.revokeNamed(screen.name)} onPress={onRevoke}>
          {say.walls.revoke}
        </Button>
      </td>
    </tr>
  );
}

function looks(screen: Screen): string {
  const { say } = words.value;
  const language = screen.language === null ? [] : [say.languages[screen.language as keyof typeof say.languages] ?? screen.language];
  const extras = [screen.sound ? say.walls.withSound : '', screen.dim === null ? '' : say.walls.dims(screen.dim.from, screen.dim.to)];
  return [say.themes[screen.theme], ...language, ...extras].filter(Boolean).join(', ');
}
