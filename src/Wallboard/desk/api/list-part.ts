/** Which part of a long list an answer has. Its places stay where they are while rows come and go before them. */
export interface ListPart {
  /** How many rows stand before it. */
  readonly before: number;
  readonly from: string | null; // null: the list is empty
  readonly previous: string | null;
  readonly next: string | null;
}

/** As many as somebody works through before looking up again. */
export const rowsOfPart = 25;

/** What asks for the part that begins at a place; null: the first. */
export const partOf = (from: string | null): Readonly<Record<string, string>> => ({
  limit: String(rowsOfPart),
  ...(from === null ? {} : { from }),
});
