import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const binaries = fileURLToPath(new URL('../../../src/Hub/bin/', import.meta.url));
const run = promisify(execFile);
// As long as a busy machine may take for two seconds of CPU, within the patience of a test.
const startMillisecondsMax = 180_000;
const portsFrom = 12_000;
const portsCount = 18_000;

/** The real hub as a process of its own, with a data folder that a test can start it upon again. */
export class RunningHub {
  private readonly data = mkdtempSync(join(tmpdir(), 'queue-monitor-wall-'));
  private process: ChildProcess | null = null;
  private said = '';

  private constructor(
    readonly url: string,
    private readonly more: readonly string[],
  ) {}

  /** `more`: what the program is told besides where it listens and where its data is. */
  static async start(...more: string[]): Promise<RunningHub> {
    const hub = new RunningHub(`http://127.0.0.1:${await freePort()}/`, more);
    await hub.startAgain();
    return hub;
  }

  async startAgain(): Promise<void> {
    const args = [builtHub(), 'serve', '--urls', this.url.slice(0, -1), '--data', this.data, ...this.more];
    const process = spawn('dotnet', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    process.stdout.on('data', (text) => this.hear(text));
    process.stderr.on('data', (text) => this.hear(text));
    this.process = process;
    await this.answers(process);
  }

  /** A key, made by the command beside the hub; the hub knows it within a second. */
  async key(role: string, name: string): Promise<string> {
    const { stdout } = await run('dotnet', [builtHub(), 'keys', 'create', '--role', role, '--name', name, '--data', this.data]);
    return stdout.trim();
  }

  /** Kills it without a word to anybody, as a power cut does. */
  async kill(): Promise<void> {
    const process = this.process;
    this.process = null;
    if (process === null || process.exitCode !== null) return;
    const gone = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGKILL');
    await gone;
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Posts events and expects the hub to take them all. */
  async post(events: readonly object[]): Promise<void> {
    const answer = await fetch(`${this.url}api/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(events),
    });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`POST /api/v1/events answered ${answer.status}: ${text}`);
    const { accepted } = JSON.parse(text) as { accepted: number };
    if (accepted !== events.length) throw new Error(`Of ${events.length} events ${accepted} were accepted: ${text}`);
  }

  async metrics(): Promise<string> {
    return (await fetch(`${this.url}metrics`)).text();
  }

  private hear(text: Buffer): void {
    this.said = (this.said + text.toString()).slice(-4000);
  }

  private async answers(process: ChildProcess): Promise<void> {
    const until = Date.now() + startMillisecondsMax;
    while (Date.now() < until) {
      if (process.exitCode !== null) throw new Error(`The hub ended with ${process.exitCode}:\n${this.said}`);
      const healthy = await fetch(`${this.url}health/live`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (healthy) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The hub did not answer within ${startMillisecondsMax / 1000} s:\n${this.said}`);
  }
}

/** The hub that was built last, or the one of HUB_CONFIGURATION. */
function builtHub(): string {
  const configured = process.env.HUB_CONFIGURATION;
  const candidates = (configured === undefined ? ['Debug', 'Release'] : [configured])
    .map((configuration) => join(binaries, configuration, 'net10.0', 'QueueMonitor.Hub.dll'))
    .filter((file) => existsSync(file))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  const newest = candidates[0];
  if (newest === undefined) throw new Error('The hub is not built: run `dotnet build src/Hub` first.');
  return newest;
}

/**
 * A port that nobody listens on, below those that the system gives out by itself: one of those may go to any line that is opened
 * before the hub listens, or while it is killed, even to that of a wall which tries to reach it there.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = portsFrom + Math.floor(Math.random() * portsCount);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
