import type { Page } from 'playwright-core';
import { type DeskPageOptions, openDesk } from '../support/desk-page';
import { type PictureState, phone, type Size, small } from './states';

const desk: Size = { width: 1440, height: 900 };

/** The page of staffing once all of it is there: the chart, and what would follow of the move that it advises. */
function staffing(options: DeskPageOptions = {}): PictureState['open'] {
  return async ({ browser, url, width, height }) => {
    const opened = await openDesk(browser, url, { ...options, width, height });
    const there = () => opened.page.evaluate(() => document.querySelectorAll('.day-plot canvas, .outcomes').length === 2);
    await opened.passUntil(there);
    await opened.page.clock.runFor(500);
    await stillTime(opened.page);
    return opened;
  };
}

// How many seconds of the page's time have passed by then depends on how fast the machine draws.
function stillTime(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const [where, words] of [
      ['.clock', '14:32:08'],
      ['.fresh > span', '1 s'],
    ] as const) {
      const element = document.querySelector(where);
      if (element !== null) element.textContent = words;
    }
  });
}

/** A page that stands as soon as it has its document. */
function page(path: string, options: DeskPageOptions = {}): PictureState['open'] {
  return async ({ browser, url, width, height }) => {
    const opened = await openDesk(browser, url, { ...options, path, width, height });
    await opened.page.clock.runFor(500);
    await stillTime(opened.page);
    return opened;
  };
}

/** Pages of the desk, light as on most machines and dark. */
export const deskStates = (): readonly PictureState[] => [
  { name: 'planner', shows: 'Billing is four short, Support chat has three to spare', sizes: [desk, small, phone], open: staffing() },
  { name: 'planner-dark', shows: 'The same in the dark, in Norwegian', sizes: [desk], open: staffing({ dark: true, language: 'nb' }) },
  { name: 'callbacks', shows: '21 customers wait for a call-back', sizes: [desk, phone], open: page('callbacks') },
  {
    name: 'callbacks-dark',
    shows: 'The same in the dark, in Danish',
    sizes: [small],
    open: page('callbacks', { dark: true, language: 'da' }),
  },
  { name: 'promises', shows: 'One promise is broken, two will likely be', sizes: [desk], open: page('promises') },
  { name: 'promises-sv', shows: 'The same in Swedish', sizes: [small], open: page('promises', { language: 'sv' }) },
  { name: 'outcomes', shows: 'What came of contacts, by queue and by partner', sizes: [desk], open: page('outcomes') },
];
