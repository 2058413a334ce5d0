import { type AddressInfo, createServer, type Server, Socket } from 'node:net';

/** pass: forwards all; mute: keeps every line open and carries nothing; noWebSocket: takes upgrades and never answers them. */
export type ProxyMode = 'pass' | 'mute' | 'noWebSocket';

/** Stands between the wall and the hub, as networks do, and fails the way they do. */
export class NetworkProxy {
  mode: ProxyMode = 'pass';
  /** Upgrades to WebSocket that were asked for. */
  upgrades = 0;
  private readonly lines = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(hub: string): Promise<NetworkProxy> {
    const { hostname, port } = new URL(hub);
    const server = createServer((line) => proxy.take(line, hostname, Number(port)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy: NetworkProxy = new NetworkProxy(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return proxy;
  }

  async end(): Promise<void> {
    for (const line of this.lines) line.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(wall: Socket, host: string, port: number): void {
    const hub = new Socket();
    hub.connect(port, host);
    let swallowed = false;
    for (const [line, other] of [
      [wall, hub],
      [hub, wall],
    ] as const) {
      this.lines.add(line);
      line.on('error', () => other.destroy());
      line.on('close', () => {
        this.lines.delete(line);
        other.destroy();
      });
      line.on('data', (data) => {
        if (line === wall && /^GET [^\r]*\r\n(.*\r\n)*upgrade: websocket/i.test(data.toString('latin1'))) {
          this.upgrades++;
          swallowed = this.mode === 'noWebSocket';
        }
        if (this.mode !== 'mute' && !swallowed) other.write(data);
      });
    }
  }
}
