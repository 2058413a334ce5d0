import type { QueueRow } from '../../feed/frame-contract';
import { textWidth } from '../../format/text-width';
import { words } from '../../state/wall-state';
import { ChannelIcon } from '../shapes/channel-icon';

const shownCharactersMax = 16;
/** More do not fit even at the smallest size that is read from afar. */
const legibleCharactersMax = 23;
/** Room for a name in rem, and how wide a character of Inter semi-bold is at most times, in its own size. */
const nameRoom = { two: 31.2, one: 27.2 } as const;
const smallest = 2.4;

/** The name as it fits: the short one past 16 characters; what is still too long ends after a whole word. */
export function shownName(row: QueueRow): string {
  const name = row.name.length > shownCharactersMax ? row.shortName : row.name;
  if (name.length <= legibleCharactersMax) return name;
  const words = name.slice(0, legibleCharactersMax - 1).split(' ');
  return words.length === 1 ? name : `${words.slice(0, -1).join(' ')} …`;
}

/** The largest size in rem, up to `wished`, at which a name fits its room. */
export function nameSize(name: string, wished: number, room: number): number {
  return Math.max(smallest, Math.min(wished, room / Math.max(0.1, textWidth(name))));
}

interface NameProps {
  readonly row: QueueRow;
  /** Its size in rem where it fits, and the room that it has. */
  readonly wished: number;
  readonly room?: number;
}

/** Name over channel and promise. */
export function NameOverKind({ row, wished, room = nameRoom.two }: NameProps) {
  const name = shownName(row);
  return (
    <div class="name-block">
      <div class="name" style={{ fontSize: `${nameSize(name, wished, room)}rem` }}>
        {name}
      </div>
      <KindLine row={row} />
    </div>
  );
}

/** Channel and promise. */
export function KindLine({ row }: { readonly row: QueueRow }) {
  return (
    <div class="kind">
      <ChannelIcon channel={row.channel} />
      {words.value.texts.row.kind(row.channel, row.threshold, row.promiseConfirmed)}
    </div>
  );
}

/** Name and channel on one line. */
export function NameBesideIcon({ row, wished }: { readonly row: QueueRow; readonly wished: number }) {
  const name = shownName(row);
  return (
    <>
      <span class="name" style={{ fontSize: `${nameSize(name, wished, nameRoom.one)}rem` }}>
        {name}
      </span>
      <ChannelIcon channel={row.channel} />
    </>
  );
}
