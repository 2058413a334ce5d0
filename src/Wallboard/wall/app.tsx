import { useComputed } from '@preact/signals';
import type { ComponentType } from 'preact';
import { shape } from '../state/viewport';
import { board, step } from '../state/wall-state';
import { chooseLayout, type LayoutName } from './layout-choice';
import { BoardLayout } from './layouts/board-layout';
import { ConnectingLayout } from './layouts/connecting-layout';
import { LaterLayout } from './layouts/later-layout';

/** The usual board comes with the page; it also stands in for a layout whose file is missing. */
const layouts: Readonly<Record<LayoutName, ComponentType | LaterLayout>> = {
  connecting: ConnectingLayout,
  firstRun: new LaterLayout(async () => (await import('./layouts/first-run-layout')).FirstRunLayout),
  single: new LaterLayout(async () => (await import('./layouts/single-layout')).SingleLayout),
  board: BoardLayout,
  many: new LaterLayout(async () => (await import('./layouts/many-layout')).ManyLayout),
  portrait: new LaterLayout(async () => (await import('./layouts/portrait-layout')).PortraitLayout),
  phone: new LaterLayout(async () => (await import('./layouts/phone-layout')).PhoneLayout),
};

const aheadMilliseconds = 5_000;

/**
 * Fetches the other layouts a while after the first: a queue more must not wait for a file, nor for a hub that went away.
 * One after the other: on a network that turns mute, all at once would hold every line to the hub that a browser allows.
 */
export function fetchLayoutsAhead(): void {
  setTimeout(async () => {
    for (const layout of Object.values(layouts)) if (layout instanceof LaterLayout) await layout.fetch();
  }, aheadMilliseconds);
}

export function App() {
  const name = useComputed(() => chooseLayout(board.value, shape.value)).value;
  // The style sheets of these also shape what stands there before a board does.
  if (shape.value !== 'landscape') standIn(layouts[shape.value]);
  const Layout = standIn(layouts[name]);
  return <div class={`step-${step.value} layout-${name}`}>{Layout !== null && <Layout />}</div>;
}

/** The layout, nothing for the moment in which it comes, or the usual board while its file cannot be had. */
function standIn(layout: ComponentType | LaterLayout): ComponentType | null {
  const there = layout instanceof LaterLayout ? layout.now : layout;
  if (there === 'loading') return null;
  return there === 'missing' ? BoardLayout : there;
}
