import type { Page, WebSocketRoute } from 'playwright-core';
import type { BoardFrame, BoardSnapshot } from '../../../src/Wallboard/feed/frame-contract';

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
    else if (message.target === 'Join') this.answerJoin(message.invocationId);
    else if (message.target === 'Painted') {
      const [seq, milliseconds] = message.arguments as [number, number];
      this.painted.push({ seq, milliseconds });
    }
  }

  private answerJoin(invocationId: string | undefined): void {
    this.joins++;
    const refused = typeof this.answer === 'string';
    const error = `An unexpected error occurred invoking 'Join' on the server. HubException: ${this.answer}`;
    this.send({
      type: 3,
      invocationId,
      ...(refused ? { error } : { result: this.answer }),
    });
    for (const resolve of this.joined.splice(0)) resolve();
  }

  private send(message: object): void {
    this.line?.send(JSON.stringify(message) + recordEnd);
  }
}
