import { describe, expect, it } from 'vitest';
import { cuesFromTable, sourceNounsFromTable } from '../../../src/extract/statements/cues.ts';

const row = (over: Record<string, string>) => ({
  pos: 'verb',
  manner: 'assert',
  hearer: '0',
  frames: 'that=9',
  words: 'aver',
  ...over,
});

describe('cuesFromTable', () => {
  it('reads weights in tenths and leaves out frames of weight 0', () => {
    const cue = cuesFromTable([row({ frames: 'that=9 obj=0 for=3' })])
      .get('verb')
      ?.get('aver')?.[0];
    expect([...(cue?.frames ?? [])]).toEqual([
      ['that', 0.9],
      ['for', 0.3],
    ]);
  });

  it('puts cues with a particle before the bare word', () => {
    const cues = cuesFromTable([row({ words: 'call' }), row({ words: 'call+for' })])
      .get('verb')
      ?.get('call');
    expect(cues?.map((c) => c.particle)).toEqual(['for', null]);
  });

  it('refuses a frame without a weight', () => {
    expect(() => cuesFromTable([row({ frames: 'that' })])).toThrow(/'that' is not NAME=N/);
  });

  it('refuses a manner that the record does not know', () => {
    expect(() => cuesFromTable([row({ manner: 'mumble' })])).toThrow();
  });
});

describe('sourceNounsFromTable', () => {
  it('keeps the first kind of a noun listed twice', () => {
    const nouns = sourceNounsFromTable([
      { standing: 'anonymous', words: 'aide witness' },
      { standing: 'institution', words: 'witness panel' },
    ]);
    expect(nouns.get('witness')).toBe('anonymous');
    expect(nouns.get('panel')).toBe('institution');
  });
});
