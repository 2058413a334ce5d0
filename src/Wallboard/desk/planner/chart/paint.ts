import type uPlot from 'uplot';
import type { StaffingInterval } from '../../api/staffing';
import { agentMarks, type ChartData, quarter, type ShortRun } from './chart-data';

/** What is painted over the lines, beside the numbers of the chart. */
export interface Overlay {
  readonly data: ChartData;
  readonly intervals: readonly StaffingInterval[];
  readonly runs: readonly ShortRun[];
  /** Seconds since 1970. */
  readonly now: number;
  readonly nowText: string;
  /** So many agents more or fewer from one moment to another, as somebody considers it; null: nothing is considered. */
  readonly considered: { readonly from: number; readonly until: number; readonly agents: number } | null;
  readonly say: { readonly agents: (n: number) => string; readonly short: (n: number) => string; readonly more: (n: number) => string };
}

export type Colours = (name: string) => string;

const labelPixels = 12;
const labelHeight = 19;

/** The line of now in pixels of the canvas, and the middle and half the width of its label. */
interface Moment {
  readonly x: number;
  readonly middle: number;
  readonly half: number;
}

/** Paints in the pixels of the canvas, of which the screen may have several to one of the page. */
export class Painter {
  private readonly context: CanvasRenderingContext2D;
  private readonly scale: number;

  constructor(
    private readonly plot: uPlot,
    private readonly overlay: Overlay,
    private readonly colour: Colours,
  ) {
    this.context = plot.ctx;
    this.scale = plot.ctx.canvas.width / plot.width;
  }

  /** Behind the lines: marks of the axis, and contacts. */
  behind(): void {
    this.painted(() => {
      this.axis();
      this.contacts();
    });
  }

  /** Over the lines: what is missing, what is considered, and now. */
  over(): void {
    this.painted(() => {
      this.missing();
      this.considered();
      this.now();
      this.words();
    });
  }

  private painted(paint: () => void): void {
    this.context.save();
    this.context.textBaseline = 'alphabetic';
    paint();
    this.context.restore();
  }

  private x(seconds: number): number {
    return this.plot.valToPos(seconds, 'x', true);
  }

  private y(agents: number): number {
    return this.plot.valToPos(agents, 'agents', true);
  }

  private wide(words: string, weight = 600): number {
    this.context.font = `${weight} ${labelPixels * this.scale}px Inter, system-ui, sans-serif`;
    return this.context.measureText(words).width;
  }

  private text(words: string, x: number, y: number, colour: string, weight = 600): void {
    const { context } = this;
    context.font = `${weight} ${labelPixels * this.scale}px Inter, system-ui, sans-serif`;
    context.fillStyle = this.colour(colour);
    context.fillText(words, x, y);
  }

  private axis(): void {
    const { context, plot } = this;
    const { left, width } = plot.bbox;
    const moment = this.moment();
    context.strokeStyle = this.colour('--line');
    context.lineWidth = this.scale;
    context.textAlign = 'left';
    const marks = agentMarks(this.overlay.data);
    const top = marks[marks.length - 1];
    for (const mark of [0, ...marks]) {
      const y = Math.round(this.y(mark)) + 0.5;
      context.beginPath();
      context.moveTo(left, y);
      context.lineTo(left + width, y);
      context.stroke();
      if (mark === 0) continue;
      const words = mark === top ? this.overlay.say.agents(mark) : String(mark);
      this.text(words, this.besideMoment(words, left, moment, 400), y - 4 * this.scale, '--text-3', 400);
    }
  }

  // Measured: full bars, with what was forecast as a line across. To come: outlines.
  private contacts(): void {
    const { context, plot, overlay } = this;
    const bottom = plot.valToPos(0, 'contacts', true);
    const top = (count: number) => plot.valToPos(count, 'contacts', true);
    context.lineWidth = this.scale;
    for (const { start, contacts, forecast } of overlay.intervals) {
      const from = Date.parse(start) / 1000;
      const gap = 1.5 * this.scale;
      const x = this.x(from) + gap;
      const width = Math.max(this.scale, this.x(from + quarter) - this.x(from) - 2 * gap);
      if (contacts !== null) {
        context.fillStyle = this.colour('--bar');
        context.fillRect(x, top(contacts), width, bottom - top(contacts));
      }
      if (forecast === null) continue;
      const ended = from + quarter <= overlay.now;
      context.strokeStyle = this.colour(ended ? '--text-2' : '--bar');
      context.beginPath();
      if (ended) {
        context.moveTo(x, top(forecast));
        context.lineTo(x + width, top(forecast));
      } else context.rect(x + this.scale / 2, top(forecast), width - this.scale, bottom - top(forecast));
      context.stroke();
    }
  }

  private missing(): void {
    const { context } = this;
    const pattern = this.hatch();
    for (const { start, gap, required, staffed } of this.overlay.intervals) {
      if (gap === null || required === null || staffed === null || gap >= 0) continue;
      const from = Date.parse(start) / 1000;
      const [x, y] = [this.x(from), this.y(required)];
      const [width, height] = [this.x(from + quarter) - x, this.y(staffed) - y];
      context.fillStyle = this.colour('--critical-surface');
      context.fillRect(x, y, width, height);
      if (pattern !== null) {
        context.fillStyle = pattern;
        context.fillRect(x, y, width, height);
      }
    }
    context.strokeStyle = this.colour('--critical');
    context.lineWidth = this.scale;
    for (const { from, until } of this.overlay.runs) this.outline(from, until);
  }

  // Around a whole run, not around each of its quarter-hours.
  private outline(from: number, until: number): void {
    const inRun = this.overlay.intervals.filter(({ start }) => Date.parse(start) / 1000 >= from && Date.parse(start) / 1000 < until);
    const { context } = this;
    const edge = (of: 'required' | 'staffed', intervals: readonly StaffingInterval[], backwards: boolean) => {
      for (const interval of intervals) {
        const at = Date.parse(interval.start) / 1000;
        const y = this.y(interval[of] ?? 0);
        for (const moment of backwards ? [at + quarter, at] : [at, at + quarter]) context.lineTo(this.x(moment), y);
      }
    };
    context.beginPath();
    edge('required', inRun, false);
    edge('staffed', [...inRun].reverse(), true);
    context.closePath();
    context.stroke();
  }

  private hatch(): CanvasPattern | null {
    const size = Math.round(6 * this.scale);
    const tile = document.createElement('canvas');
    tile.width = size;
    tile.height = size;
    const context = tile.getContext('2d');
    if (context === null) return null;
    context.strokeStyle = this.colour('--critical-fill');
    context.lineWidth = this.scale;
    context.beginPath();
    // Three strokes, so that they go on from tile to tile.
    for (const offset of [-size, 0, size]) {
      context.moveTo(offset, size);
      context.lineTo(offset + size, 0);
    }
    context.stroke();
    return this.context.createPattern(tile, 'repeat');
  }

  private considered(): void {
    const { context, overlay } = this;
    const wanted = overlay.considered;
    if (wanted === null || wanted.agents === 0) return;
    const of = overlay.intervals.filter(({ start, staffed }) => {
      const at = Date.parse(start) / 1000;
      return staffed !== null && at + quarter > wanted.from && at < wanted.until;
    });
    const first = of[0];
    if (first === undefined) return;
    context.strokeStyle = this.colour('--accent');
    context.lineWidth = 2 * this.scale;
    context.setLineDash([4 * this.scale, 3 * this.scale]);
    context.beginPath();
    const level = ({ staffed }: StaffingInterval) => this.y(Math.max(0, (staffed ?? 0) + wanted.agents));
    let x = this.x(Math.max(wanted.from, Date.parse(first.start) / 1000));
    context.moveTo(x, this.y(first.staffed ?? 0));
    for (const interval of of) {
      context.lineTo(x, level(interval));
      x = this.x(Math.min(wanted.until, Date.parse(interval.start) / 1000 + quarter));
      context.lineTo(x, level(interval));
    }
    context.lineTo(x, this.y(of[of.length - 1]?.staffed ?? 0));
    context.stroke();
    context.setLineDash([]);
    context.textAlign = 'left';
    const words = overlay.say.more(wanted.agents);
    const wide = this.wide(words);
    const middle = (this.x(Math.max(wanted.from, Date.parse(first.start) / 1000)) + x) / 2;
    const y = this.y(first.staffed ?? 0) + 16 * this.scale;
    this.text(words, this.besideMoment(words, middle - wide / 2, this.moment()), y, '--accent');
  }

  /** Where the line of now stands, and its label; null: not in this day. */
  private moment(): Moment | null {
    const { left, width } = this.plot.bbox;
    const x = Math.round(this.x(this.overlay.now)) + 0.5;
    if (x < left || x > left + width) return null;
    const half = this.wide(this.overlay.nowText) / 2 + 7 * this.scale;
    return { x, middle: Math.min(Math.max(x, left + half), left + width - half), half };
  }

  /** Where words begin that would begin at x: beside the line of now and its label where these would run through them. */
  private besideMoment(words: string, x: number, moment: Moment | null, weight = 600): number {
    if (moment === null) return x;
    const { left, width } = this.plot.bbox;
    const wide = this.wide(words, weight);
    const apart = 6 * this.scale;
    const [from, until] = [moment.middle - moment.half - apart, moment.middle + moment.half + apart];
    if (x >= until || x + wide <= from) return x;
    return until + wide <= left + width ? until : from - wide;
  }

  private now(): void {
    const { context, plot, overlay } = this;
    const moment = this.moment();
    if (moment === null) return;
    const { x, middle, half } = moment;
    context.strokeStyle = this.colour('--text-1');
    context.lineWidth = 1.5 * this.scale;
    context.beginPath();
    context.moveTo(x, plot.bbox.top);
    context.lineTo(x, plot.valToPos(0, 'contacts', true));
    context.stroke();
    context.fillStyle = this.colour('--text-1');
    context.fillRect(middle - half, 0, 2 * half, labelHeight * this.scale);
    context.textAlign = 'center';
    this.text(overlay.nowText, middle, 13.5 * this.scale, '--surface');
  }

  // Above what is required, for what still can be mended; kept within the chart and apart from each other.
  private words(): void {
    const { context, overlay, plot } = this;
    const { left, width } = plot.bbox;
    const moment = this.moment();
    context.textAlign = 'left';
    let free = left;
    for (const { from, until, worst, required } of overlay.runs) {
      if (until <= overlay.now) continue;
      const words = overlay.say.short(worst);
      const wide = this.wide(words);
      const y = this.y(required) - 16 * this.scale;
      const begin = this.x(Math.max(from, overlay.now)) + 8 * this.scale;
      const kept = Math.max(free, Math.min(begin, left + width - wide));
      // High up stands the label of now, beneath it the line alone.
      const isHigh = y - labelPixels * this.scale < labelHeight * this.scale;
      const x = this.besideMoment(words, kept, isHigh || moment === null ? moment : { x: moment.x, middle: moment.x, half: 0 });
      this.text(words, x, y, '--critical');
      free = x + wide + 8 * this.scale;
    }
  }
}
