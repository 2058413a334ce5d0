import type { Browser, Page } from 'playwright-core';
import type { BoardSnapshot } from '../../../src/Wallboard/feed/frame-contract';
import { snapshotOf } from '../boards/build';
import { withDay, withForecasts } from '../boards/forecasts';
import { ablazeBoard, manyBoard } from '../boards/many-boards';
import { attentionBoard, calmBoard, catchingUpBoard } from '../boards/mock-boards';
import * as single from '../boards/single-boards';
import { translatedBoard } from '../boards/translated-boards';
import { openWall, type WallPage, type WallPageOptions } from '../support/wall-page';
import { deskStates } from './desk-states';
import { wallStates } from './wall-states';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Stage extends Size {
  readonly browser: Browser;
  /** The address of the built pages, with a slash at its end. */
  readonly url: string;
}

/** A page as it is to be photographed, and what the browser complained of meanwhile. */
export interface Opened {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** One layout or state that has an approved picture in each of its sizes: docs/pictures/NAME-WIDTHxHEIGHT.png. */
export interface PictureState {
  readonly name: string;
  /** What the picture shows, in a few words. */
  readonly shows: string;
  readonly sizes: readonly Size[];
  open(stage: Stage): Promise<Opened>;
}

export const hd: Size = { width: 1920, height: 1080 };
export const small: Size = { width: 1280, height: 720 };
export const uhd: Size = { width: 3840, height: 2160 };
/** Not 16:9: the wall stands in the middle. */
export const ultraWide: Size = { width: 2560, height: 1080 };
export const oldScreen: Size = { width: 1024, height: 768 };
export const portrait: Size = { width: 1080, height: 1920 };
export const phone: Size = { width: 390, height: 844 };
export const smallPhone: Size = { width: 360, height: 640 };
export const tablet: Size = { width: 768, height: 1024 };
export const uprightUhd: Size = { width: 2160, height: 3840 };

/** The wall on a recorded board, and what happens to it before the picture is taken. */
export function onBoard(
  board: BoardSnapshot | string,
  then: (wall: WallPage) => Promise<unknown> = async () => undefined,
  options: WallPageOptions = {},
): PictureState['open'] {
  return async ({ browser, url, width, height }) => {
    const wall = await openWall(browser, url, board, { ...options, width, height });
    // Any language but English comes as a file of its own, for which the board waits.
    await wall.passUntil(async () => (await wall.page.locator('.fresh, .next-try, .sticky-fresh').count()) > 0);
    await then(wall);
    return wall;
  };
}

/** The same in the light theme. */
const inLight =
  (board: BoardSnapshot): PictureState['open'] =>
  (stage) =>
    onBoard(board)({ ...stage, url: `${stage.url}?theme=light` });

const language = (tag: 'nb' | 'sv' | 'da') =>
  onBoard(translatedBoard(tag), (wall) => wall.passUntil(async () => (await wall.page.locator('.row').count()) > 0), { language: tag });

/** Who builds a layout or a state adds it here, with the sizes where it looks different. */
export const pictureStates: readonly PictureState[] = [
  { name: 'wall', shows: 'Three queues of eight need somebody', sizes: [hd, small, uhd], open: onBoard(attentionBoard()) },
  { name: 'wall-calm', shows: 'All on promise', sizes: [hd, small], open: onBoard(calmBoard()) },
  {
    name: 'wall-forecasts',
    shows: 'Forecasts, risk and advice, and all figures of the day',
    sizes: [hd, small],
    open: onBoard(withDay(withForecasts(attentionBoard()))),
  },
  {
    name: 'wall-wide',
    shows: 'The board in the middle of a wide screen',
    sizes: [ultraWide],
    open: onBoard(withForecasts(attentionBoard())),
  },
  { name: 'wall-narrow', shows: 'The board on an old screen', sizes: [oldScreen], open: onBoard(withForecasts(attentionBoard())) },
  { name: 'wall-single', shows: 'One queue', sizes: [hd, small, uhd], open: onBoard(single.singleBoard()) },
  { name: 'single-now', shows: 'One queue without forecasts', sizes: [hd], open: onBoard(single.singleWithoutForecasts()) },
  { name: 'single-calm', shows: 'One queue on promise', sizes: [hd], open: onBoard(single.singleCalm()) },
  { name: 'single-mail', shows: 'One queue of e-mail', sizes: [hd], open: onBoard(single.singleMail()) },
  { name: 'single-crowd', shows: 'One queue, more people than marks', sizes: [hd], open: onBoard(single.singleCrowd()) },
  { name: 'single-eighteen', shows: 'One queue, agents unknown', sizes: [hd], open: onBoard(single.singleEighteen()) },
  { name: 'single-thousand', shows: 'One queue, four digits', sizes: [hd], open: onBoard(single.singleThousand()) },
  { name: 'single-learning', shows: 'One queue that is being learned', sizes: [hd], open: onBoard(single.singleLearning()) },
  { name: 'single-closed', shows: 'One closed queue', sizes: [hd], open: onBoard(single.singleClosed()) },
  { name: 'single-silent', shows: 'One silent queue', sizes: [hd], open: onBoard(single.singleSilent()) },
  { name: 'wall-many', shows: '28 queues', sizes: [hd, small, uhd], open: onBoard(manyBoard(28)) },
  { name: 'many-eleven', shows: '11 queues', sizes: [hd], open: onBoard(manyBoard(11)) },
  { name: 'many-hundred', shows: '100 queues, a page of them', sizes: [hd, small], open: onBoard(manyBoard(100)) },
  { name: 'many-calm', shows: '28 queues on promise', sizes: [hd], open: onBoard(manyBoard(28, [])) },
  { name: 'many-ablaze', shows: '20 of 60 queues need somebody', sizes: [hd], open: onBoard(ablazeBoard()) },
  { name: 'wall-portrait', shows: 'Upright', sizes: [portrait, uprightUhd, tablet], open: onBoard(withForecasts(attentionBoard())) },
  { name: 'portrait-calm', shows: 'Upright, all on promise', sizes: [portrait], open: onBoard(calmBoard()) },
  { name: 'portrait-single', shows: 'Upright, one queue', sizes: [portrait], open: onBoard(single.singleBoard()) },
  { name: 'portrait-many', shows: 'Upright, 60 queues, a page of them', sizes: [portrait, tablet], open: onBoard(manyBoard(60)) },
  { name: 'portrait-first-run', shows: 'Upright, no queue yet', sizes: [portrait, tablet], open: onBoard(snapshotOf([])) },
  {
    name: 'portrait-offline',
    shows: 'Upright, four minutes without news',
    sizes: [portrait],
    open: onBoard(attentionBoard(), async (wall) => {
      await wall.hub.hangUp();
      await wall.page.clock.runFor(242_000);
    }),
  },
  { name: 'wall-phone', shows: 'In a hand', sizes: [phone, smallPhone], open: onBoard(withForecasts(attentionBoard())) },
  {
    name: 'phone-open',
    shows: 'In a hand, a calm queue opened',
    sizes: [phone],
    open: onBoard(calmBoard(), async (wall) => {
      await wall.page.locator('[data-queue=customer-e-mail] button').click();
      await wall.page.clock.runFor(100);
    }),
  },
  { name: 'phone-first-run', shows: 'In a hand, no queue yet', sizes: [phone], open: onBoard(snapshotOf([])) },
  { name: 'light', shows: 'The light theme', sizes: [hd], open: inLight(withForecasts(attentionBoard())) },
  { name: 'light-many', shows: 'The light theme, 28 queues', sizes: [hd], open: inLight(manyBoard(28)) },
  { name: 'light-single', shows: 'The light theme, one queue', sizes: [hd], open: inLight(single.singleBoard()) },
  { name: 'light-portrait', shows: 'The light theme, upright', sizes: [portrait], open: inLight(withForecasts(attentionBoard())) },
  { name: 'light-phone', shows: 'The light theme, in a hand', sizes: [phone], open: inLight(withForecasts(attentionBoard())) },
  { name: 'wall-nb', shows: 'Norwegian bokmål', sizes: [hd], open: language('nb') },
  { name: 'wall-sv', shows: 'Swedish', sizes: [hd], open: language('sv') },
  { name: 'wall-da', shows: 'Danish', sizes: [hd], open: language('da') },
  {
    name: 'catching-up',
    shows: 'Nobody is past the promise any more, the level still holds',
    sizes: [hd],
    open: onBoard(catchingUpBoard()),
  },
  { name: 'first-run', shows: 'No queue yet', sizes: [hd, small], open: onBoard(snapshotOf([])) },
  {
    name: 'delayed',
    shows: '48 s without news',
    sizes: [hd, small],
    open: onBoard(attentionBoard(), async (wall) => {
      await wall.hub.hangUp();
      await wall.pass(48, false);
    }),
  },
  {
    name: 'offline',
    shows: 'Four minutes without news',
    sizes: [hd, small],
    open: onBoard(attentionBoard(), async (wall) => {
      await wall.hub.hangUp();
      await wall.page.clock.runFor(242_000);
    }),
  },
  ...wallStates(),
  ...deskStates(),
];
