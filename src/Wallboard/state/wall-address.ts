/** What the page's address asks for: a screen's link `/#TOKEN`, or a board `/?board=NAME&site=SITE`. */
export interface WallAddress {
  /** The secret of a screen's link. It stands in the fragment, which no server ever logs. */
  readonly token: string | null;
  readonly board: string;
  readonly site: string | null;
  /** Shown in the boards page, which says what to show of the board. */
  readonly preview: boolean;
}

const tokenCharactersMax = 128;

export function addressOf({ search, hash }: { readonly search: string; readonly hash: string }): WallAddress {
  const query = new URLSearchParams(search);
  const token = hash.replace(/^#/, '').slice(0, tokenCharactersMax);
  return { token: token === '' ? null : token, board: query.get('board') ?? 'all', site: query.get('site'), preview: query.has('preview') };
}
