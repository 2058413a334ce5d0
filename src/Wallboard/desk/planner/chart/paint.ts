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

  private text(words: string, x: number, y: number, colour: string, weight = 600): void {
    const { context } = this;
    context.font = `${weight} ${labelPixels * this.scale}px Inter, system-ui, sans-serif`;
    context.fillStyle = this.colour(colour);
    context.fillText(words, x, y);
  }

  private axis(): void {
    const { context, plot } = this;
    const { left, width } = plot.bbox;
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
      if (mark > 0) this.text(mark === top ? this.overlay.say.agents(mark) : String(mark), left, y - 4 * this.scale, '--text-3', 400);
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
    context.textAlign = 'center';
    const middle = (this.x(Math.max(wanted.from, Date.parse(first.start) / 1000)) + x) / 2;
    this.text(overlay.say.more(wanted.agents), middle, this.y(first.staffed ?? 0) + 16 * this.scale, '--accent');
  }

  private now(): void {
    const { context, plot, overlay } = this;
    const { top, left, width } = plot.bbox;
    const x = Math.round(this.x(overlay.now)) + 0.5;
    if (x < left || x > left + width) return;
    context.strokeStyle = this.colour('--text-1');
    context.lineWidth = 1.5 * this.scale;
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x, plot.valToPos(0, 'contacts', true));
    context.stroke();
    context.font = `600 ${labelPixels * this.scale}px Inter, system-ui, sans-serif`;
    const half = context.measureText(overlay.nowText).width / 2 + 7 * this.scale;
    const middle = Math.min(Math.max(x, left + half), left + width - half);
    context.fillStyle = this.colour('--text-1');
    context.fillRect(middle - half, 0, 2 * half, 19 * this.scale);
    context.textAlign = 'center';
    this.text(overlay.nowText, middle, 13.5 * this.scale, '--surface');
  }

  // Above what is required, for what still can be mended; kept within the chart and apart from each other.
  private words(): void {
    const { context, overlay, plot } = this;
    const { left, width } = plot.bbox;
    context.textAlign = 'left';
    let free = left;
    for (const { from, until, worst, required } of overlay.runs) {
      if (until <= overlay.now) continue;
      const words = overlay.say.short(worst);
      context.font = `600 ${labelPixels * this.scale}px Inter, system-ui, sans-serif`;
      const wide = context.measureText(words).width;
      const begin = this.x(Math.max(from, overlay.now)) + 8 * this.scale;
      const x = Math.max(free, Math.min(begin, left + width - wide));
      this.text(words, x, this.y(required) - 16 * this.scale, '--critical');
      free = x + wide + 8 * this.scale;
    }
  }
}
