import type { Browser, Page, Route } from 'playwright-core';
import type { StaffingRow, StaffingSnapshot } from '../../../src/Wallboard/desk/api/staffing';
import { moment } from '../boards/build';
import { outcomesAnswer, promisesAnswer, unreturnedAnswer } from '../boards/customer-documents';
import { attentionRows } from '../boards/mock-boards';
import { billingDay, mockAdherence, mockAlerts, mockStaffing, mockWhatIf, pastMoves } from '../boards/staffing-documents';
import { PageTime } from './page-time';
import { PlayedHub } from './played-hub';

/** What the page asked the hub for: the method, the path after api/v1, and what it sent. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
}

export interface DeskPage {
  readonly page: Page;
  readonly hub: PlayedHub;
  readonly calls: readonly Call[];
  readonly complaints: readonly string[];
  /** Lets so many seconds of the page's time pass. */
  pass(seconds: number): Promise<void>;
  /** Lets the page's time pass in small steps until something is so; the line to the hub needs real time in between. */
  passUntil(isSo: () => boolean | Promise<boolean>): Promise<void>;
}

const stepsMax = 1_500;
const stepMilliseconds = 200;

type Answer = (call: Call, query: URLSearchParams) => object | { readonly status: number; readonly json: object } | undefined;

export interface DeskPageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly role?: 'view' | 'planner' | 'admin';
  readonly language?: string;
  readonly dark?: boolean;
  /** A string: the hub refuses with it. */
  readonly staffing?: StaffingSnapshot | string;
  /** Answers before the recorded ones; undefined: the recorded ones do. */
  readonly answer?: Answer;
  readonly path?: string;
}

/** Opens a page of the desk on recorded documents at the recorded moment, in Oslo; its time stands still unless the test lets it pass. */
export async function openDesk(browser: Browser, url: string, options: DeskPageOptions = {}): Promise<DeskPage> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Lisbon', // not the site's: the desk must not show the browser's own time
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const calls: Call[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d|ERR_CONNECTION_REFUSED/.test(message.text())) complaints.push(message.text());
  });
  const time = await PageTime.standingStill(page);
  const told = options.staffing ?? mockStaffing;
  const staffing = typeof told === 'string' ? mockStaffing : told;
  const hub = await PlayedHub.on(page, 'unknownBoard: no board');
  hub.staffing = told;
  await page.route('**/api/v1/**', (route) => answer(route, options, staffing, calls));
  await page.goto(`${url}${options.path ?? 'planner'}`);
  const pass = async (seconds: number) => {
    for (let passed = 0; passed < seconds; passed++) await time.pass(Math.min(1, seconds - passed) * 1000);
  };
  const passUntil = (isSo: () => boolean | Promise<boolean>) => time.passUntil(isSo, stepMilliseconds, stepsMax);
  await passUntil(async () => (await page.locator('main h1').count()) > 0);
  await page.evaluate(() => document.fonts.ready);
  return { page, hub, calls, complaints, pass, passUntil };
}

async function answer(route: Route, options: DeskPageOptions, staffing: StaffingSnapshot, calls: Call[]): Promise<void> {
  const request = route.request();
  const url = new URL(request.url());
  const call = { method: request.method(), path: url.pathname.replace('/api/v1/', ''), body: request.postData() };
  calls.push(call);
  const own = options.answer?.(call, url.searchParams) ?? recorded(call, url.searchParams, options, staffing);
  const { status, json } = 'status' in own && 'json' in own ? (own as { status: number; json: object }) : { status: 200, json: own };
  await route.fulfill({ status, json, headers: { date: new Date(moment).toUTCString() } });
}

function recorded({ path }: Call, query: URLSearchParams, options: DeskPageOptions, staffing: StaffingSnapshot): object {
  const { role = 'planner', language = 'en' } = options;
  switch (path) {
    case 'me':
      return { name: 'Kari', how: 'local', site: 'oslo', roles: [{ site: null, role }] };
    case 'sources':
      return { site: 'oslo', sources: [] };
    case 'sites/oslo/settings':
      return { name: 'Customer service · Oslo', zone: 'Europe/Oslo', language, currency: 'NOK' };
    case 'staffing':
      return { ...staffing.staffing, queues: dayOf(query.get('queue'), staffing) };
    case 'alerts':
      return mockAlerts;
    case 'moves':
      return { moves: pastMoves };
    case 'whatif':
      return mockWhatIf;
    case 'adherence':
      return { agents: mockAdherence };
    case 'queues':
      return { queues: attentionRows() };
    case 'promises':
      return promisesAnswer;
    case 'unreturned':
      return unreturnedAnswer;
    case 'outcomes':
      return outcomesAnswer;
    default:
      return { status: 404, json: { title: 'Not there', detail: `Nothing is recorded for ${path}.` } };
  }
}

function dayOf(queue: string | null, { staffing }: StaffingSnapshot): readonly StaffingRow[] {
  const row = staffing.queues.find((one) => one.queue === queue);
  if (row === undefined) return [];
  return [row.queue === 'billing' && row.required !== null && row.staffed !== null ? billingDay : row];
}
