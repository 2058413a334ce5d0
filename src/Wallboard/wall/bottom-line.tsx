import type { SiteRow } from '../feed/frame-contract';
import type { Formats } from '../format/formats';
import type { Texts } from '../i18n/texts';
import { type FigureName, shownFigures } from '../state/bottom-choice';
import { board, newestNews, step, words } from '../state/wall-state';

/** One figure of the day. */
interface Tile {
  readonly label: string;
  /** The label where there is little room. */
  readonly brief: string;
  readonly value: string | null;
  readonly more: string;
}

/** `offlineAt`: the time of the last data when the board is offline, else null. */
type TileMaker = (site: SiteRow, offlineAt: string | null, texts: Texts, formats: Formats) => Tile;

const tiles: Readonly<Record<FigureName, TileMaker>> = {
  gotThrough: (site, offlineAt, { today: say, brief }, formats) => {
    const { value, reached, tried } = site.gotThroughToday;
    return {
      label: offlineAt === null ? say.gotThrough : say.gotThroughTo(offlineAt),
      brief: offlineAt === null ? brief.gotThrough : say.gotThroughTo(offlineAt),
      value: value === null ? null : formats.percentText(value),
      more: value === null ? '' : say.outOf(formats.count(reached), formats.count(tried)),
    };
  },
  hungUp: (site, offlineAt, { today: say, brief }, formats) => {
    const { abandoned, abandonRate } = site.today;
    return {
      label: offlineAt === null ? say.hungUp : say.hungUpTo(offlineAt),
      brief: offlineAt === null ? brief.hungUp : say.hungUpTo(offlineAt),
      value: formats.count(abandoned),
      more: abandonRate === null ? '' : formats.finePercent(abandonRate),
    };
  },
  notCalledBack: (site, _, { today: say }, formats) => ({
    label: say.notCalledBack,
    brief: say.notCalledBack,
    value: site.unreturned === null ? null : formats.count(site.unreturned.customers),
    more: site.unreturned === null ? '' : say.ofWhoGaveUp(formats.count(site.unreturned.gaveUp)),
  }),
  promisesDue: (site, offlineAt, { today: say, brief }, formats) => ({
    label: say.promisesDue,
    brief: brief.promisesDue,
    value: site.promises === null ? null : formats.count(site.promises.dueToday),
    more: site.promises === null ? '' : offlineAt !== null ? say.at(offlineAt) : lateText(site.promises.likelyBroken, say.willBeLate),
  }),
  revenueLost: (site, offlineAt, { today: say, brief }, formats) => {
    const money = (amount: number) => (site.currency === null ? formats.count(amount) : formats.money(amount, site.currency));
    const risk = site.valueAtRisk === null ? '' : say.moreAtRisk(money(site.valueAtRisk));
    // What was lost is not told (yet); what may be is.
    if (site.valueLost === null && site.valueAtRisk !== null)
      return { label: say.atRiskNow, brief: say.atRiskNow, value: offlineAt === null ? money(site.valueAtRisk) : null, more: '' };
    return {
      label: say.revenueLost,
      brief: brief.revenueLost,
      value: site.valueLost === null ? null : money(site.valueLost),
      more: site.valueLost === null ? '' : offlineAt === null ? risk : say.at(offlineAt),
    };
  },
};

/** How many promises will be late; nothing where that is not known. */
const lateText = (late: number | null, willBeLate: (n: number) => string) => (late === null ? '' : willBeLate(late));

/** From so many characters on a value is set smaller where its column is narrow. */
const longValueMin = 9;

/** Labels too long for a third of an upright wall. */
const longLabels: readonly FigureName[] = ['promisesDue', 'revenueLost'];

interface BottomLineProps {
  /** Short labels everywhere, or only where a column of an upright wall is too narrow for the whole one. */
  readonly labels?: 'full' | 'upright' | 'brief';
}

/** The day so far, in the figures that the board chose. */
export function BottomLine({ labels = 'full' }: BottomLineProps) {
  const shown = board.value;
  if (shown === null) return null;
  const { texts, formats } = words.value;
  const offlineAt = step.value === 'offline' && newestNews.value !== null ? formats.time(newestNews.value) : null;
  const names = shownFigures(shown.info.bottom, shown.site);
  return (
    <footer class={`today today-${names.length}`}>
      {names.map((name) => {
        const tile = tiles[name](shown.site, offlineAt, texts, formats);
        const brief = labels === 'brief' || (labels === 'upright' && longLabels.includes(name));
        const look = ['display', tile.value === null ? 'dim' : '', (tile.value ?? '').length >= longValueMin ? 'long-value' : ''];
        return (
          <div key={name} class={`today-figure today-${name}`}>
            <div class="label">{brief ? tile.brief : tile.label}</div>
            <div class="figure">
              <b class={look.filter(Boolean).join(' ')}>{tile.value ?? '–'}</b>
              {tile.more !== '' && <span class="more">{tile.more}</span>}
            </div>
          </div>
        );
      })}
    </footer>
  );
}
