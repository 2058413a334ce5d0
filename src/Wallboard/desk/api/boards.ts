import type { BoardInfo } from '../../feed/frame-contract';
import { get, put, remove } from './request';

/** GET and PUT /api/v1/boards/{board}. */
export interface BoardSettings {
  readonly board: string;
  readonly name: string | null;
  readonly queues: readonly string[] | null; // in their order; null: all, also new ones
  readonly layout: BoardInfo['layout'];
  readonly language: string | null;
  readonly bottom: readonly string[]; // empty: the usual ones
}

/** The board that every site has. */
export const boardOfAll = 'all';

/** Figures that the bottom line of a wall can show, in their usual order. */
export const bottomFigures = ['gotThrough', 'hungUp', 'notCalledBack', 'promisesDue', 'revenueLost'] as const;
export type BottomFigure = (typeof bottomFigures)[number];

const pathOf = (board: string) => `boards/${encodeURIComponent(board)}`;

export const allBoards = async () => (await get<{ readonly boards: readonly BoardSettings[] }>('boards')).boards;
export const readBoard = (board: string) => get<BoardSettings>(pathOf(board));
export const saveBoard = ({ board, name, queues, layout, language, bottom }: BoardSettings) =>
  put<BoardSettings>(pathOf(board), { name, queues, layout, language, bottom });
export const removeBoard = (board: string) => remove(pathOf(board));

export function sameBoard(a: BoardSettings, b: BoardSettings): boolean {
  const key = ({ name, queues, layout, language, bottom }: BoardSettings) => JSON.stringify([name, queues, layout, language, bottom]);
  return key(a) === key(b);
}

const addressCharactersMax = 40;

/** A board's address from its name: "Billing hall" is billing-hall, and billing-hall-2 when that is taken. */
export function addressFor(name: string, taken: readonly string[]): string {
  const plain = name
    .toLowerCase()
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, addressCharactersMax)
    .replace(/^-+|-+$/g, '');
  const base = plain || 'board';
  for (let n = 1; ; n++) {
    const address = n === 1 ? base : `${base}-${n}`;
    if (!taken.includes(address)) return address;
  }
}
