import { type BottomFigure, bottomFigures } from '../api/boards';
import { Button } from '../kit/button';
import { Radios } from '../kit/field';
import { OrderedList } from '../kit/ordered-list';
import { words } from '../state/language';

interface BottomChoiceProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** The figures of a wall's bottom line: the usual ones, or chosen ones in an order. */
export function BottomChoice({ chosen, onChange }: BottomChoiceProps) {
  const { say } = words.value;
  const nameOf = (figure: string) => say.boards.figures[figure as BottomFigure] ?? figure;
  const free = bottomFigures.filter((figure) => !chosen.includes(figure));
  return (
    <>
      <Radios
        legend={say.boards.bottom}
        value={chosen.length === 0 ? 'usual' : 'own'}
        choices={[
          { value: 'usual', label: say.boards.bottomUsual },
          { value: 'own', label: say.boards.bottomOwn },
        ]}
        onChoose={(which) => onChange(which === 'usual' ? [] : bottomFigures)}
      />
      {chosen.length > 0 && (
        <div class="queue-choice">
          <OrderedList label={say.boards.bottom} items={chosen} nameOf={nameOf} onChange={onChange} />
          <div class="add-line">
            {free.map((figure) => (
              <Button key={figure} kind="quiet" onPress={() => onChange([...chosen, figure])}>
                + {nameOf(figure)}
              </Button>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
