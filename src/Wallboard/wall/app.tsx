import { useComputed } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Board } from '../state/apply-frame';
import { board, step } from '../state/wall-state';
import { BoardLayout } from './layouts/board-layout';
import { ConnectingLayout } from './layouts/connecting-layout';
import { FirstRunLayout } from './layouts/first-run-layout';

const layouts = { connecting: ConnectingLayout, firstRun: FirstRunLayout, board: BoardLayout } satisfies Record<string, ComponentType>;

/** The one place that decides which layout shows the board. */
export function chooseLayout(shown: Board | null): keyof typeof layouts {
  if (shown === null) return 'connecting';
  return shown.order.length === 0 ? 'firstRun' : 'board';
}

export function App() {
  const name = useComputed(() => chooseLayout(board.value)).value;
  const Layout = layouts[name];
  return (
    <div class={`step-${step.value}`}>
      <Layout />
    </div>
  );
}
