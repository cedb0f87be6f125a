import { describe, expect, test } from 'vitest';
import { leaveOutUnsure, SURE, tellRecord } from '#tell';
import { columns } from '../../src/tell/look.ts';
import { dispatch } from './dispatch.ts';

const told = (width: number, colour = false) => tellRecord(dispatch(), { width, colour });

describe('the text form', () => {
  test('tells who said what, what happened in order of time, figures, stands, texts and notices, each with its place', () => {
    expect(told(76)).toBe(`Port Vale ferry line to reopen
Harbour Wire · PORT VALE · 8 May 2024 · ferry.txt
Days are counted from 8 May 2024, the dateline's local day.

LEDE

¶2    The governor of Port Vale said on Tuesday the northern ferry line
      would reopen if the strike ended.

WHO SAID WHAT

governor of Port Vale  institution
¶2    said (promise) · 2024-05-07
        the northern ferry line would reopen if the strike ended

Two union officials  unnamed, 2, union
¶3    said
        at least 1,200 workers had stopped work

WHAT HAPPENED

2024-05-07
¶2    PROTEST  ongoing   Port Vale
               … the northern ferry line would reopen if the *strike* ended.
               on the word of union officials

day not told
¶3    REJECT   occurred  union → the company's offer
               … and the union has *rejected* the company's offer because …
               because it was too low

FIGURES

¶3    at least 1,200 people  workers · says union officials
        Two union officials said *at least 1,200* workers had stopped work.
¶3    20 km (12 miles)       line · distance
        The line is *20 km* (12 miles) long, and the union has rejected …

WHERE THE PARTIES STAND

union
¶3    against  the company's offer
               because: it was too low
               … and the union has *rejected* the company's offer because …

ON THE TABLE

¶3    the company's offer
        by the company · rejected by union

NOTICES

! Tell the date of publication. (date-unknown)
`);
  });

  test.each([40, 50, 60, 76, 120])('keeps to %i columns and loses no word of what was said', (width) => {
    const lines = told(width).split('\n');
    expect(lines.filter((l) => columns(l) > width)).toEqual([]);
    expect(lines.join(' ').replace(/\s+/g, ' ')).toContain('the northern ferry line would reopen if the strike ended');
  });

  test('with colour says the same, but for the marks that take the place of bold', () => {
    const bare = told(76, true).replace(/\u001b\[\d+m/g, '');
    const words = (text: string) => text.replaceAll('*', '').replace(/…/g, '').replace(/\s+/g, ' ');
    expect(told(76, true)).toContain('\u001b[1m');
    expect(words(bare).length).toBeGreaterThanOrEqual(words(told(76)).length);
    expect(bare).toContain('Two union officials  unnamed, 2, union');
  });

  test('control characters of a report do not reach the terminal', () => {
    const record = dispatch();
    const title = 'Line \u001b[2J to \u202e reopen';
    expect(tellRecord({ ...record, report: { ...record.report, title } }, { width: 76, colour: false })).toMatch(
      /^Line .\[2J to . reopen\n/,
    );
    expect(tellRecord({ ...record, report: { ...record.report, title } }, { width: 76, colour: false })).not.toContain(
      '\u001b',
    );
  });
});

describe('what is sure', () => {
  test('keeps the margins from SURE on, and no pointer to what was left out', () => {
    const record = leaveOutUnsure(dispatch());
    expect(SURE).toBe(0.5);
    expect([record.statements, record.events, record.figures, record.positions].map((l) => l.map((f) => f.id))).toEqual(
      [['s1'], ['v1'], ['f1', 'f2'], ['p1']],
    );
    expect(record.figures[0]?.saidBy).toEqual({ statement: null, name: 'union officials' });
    expect(record.positions[0]).toMatchObject({ statement: null, event: 'v1' });
  });
});
