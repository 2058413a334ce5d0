import type { ScreenView } from '../../feed/frame-contract';
import { get, post, remove } from './request';

export type Role = 'ingest' | 'view' | 'planner' | 'admin';

/** Who the hub takes us for. */
export interface Me {
  readonly name: string | null;
  readonly how: 'nobody' | 'local' | 'key' | 'proxy';
  readonly site: string | null; // of requests that name none
  readonly roles: readonly { readonly site: string | null; readonly role: Role }[]; // site null: at every one
}

export const readMe = () => get<Me>('me');

/** A key as GET /api/v1/keys lists it, without its secret. */
export interface Key {
  readonly key: string; // its name, no secret
  readonly name: string;
  readonly role: Role;
  readonly site: string | null; // null: every site
  readonly source: string | null;
  readonly state: 'active' | 'expired' | 'revoked';
  readonly created: string;
  readonly expires: string | null;
  readonly revoked: string | null;
  readonly lastUsed: string | null;
}

/** A key with its secret, which the hub tells once and does not keep. */
export interface KeyWithSecret extends Key {
  readonly secret: string;
}

export interface KeyWish {
  readonly name: string;
  readonly role: Role;
  readonly source?: string;
  readonly expires: string | null;
  readonly allSites: boolean;
}

export const allKeys = async () => (await get<{ readonly keys: readonly Key[] }>('keys')).keys;
export const makeKey = (wish: KeyWish) => post<KeyWithSecret>('keys', wish);
export const revokeKey = (key: string) => remove(`keys/${encodeURIComponent(key)}`);

/** Lets the wall that shows this code be a screen: one that is there, or a new one of this name. */
export const pair = (code: string, screen: { readonly screen: string } | { readonly name: string }) =>
  post<ScreenView>('pairings', { code, ...screen });
