import type { ListPart } from '../api/list-part';
import { Pager } from '../kit/pager';
import { go, place } from '../state/place';

interface PartPagerProps {
  /** The page that it turns; the address keeps where it is. */
  readonly page: string;
  /** The id of the list's heading. */
  readonly of: string;
  readonly part: ListPart;
  readonly shown: number;
  readonly all: number;
}

/** Turns the parts of a list that the hub tells part by part. */
export function PartPager({ page, of, part, shown, all }: PartPagerProps) {
  const { from, site: _, ...rest } = Object.fromEntries(place.value.query);
  const isFirst = from === undefined;
  const turn = (to: string | null) => (to === null ? null : () => go(page, { ...rest, from: to }));
  // The first part is that of the newest rows, whichever they will be.
  const back = part.previous === null || isFirst ? null : part.before <= shown ? () => go(page, rest) : turn(part.previous);
  return <Pager of={of} before={isFirst ? 0 : part.before} shown={shown} all={all} onPrevious={back} onNext={turn(part.next)} />;
}
