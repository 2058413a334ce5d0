import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { agentMarks, mostContacts } from './chart-data';
import { type Colours, type Overlay, Painter } from './paint';

interface DayPlotProps {
  readonly overlay: Overlay;
  readonly hourText: (moment: number) => string;
  readonly label: string;
  /** The quarter-hour under the pointer, by its place; null: none. */
  readonly onPoint: (index: number | null) => void;
}

/** How much of the height is kept for contacts beneath, and how much of that they fill. */
const share = { beneath: 0.3, contacts: 0.18 };
const hourPixelsMin = 30;

/** The day as lines and bars. The canvas says nothing to those who cannot see it: the table beside it has the same numbers. */
export function DayPlot({ overlay, hourText, label, onPoint }: DayPlotProps) {
  const room = useRef<HTMLDivElement>(null);
  const shown = useRef(overlay);
  const hours = useRef(hourText);
  const point = useRef(onPoint);
  shown.current = overlay;
  hours.current = hourText;
  point.current = onPoint;
  const [plot, setPlot] = useState<uPlot | null>(null);
  useEffect(() => {
    const element = room.current;
    if (element === null) return;
    const made = new uPlot(optionsOf(element, shown, hours, point), columns(shown.current), element);
    setPlot(made);
    const sized = new ResizeObserver(() => made.setSize(sizeOf(element)));
    sized.observe(element);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const again = () => made.redraw();
    dark.addEventListener('change', again);
    void document.fonts.ready.then(again);
    return () => {
      sized.disconnect();
      dark.removeEventListener('change', again);
      made.destroy();
    };
  }, []);
  useEffect(() => plot?.setData(columns(overlay)), [plot, overlay]);
  return <div class="day-plot" ref={room} role="img" aria-label={label} />;
}

function columns({ data }: Overlay): uPlot.AlignedData {
  return [data.at, data.high, data.low, data.staffed, data.required];
}

interface Current<T> {
  readonly current: T;
}

function optionsOf(
  element: HTMLElement,
  shown: Current<Overlay>,
  hours: Current<(moment: number) => string>,
  point: Current<(index: number | null) => void>,
): uPlot.Options {
  const style = getComputedStyle(document.documentElement);
  const colour: Colours = (name) => style.getPropertyValue(name).trim();
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  const line = (stroke: string | null, width: number, fill: string | null): uPlot.Series => ({
    scale: 'agents',
    width,
    points: { show: false },
    ...(stepped === undefined ? {} : { paths: stepped }),
    ...(stroke === null ? {} : { stroke: () => colour(stroke) }),
    ...(fill === null ? {} : { fill: () => colour(fill), fillTo: 0 }),
  });
  const painter = (plot: uPlot) => new Painter(plot, shown.current, colour);
  return {
    ...sizeOf(element),
    padding: [26, 10, 0, 10],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: {
      x: { time: false },
      agents: { range: () => agentsRange(shown.current) },
      contacts: { range: () => [0, mostContacts(shown.current.data) / share.contacts] },
    },
    series: [{}, line(null, 0, null), line(null, 0, null), line('--mark', 1.5, '--staffed'), line('--text-1', 2, null)],
    bands: [{ series: [1, 2], fill: () => colour('--range') }],
    axes: [hourAxis(shown, hours, colour), { show: false, scale: 'agents' }],
    hooks: {
      drawClear: [(plot) => painter(plot).behind()],
      draw: [(plot) => painter(plot).over()],
      setCursor: [(plot) => point.current(plot.cursor.idx ?? null)],
    },
  };
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): { width: number; height: number } {
  return { width: clientWidth, height: clientHeight };
}

function agentsRange({ data }: Overlay): uPlot.Range.MinMax {
  const marks = agentMarks(data);
  const top = marks[marks.length - 1] ?? 1;
  return [(-top * share.beneath) / (1 - share.beneath), top];
}

/** Full hours, as many as there is room for. */
function hourAxis(shown: Current<Overlay>, hours: Current<(moment: number) => string>, colour: Colours): uPlot.Axis {
  return {
    stroke: () => colour('--text-3'),
    font: '11.5px Inter, system-ui, sans-serif',
    size: 24,
    gap: 4,
    grid: { show: false },
    ticks: { show: false },
    splits: (plot) => {
      const full = shown.current.data.at.filter((at) => hours.current(at * 1000) !== '');
      const each = [1, 2, 3, 4, 6, 12].find((n) => plot.width / (full.length / n) >= hourPixelsMin) ?? 24;
      return full.filter((_, i) => i % each === 0);
    },
    values: (_, splits) => splits.map((at) => hours.current(at * 1000)),
  };
}
