import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accessibilityFaults } from './pictures/accessibility';
import { openBrowser } from './support/browser';
import { RunningHub } from './support/running-hub';

// A hub that asks everybody who they are: signing in, keys, and a wall that is paired.
let browser: Browser;
let hub: RunningHub;
let context: BrowserContext;
let desk: Page;
let admin: string;
const patience = { timeout: 60_000, interval: 100 };

beforeAll(async () => {
  hub = await RunningHub.start('--require-keys');
  admin = await hub.key('admin', 'Kari Nordmann');
  await vi.waitFor(async () => expect((await api('GET', 'me')).name).toBe('Kari Nordmann'), patience);
  await api('POST', 'events', [
    { type: 'contact.queued', at: new Date().toISOString(), contact: 'c-1', queue: 'Billing', channel: 'voice' },
  ]);
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' });
  desk = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await hub?.end();
});

async function api(method: string, path: string, body?: object) {
  const answer = await fetch(`${hub.url}api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answer.json();
}

const codeOf = (page: Page) => page.locator('.pairing-code').innerText(patience);

describe.sequential('a hub that asks who you are', () => {
  it('lets nobody see a page of the desk without a key', async () => {
    await desk.goto(`${hub.url}keys`);
    await desk.waitForSelector('input.secret');
    expect(await desk.locator('h1').innerText()).toBe('Sign in');
    expect(await desk.locator('nav a').allInnerTexts()).toEqual(['Wall']);
    await desk.fill('input.secret', 'qm_00000000000000000000000000000000');
    await desk.click('button[type=submit]');
    expect(await desk.locator('.field-error').innerText()).toContain('This key opens nothing here.');
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  it('signs in by a key, and says as whom', async () => {
    await desk.fill('input.secret', admin);
    await desk.click('button[type=submit]');
    await desk.waitForSelector('table');
    expect(await desk.locator('.who').innerText()).toContain('Kari Nordmann');
    expect(await desk.locator('tbody tr').count()).toBe(1);
  });

  it('makes a key, shows it once, and revokes it', async () => {
    await desk.getByRole('link', { name: 'Make a key' }).click();
    await desk.getByLabel('Name').fill('Chat server');
    await desk.getByRole('button', { name: 'Make the key' }).click();
    const secret = await desk.getByLabel('Key', { exact: true }).inputValue(patience);
    expect(secret).toMatch(/^qm_[0-9a-z]{32}$/);
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.getByRole('button', { name: 'I have noted it' }).click();
    await desk.getByRole('button', { name: 'Revoke Chat server' }).click();
    await desk.getByRole('button', { name: 'Revoke', exact: true }).last().click();
    await expect.poll(() => desk.locator('.state-off').count(), patience).toBe(1);
    expect(await desk.content()).not.toContain(secret);
    const refused = await fetch(`${hub.url}api/v1/events`, { method: 'POST', headers: { authorization: `Bearer ${secret}` }, body: '[]' });
    expect(refused.status).toBe(401);
  });

  it.each([
    ['en-GB', 'Type this code at the desk'],
    ['nb-NO', 'Skriv denne koden på en datamaskin'],
    ['sv-SE', 'Skriv den här koden på en dator'],
    ['da-DK', 'Skriv denne kode på en computer'],
  ])('asks for a code on a wall in %s', async (locale, said) => {
    const display = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale });
    const wall = await display.newPage();
    await wall.goto(hub.url);
    expect(await codeOf(wall)).toMatch(/^[0-9A-Z]{3} [0-9A-Z]{3}$/);
    await expect.poll(() => wall.locator('h1').innerText(), patience).toContain(said);
    expect(await accessibilityFaults(wall)).toEqual([]);
    await display.close();
  });

  it('pairs a wall by the code that it shows, also after it was started anew, until its link is revoked', async () => {
    const display = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'en-GB' });
    const wall = await display.newPage();
    await wall.goto(hub.url);
    const code = await codeOf(wall);
    await desk.getByRole('link', { name: 'Walls' }).click();
    await desk.getByRole('button', { name: 'Pair a wall' }).click();
    await desk.getByLabel('The code that the wall shows').fill(code.toLowerCase());
    await desk.locator('dialog').getByLabel('Name').fill('Kitchen');
    await desk.getByRole('button', { name: 'Pair', exact: true }).click();
    await wall.waitForSelector('[data-queue=Billing]', { timeout: patience.timeout });
    await wall.goto(hub.url);
    await wall.waitForSelector('[data-queue=Billing]', { timeout: patience.timeout });
    await desk.getByRole('button', { name: 'Revoke Kitchen' }).click();
    await desk.getByRole('button', { name: 'Revoke', exact: true }).last().click();
    await expect.poll(() => wall.locator('h1').innerText(), patience).toContain('The link of this screen was taken back');
    expect(await wall.locator('[data-queue]').count()).toBe(0);
    await wall.goto(hub.url);
    expect(await codeOf(wall)).not.toBe(code);
    await display.close();
  });

  it('shows a viewer the wall, and says which role a page takes', async () => {
    const { secret } = await api('POST', 'keys', { name: 'A viewer', role: 'view' });
    const other = await browser.newContext({ locale: 'en-GB' });
    await other.addInitScript((key) => sessionStorage.setItem('queue-monitor-key', key), secret);
    const page = await other.newPage();
    await page.goto(`${hub.url}keys`);
    await expect.poll(() => page.locator('h1').innerText(), patience).toBe('You may not open this page');
    expect(await page.locator('main').innerText()).toContain('It takes the role “Admin”, which A viewer does not have here.');
    await page.goto(hub.url);
    await page.waitForSelector('[data-queue=Billing]', { timeout: patience.timeout });
    await other.close();
  });
});
