import { describe, expect, it } from 'vitest';
import type { Agents, LossMark, QueueRow } from '../../feed/frame-contract';
import { createFormats } from '../../format/formats';
import { english } from '../../i18n/en';
import { otherAgents, predictedFigure, rowSentence, stripCaption } from './cell-words';

const formats = createFormats('en-GB', 'Europe/Oslo');
const row = (over: Partial<QueueRow>) =>
  ({
    name: 'Billing',
    channel: 'voice',
    level: 'warning',
    open: true,
    waiting: 2,
    overThreshold: 0,
    likely: null,
    contacts: [],
    losses: [],
    agents: null,
    longestWaitSeconds: 40,
    longestWaitWorkingDays: null,
    threshold: { text: 'PT2M', seconds: 120, workingDays: null },
    windows: { last30: { serviceLevel: { value: null } }, today: { serviceLevel: { value: null } } },
    ...over,
  }) as QueueRow;
const foreseen = (seconds: number, low: number, high: number) =>
  row({ predictedWait: { seconds, low, high, basis: 'queue', coverage: 0.8, samples: 400, workingDays: null } });

describe('the predicted wait', () => {
  it('is a whole minute at least, in a range that is rounded outwards', () => {
    expect(predictedFigure(foreseen(74, 41, 130), false, english, formats)).toEqual({
      figure: { value: '1', unit: 'min' },
      range: '0–3 min',
      bounds: '0–3',
    });
    expect(predictedFigure(foreseen(240, 120, 360), true, english, formats)?.figure.value).toBe('~4');
    expect(predictedFigure(foreseen(240, 120, 360), false, english, formats)?.range).toBe('2–6 min');
  });

  it('is told in working days where answers are written', () => {
    const workingDays = { days: 1.66, low: 1.48, high: 2.01 };
    const written = row({
      channel: 'email',
      predictedWait: { seconds: 200_000, low: 90_000, high: 300_000, basis: 'queue', coverage: 0.8, samples: 400, workingDays },
    });
    expect(predictedFigure(written, false, english, formats)).toEqual({
      figure: { value: '1.7', unit: 'd' },
      range: '1.4–2.1 d',
      bounds: '1.4–2.1',
    });
  });

  it('is at once for whoever need not wait', () => {
    expect(predictedFigure(foreseen(0.4, 0, 30), false, english, formats)?.figure.value).toBe('At once');
    expect(predictedFigure(row({ predictedWait: null }), false, english, formats)).toBeNull();
  });
});

describe('the words beneath a strip', () => {
  const loss = { mark: 1, at: '2026-03-12T13:32:00Z', waitedSeconds: 80 } as LossMark;

  it('speak of the likely only when there are any, and then of who hung up', () => {
    expect(stripCaption(row({ likely: 1, losses: [loss] }), english)?.text).toBe('1 likely to hang up');
    expect(stripCaption(row({ likely: 0, losses: [loss] }), english)?.text).toBe('1 hung up just now');
    expect(stripCaption(row({ likely: 0 }), english)).toBeNull();
  });

  it('are not read out as nought either', () => {
    const sentence = (likely: number) => rowSentence(row({ likely }), 'live', '', null, english, formats);
    expect(sentence(2)).toContain('2 likely to hang up');
    expect(sentence(0)).not.toContain('likely');
    const written = row({ channel: 'email', likely: 2, dueToday: 7 });
    expect(rowSentence(written, 'live', '', null, english, formats)).toContain('2 of 7 due will be late');
  });
});

describe('the words beneath the free agents', () => {
  it('say who could come back, and nothing where nobody is signed in', () => {
    const agents = (over: Partial<Agents>) => ({ signedIn: 3, paused: 0, busy: 2, ...over }) as Agents;
    expect(otherAgents(agents({ paused: 1 }), english)).toBe('1 paused');
    expect(otherAgents(agents({}), english)).toBe('2 busy');
    expect(otherAgents(agents({ signedIn: 0, busy: 0 }), english)).toBe('');
  });
});
