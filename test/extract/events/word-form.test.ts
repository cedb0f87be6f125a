import { describe, expect, it } from 'vitest';
import type { Token } from '#model';
import { baseForms } from '../../../src/extract/events/word-form.ts';

const verb = (form: string, lemma: string, xpos: string): Token => ({
  index: 0,
  start: 0,
  end: form.length,
  form,
  lemma,
  upos: 'VERB',
  xpos,
  head: -1,
  deprel: 'root',
  margin: 1,
});

describe('what a verb may be a form of', () => {
  it('starts with its lemma', () => expect(baseForms(verb('left', 'leave', 'VBD'))[0]).toBe('leave'));
  it('holds the stem that a wrong lemma hides', () => {
    expect(baseForms(verb('boycotted', 'boycot', 'VBD'))).toContain('boycott');
    expect(baseForms(verb('ruled', 'rul', 'VBD'))).toContain('rule');
    expect(baseForms(verb('stopping', 'stopp', 'VBG'))).toContain('stop');
    expect(baseForms(verb('denied', 'deni', 'VBN'))).toContain('deny');
    expect(baseForms(verb('fled', 'fle', 'VBD'))).toContain('flee');
  });
  it('leaves a base form as it is', () => expect(baseForms(verb('need', 'need', 'VB'))).toEqual(['need']));
});
