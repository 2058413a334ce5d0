/** What a language gives its pages to count and list with. */
export interface Counting {
  /** A number with its noun: 1 agent, 2 agents. */
  readonly counted: (n: number, one: string, other: string) => string;
  readonly listed: (names: readonly string[]) => string;
  readonly number: (n: number) => string;
}
