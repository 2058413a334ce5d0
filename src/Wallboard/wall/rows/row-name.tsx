import type { QueueRow } from '../../feed/frame-contract';
import { words } from '../../state/wall-state';
import { ChannelIcon } from '../shapes/channel-icon';

const shownCharactersMax = 16;
/** Room for a name in rem, and how wide a character of Inter semi-bold is at most times, in its own size. */
const nameRoom = { two: 31.6, one: 29.4 } as const;
const characterWidth = 0.53;
const smallest = 2.4;

/** The name as it fits: the short one past 16 characters. */
export function shownName(row: QueueRow): string {
  return row.name.length > shownCharactersMax ? row.shortName : row.name;
}

/** The largest size in rem, up to `wished`, at which a name of so many characters fits its room. */
export function nameSize(name: string, wished: number, room: number): number {
  return Math.max(smallest, Math.min(wished, room / Math.max(1, name.length) / characterWidth));
}

/** Name over channel and promise. */
export function NameOverKind({ row, wished }: { readonly row: QueueRow; readonly wished: number }) {
  const { texts } = words.value;
  const name = shownName(row);
  return (
    <div class="name-block">
      <div class="name" style={{ fontSize: `${nameSize(name, wished, nameRoom.two)}rem` }}>
        {name}
      </div>
      <div class="kind">
        <ChannelIcon channel={row.channel} />
        {texts.row.kind(row.channel, row.threshold, row.promiseConfirmed)}
      </div>
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
