import type { ScreenView } from '../../feed/frame-contract';
import { get, post, put, remove } from './request';

/** What whoever sets up a screen decides. */
export type ScreenSettings = Pick<ScreenView, 'name' | 'boards' | 'language' | 'theme' | 'sound' | 'dim' | 'burnInShift'>;

/** A screen as GET /api/v1/screens lists it. */
export interface Screen extends ScreenSettings {
  readonly screen: string; // its id, no secret
  readonly created: string;
  readonly on: number; // windows that show it now
  readonly lastSeen: string | null;
}

/** A screen with the secret of its link, which the hub tells once and does not keep. */
export interface ScreenWithLink extends Screen {
  readonly token: string;
}

const pathOf = (id: string) => `screens/${encodeURIComponent(id)}`;

export const allScreens = async () => (await get<{ readonly screens: readonly Screen[] }>('screens')).screens;
export const addScreen = (settings: ScreenSettings) => post<ScreenWithLink>('screens', settings);
export const saveScreen = (id: string, settings: Partial<ScreenSettings>) => put<Screen>(pathOf(id), settings);
export const newLink = (id: string) => post<ScreenWithLink>(`${pathOf(id)}/link`, {});
export const revokeScreen = (id: string) => remove(pathOf(id));

/** The address that a screen is opened with. What stands behind # never leaves the browser. */
export function linkOf(token: string): string {
  return new URL(`./#${token}`, document.baseURI).href;
}
