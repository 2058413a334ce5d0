import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './support/browser';
import { RunningHub } from './support/running-hub';

let browser: Browser;
let hub: RunningHub;
let page: Page;
let screen: { screen: string; token: string };

const patience = { timeout: 60_000, interval: 100 };
const now = () => new Date().toISOString();

async function ask(method: string, path: string, body?: object): Promise<Response> {
  const content = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`${hub.url}api/v1/${path}`, { method, ...content });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

beforeAll(async () => {
  hub = await RunningHub.start();
  browser = await openBrowser();
  await hub.post(
    ['Billing', 'Sales'].map((queue) => ({ type: 'contact.queued', at: now(), contact: `in ${queue}`, queue, channel: 'voice' })),
  );
  await ask('PUT', 'boards/lobby', { name: 'Lobby', queues: ['Sales', 'Billing'] });
  const made = await ask('POST', 'screens', { name: 'Hall', boards: [{ board: 'lobby', seconds: 20 }], language: 'sv', theme: 'light' });
  screen = (await made.json()) as typeof screen;
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(`${hub.url}#${screen.token}`);
});
afterAll(async () => {
  await browser?.close();
  await hub?.end();
});

// One story on the real hub, told in order, on a page that nobody touches.
describe.sequential('a screen, from its link to its end', () => {
  it('shows its board in its language and theme', async () => {
    await expect.poll(() => page.locator('.row').count(), patience).toBe(2);
    expect(await page.locator('.site').innerText()).toContain('Lobby');
    expect(await page.evaluate(() => document.documentElement.classList.contains('theme-light'))).toBe(true);
    // A language whose file is long in coming is spoken when it is there.
    await expect.poll(() => page.evaluate(() => document.documentElement.lang), patience).toBe('sv');
  });

  it('is listed with what it is', async () => {
    const listed = async () => ((await (await ask('GET', 'walls')).json()) as { walls: Record<string, unknown>[] }).walls[0];
    await expect.poll(async () => (await listed())?.paintedAt, patience).toEqual(expect.any(String));
    expect(await listed()).toMatchObject({ name: 'Hall', board: 'lobby', language: 'sv', isNewest: true, notices: [], width: 1920 });
  });

  it('follows what is changed of it', async () => {
    await ask('PUT', `screens/${screen.screen}`, { theme: 'dark', language: 'da', boards: [{ board: 'all', seconds: 20 }] });
    await expect.poll(() => page.evaluate(() => document.documentElement.classList.contains('theme-light')), patience).toBe(false);
    await expect.poll(() => page.evaluate(() => document.documentElement.lang), patience).toBe('da');
    await expect.poll(() => page.locator('.site').innerText(), patience).not.toContain('Lobby');
  });

  it('goes dark with a reason when its link is revoked, and stays so', async () => {
    await ask('DELETE', `screens/${screen.screen}`);
    await expect.poll(() => page.locator('h1').innerText(), patience).toMatch(/^Linket til denne skærm er trukket tilbage/);
    expect(await page.locator('.row').count()).toBe(0);
    await page.reload();
    await expect.poll(() => page.locator('h1').innerText(), patience).toMatch(/^Linket til denne skærm er trukket tilbage/);
  });
});
