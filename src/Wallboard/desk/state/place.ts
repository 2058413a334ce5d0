import { effect, signal } from '@preact/signals';
import { addressOf } from '../api/request';

/** Where in the desk we are: the last part of the path, and what its query says. */
export interface Place {
  readonly page: string;
  readonly query: URLSearchParams;
}

export const place = signal<Place>(read());

/** True while the page holds changes that are not saved: whoever wants to leave is asked first. */
export const unsaved = signal(false);

/** True while those changes are on their way: whoever wants to leave then is not asked, and goes when they are saved. */
export const saving = signal(false);

/** Where somebody wants to go who has changes that are not saved. */
export const leavingFor = signal<string | null>(null);

// When saving ends with nothing left to lose, who waited for it goes; otherwise they stay, to read what was wrong.
effect(() => {
  if (saving.value || leavingFor.peek() === null) return;
  if (unsaved.peek()) leavingFor.value = null;
  else leave();
});

/** The address of a page of the desk. */
export function pageAddress(page: string, query: Readonly<Record<string, string>> = {}): string {
  return addressOf(page, query);
}

/** Goes to another page or part of it; asks first when changes would be lost. */
export function go(page: string, query: Readonly<Record<string, string>> = {}): void {
  goTo(pageAddress(page, query));
}

export function goTo(href: string): void {
  if (href === location.href) return;
  if (unsaved.peek()) leavingFor.value = href;
  else move(href);
}

/** Goes on after the question was answered with "leave". */
export function leave(): void {
  const href = leavingFor.peek();
  leavingFor.value = null;
  unsaved.value = false;
  if (href !== null) move(href);
}

/** Keeps the address true when what is edited got its own, without going anywhere. */
export function renamePlace(page: string, query: Readonly<Record<string, string>>): void {
  history.replaceState(null, '', pageAddress(page, query));
  shownHref = location.href;
  place.value = read();
}

let shownHref = location.href;

function move(href: string): void {
  history.pushState(null, '', href);
  shownHref = location.href;
  place.value = read();
  scrollTo(0, 0);
}

/** Follows the browser's own ways of leaving: its back button, and closing the page. */
export function watchAddress(): void {
  addEventListener('popstate', () => {
    if (!unsaved.peek()) {
      shownHref = location.href;
      place.value = read();
      return;
    }
    const wanted = location.href;
    history.pushState(null, '', shownHref);
    leavingFor.value = wanted;
  });
  addEventListener('beforeunload', (event) => {
    if (unsaved.peek()) event.preventDefault();
  });
}

function read(): Place {
  const page = location.pathname.split('/').pop() ?? '';
  return { page, query: new URLSearchParams(location.search) };
}
