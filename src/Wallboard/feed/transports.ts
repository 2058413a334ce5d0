/** What carries the line: all that the browser has; no WebSocket; plain requests only. */
export type Transports = 'all' | 'withoutWebSocket' | 'requestsOnly';

const next: Record<Transports, Transports> = { all: 'withoutWebSocket', withoutWebSocket: 'requestsOnly', requestsOnly: 'all' };

/**
 * Which transports to try. SignalR falls back by itself where a transport is refused; but some proxies take a connection
 * and then swallow what it carries. A line that stayed mute is not tried in the same way again; one that spoke is kept.
 */
export class TransportChoice {
  private chosen: Transports = 'all';

  get current(): Transports {
    return this.chosen;
  }

  /** The line stood open and nothing came, or it never got as far as that. */
  stayedMute(): void {
    this.chosen = next[this.chosen];
  }
}
