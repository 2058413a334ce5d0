import type { Page, WebSocketRoute } from 'playwright-core';
import type { StaffingSnapshot } from '../../../src/Wallboard/desk/api/staffing';
import type { BoardFrame, BoardSnapshot, ScreenView, WallInfo } from '../../../src/Wallboard/feed/frame-contract';

const recordEnd = '\u001e';

interface HubMessage {
  readonly type?: number;
  readonly protocol?: string;
  readonly target?: string;
  readonly invocationId?: string;
  readonly arguments?: readonly unknown[];
}

/**
 * Plays the hub's side of SignalR's JSON protocol into a page, from frames that a test has at hand. It stands between
 * the page and the network, so the page runs as it always does.
 */
export class PlayedHub {
  /** Answers each Join; a string refuses it with these words. */
  answer: BoardSnapshot | string;
  /** While true, the hub cannot be reached. */
  away = false;
  joins = 0;
  /** Answers each JoinStaffing; a string refuses it with these words. */
  staffing: StaffingSnapshot | string = 'notAllowed: nothing is recorded';
  staffingJoins = 0;
  /** Boards by name, before `answer`. */
  readonly boards = new Map<string, BoardSnapshot | string>();
  /** What a screen's link shows; a string refuses it with these words. */
  view: ScreenView | string | null = null;
  /** While set, a Join waits for it. */
  hold: Promise<void> | null = null;
  /** What the wall asked for, in order: Show TOKEN, Join BOARD. */
  readonly asked: string[] = [];
  /** What the wall said of itself last. */
  wall: WallInfo | null = null;
  readonly painted: { seq: number; milliseconds: number }[] = [];
  private line: WebSocketRoute | null = null;
  private joined: (() => void)[] = [];

  private constructor(answer: BoardSnapshot | string) {
    this.answer = answer;
  }

  static async on(page: Page, answer: BoardSnapshot | string): Promise<PlayedHub> {
    const hub = new PlayedHub(answer);
    await page.route(/\/hubs\/live\/negotiate/, (route) =>
      hub.away
        ? route.abort('connectionrefused')
        : route.fulfill({
            json: {
              negotiateVersion: 1,
              connectionId: 'played',
              connectionToken: 'played',
              availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text'] }],
            },
          }),
    );
    await page.routeWebSocket(/\/hubs\/live/, (line) => hub.take(line));
    return hub;
  }

  frame(frame: BoardFrame): void {
    this.send({ type: 1, target: 'frame', arguments: [frame] });
  }

  beat(seq: number, serverTime: string): void {
    this.send({ type: 1, target: 'beat', arguments: [{ seq, serverTime }] });
  }

  /** Any other message of the hub, such as screen or bye. */
  say(target: string, content: unknown): void {
    this.send({ type: 1, target, arguments: [content] });
  }

  /** Ends the connection, as a hub that goes down does. */
  async hangUp(): Promise<void> {
    this.away = true;
    await this.line?.close();
    this.line = null;
  }

  /** Resolves at the next Join. */
  nextJoin(): Promise<void> {
    return new Promise((resolve) => this.joined.push(resolve));
  }

  private take(line: WebSocketRoute): void {
    this.line = line;
    line.onMessage((text) => {
      for (const record of text.toString().split(recordEnd).filter(Boolean)) this.hear(line, JSON.parse(record) as HubMessage);
    });
  }

  private hear(line: WebSocketRoute, message: HubMessage): void {
    if (message.protocol !== undefined) line.send(`{}${recordEnd}`);
    else if (message.target === 'Join' || message.target === 'Show') void this.answerCall(message);
    else if (message.target === 'JoinStaffing') this.answerStaffing(message);
    else if (message.target === 'Painted') {
      const [seq, milliseconds] = message.arguments as [number, number];
      this.painted.push({ seq, milliseconds });
    }
  }

  private async answerCall({ target = '', invocationId, arguments: [what, wall] = [] }: HubMessage): Promise<void> {
    this.asked.push(`${target} ${what}`);
    this.wall = wall as WallInfo;
    const line = this.line;
    if (target === 'Join') this.joins++;
    if (target === 'Join' && this.hold !== null) await this.hold;
    const answer = target === 'Show' ? this.view : (this.boards.get(String(what)) ?? this.answer);
    const refused = typeof answer === 'string';
    const error = `An unexpected error occurred invoking '${target}' on the server. HubException: ${answer}`;
    if (line === this.line) this.send({ type: 3, invocationId, ...(refused ? { error } : { result: answer }) });
    if (target === 'Join' || refused) for (const resolve of this.joined.splice(0)) resolve();
  }

  private answerStaffing({ invocationId }: HubMessage): void {
    this.staffingJoins++;
    const refused = typeof this.staffing === 'string';
    const error = `An unexpected error occurred invoking 'JoinStaffing' on the server. HubException: ${this.staffing}`;
    this.send({ type: 3, invocationId, ...(refused ? { error } : { result: this.staffing }) });
  }

  private send(message: object): void {
    this.line?.send(JSON.stringify(message) + recordEnd);
  }
}
