import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { BoardFrame, BoardSnapshot } from '../../../src/Wallboard/feed/frame-contract';
import { answerWithBuiltFile } from '../support/built-wall';

const recordEnd = '\u001e';
const webSocketMagic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'; // RFC 6455, section 1.3

/**
 * The built wall and a hub for it behind one port, over a real WebSocket: what a page costs is measured without a stand-in
 * for the network inside it.
 */
export class ServedHub {
  painted = 0;
  joins = 0;
  private lines: Duplex[] = [];

  private constructor(
    private readonly answer: () => BoardSnapshot,
    readonly url: string,
    private readonly stop: () => void,
  ) {}

  static async start(answer: () => BoardSnapshot): Promise<ServedHub> {
    const server = createServer((request, response) => {
      if (!(request.url ?? '').startsWith('/hubs/live/negotiate')) {
        answerWithBuiltFile(request, response);
        return;
      }
      response.writeHead(200, { 'content-type': 'application/json' });
      const transports = [{ transport: 'WebSockets', transferFormats: ['Text'] }];
      response.end(JSON.stringify({ negotiateVersion: 1, connectionId: 'one', connectionToken: 'one', availableTransports: transports }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const hub = new ServedHub(answer, url, () => server.close());
    server.on('upgrade', (request, line) => hub.take(request, line));
    return hub;
  }

  close(): void {
    for (const line of this.lines) line.destroy();
    this.stop();
  }

  frame(frame: BoardFrame): number {
    return this.send({ type: 1, target: 'frame', arguments: [frame] });
  }

  beat(seq: number, serverTime: string): void {
    this.send({ type: 1, target: 'beat', arguments: [{ seq, serverTime }] });
  }

  private take(request: IncomingMessage, line: Duplex): void {
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${webSocketMagic}`).digest('base64');
    line.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    this.lines.push(line);
    line.on('error', () => undefined);
    line.on('close', () => {
      this.lines = this.lines.filter((other) => other !== line);
    });
    let rest: Buffer = Buffer.alloc(0);
    line.on('data', (bytes: Buffer) => {
      const { texts, left } = readTexts(Buffer.concat([rest, bytes]));
      rest = left;
      for (const record of texts.join('').split(recordEnd).filter(Boolean)) this.hear(line, record);
    });
  }

  private hear(line: Duplex, record: string): void {
    const message = JSON.parse(record) as { type?: number; protocol?: string; target?: string; invocationId?: string };
    if (message.protocol !== undefined) line.write(textFrame(`{}${recordEnd}`));
    else if (message.target === 'Painted') this.painted++;
    else if (message.target === 'Join') {
      this.joins++;
      line.write(textFrame(JSON.stringify({ type: 3, invocationId: message.invocationId, result: this.answer() }) + recordEnd));
    }
  }

  private send(message: object): number {
    const text = JSON.stringify(message) + recordEnd;
    for (const line of this.lines) line.write(textFrame(text));
    return text.length;
  }
}

function textFrame(text: string): Buffer {
  const content = Buffer.from(text);
  const length = content.length;
  const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  header[0] = 0x81;
  if (length < 126) header[1] = length;
  else if (length < 65_536) {
    header[1] = 126;
    header.writeUInt16BE(length, 2);
  } else {
    header[1] = 127;
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([header, content]);
}

/** The texts in what a browser sent: its frames are masked, and short. */
function readTexts(bytes: Buffer): { texts: string[]; left: Buffer } {
  const texts: string[] = [];
  let at = 0;
  while (at + 6 <= bytes.length) {
    const short = (bytes[at + 1] ?? 0) & 0x7f;
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    if (at + 6 + lengthBytes > bytes.length) break;
    const length = short === 126 ? bytes.readUInt16BE(at + 2) : short === 127 ? Number(bytes.readBigUInt64BE(at + 2)) : short;
    const mask = at + 2 + lengthBytes;
    if (mask + 4 + length > bytes.length) break;
    const content = Buffer.from(bytes.subarray(mask + 4, mask + 4 + length));
    content.forEach((byte, i) => {
      content[i] = byte ^ (bytes[mask + (i % 4)] ?? 0);
    });
    if (((bytes[at] ?? 0) & 0x0f) === 1) texts.push(content.toString());
    at = mask + 4 + length;
  }
  return { texts, left: bytes.subarray(at) };
}
