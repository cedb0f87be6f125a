import type { ReportHead } from '#model';
import { withdrawnOf } from '../answers/cite.ts';
import { changesBetween } from '../answers/versions.ts';
import { cite, day, type From, glue, type Line, type Segment } from './line.ts';
import { proseOf, type Reports } from './shelf-of-reports.ts';
import { stretch, term } from './wording.ts';

/** Sentences of a correction shown, at most. */
const SENTENCES = 3;

/** What was taken back, without repeating any of it, and what was corrected, both wordings side by side. */
export async function noticeLines(heads: readonly ReportHead[], reports: Reports): Promise<Line[]> {
  const out: Line[] = [];
  for (const head of heads) {
    const gone = withdrawnOf(head);
    if (gone)
      out.push([
        glue('Taken back:'),
        glue(' '),
        glue('a report of'),
        glue(' '),
        ...deskOf(head),
        ...(head.day ? [glue(', '), glue('published'), glue(' '), day(head.day)] : []),
        glue(' ('),
        term(gone.as),
        ...(gone.on ? [glue(', '), day(gone.on)] : []),
        glue(', '),
        { kind: 'reference', report: head.id, item: null },
        glue(')'),
        glue('.'),
        glue(' '),
        glue('What it said is left out here.'),
      ]);
  }
  for (const head of heads) {
    const mended = head.superseded;
    if (mended?.as !== 'correction' || !heads.some((h) => h.id === mended.by && h.id !== head.id)) continue;
    const [before, after] = [await reports.record(head.id), await reports.record(mended.by)];
    const by = reports.head(mended.by);
    if (!by || withdrawnOf(by)) continue;
    const changes = changesBetween(before, after, head, by).filter((c) => c.change === 'changed');
    for (const { before: was, after: now } of changes.slice(0, SENTENCES)) {
      if (!was?.span || !now?.span) continue;
      const from = (report: string, span: From['span']): From => ({ report, span, item: null });
      const [old, fresh] = [from(head.id, was.span), from(by.id, now.span)];
      out.push([
        glue('Corrected:'),
        glue(' '),
        ...(mended.on ? [day(mended.on), glue(', ')] : []),
        ...deskOf(by),
        glue(': '),
        glue('now'),
        glue(': '),
        ...stretch(after, proseOf(after, fresh.span), null),
        glue(' '),
        cite(fresh),
        glue(' – '),
        glue('was'),
        glue(': '),
        ...stretch(before, proseOf(before, old.span), null),
        glue(' '),
        cite(old),
      ]);
    }
  }
  return out;
}

const deskOf = (head: ReportHead): Segment[] =>
  (head.agency ?? head.publisher)
    ? [{ kind: 'head', report: head.id, field: head.agency ? 'agency' : 'publisher' }]
    : [glue('no one named')];
