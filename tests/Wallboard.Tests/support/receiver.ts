import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A notice that was sent here. */
export interface Taken {
  readonly id: string;
  readonly time: string;
  readonly signature: string;
  readonly text: string;
  readonly body: { readonly type: string; readonly title: string };
}

/** Somebody who takes webhooks on this machine, and answers as told. */
export class Receiver {
  readonly taken: Taken[] = [];
  status = 204;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('request', (request, answer) => {
      let text = '';
      request.on('data', (part) => {
        text += part;
      });
      request.on('end', () => {
        const header = (name: string) => String(request.headers[name] ?? '');
        const [id, time, signature] = [header('webhook-id'), header('webhook-timestamp'), header('webhook-signature')];
        receiver.taken.push({ id, time, signature, text, body: JSON.parse(text) as Taken['body'] });
        answer.writeHead(receiver.status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook?token=s3cret`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** As Standard Webhooks has it. */
export function signatureOf(secret: string, { id, time, text }: Taken): string {
  return createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(`${id}.${time}.${text}`)
    .digest('base64');
}
