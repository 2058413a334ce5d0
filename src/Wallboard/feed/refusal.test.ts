import { describe, expect, it } from 'vitest';
import { endsTheBoard, refusalIn } from './refusal';

const said = (words: string) => refusalIn(new Error(`An unexpected error occurred invoking 'Join' on the server. HubException: ${words}`));

describe('refusalIn', () => {
  it('tells the code from the sentence', () => {
    expect(said('unknownBoard: There is no board "a: b".')).toEqual({ code: 'unknownBoard', text: 'There is no board "a: b".' });
  });

  it('keeps a sentence without a code whole', () => {
    expect(said('Method does not exist.')).toEqual({ code: '', text: 'Method does not exist.' });
    expect(said('Why not: because.')).toEqual({ code: '', text: 'Why not: because.' });
  });

  it('is nothing when it was not the hub that refused', () => {
    expect(refusalIn(new Error('Failed to fetch'))).toBeNull();
    expect(refusalIn('HubException: x')).toBeNull();
  });
});

describe('endsTheBoard', () => {
  it('is so when the board is no longer this wall’s to show', () => {
    const codes = [
      'linkUnknown',
      'linkRevoked',
      'unknownBoard',
      'unknownSite',
      'signInNeeded',
      'notAllowed',
      'accessEnded',
      'tooManyWalls',
      'siteStopped',
      '',
    ];
    expect(codes.filter((code) => endsTheBoard({ code, text: '' }))).toEqual(codes.slice(0, 7));
  });
});
