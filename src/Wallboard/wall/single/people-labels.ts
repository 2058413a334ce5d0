import type { QueueRow } from '../../feed/frame-contract';
import { type Figure, type Formats, wholePercent } from '../../format/formats';
import type { Texts } from '../../i18n/texts';
import { waitedFigure } from '../rows/cell-words';
import type { Head, StripShape } from '../strip/strip-shape';

/** What stands beneath one mark: how long it has waited, and its risk where that is known. */
export interface PersonLabel {
  readonly key: string;
  readonly x: number;
  readonly wait: string;
  readonly risk: string | null;
  readonly head: Head;
}

export interface PeopleLabels {
  readonly labels: readonly PersonLabel[];
  /** Type size in px of the strip's grid. */
  readonly size: number;
}

const sizes = [32, 27] as const;
/** How wide a character of a time is, in its own size, and the room between two. */
const characterWidth = 0.6;
const gap = 16;

/**
 * Each person's wait beneath the mark, as far as they can be told apart: the first and the last one always, the others
 * from the front on. Of a crowd, those who stand out.
 */
export function peopleLabels(
  row: QueueRow,
  shape: StripShape,
  at: number,
  showRisk: boolean,
  texts: Texts,
  formats: Formats,
): PeopleLabels {
  const wished = wishedLabels(row, shape, at, showRisk, texts, formats);
  for (const size of sizes) {
    const placed = place(wished, size);
    if (placed.length === wished.length || size === sizes[sizes.length - 1]) return { labels: placed, size };
  }
  return { labels: [], size: sizes[0] };
}

function wishedLabels(row: QueueRow, shape: StripShape, at: number, showRisk: boolean, texts: Texts, formats: Formats): PersonLabel[] {
  const text = (figure: Figure | null) => (figure === null ? '' : `${figure.value}${figure.unit === '' ? '' : ` ${figure.unit}`}`);
  const marks = new Map(row.contacts.map((contact) => [contact.mark, contact]));
  const labels = shape.pins.map((pin): PersonLabel => {
    const contact = marks.get(pin.mark);
    const risk = showRisk && contact?.risk5Min != null ? formats.percentText(wholePercent(contact.risk5Min) / 100) : null;
    const wait = contact === undefined ? '' : text(waitedFigure(row, contact, at, texts, formats));
    return { key: String(pin.mark), x: pin.x, wait, risk, head: pin.head };
  });
  if (shape.bars === '') return labels;
  const group = row.groups[row.groups.length - 1];
  const ends = [
    { key: 'first', x: shape.firstX, waiting: row.contacts[0] },
    { key: 'last', x: shape.lastX, waiting: group ?? row.contacts[row.contacts.length - 1] },
  ];
  for (const { key, x, waiting } of ends) {
    if (waiting === undefined || labels.some((label) => label.x === x)) continue;
    labels.push({ key, x, wait: text(waitedFigure(row, waiting, at, texts, formats)), risk: null, head: 'ring' });
  }
  return labels.sort((a, b) => a.x - b.x);
}

function place(wished: readonly PersonLabel[], size: number): PersonLabel[] {
  const placed: PersonLabel[] = [];
  const put = (label: PersonLabel | undefined) => {
    if (label === undefined || placed.includes(label)) return;
    const width = (other: PersonLabel) => ((other.wait.length + label.wait.length) / 2) * size * characterWidth + gap;
    if (placed.every((other) => Math.abs(other.x - label.x) >= width(other))) placed.push(label);
  };
  put(wished[0]);
  put(wished[wished.length - 1]);
  for (const label of wished) put(label);
  return placed.sort((a, b) => a.x - b.x);
}
