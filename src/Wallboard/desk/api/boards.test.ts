import { expect, it } from 'vitest';
import { addressFor, type BoardSettings, sameBoard } from './boards';

it.each([
  ['Billing hall', [], 'billing-hall'],
  ['Billing hall', ['billing-hall'], 'billing-hall-2'],
  ['Billing hall', ['billing-hall', 'billing-hall-2'], 'billing-hall-3'],
  ['  Kundesenter øst & Ål ', [], 'kundesenter-ost-al'],
  ['???', [], 'board'],
  ['All', ['all'], 'all-2'],
  ['a'.repeat(60), [], 'a'.repeat(40)],
])('the address of "%s"', (name, taken, address) => {
  expect(addressFor(name, taken)).toBe(address);
});

it('boards are the same when what they show is', () => {
  const board: BoardSettings = { board: 'a', name: 'A', queues: ['x', 'y'], layout: 'auto', language: null, bottom: [] };
  expect(sameBoard(board, { ...board, queues: ['x', 'y'] })).toBe(true);
  expect(sameBoard(board, { ...board, queues: ['y', 'x'] })).toBe(false);
  expect(sameBoard(board, { ...board, queues: null })).toBe(false);
});
