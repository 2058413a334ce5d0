import { signal } from '@preact/signals';
import type { Sources } from '../api/floor';
import { get } from '../api/request';
import type { SiteSettings } from '../api/settings';

/** The site that the desk is about; null until the hub has answered. */
export interface DeskSite {
  readonly site: string;
  readonly name: string;
  readonly zone: string;
  readonly language: string;
  readonly currency: string | null;
}

export const site = signal<DeskSite | null>(null);

/** Reads the site's name, zone and language; again after they were changed. */
export async function loadSite(): Promise<DeskSite> {
  const { site: name } = await get<Sources>('sources');
  const settings = await get<SiteSettings>(`sites/${encodeURIComponent(name)}/settings`);
  const { name: title, zone, language, currency } = settings;
  const found = { site: name, name: title, zone, language, currency };
  site.value = found;
  return found;
}
