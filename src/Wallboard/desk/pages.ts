import type { ComponentType } from 'preact';
import type { DeskTexts } from '../i18n/desk/texts';
import type { Role } from './api/access';

export interface DeskPage {
  /** The last part of its address. */
  readonly path: string;
  readonly name: (say: DeskTexts) => string;
  /** Who may open it. */
  readonly needs: Role;
  readonly load: () => Promise<ComponentType>;
}

/** The pages of the desk, as the bar at the top lists them. A new one is one line here, and a folder. */
export const pages: readonly DeskPage[] = [
  {
    path: 'planner',
    name: (say) => say.planner.title,
    needs: 'view',
    load: () => import('./planner/planner-page').then((page) => page.PlannerPage),
  },
  {
    path: 'callbacks',
    name: (say) => say.customers.callbacks.title,
    needs: 'view',
    load: () => import('./callbacks/callbacks-page').then((page) => page.CallbacksPage),
  },
  {
    path: 'promises',
    name: (say) => say.customers.promises.title,
    needs: 'view',
    load: () => import('./promises/promises-page').then((page) => page.PromisesPage),
  },
  {
    path: 'outcomes',
    name: (say) => say.customers.outcomes.title,
    needs: 'view',
    load: () => import('./outcomes/outcomes-page').then((page) => page.OutcomesPage),
  },
  {
    path: 'boards',
    name: (say) => say.nav.boards,
    needs: 'planner',
    load: () => import('./boards/boards-page').then((page) => page.BoardsPage),
  },
  {
    path: 'walls',
    name: (say) => say.nav.walls,
    needs: 'planner',
    load: () => import('./walls/walls-page').then((page) => page.WallsPage),
  },
  {
    path: 'accuracy',
    name: (say) => say.nav.accuracy,
    needs: 'view',
    load: () => import('./accuracy/accuracy-page').then((page) => page.AccuracyPage),
  },
  {
    path: 'settings',
    name: (say) => say.nav.settings,
    needs: 'planner',
    load: () => import('./settings/settings-page').then((page) => page.SettingsPage),
  },
  {
    path: 'keys',
    name: (say) => say.access.keys.title,
    needs: 'admin',
    load: () => import('./keys/keys-page').then((page) => page.KeysPage),
  },
  {
    path: 'notices',
    name: (say) => say.notices.title,
    needs: 'admin',
    load: () => import('./notices/notices-page').then((page) => page.NoticesPage),
  },
];
