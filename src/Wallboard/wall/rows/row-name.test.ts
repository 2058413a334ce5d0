import { describe, expect, it } from 'vitest';
import type { QueueRow } from '../../feed/frame-contract';
import { textWidth } from '../../format/text-width';
import { nameSize, shownName } from './row-name';

const named = (name: string, shortName = name) => ({ name, shortName }) as QueueRow;

describe('shownName', () => {
  it('takes the short name past 16 characters', () => {
    expect(shownName(named('Customer e-mails', 'E-mail'))).toBe('Customer e-mails');
    expect(shownName(named('Customer e-mails!', 'E-mail'))).toBe('E-mail');
  });

  it('never breaks a word when no short name helps', () => {
    expect(shownName(named('A very long queue name indeed'))).toBe('A very long queue …');
    expect(shownName(named('Kundenkorrespondenzabteilung'))).toBe('Kundenkorrespondenzabteilung');
  });
});

describe('nameSize', () => {
  it('shrinks a name to its room, down to what is still read from afar', () => {
    expect(nameSize('Billing', 5.2, 31.6)).toBe(5.2);
    expect(nameSize('Customer e-mail', 5.2, 31.6)).toBeCloseTo(31.6 / textWidth('Customer e-mail'), 5);
    expect(nameSize('x'.repeat(100), 5.2, 31.6)).toBe(2.4);
  });
});
