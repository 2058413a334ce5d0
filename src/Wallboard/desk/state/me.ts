import { computed, signal } from '@preact/signals';
import { keepKeyOfTab } from '../../feed/sign-in';
import { type Me, type Role, readMe } from '../api/access';
import { onUnknown, siteOfAddress } from '../api/request';

const nobody: Me = { name: null, how: 'nobody', site: null, roles: [] };

/** Who the hub takes us for; null until it has answered. */
export const me = signal<Me | null>(null);

/** True when the hub asks for a key, and this tab has none that opens anything. */
export const signedOut = computed(() => me.value?.how === 'nobody');

export async function loadMe(): Promise<void> {
  onUnknown(() => {
    me.value = nobody;
  });
  me.value = await readMe();
}

/** Tries a key. False: it opens nothing. */
export async function signIn(key: string): Promise<boolean> {
  keepKeyOfTab(key);
  const found = await readMe();
  if (found.how !== 'nobody') return true;
  keepKeyOfTab(null);
  return false;
}

export function signOut(): void {
  keepKeyOfTab(null);
  location.reload();
}

const ranks: Record<Role, number> = { ingest: 0, view: 1, planner: 2, admin: 3 };

/** Whether we have this role, or one that includes it, at the site of this page; true until the hub has answered. */
export function may(role: Role): boolean {
  const known = me.value;
  if (known === null) return true;
  const at = siteOfAddress() ?? known.site;
  return known.roles.some((each) => (each.site === null || each.site === at) && ranks[each.role] >= ranks[role]);
}

/** Whether we have it at every site. */
export function mayEverywhere(role: Role): boolean {
  return me.value?.roles.some((each) => each.site === null && ranks[each.role] >= ranks[role]) ?? false;
}
