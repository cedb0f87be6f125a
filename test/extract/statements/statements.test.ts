import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadResources } from '#load';
import type { Report, ReportRecord, Statement } from '#model';
import { evidenceGaps } from '#model';
import { readReport } from '#pipeline';

const resources = loadResources();

const reportOf = (text: string): Report => ({
  id: '0000000000000000',
  textHash: '',
  key: null,
  title: null,
  titleSpan: null,
  agency: null,
  publisher: null,
  byline: [],
  dateline: null,
  published: '2031-03-12',
  referenceDay: { day: '2031-03-12', by: 'given' },
  url: null,
  language: 'en',
  revision: null,
  text,
});
const recordOf = (text: string): ReportRecord => readReport({ report: reportOf(text), notices: [] }, resources);

interface Case {
  readonly title: string;
  readonly text: string;
  readonly expected: readonly Record<string, string>[];
}

/** Cases of a file: '# title', lines of text, '==>' and lines of 'field=value; field=value'. */
function readCases(file: string): Case[] {
  const blocks = readFileSync(new URL(`../../cases/extract/${file}`, import.meta.url), 'utf8').split(/\n\n+/);
  const out: Case[] = [];
  for (const block of blocks) {
    const lines = block.split('\n').filter(Boolean);
    const body = lines.filter((l) => !l.startsWith('#'));
    if (!body.length) continue;
    const cut = body.indexOf('==>');
    out.push({
      title: (lines[0] ?? '').replace(/^#\s*/, ''),
      text: (cut < 0 ? body : body.slice(0, cut)).join('\n'),
      expected:
        cut < 0
          ? []
          : body
              .slice(cut + 1)
              .map((l) =>
                Object.fromEntries(l.split('; ').map((f) => [f.slice(0, f.indexOf('=')), f.slice(f.indexOf('=') + 1)])),
              ),
    });
  }
  return out;
}

/** A statement in the notation's fields. */
function written(text: string, s: Statement): Record<string, string> {
  const cut = (p: { start: number; end: number }): string => text.slice(p.start, p.end);
  return {
    source: s.source.span ? cut(s.source.span) : '',
    cue: cut(s.cue),
    content: s.content.map(cut).join(' | '),
    quoted: s.quoted.map(cut).join(' | '),
    manner: s.manner,
    standing: s.source.standing,
    count: String(s.source.count ?? ''),
    saidOn: s.saidOn?.from ?? '',
    venue: s.venue ?? '',
    audience: s.audience ?? '',
  };
}

describe('statements', () => {
  for (const { title, text, expected } of readCases('statements.txt')) {
    it(title, () => {
      const found = recordOf(text).statements.map((s) => written(text, s));
      for (const e of expected) expect(found).toContainEqual(expect.objectContaining(e));
    });
  }
});

describe('texts without a statement', () => {
  for (const { title, text } of readCases('statements-negative.txt')) {
    it(title, () => {
      expect(recordOf(text).statements.map((s) => written(text, s))).toEqual([]);
    });
  }
});

describe('findStatements', () => {
  const text =
    'Ruiz said on Tuesday the bridge was closed. She warned that the road would follow, adding that nobody was hurt. "It is over," she said.';

  it('points every field at words of the report', () => {
    expect(evidenceGaps(recordOf(text)).filter((gap) => gap.startsWith('statements'))).toEqual([]);
  });

  it('finds the same twice', () => {
    expect(recordOf(text).statements).toEqual(recordOf(text).statements);
  });

  it('never leaves content empty or out of bounds', () => {
    for (const odd of [
      '"',
      '""',
      'said',
      'said said said',
      '"said',
      'X said: "',
      '“”” said',
      'according to',
      'according',
      'He said, "',
      ', said',
      '— said he —',
      'reportedly',
      'refusal to',
      'insistence that',
    ]) {
      for (const s of recordOf(odd).statements) {
        for (const p of [...s.content, s.cue, ...s.quoted])
          expect(p.start >= 0 && p.start < p.end && p.end <= odd.length).toBe(true);
      }
    }
  });

  it('nests what is credited inside what is credited', () => {
    const nested = 'The ministry said the governor had warned that the bridge was unsafe.';
    const { statements } = recordOf(nested);
    const outer = statements.find((s) => nested.slice(s.cue.start, s.cue.end) === 'said');
    const inner = statements.find((s) => nested.slice(s.cue.start, s.cue.end) === 'warned');
    expect(inner?.within).toBe(outer?.id);
    expect(outer?.within).toBeNull();
  });
});
