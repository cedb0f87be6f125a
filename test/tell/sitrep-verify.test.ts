import { describe, expect, it } from 'vitest';
import type { ReportHead } from '#model';
import { cite, counted, day, type From, glue, type Line, type Sitrep, words } from '../../src/tell/sitrep/line.ts';
import { type Evidence, faultsOf } from '../../src/tell/sitrep/verify.ts';
import { standsIn } from '../../src/tell/stands-in.ts';

const TEXT =
  'Envoy Mara Lind met 34,789 people in Port Kell. "We will stay," she said.\nThe council of Oster\nhad sent 12 boats.';
const SENTENCES = {
  met: { start: 0, end: TEXT.indexOf(' "We') },
  said: { start: TEXT.indexOf('"We'), end: TEXT.indexOf('\n') },
  sent: { start: TEXT.indexOf('The council'), end: TEXT.length },
};
const head: ReportHead = {
  id: 'r1',
  key: 'a.txt',
  title: 'Envoy in Kell',
  agency: 'Harbour Wire',
  publisher: null,
  url: null,
  published: '2024-05-07',
  day: '2024-05-07',
  language: 'en',
  ingestedAt: '2024-05-08T00:00:00Z',
  origin: 'r1',
  superseded: null,
};
const evidence: Evidence = {
  head: (id) => (id === 'r1' ? head : undefined),
  text: (id) => (id === 'r1' ? TEXT : undefined),
};
const from = (sentence: keyof typeof SENTENCES): From => ({ report: 'r1', span: SENTENCES[sentence], item: null });

const holding = (line: Line): Sitrep => ({
  title: [glue('Situation report')],
  head: [],
  sections: [{ heading: 'Events by day', blocks: [{ kind: 'line', line }] }],
  cites: [],
  named: [],
});
const faults = (line: Line) => faultsOf(holding(line), evidence).map((f) => f.fault);

describe('a line of a sitrep', () => {
  it('passes where its words stand in the span that it cites', () => {
    expect(
      faults([
        day('2024-05-07'),
        glue(': '),
        words('Envoy Mara Lind met 34,789 people', from('met')),
        cite(from('met')),
      ]),
    ).toEqual([]);
  });

  it('passes where a line break of the report stands inside its words', () => {
    expect(faults([words('The council of Oster had sent 12 boats', from('sent')), cite(from('sent'))])).toEqual([]);
  });

  it('passes with the name that a pronoun means, where the sentence that names it is cited too', () => {
    expect(
      faults([
        words('Mara Lind', from('met')),
        cite(from('met')),
        glue(': '),
        words('"We will stay," she said.', from('said')),
        cite(from('said')),
      ]),
    ).toEqual([]);
  });

  it.each<[string, Line]>([
    ['a name that stands elsewhere', [words('Mara Holm met', from('met')), cite(from('met'))]],
    ['a name of another sentence', [words('Oster', from('met')), cite(from('met'))]],
    ['another number', [words('met 34,798 people', from('met')), cite(from('met'))]],
    ['a piece of a number', [words('4,789 people', from('met')), cite(from('met'))]],
    ['the beginning of a number', [words('met 34', from('met')), cite(from('met'))]],
    ['a piece of a name', [words('Mara Lin', from('met')), cite(from('met'))]],
    ['another quotation', [words('"We will leave,"', from('said')), cite(from('said'))]],
    ['words whose sentence is not cited', [words('Mara Lind', from('met')), cite(from('said'))]],
    ['words that are cited nowhere', [words('Mara Lind', from('met'))]],
    ['a span outside the report', [words('x', { report: 'r1', span: { start: 900, end: 990 }, item: null })]],
    ['a report that is not there', [words('Mara', { report: 'r2', span: SENTENCES.met, item: null })]],
    ['words of its own that are in no list', [{ kind: 'glue', glue: 'in Kell' as ', ' }]],
    ['a name among the terms', [{ kind: 'coded', coded: 'Oster' }]],
    ['a number among the terms', [{ kind: 'coded', coded: '12 boats' }]],
    ['two things that are one, counted twice', [counted(['a', 'a'], 'report', 'reports')]],
    ['a day that is none', [day('2024-5-7')]],
    ['words that the caller gave, outside the title', [{ kind: 'given', words: 'Oster falls' }]],
    [
      'two pieces that make a new number',
      [words('12', from('sent')), words('34,789', from('met')), cite(from('sent')), cite(from('met'))],
    ],
    ['a field that the head does not have', [{ kind: 'head', report: 'r1', field: 'publisher' }]],
  ])('fails with %s', (_, line) => {
    expect(faults(line)).not.toEqual([]);
  });

  it('is named in the fault', () => {
    const [fault] = faultsOf(holding([words('Mara Holm', from('met')), cite(from('met'))]), evidence);
    expect(fault?.line).toContain('Mara Holm');
  });

  it('is checked in the cells of a table', () => {
    const table: Sitrep = {
      ...holding([]),
      sections: [
        {
          heading: 'Figures by source',
          blocks: [
            {
              kind: 'table',
              head: ['What', 'Figure'],
              rows: [[[words('13 boats', from('sent'))], [cite(from('sent'))]]],
            },
          ],
        },
      ],
    };
    expect(faultsOf(table, evidence)).toHaveLength(1);
  });
});

describe('words stand in a text', () => {
  it.each([
    ['12', 'sent 12 boats', true],
    ['12', 'sent 12.5 boats', false],
    ['2.5', 'sent 12.5 boats', false],
    ['12', 'sent 12, then more', true],
    ['Kell', 'Kell’s port', true],
    ['Kel', 'Kell', false],
    ['', 'anything', false],
  ])('%s in %s: %s', (sought, text, found) => {
    expect(standsIn(sought, text)).toBe(found);
  });
});
