import { describe, expect, it } from 'vitest';
import type { QueueRow } from '../../feed/frame-contract';
import { createFormats } from '../../format/formats';
import { english } from '../../i18n/en';
import { type HeadlineInput, headlineOf } from './headline-text';

const now = Date.parse('2026-03-12T13:32:08Z');
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();
const formats = createFormats('en-GB', 'Europe/Oslo');

const row = (over: Partial<QueueRow> = {}) =>
  ({
    queue: 'billing',
    name: 'Billing',
    channel: 'voice',
    level: 'fine',
    open: true,
    openChangesAt: null,
    waiting: 0,
    overThreshold: 0,
    threshold: { text: 'PT2M', seconds: 120, workingDays: null },
    longestSince: null,
    likely: null,
    agents: null,
    freshness: { state: 'live', heardAt: ago(0) },
    ...over,
  }) as QueueRow;

const say = (rows: readonly QueueRow[], over: Partial<HeadlineInput> = {}) => {
  const headline = headlineOf(
    { rows, row: null, level: 'fine', justPast: 0, step: 'live', now, newestNews: now, ageClock: now, ...over },
    english,
    formats,
  );
  return [headline.sign, ...headline.lines];
};
const urgent = (over: Partial<QueueRow>, more: Partial<HeadlineInput> = {}) => {
  const worst = row({ level: 'critical', ...over });
  return say([worst], { row: worst, level: 'critical', ...more });
};
const agents = (signedIn: number) => ({ signedIn, available: 0 }) as QueueRow['agents'];

describe('headlineOf', () => {
  it('says who waits past the promise', () => {
    expect(urgent({ waiting: 7, overThreshold: 6 })).toEqual(['critical', 'Billing: 7 callers waiting,', '6 for more than 2 minutes']);
    expect(urgent({ waiting: 3, overThreshold: 3 })[2]).toBe('all for more than 2 minutes');
    expect(urgent({ waiting: 2, overThreshold: 2 })[2]).toBe('both for more than 2 minutes');
    expect(urgent({ waiting: 1, overThreshold: 1 }).slice(1)).toEqual(['Billing: 1 caller waiting,', 'for more than 2 minutes']);
  });

  it('says first that nobody is there to answer', () => {
    expect(urgent({ waiting: 2, overThreshold: 2, agents: agents(0) })[2]).toBe('nobody is signed in to answer');
    expect(urgent({ waiting: 2, overThreshold: 2, agents: agents(0), open: false })[2]).toBe('both for more than 2 minutes');
  });

  it('says who is likely to hang up once that is known', () => {
    expect(urgent({ waiting: 7, overThreshold: 6, likely: 3 })[2]).toBe('3 likely to hang up in the next 5 minutes');
  });

  it('speaks of the past when the news is old', () => {
    const old = { step: 'delayed', newestNews: now - 48_000 } as const;
    expect(urgent({ waiting: 7, overThreshold: 6 }, old).slice(1)).toEqual([
      'At 14:31, Billing had 7 callers waiting,',
      '6 for more than 2 minutes',
    ]);
    expect(say([row()], old)[1]).toBe('At 14:31, everyone was being answered in time');
  });

  it('says for how long there is no data', () => {
    const offline = say([row()], { step: 'offline', newestNews: now - 242_000 });
    expect(offline).toEqual(['offline', 'No data for 4 minutes', 'The numbers below are from 14:28']);
  });

  it('is calm only when every level is known to be fine', () => {
    const waiting = row({ waiting: 4, longestSince: ago(38) });
    expect(say([waiting])).toEqual(['fine', 'Everyone is being answered in time', '4 waiting by phone or chat, longest 38 s']);
    expect(say([waiting, row({ level: 'unknown' })])[1]).toBe('Every promise is being kept');
    expect(say([row({ level: 'unknown', waiting: 4 })])).toEqual([
      'unknown',
      '4 people waiting',
      'No promise is set, so nothing is marked as late',
    ]);
  });

  it('calls nobody in time who has waited past the promise, though the level is not raised yet', () => {
    const late = row({ waiting: 2, overThreshold: 1, longestSince: ago(124) });
    expect(say([late], { justPast: 1 })).toEqual([
      'fine',
      '1 person has just waited past the promise',
      '2 waiting by phone or chat, longest 2 min 4 s',
    ]);
    expect(say([late, late], { justPast: 2 })[1]).toBe('2 people have just waited past the promise');
  });

  it('tells of silent sources before it calls anything fine', () => {
    const silent = row({ level: 'unknown', freshness: { state: 'down', heardAt: ago(720) } });
    expect(say([silent, row()])).toEqual(['unknown', 'No news from Billing for 12 min', 'All others are being answered in time']);
  });

  it('says when the first of closed queues opens', () => {
    const closed = row({ open: false, openChangesAt: '2026-03-12T16:00:00Z' });
    expect(say([closed])).toEqual(['closed', 'Closed', 'The first queue opens 17:00']);
  });
});
