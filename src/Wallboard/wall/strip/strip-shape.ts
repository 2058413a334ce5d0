import type { QueueRow, WaitingMark } from '../../feed/frame-contract';
import { isWritten } from '../../state/row-condition';

/** What is drawn on top of a waiting person's stem. */
export type Head = 'ring' | 'disc' | 'diamond';

export interface Pin {
  readonly mark: number;
  readonly x: number;
  /** Centre of the head, from the top. */
  readonly y: number;
  readonly head: Head;
  /** Taller than the strip: drawn with a cut. */
  readonly cut: boolean;
}

/** A strip of waiting people as shapes, in px of the strip's own grid (10 px = 1 rem). */
export interface StripShape {
  readonly width: number;
  readonly height: number;
  readonly base: number;
  readonly promiseY: number;
  readonly pins: readonly Pin[];
  /** Half the height of a diamond: every head is measured by it. */
  readonly headSize: number;
  readonly stem: number;
  /** Thin bars as one path, and their width. */
  readonly bars: string;
  readonly barWidth: number;
  /** How many people a bar stands for; 1 unless the queue is past what marks can show. */
  readonly peoplePerBar: number;
  /** Where the first and the last one stand, be they pins or bars. */
  readonly firstX: number;
  readonly lastX: number;
  /** Those who hung up just now: where their crosses stand. */
  readonly crosses: readonly { readonly mark: number; readonly x: number }[];
}

/** How large the marks of a strip may grow, in px of its grid. */
export interface StripMeasure {
  /** Room at the end that marks leave free, for words. */
  readonly endRoom: number;
  readonly spacing: number;
  readonly headSize: number;
  readonly stem: number;
  readonly riskyPinWidth: number;
  readonly barSpacing: number;
  readonly crossSpacing: number;
}

export interface StripOptions {
  /** In px of the strip's own grid; `usualStripWidth` when not said. */
  readonly width?: number;
  readonly height: number;
  /** As a row of this height has it when not said. */
  readonly measure?: StripMeasure;
  /** The moment that waits are reckoned to (milliseconds). */
  readonly at: number;
  /** How many promises tall the strip is, for phone and chat. */
  readonly liveScale: number;
  /** Whether risk is shown; never for old figures. */
  readonly showRisk: boolean;
}

export const usualStripWidth = 330;
const pinsMax = 18;
/** Pins that stand closer than this are no longer told apart. */
const pinWidthMin = 14;
const riskyPinsMax = 10;
/** How much of a crowded strip the pins of those at risk may take. */
const riskyShareMax = 0.73;
const crossesMax = 5;
/** One cross for so much of the strip's width: the living need it more. */
const widthPerCross = 60;
const lossSeconds = 30;
const riskShownMin = 0.35;
/** On a written channel the promise stands at 62 % of the height. */
const writtenScale = 1 / 0.62;

/** The marks of a strip in a row: they grow with its height. */
function rowMeasure(height: number): StripMeasure {
  return {
    endRoom: 0,
    spacing: 15 + height * 0.26,
    headSize: 4 + height * 0.147,
    stem: 2.5 + height * 0.1,
    riskyPinWidth: 24,
    barSpacing: 9,
    crossSpacing: 22,
  };
}

export function stripShape(row: QueueRow, options: StripOptions): StripShape {
  const { width = usualStripWidth, height, at, measure = rowMeasure(height) } = options;
  const base = height - 1;
  const crosses = crossesOf(row, at, width, measure);
  const room = width - Math.max(measure.endRoom, crosses.length === 0 ? 0 : crosses.length * measure.crossSpacing + 8);
  const scale = isWritten(row) ? writtenScale : options.liveScale;
  const heads = options.showRisk ? headsOf(row) : new Map<number, Head>();
  const spacing = Math.min(measure.spacing, room / Math.max(1, row.contacts.length));
  const crowded = row.waiting > Math.min(pinsMax, Math.floor((width - measure.endRoom) / pinWidthMin)) || isWritten(row);
  const headSize = Math.min(measure.headSize, (crowded ? measure.riskyPinWidth : spacing) * 0.44);
  const full = base - headSize - 1.7;
  const rise = (ratio: number) => Math.max(headSize * 0.88, (Math.min(ratio, scale) / scale) * full);
  const pinOf = (contact: WaitingMark, x: number): Pin => {
    const ratio = waitRatio(row, contact, at);
    return { mark: contact.mark, x, y: base - rise(ratio), head: heads.get(contact.mark) ?? 'ring', cut: ratio > scale };
  };
  const shape = {
    width,
    height,
    base,
    promiseY: base - full / scale,
    headSize,
    crosses,
  };
  if (!crowded) {
    const pins = row.contacts.map((contact, i) => pinOf(contact, spacing * (i + 0.5)));
    const ends = { firstX: spacing / 2, lastX: pins.length === 0 ? 0 : spacing * (pins.length - 0.5) };
    return { ...shape, ...ends, pins, stem: Math.min(measure.stem, spacing * 0.33), bars: '', barWidth: 0, peoplePerBar: 1 };
  }
  return { ...shape, ...crowd(row, { at, base, full, scale, room, measure, heads, pinOf }) };
}

interface CrowdFrame {
  readonly at: number;
  readonly base: number;
  readonly full: number;
  readonly scale: number;
  readonly room: number;
  readonly measure: StripMeasure;
  readonly heads: ReadonlyMap<number, Head>;
  readonly pinOf: (contact: WaitingMark, x: number) => Pin;
}

type Crowd = Pick<StripShape, 'pins' | 'bars' | 'barWidth' | 'stem' | 'peoplePerBar' | 'firstX' | 'lastX'>;

// Past 18 people, and on written channels: pins for those at risk, thin bars for the rest; past what the hub marks, one bar
// for a group.
function crowd(row: QueueRow, frame: CrowdFrame): Crowd {
  const { riskyPinWidth } = frame.measure;
  const peoplePerBar = row.groups[0]?.count ?? 1;
  const risky = peoplePerBar > 1 ? new Set<number>() : riskiest(row, frame);
  const ratios = peoplePerBar === 1 ? [] : groupRatios(row, peoplePerBar, frame.at);
  const barCount = peoplePerBar === 1 ? row.contacts.length - risky.size : ratios.length;
  const barSpacing = Math.min(frame.measure.barSpacing, (frame.room - risky.size * riskyPinWidth) / Math.max(1, barCount));
  const barTop = (ratio: number) => frame.base - Math.max(1, (Math.min(ratio, frame.scale) / frame.scale) * frame.full);
  const pins: Pin[] = [];
  let bars = '';
  let x = 0;
  const first = row.contacts[0];
  const firstWidth = first !== undefined && risky.has(first.mark) ? riskyPinWidth : barSpacing;
  let lastWidth = firstWidth;
  const bar = (ratio: number) => {
    bars += `M${(x + barSpacing / 2).toFixed(1)} ${frame.base}V${barTop(ratio).toFixed(1)}`;
    x += barSpacing;
    lastWidth = barSpacing;
  };
  if (peoplePerBar > 1) {
    for (const ratio of ratios) bar(ratio);
  } else {
    for (const contact of row.contacts) {
      if (risky.has(contact.mark)) {
        pins.push(frame.pinOf(contact, x + riskyPinWidth / 2));
        x += riskyPinWidth;
        lastWidth = riskyPinWidth;
      } else {
        bar(waitRatio(row, contact, frame.at));
      }
    }
  }
  const ends = { firstX: firstWidth / 2, lastX: Math.max(0, x - lastWidth / 2) };
  return { ...ends, pins, bars, barWidth: barSpacing * 0.56, stem: riskyPinWidth / 3, peoplePerBar };
}

// The marked people are taken together in groups of the same size as those behind them.
function groupRatios(row: QueueRow, peoplePerBar: number, at: number): number[] {
  const ratios: number[] = [];
  for (let i = 0; i < row.contacts.length; i += peoplePerBar) ratios.push(waitRatio(row, row.contacts[i] as WaitingMark, at));
  for (const group of row.groups) ratios.push(waitRatio(row, group, at));
  return ratios;
}

function riskiest(row: QueueRow, { heads, room, measure }: CrowdFrame): Set<number> {
  const shownMax = Math.min(riskyPinsMax, Math.floor((room * riskyShareMax) / measure.riskyPinWidth));
  const risk = (mark: number) => row.contacts.find((contact) => contact.mark === mark)?.risk5Min ?? 0;
  const marks = [...heads].filter(([, head]) => head !== 'ring').map(([mark]) => mark);
  return new Set(marks.sort((a, b) => risk(b) - risk(a)).slice(0, shownMax));
}

/** The `likely` people with the highest risk in the next 5 minutes get the diamond, so that count and diamonds agree. */
function headsOf(row: QueueRow): Map<number, Head> {
  const known = row.contacts.filter((contact) => contact.risk5Min !== null);
  const byRisk = [...known].sort((a, b) => (b.risk5Min ?? 0) - (a.risk5Min ?? 0));
  const diamonds = new Set(byRisk.slice(0, row.likely ?? 0).map((contact) => contact.mark));
  return new Map(
    known.map((contact) => {
      if (diamonds.has(contact.mark)) return [contact.mark, 'diamond'];
      return [contact.mark, (contact.risk ?? 0) >= riskShownMin ? 'disc' : 'ring'];
    }),
  );
}

/** How long somebody has waited, in promises of the queue, in the promise's own time. */
function waitRatio(row: QueueRow, waiting: { readonly since: string; readonly workingDays: number | null }, at: number): number {
  const { threshold } = row;
  if (threshold.workingDays !== null && waiting.workingDays !== null) return waiting.workingDays / Math.max(threshold.workingDays, 0.01);
  if (threshold.seconds === null || threshold.seconds <= 0) return 0;
  return Math.max(0, at - Date.parse(waiting.since)) / 1000 / threshold.seconds;
}

function crossesOf(row: QueueRow, at: number, width: number, { crossSpacing }: StripMeasure): { mark: number; x: number }[] {
  const recent = row.losses.filter((loss) => at - Date.parse(loss.at) <= lossSeconds * 1000);
  const shown = recent.slice(-Math.max(1, Math.min(crossesMax, Math.floor(width / widthPerCross))));
  return shown.map((loss, i) => ({ mark: loss.mark, x: width - crossSpacing * (i + 0.45) }));
}
