import type { BoardFrame, BoardSnapshot, QueueRow, RowChange, WaitingMark } from '../../../src/Wallboard/feed/frame-contract';
import { rowOf, siteOf, snapshotOf, windowOf } from '../boards/build';

const waitingMax = 60;

interface Queue {
  row: QueueRow;
  /** The chance that something happens here in a frame of a usual load. */
  readonly busy: number;
  answered: number;
  hungUp: number;
}

/** Forty queues of a large centre on the hub's side: who comes and goes, told as the hub tells it, part by part. */
export class BusyFloor {
  private readonly queues: Queue[];
  private seq = 1;
  private mark = 100;
  private state = 20_260_312;

  constructor(
    count: number,
    private readonly now: () => number,
  ) {
    this.queues = Array.from({ length: count }, (_, i) => {
      const urgent = i % 9 === 4;
      const row = rowOf({
        name: `Queue ${i + 1}`,
        channel: i % 5 === 3 ? 'chat' : 'voice',
        level: urgent ? (i === 4 ? 'critical' : 'warning') : 'fine',
        promise: 120,
        waits: [],
        inTime: 0.7 + (i % 30) / 100,
        free: [i % 4, 10 + i, i % 3],
        trend: this.trend(),
      });
      return { row: { ...row, contacts: this.waiting(urgent ? 9 : i % 3) }, busy: urgent ? 0.6 : 0.2, answered: 50, hungUp: 2 };
    });
    for (const queue of this.queues) queue.row = { ...queue.row, ...this.about(queue) };
  }

  snapshot(): BoardSnapshot {
    const at = this.time(0);
    const rows = this.queues.map(({ row }) => row);
    return { ...snapshotOf(rows, this.site()), seq: this.seq, asOf: at, serverTime: at, newestReceivedAt: at };
  }

  get beat(): { seq: number; serverTime: string } {
    return { seq: this.seq, serverTime: this.time(0) };
  }

  /** What happened since the last frame. `share` of 1: something in every queue. */
  frame(share: 'usual' | 'all', windowsToo: boolean, trendsToo: boolean): BoardFrame {
    const changes: RowChange[] = [];
    for (const queue of this.queues) {
      const happens = share === 'all' || this.random() < queue.busy;
      if (happens) this.happen(queue);
      if (!happens && !windowsToo && !trendsToo) continue;
      const change: RowChange = {
        queue: queue.row.queue,
        ...(happens ? this.about(queue) : {}),
        ...(happens || windowsToo ? { windows: this.windows(queue) } : {}),
        ...(trendsToo ? { trend: { ...queue.row.trend, longestWaitSeconds: this.trend().map((ratio) => ratio * 120) } } : {}),
      };
      queue.row = { ...queue.row, ...change, windows: { ...queue.row.windows, ...change.windows } };
      changes.push(change);
    }
    this.seq++;
    const at = this.time(0);
    return { seq: this.seq, asOf: at, serverTime: at, newestReceivedAt: at, site: this.site(), queues: changes, order: null };
  }

  private happen(queue: Queue): void {
    const { contacts } = queue.row;
    const comes = this.random() < (contacts.length === 0 ? 1 : contacts.length > waitingMax ? 0 : 0.5);
    if (comes) {
      queue.row = { ...queue.row, contacts: [...contacts, this.joined(0)] };
      return;
    }
    const leaves = this.random() < 0.9 ? 0 : Math.floor(this.random() * contacts.length);
    if (leaves === 0) queue.answered++;
    else queue.hungUp++;
    const lost = contacts[leaves];
    const losses = leaves === 0 || lost === undefined ? [] : [{ mark: lost.mark, at: this.time(0), waitedSeconds: 60 }];
    queue.row = { ...queue.row, contacts: contacts.filter((_, i) => i !== leaves), losses };
  }

  private about({ row }: Queue) {
    const first = row.contacts[0] ?? null;
    const waited = first === null ? null : (this.now() - Date.parse(first.since)) / 1000;
    return {
      asOf: this.time(0),
      waiting: row.contacts.length,
      overThreshold: row.contacts.filter((contact) => this.now() - Date.parse(contact.since) > 120_000).length,
      contacts: row.contacts,
      losses: row.losses,
      longestSince: first === null ? null : first.since,
      longestWaitSeconds: waited,
      longestCustomerWaitSeconds: waited,
      agents: row.agents === null ? null : { ...row.agents, available: Math.floor(this.random() * 4) },
      level: row.level,
    };
  }

  private windows({ answered, hungUp, row }: Queue) {
    const window = windowOf({ answered, abandoned: hungUp, share: answered / (answered + hungUp), target: row.target });
    return { last5: window, last30: window, last60: window, interval: window, today: window };
  }

  private site() {
    const sum = (of: (queue: Queue) => number) => this.queues.reduce((all, queue) => all + of(queue), 0);
    return siteOf(
      { sources: [{ source: 'telephony', state: 'live', heardAt: this.time(0), refused: null }] },
      sum((queue) => queue.answered),
      sum((queue) => queue.hungUp),
    );
  }

  private waiting(count: number): WaitingMark[] {
    return Array.from({ length: count }, (_, i) => this.joined((count - i) * 25));
  }

  private joined(secondsAgo: number): WaitingMark {
    this.mark++;
    return {
      mark: this.mark,
      since: this.time(secondsAgo),
      dueAt: this.time(secondsAgo - 120),
      workingDays: null,
      ringing: false,
      assigned: false,
      priority: 0,
      risk: null,
      risk5Min: null,
      remaining: null,
    };
  }

  private trend(): number[] {
    return Array.from({ length: 60 }, () => Math.max(0, this.random() * 2 - 0.8));
  }

  private time(secondsAgo: number): string {
    return new Date(this.now() - secondsAgo * 1000).toISOString();
  }

  // Numerical Recipes' generator: the same floor in every run.
  private random(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.state / 2 ** 32;
  }
}
