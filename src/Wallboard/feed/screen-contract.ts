// What the hub sends to a wall that was set up as a screen, in answer to Show and whenever it is changed.

export interface ScreenBoard {
  readonly board: string;
  /** How long it stays, from 5 to 3600 s. */
  readonly seconds: number;
}

export interface ScreenDimming {
  /** HH:mm in the site's zone; `from` may be later than `to`: over midnight. */
  readonly from: string;
  readonly to: string;
  /** Of full brightness. */
  readonly percent: number;
}

export interface ScreenView {
  readonly screen: string;
  readonly name: string;
  readonly site: string;
  readonly boards: readonly ScreenBoard[]; // one: no rotation
  readonly language: string | null; // null: the board's, else the site's
  readonly theme: 'dark' | 'light';
  readonly sound: boolean;
  readonly dim: ScreenDimming | null;
  readonly burnInShift: boolean;
}
