import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './boards/build';
import { attentionBoard, attentionRows, calmBoard } from './boards/mock-boards';
import { closedBoard, intoTheRound, named, screenOf, token } from './boards/screens';
import { openBrowser } from './support/browser';
import { type BuiltWall, serveBuiltWall } from './support/built-wall';
import type { PlayedHub } from './support/played-hub';
import { openWall, type WallPageOptions } from './support/wall-page';

let browser: Browser;
let wall: BuiltWall;

beforeAll(async () => {
  browser = await openBrowser();
  wall = await serveBuiltWall();
});
afterAll(async () => {
  await browser?.close();
  await wall?.close();
});

/** Opens the wall by a screen's link. */
const openScreen = (view: PlayedHub['view'], options: WallPageOptions & { boards?: Record<string, PlayedHub['answer']> } = {}) =>
  openWall(browser, `${wall.url}#${token}`, calmBoard(), {
    ...options,
    before: async (page, hub) => {
      hub.view = view;
      for (const [name, board] of Object.entries(options.boards ?? {})) hub.boards.set(name, board);
      await options.before?.(page, hub);
    },
  });

const site = (page: Page) => page.locator('.site').innerText();
const frame = { seq: 2, asOf: at(0), serverTime: at(0), newestReceivedAt: at(0), site: null, order: null };
const billing = (level: 'fine' | 'warning' | 'critical') => [{ queue: 'billing', level }];

describe('a screen’s link', () => {
  it('brings board, language and theme, and its secret stays out of every request', async () => {
    const asked: string[] = [];
    const { page, hub, complaints, passUntil } = await openScreen(screenOf({ language: 'nb', theme: 'light' }), {
      before: (page) => page.on('request', (request) => asked.push(request.url())),
    });
    await passUntil(async () => (await page.locator('h1').innerText()).startsWith('Alle får svar i tide'));
    expect(hub.asked).toEqual([`Show ${token}`, 'Join all']);
    expect(await page.evaluate(() => document.documentElement.classList.contains('theme-light'))).toBe(true);
    expect(asked.filter((url) => url.includes(token) && new URL(url).hash === '')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['linkRevoked', 'The link of this screen was taken back\nWhoever looks after the walls can make a new one'],
    ['linkUnknown', 'The link of this screen is not known here\nCheck its address, or make a new link on the page of walls'],
  ])('that is not good any more says so: %s', async (code, headline) => {
    const { page } = await openScreen(`${code}: English words of the hub.`);
    expect(await page.locator('h1').innerText()).toBe(headline);
    expect(await page.locator('.fresh').innerText()).toBe('No board');
    expect(await page.locator('.next-try').innerText()).toMatch(/^Trying again in \d+ s$/);
    await page.context().close();
  });

  it('takes the board off at once when it is revoked, in the language that it spoke', async () => {
    const { page, hub, passUntil } = await openScreen(screenOf({ language: 'sv' }));
    await passUntil(async () => (await page.locator('.row').count()) === 8);
    hub.view = 'linkRevoked: Revoked.';
    hub.say('bye', 'linkRevoked');
    await hub.hangUp();
    hub.away = false;
    await passUntil(async () => (await page.locator('.row').count()) === 0);
    expect(await page.locator('h1').innerText()).toMatch(/^Länken till den här skärmen har återkallats/);
    await passUntil(() => hub.asked.filter((call) => call.startsWith('Show')).length > 1);
    expect(await page.locator('.row').count()).toBe(0);
    await page.reload();
    await passUntil(async () => (await page.locator('h1').innerText()).startsWith('Länken'));
    await page.context().close();
  });

  it('follows what is changed of it, without a reload', async () => {
    const boards = { all: named(calmBoard(), 'all'), lobby: named(attentionBoard(), 'lobby') };
    const { page, hub, passUntil } = await openScreen(screenOf(), { boards });
    expect(await site(page)).toBe('Customer service · all');
    hub.say('screen', screenOf({ theme: 'light', boards: [{ board: 'lobby', seconds: 20 }] }));
    await passUntil(async () => (await site(page)) === 'Customer service · lobby');
    expect(await page.evaluate(() => document.documentElement.classList.contains('theme-light'))).toBe(true);
    expect(hub.asked.at(-1)).toBe('Join lobby');
    await page.context().close();
  });
});

describe('boards in turn', () => {
  const turns = [
    { board: 'phone', seconds: 20 },
    { board: 'mail', seconds: 10 },
  ];
  const boards = { phone: named(calmBoard(), 'phone'), mail: named(attentionBoard(), 'mail') };
  const first = intoTheRound(30) < 20 ? 'phone' : 'mail';
  const second = first === 'phone' ? 'mail' : 'phone';
  const rest = first === 'phone' ? 20 - intoTheRound(30) : 30 - intoTheRound(30);

  it('turn by the server’s clock, and the old one stays until the next is there', async () => {
    const { page, hub, pass, passUntil } = await openScreen(screenOf({ boards: turns }), { boards });
    expect(await site(page)).toBe(`Customer service · ${first}`);
    const spoken = () => page.locator('[aria-live=polite]').first().innerText();
    const before = await spoken();
    await pass(rest - 1);
    expect(hub.asked.at(-1)).toBe(`Join ${first}`);
    let release: () => void = () => undefined;
    hub.hold = new Promise((resolve) => {
      release = resolve;
    });
    await pass(2);
    await passUntil(() => hub.asked.at(-1) === `Join ${second}`);
    await pass(2);
    expect(await site(page)).toBe(`Customer service · ${first}`);
    hub.boards.set(second, { ...boards[second], serverTime: at(-rest - 5) });
    hub.hold = null;
    release();
    await passUntil(async () => (await site(page)) === `Customer service · ${second}`);
    expect(await spoken()).not.toBe(before);
    expect(hub.joins).toBe(2);
    await page.context().close();
  });

  it('pass over one that is not there', async () => {
    const gone = { ...boards, [first]: 'unknownBoard: There is no such board.' };
    const { page, hub, passUntil } = await openScreen(screenOf({ boards: turns }), { boards: gone });
    await passUntil(async () => (await page.locator('.row').count()) > 0);
    expect(await site(page)).toBe(`Customer service · ${second}`);
    expect(hub.asked).toEqual([`Show ${token}`, `Join ${first}`, `Join ${second}`]);
    await page.context().close();
  });
});

describe('sound', () => {
  /** Counts the tones that the page asks for; `state`: what the browser lets it do. */
  const listen = (state: 'running' | 'suspended') => (page: Page) =>
    page.addInitScript((allowed) => {
      const sounded = { tones: 0 };
      const node = { connect: (next: unknown) => next, start: () => sounded.tones++, stop: () => undefined };
      const gain = { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined };
      Object.assign(window, {
        sounded,
        AudioContext: class extends EventTarget {
          state = allowed;
          currentTime = 0;
          resume = () => Promise.resolve();
        },
        OscillatorNode: class {
          connect = node.connect;
          start = node.start;
          stop = node.stop;
        },
        GainNode: class {
          gain = gain;
          connect = node.connect;
        },
      });
    }, state);
  const tones = (page: Page) => page.evaluate(() => (window as unknown as { sounded: { tones: number } }).sounded.tones);

  it('is two soft tones when a queue turns critical, at most once in ten minutes', async () => {
    const { page, hub, pass } = await openScreen(screenOf({ sound: true }), { before: listen('running') });
    hub.frame({ ...frame, queues: billing('warning') });
    await page.clock.runFor(100);
    expect(await tones(page)).toBe(0);
    hub.frame({ ...frame, seq: 3, queues: billing('critical') });
    await page.clock.runFor(100);
    expect(await tones(page)).toBe(2);
    hub.frame({ ...frame, seq: 4, queues: billing('fine') });
    await page.clock.runFor(100);
    hub.frame({ ...frame, seq: 5, queues: billing('critical') });
    await page.clock.runFor(100);
    expect(await tones(page)).toBe(2);
    await pass(600);
    hub.frame({ ...frame, seq: 6, queues: billing('fine') });
    await page.clock.runFor(100);
    hub.frame({ ...frame, seq: 7, queues: billing('critical') });
    await page.clock.runFor(100);
    expect(await tones(page)).toBe(4);
    expect(hub.wall?.notices).toEqual([]);
    await page.context().close();
  });

  it('is off unless the screen was set up so', async () => {
    const { page, hub } = await openScreen(screenOf(), { before: listen('running') });
    hub.frame({ ...frame, queues: billing('critical') });
    await page.clock.runFor(100);
    expect(await tones(page)).toBe(0);
    await page.context().close();
  });

  it('that the browser forbids is told to the hub, not shown on the wall', async () => {
    const { page, hub, pass, passUntil } = await openScreen(screenOf({ sound: true }), { before: listen('suspended') });
    const before = await page.locator('main').innerText();
    await pass(4);
    await passUntil(() => hub.joins === 2);
    expect(hub.wall?.notices).toEqual(['soundBlocked']);
    expect((await page.locator('main').innerText()).split('\n').length).toBe(before.split('\n').length);
    await pass(10);
    expect(hub.joins).toBe(2);
    await page.context().close();
  });
});

describe('the panel behind the wall', () => {
  const opacity = (page: Page) => page.evaluate(() => getComputedStyle(document.getElementById('wall') as HTMLElement).opacity);
  const shift = (page: Page) => page.evaluate(() => document.getElementById('wall')?.style.transform);

  it('is dimmed in the hours that were set, by the site’s own time', async () => {
    const { page, pass } = await openScreen(screenOf({ dim: { from: '14:32', to: '14:35', percent: 40 } }));
    expect(await opacity(page)).toBe('0.659');
    await pass(51 + 120);
    expect(await page.locator('.clock').innerText()).toMatch(/^14:34:59/);
    expect(await opacity(page)).toBe('0.659');
    await pass(1);
    expect(await opacity(page)).toBe('1');
    await page.context().close();
  });

  it('shows a drifting clock alone when all is closed, and the board as soon as somebody waits', async () => {
    const { page, hub, pass } = await openWall(browser, wall.url, closedBoard());
    expect(await page.locator('h1').innerText()).toMatch(/^Closed\nThe first queue opens Fri,? 08:00$/);
    await pass(595);
    expect(await page.locator('.resting-clock').count()).toBe(0);
    await pass(10);
    expect(await page.locator('.row').count()).toBe(0);
    expect(await page.locator('.resting-clock').innerText()).toMatch(/^14:42:1\d\nThe first queue opens Fri,? 08:00$/);
    expect(await opacity(page)).toBe('0.481');
    const place = async () => JSON.stringify(await page.locator('.resting-clock').boundingBox());
    const before = await place();
    await pass(60);
    expect(await place()).not.toBe(before);
    hub.frame({ ...frame, serverTime: at(-665), queues: [{ queue: 'billing', waiting: 1, longestSince: at(-664) }] });
    await page.clock.runFor(100);
    expect(await page.locator('[data-queue=billing] .count').innerText()).toBe('1');
    expect(await opacity(page)).toBe('1');
    await page.context().close();
  });

  it('shifts the picture every three minutes, and lets a headline that stands for ten fade to a tint', async () => {
    const { page, pass } = await openWall(browser, wall.url, attentionBoard());
    const colour = () => page.locator('.signal').evaluate((element) => getComputedStyle(element).backgroundColor);
    const bright = await colour();
    expect(await shift(page)).toBe('');
    await pass(182);
    expect(await shift(page)).toBe('translate(4px, 4px)');
    expect(await colour()).toBe(bright);
    await pass(423);
    expect(await shift(page)).toBe('translate(-4px, 4px)');
    expect(await colour()).not.toBe(bright);
    await page.context().close();
  });

  it('is left alone where the screen says so, and on a phone', async () => {
    const screen = await openScreen(screenOf({ burnInShift: false }));
    await screen.pass(182);
    expect(await shift(screen.page)).toBe('');
    await screen.page.context().close();
    const phone = await openWall(browser, wall.url, attentionBoard(), { width: 390, height: 844 });
    await phone.pass(182);
    expect(await shift(phone.page)).toBe('');
    await phone.page.context().close();
  });

  it('is kept awake: the lock is asked for again after the browser took it back', async () => {
    const { page, pass } = await openWall(browser, wall.url, calmBoard(), {
      before: (page) =>
        page.addInitScript(() => {
          const locks: { released: boolean }[] = [];
          const wakeLock = { request: () => Promise.resolve(locks[locks.push({ released: false }) - 1]) };
          Object.assign(window, { locks });
          Object.defineProperty(navigator, 'wakeLock', { value: wakeLock });
        }),
    });
    const locks = () => page.evaluate(() => (window as unknown as { locks: { released: boolean }[] }).locks.length);
    expect(await locks()).toBe(1);
    await pass(61);
    expect(await locks()).toBe(1);
    await page.evaluate(() => {
      const [lock] = (window as unknown as { locks: { released: boolean }[] }).locks;
      if (lock !== undefined) lock.released = true;
    });
    await pass(60);
    expect(await locks()).toBe(2);
    await page.context().close();
  });
});

describe('hands', () => {
  const prevented = (page: Page, name: string) =>
    page.evaluate((event) => !document.body.dispatchEvent(new Event(event, { bubbles: true, cancelable: true })), name);

  it('find no menu, no selection and nothing to drag on a wall, and no cursor after 3 s', async () => {
    const { page, pass } = await openWall(browser, wall.url, calmBoard());
    for (const name of ['contextmenu', 'selectstart', 'dragstart', 'gesturestart']) expect(await prevented(page, name), name).toBe(true);
    const idle = () => page.evaluate(() => document.documentElement.classList.contains('cursor-idle'));
    await pass(3);
    expect(await idle()).toBe(true);
    await page.mouse.move(300, 300);
    expect(await idle()).toBe(false);
    await pass(2);
    expect(await idle()).toBe(false);
    await pass(1);
    expect(await idle()).toBe(true);
    await page.context().close();
  });

  it('keep all of it on a phone', async () => {
    const { page } = await openWall(browser, wall.url, calmBoard(), { width: 390, height: 844 });
    for (const name of ['contextmenu', 'selectstart', 'dragstart', 'gesturestart']) expect(await prevented(page, name), name).toBe(false);
    await page.context().close();
  });
});

describe('a page that cannot be trusted', () => {
  it('stops its clock when it hangs', async () => {
    const { page, pass } = await openWall(browser, wall.url, calmBoard());
    await pass(2);
    const stopped = await page.locator('.clock').innerText();
    await page.evaluate(() => {
      window.requestAnimationFrame = () => 0;
    });
    await pass(1);
    const later = await page.locator('.clock').innerText();
    await pass(5);
    expect(await page.locator('.clock').innerText()).toBe(later);
    expect([stopped, later].every((text) => text.startsWith('14:32:1'))).toBe(true);
    await page.context().close();
  });

  it('says so when it fails to draw, shows no figure, and loads itself anew once the hub answers', async () => {
    const { page, hub, pass, passUntil } = await openWall(browser, wall.url, attentionBoard());
    let loads = 0;
    page.on('load', () => loads++);
    hub.frame({ ...frame, queues: [{ queue: 'billing', trend: null as never, windows: { last30: null as never } }] });
    await passUntil(async () => (await page.locator('h1').innerText()).startsWith('This page has met a fault of its own'));
    expect(await page.locator('.count').count()).toBe(0);
    await pass(61);
    expect(loads).toBe(0);
    await page.route('**/health/live', (route) => route.fulfill({ body: 'alive' }));
    await passUntil(() => loads === 1);
    await passUntil(async () => (await page.locator('.row').count()) === attentionRows().length);
    await page.context().close();
  });
});
