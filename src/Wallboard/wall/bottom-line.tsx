import type { SiteRow } from '../feed/frame-contract';
import type { Formats } from '../format/formats';
import type { Texts } from '../i18n/texts';
import { board, newestNews, step, words } from '../state/wall-state';

/** One figure of the bottom line. */
interface Tile {
  readonly label: string;
  readonly value: string | null;
  readonly more: string;
}

/** `offlineAt`: the time of the last data when the board is offline, else null. */
type TileMaker = (site: SiteRow, offlineAt: string | null, texts: Texts, formats: Formats) => Tile;

const tiles: Readonly<Record<string, TileMaker>> = {
  gotThrough: (site, offlineAt, { today: say }, formats) => {
    const { value, reached, tried } = site.gotThroughToday;
    return {
      label: offlineAt === null ? say.gotThrough : say.gotThroughTo(offlineAt),
      value: value === null ? null : formats.percentText(value),
      more: value === null ? '' : say.outOf(formats.count(reached), formats.count(tried)),
    };
  },
  hungUp: (site, offlineAt, { today: say }, formats) => {
    const { abandoned, abandonRate } = site.today;
    return {
      label: offlineAt === null ? say.hungUp : say.hungUpTo(offlineAt),
      value: formats.count(abandoned),
      more: abandonRate === null ? '' : formats.finePercent(abandonRate),
    };
  },
  notCalledBack: (site, _, { today: say }, formats) => ({
    label: say.notCalledBack,
    value: site.unreturned === null ? null : formats.count(site.unreturned),
    more: site.unreturned === null ? '' : say.ofWhoHungUp(formats.count(site.today.abandoned)),
  }),
  promisesDue: (site, offlineAt, { today: say }, formats) => ({
    label: say.promisesDue,
    value: site.promises === null ? null : formats.count(site.promises.dueToday),
    more: site.promises === null ? '' : offlineAt === null ? say.willBeLate(site.promises.likelyBroken) : say.at(offlineAt),
  }),
  revenueLost: (site, offlineAt, { today: say }, formats) => {
    const money = (amount: number) => (site.currency === null ? formats.count(amount) : formats.money(amount, site.currency));
    const risk = site.valueAtRisk === null ? '' : say.moreAtRisk(money(site.valueAtRisk));
    return {
      label: say.revenueLost,
      value: site.valueLost === null ? null : money(site.valueLost),
      more: site.valueLost === null ? '' : offlineAt === null ? risk : say.at(offlineAt),
    };
  },
};

const usual = Object.keys(tiles);

/** The day so far, in at most five figures; the board may name its own. */
export function BottomLine() {
  const shown = board.value;
  if (shown === null) return null;
  const { texts, formats } = words.value;
  const offlineAt = step.value === 'offline' && newestNews.value !== null ? formats.time(newestNews.value) : null;
  const named = shown.info.bottom.filter((name) => name in tiles);
  return (
    <footer class="today">
      {(named.length > 0 ? named : usual).slice(0, 5).map((name) => {
        const tile = tiles[name]?.(shown.site, offlineAt, texts, formats);
        if (tile === undefined) return null;
        return (
          <div key={name}>
            <div class="label">{tile.label}</div>
            <div class="figure">
              <b class={tile.value === null ? 'display dim' : 'display'}>{tile.value ?? '–'}</b>
              <span class="more">{tile.more}</span>
            </div>
          </div>
        );
      })}
    </footer>
  );
}
