import type { Browser, CDPSession, Page } from 'playwright-core';

/** What a page and the browser's processes have used so far. */
export interface Reading {
  readonly at: number;
  /** CPU seconds by kind of process, from the operating system by way of the browser. */
  readonly cpu: Readonly<Record<string, number>>;
  /** Seconds of the page's main thread: all tasks, and of them script, layout and style. */
  readonly tasks: number;
  readonly script: number;
  readonly layout: number;
  readonly style: number;
  /** After a collection of garbage. */
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

export class PageCost {
  private constructor(
    private readonly ofPage: CDPSession,
    private readonly ofBrowser: CDPSession,
  ) {}

  static async on(page: Page, browser: Browser): Promise<PageCost> {
    const ofPage = await page.context().newCDPSession(page);
    await ofPage.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new PageCost(ofPage, await browser.newBrowserCDPSession());
  }

  async read(): Promise<Reading> {
    const { processInfo } = await this.ofBrowser.send('SystemInfo.getProcessInfo');
    const { metrics } = await this.ofPage.send('Performance.getMetrics');
    const cpu: Record<string, number> = {};
    for (const { type, cpuTime } of processInfo) cpu[type] = (cpu[type] ?? 0) + cpuTime;
    const at = performance.now() / 1000;
    // Collected after the times were read, so that this is not counted as the page's own work of this span.
    await this.ofPage.send('HeapProfiler.collectGarbage');
    const after = await this.ofPage.send('Performance.getMetrics');
    const of = (list: typeof metrics, name: string) => list.find((metric) => metric.name === name)?.value ?? Number.NaN;
    return {
      at,
      cpu,
      tasks: of(metrics, 'TaskDuration'),
      script: of(metrics, 'ScriptDuration'),
      layout: of(metrics, 'LayoutDuration'),
      style: of(metrics, 'RecalcStyleDuration'),
      heapBytes: of(after.metrics, 'JSHeapUsedSize'),
      nodes: of(after.metrics, 'Nodes'),
      listeners: of(after.metrics, 'JSEventListeners'),
    };
  }
}

/** Shares of one core between two readings, in per cent. */
export function sharesOf(from: Reading, to: Reading): Record<string, number> {
  const span = to.at - from.at;
  const percent = (seconds: number) => Math.round((seconds / span) * 1000) / 10;
  const cpu = Object.keys(to.cpu).map((kind) => [kind, percent((to.cpu[kind] ?? 0) - (from.cpu[kind] ?? 0))] as const);
  const page = cpu.reduce((sum, [kind, share]) => (kind === 'renderer' || kind === 'GPU' ? sum + share : sum), 0);
  return {
    'renderer and GPU process': Math.round(page * 10) / 10,
    ...Object.fromEntries(cpu),
    'main thread': percent(to.tasks - from.tasks),
    'of it script': percent(to.script - from.script),
    'of it layout': percent(to.layout - from.layout),
    'of it style': percent(to.style - from.style),
  };
}

interface TraceEvent {
  readonly name: string;
  readonly dur?: number;
  readonly args?: { readonly data?: { readonly type?: string } };
}

/** How often the page was laid out, painted and handed to the compositor while something went on. */
export async function paintsDuring(browser: Browser, page: Page, something: () => Promise<void>): Promise<Record<string, number>> {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink', 'cc'] });
  await something();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const count = (name: string) => traceEvents.filter((event) => event.name === name).length;
  const milliseconds = (name: string) =>
    Math.round(traceEvents.filter((event) => event.name === name).reduce((sum, event) => sum + (event.dur ?? 0), 0) / 1000);
  return {
    commits: count('Commit'),
    layouts: count('Layout'),
    'style ms': milliseconds('UpdateLayoutTree'),
    'layout ms': milliseconds('Layout'),
    'prepaint ms': milliseconds('PrePaint'),
    'paint ms': milliseconds('Paint'),
    'layerize ms': milliseconds('Layerize'),
    'commit ms': milliseconds('Commit'),
    'raster ms': milliseconds('RasterTask'),
    'script ms': milliseconds('FunctionCall'),
  };
}
