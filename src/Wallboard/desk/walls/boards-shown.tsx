import type { BoardSettings } from '../api/boards';
import type { ScreenSettings } from '../api/screens';
import { boardTitle } from '../boards/board-list';
import { Button } from '../kit/button';
import { WrongText } from '../kit/field';
import { NumberField } from '../kit/number-field';
import { OrderedList } from '../kit/ordered-list';
import { words } from '../state/language';

interface BoardsShownProps {
  readonly screen: ScreenSettings;
  readonly boards: readonly BoardSettings[];
  readonly error: string | undefined;
  readonly onChange: (shown: ScreenSettings['boards']) => void;
  readonly onBroken: (field: string, broken: boolean) => void;
}

/** One board, or several that take turns. */
export function BoardsShown({ screen, boards, error, onChange, onBroken }: BoardsShownProps) {
  const { say } = words.value;
  const titleOf = (board: string) => boardTitle(boards.find((each) => each.board === board) ?? { board, name: null }, say.boards.allName);
  const shown = screen.boards.map(({ board }) => board);
  const free = boards.filter(({ board }) => !shown.includes(board));
  const reorder = (order: readonly string[]) => onChange(order.flatMap((board) => screen.boards.filter((each) => each.board === board)));
  return (
    <fieldset class="field">
      <legend>{say.walls.boards}</legend>
      <OrderedList label={say.walls.boards} items={shown} nameOf={titleOf} onChange={reorder} />
      {free.length > 0 && (
        <div class="add-line">
          {free.map(({ board }) => (
            <Button key={board} kind="quiet" onPress={() => onChange([...screen.boards, { board, seconds: 30 }])}>
              + {titleOf(board)}
            </Button>
          ))}
        </div>
      )}
      <p class="field-hint">{say.walls.boardsHint}</p>
      {screen.boards.length > 1 && (
        <div class="board-seconds">
          {screen.boards.map(({ board, seconds }) => (
            <NumberField
              key={board}
              label={say.walls.secondsFor(titleOf(board))}
              whole
              least={5}
              most={3600}
              unit={say.settings.secondsUnit}
              value={seconds}
              onChange={(next) => {
                onBroken(`seconds ${board}`, next === null || next === undefined);
                if (next !== null && next !== undefined)
                  onChange(screen.boards.map((each) => (each.board === board ? { board, seconds: next } : each)));
              }}
            />
          ))}
        </div>
      )}
      <WrongText text={error} />
    </fieldset>
  );
}
