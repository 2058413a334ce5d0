import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardFrame, BoardSnapshot } from '../../src/Wallboard/feed/frame-contract';
import { applyFrame, boardOf } from '../../src/Wallboard/state/apply-frame';
import { at, siteOf } from './boards/build';
import { attentionBoard, attentionRows } from './boards/mock-boards';
import { openBrowser } from './support/browser';
import { type BuiltWall, serveBuiltWall } from './support/built-wall';
import { openWall } from './support/wall-page';

// The messages that the hub's own tests approve are what the wall's types must say, and what the wall must show.
const approved = (name: string) => JSON.parse(readFileSync(new URL(`../Hub.Tests/Boards/${name}.approved.json`, import.meta.url), 'utf8'));

/** The names in a message, however deep; a list is told by its first entry, and what one side does not know is not compared. */
function names(value: unknown, other: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 && Array.isArray(other) && other.length > 0 ? [names(value[0], other[0])] : [];
  if (value === null || typeof value !== 'object' || other === null || typeof other !== 'object') return '…';
  const fields = value as Record<string, unknown>;
  const others = other as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys(fields)
      .sort()
      .map((key) => [key, fields[key] === null || others[key] === null ? null : key === 'left' ? '…' : names(fields[key], others[key])]),
  );
}

const losses = [{ mark: 9, at: at(3), waitedSeconds: 40 }];
const customerWait = { meanSeconds: 41, p50Seconds: 22, p90Seconds: 118, answered: 12 };
const groups = [{ count: 5, since: at(60), workingDays: null }];

describe('the hub’s approved messages', () => {
  it('have just the fields of the wall’s types: snapshot', () => {
    const ours: BoardSnapshot = { ...attentionBoard(), queues: attentionRows().map((row) => ({ ...row, losses, groups, customerWait })) };
    const theirs = approved('snapshot');
    expect(names(theirs, ours)).toEqual(names(ours, theirs));
  });

  it('have just the fields of the wall’s types: frame', () => {
    const theirs = approved('frame') as BoardFrame;
    const rows = theirs.queues.length;
    const ours: BoardFrame = {
      seq: 2,
      asOf: at(0),
      serverTime: at(0),
      newestReceivedAt: at(0),
      site: siteOf(),
      queues: attentionRows().map((row) => ({ ...row, losses, groups, customerWait })),
      order: ['billing'],
    };
    expect(Object.keys(theirs).sort()).toEqual(Object.keys(ours).sort());
    expect(names(theirs.site, ours.site)).toEqual(someOf(names(ours.site, theirs.site), theirs.site));
    theirs.queues.forEach((change, i) => {
      const row = ours.queues[i];
      expect(names(change, row)).toEqual(someOf(names(row, change), change));
    });
    expect(rows).toBeGreaterThan(1);
  });

  it('fit together: the wall makes of snapshot and frame a board of whole rows in the frame’s order', () => {
    const frame = approved('frame') as BoardFrame;
    const board = applyFrame(boardOf(approved('snapshot') as BoardSnapshot), frame);
    if (board === 'gap') throw new Error('the frame does not follow the snapshot');
    expect(board.order).toEqual(frame.order);
    const whole = { ...attentionRows()[0], losses, groups, customerWait };
    for (const queue of board.order) {
      const row = board.rows.get(queue);
      expect(names(row, whole)).toEqual(names(whole, row));
    }
  });
});

/** Of an object's names those that a change has too. */
function someOf(whole: unknown, change: unknown): unknown {
  const kept = Object.keys(change as object);
  return Object.fromEntries(Object.entries(whole as object).filter(([name]) => kept.includes(name)));
}

describe('the approved snapshot', () => {
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

  it('is shown', async () => {
    const snapshot = approved('snapshot') as BoardSnapshot;
    const { page, complaints, passUntil } = await openWall(browser, wall.url, snapshot);
    const first = snapshot.queues[0];
    const count = page.locator(`[data-queue="${first?.queue}"] .count`);
    await passUntil(async () => (await count.count()) === 1); // the board's language comes as a file of its own
    expect(await count.innerText()).toBe(String(first?.waiting));
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
