import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Languages } from './languages';

interface Few {
  readonly hello: string;
}
const english: Few = { hello: 'Hello' };
const swedish: Few = { hello: 'Hej' };

/** Languages whose Swedish comes, or fails, when the test says so. */
function waiting() {
  const loads: { come(): void; fail(): void }[] = [];
  const languages = new Languages<Few>(english, {
    sv: () =>
      new Promise((resolve, reject) => {
        loads.push({ come: () => resolve({ texts: swedish }), fail: () => reject(new Error('no such file')) });
      }),
  });
  return { languages, loads };
}
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('Languages', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('speaks English at once, and for a language that it does not have', () => {
    const { languages, loads } = waiting();
    const never = () => expect.unreachable();
    expect(['en', 'en-GB', 'fi', '', 'constructor'].map((tag) => languages.now(tag, 0, never))).toEqual(Array(5).fill(english));
    expect(loads).toEqual([]);
    expect(languages.tags).toEqual(['en', 'sv']);
  });

  it('holds still until the language is there, then says so once', async () => {
    const { languages, loads } = waiting();
    const arrived = vi.fn();
    expect(languages.now('sv-SE', 0, arrived)).toBeNull();
    expect(languages.now('SV', 1_999, arrived)).toBeNull();
    loads[0]?.come();
    await settle();
    expect(languages.now('sv', 1_999, arrived)).toBe(swedish);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(arrived).toHaveBeenCalledTimes(1);
    expect(loads).toHaveLength(1);
  });

  it('speaks English after 2 s, and changes over when the language comes late', async () => {
    const { languages, loads } = waiting();
    const arrived = vi.fn();
    languages.now('sv', 0, arrived);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(arrived).toHaveBeenCalledTimes(1);
    expect(languages.now('sv', 2_000, arrived)).toBe(english);
    loads[0]?.come();
    await settle();
    expect(arrived).toHaveBeenCalledTimes(2);
    expect(languages.now('sv', 2_001, arrived)).toBe(swedish);
  });

  it('asks again after 30 s when the file could not be had, without taking the words away meanwhile', async () => {
    const { languages, loads } = waiting();
    languages.now('sv', 0, () => undefined);
    loads[0]?.fail();
    await settle();
    expect(languages.now('sv', 29_999, () => undefined)).toBe(english);
    expect(loads).toHaveLength(1);
    expect(languages.now('sv', 30_000, () => undefined)).toBe(english);
    expect(languages.now('sv', 30_001, () => undefined)).toBe(english);
    loads[1]?.come();
    await settle();
    expect(languages.now('sv', 30_002, () => undefined)).toBe(swedish);
  });

  it('takes the older tags of Norwegian for bokmål', async () => {
    const norwegian: Few = { hello: 'Hei' };
    const languages = new Languages<Few>(english, { nb: async () => ({ texts: norwegian }) });
    expect(await Promise.all(['nb-NO', 'no', 'nn'].map((tag) => languages.load(tag)))).toEqual(Array(3).fill(norwegian));
  });
});
