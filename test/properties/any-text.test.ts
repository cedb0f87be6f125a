import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadResources } from '#load';
import { type Resources, readWithParse } from '#pipeline';
import { readItem, readText } from '#read';
import { tellRecord } from '#tell';
import { reportsAtHand } from '../../bench/reports-at-hand.ts';
import { unsound, untiled } from './soundness.ts';

/** Printed in the titles; RAPPORTEUR_SEED sets another. */
const SEED = Number(process.env.RAPPORTEUR_SEED ?? 20240508);
const RUNS = Number(process.env.RAPPORTEUR_FUZZ_RUNS ?? 300);
const settings = { seed: SEED, numRuns: RUNS };
let resources: Resources;
beforeAll(() => {
  resources = loadResources();
});

/** What is wrong with what comes of a text, whatever it holds. */
function faultsOf(text: string): string[] {
  const result = readItem({ text, published: '2024-05-08' }, {}, null);
  if ('error' in result) return [`not read: ${result.error.message}`];
  if (result.report.text !== text) return ['the text was changed'];
  const { record, parsed } = readWithParse(result, resources);
  tellRecord(record, { width: 60, colour: true }, parsed);
  return [...unsound(record), ...(parsed ? untiled(parsed) : [])];
}

/** Pieces that wire copy is made of, and what breaks readers of it; thrown together in any order. */
const PIECES = [
  'PORT VALE, May 8 (Harbour Wire) – ',
  'UPDATE 2-',
  'By Ada Lund',
  'the minister',
  'Ada Lund',
  'she',
  'said',
  'told reporters',
  'according to',
  'warned that',
  'denied',
  'if',
  'because',
  'on Tuesday',
  'last week',
  'at least',
  '1,200',
  '20 km (12 miles)',
  '$3.5 million',
  'two officials',
  'seized',
  'met',
  'killed',
  'agreed to',
  'rejected',
  'the three-phase proposal',
  '“',
  '”',
  '"',
  "'",
  '’s',
  '(',
  ')',
  '[',
  ',',
  '.',
  '…',
  '—',
  '-',
  ':',
  ';',
  '?',
  '!',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u0000',
  '\ud83d',
  '\ude00',
  '😀',
  'é',
  'e\u0301',
  'İ',
  'ß',
  'ﬁ',
  'قال',
  '中文',
  '1'.repeat(30),
  '00:00',
  '2024-05-08',
  'XXXX',
  '__proto__',
  'constructor',
  'toString',
];

describe(`any text yields a sound record (seed ${SEED})`, () => {
  test('any string', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 })),
        (text) => void expect(faultsOf(text)).toEqual([]),
      ),
      settings,
    );
  });

  test('pieces of wire copy in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', ' ', ' ', '')), { maxLength: 60 }),
        (pieces) => void expect(faultsOf(pieces.flat().join(''))).toEqual([]),
      ),
      settings,
    );
  });

  test('any cut of a real report', () => {
    const texts = reportsAtHand().map(({ bytes }) => Buffer.from(bytes).toString('utf8'));
    const cut = fc
      .tuple(
        fc.nat(texts.length - 1),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      )
      .map(([i, a, b]) => {
        const text = texts[i] as string;
        const start = Math.floor(Math.min(a, b) * text.length);
        return text.slice(start, Math.min(Math.ceil(Math.max(a, b) * text.length), start + 3000));
      });
    fc.assert(
      fc.property(cut, (text) => void expect(faultsOf(text)).toEqual([])),
      settings,
    );
  });

  test('any bytes of a file are a report or an error with a remedy', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const result = readText(bytes, { key: 'x.txt', file: 'x.txt' });
        if ('error' in result) expect(result.error.message).toMatch(/\.$/);
        else expect(unsound(readWithParse(result, resources).record)).toEqual([]);
      }),
      settings,
    );
  });
});
