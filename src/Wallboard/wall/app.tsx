import { useComputed } from '@preact/signals';
import type { ComponentType } from 'preact';
import { shape } from '../state/viewport';
import { board, step } from '../state/wall-state';
import { chooseLayout, type LayoutName } from './layout-choice';
import { BoardLayout } from './layouts/board-layout';
import { ConnectingLayout } from './layouts/connecting-layout';
import { FirstRunLayout } from './layouts/first-run-layout';
import { ManyLayout } from './layouts/many-layout';
import { PhoneLayout } from './layouts/phone-layout';
import { PortraitLayout } from './layouts/portrait-layout';
import { SingleLayout } from './layouts/single-layout';

const layouts: Readonly<Record<LayoutName, ComponentType>> = {
  connecting: ConnectingLayout,
  firstRun: FirstRunLayout,
  single: SingleLayout,
  board: BoardLayout,
  many: ManyLayout,
  portrait: PortraitLayout,
  phone: PhoneLayout,
};

export function App() {
  const name = useComputed(() => chooseLayout(board.value, shape.value)).value;
  const Layout = layouts[name];
  return (
    <div class={`step-${step.value} layout-${name}`}>
      <Layout />
    </div>
  );
}
