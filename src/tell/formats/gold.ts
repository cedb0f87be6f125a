import type { Event, ReportRecord, SaidBy, Span } from '#model';

/** Words and, where they stand more than once, a longer piece that stands once and holds them once. */
interface Pointer {
  readonly text: string;
  readonly in?: string;
}

/** Characters by which the longer piece grows on each side. */
const STEP = 8;

/** Points at words as the annotation guide does. */
function pointer(text: string, { start, end }: Span): Pointer {
  const words = text.slice(start, end);
  const once = (piece: string, within: string) => within.indexOf(piece) === within.lastIndexOf(piece);
  if (once(words, text)) return { text: words };
  for (let n = STEP; n < text.length + STEP; n += STEP)
    for (const [left, right] of [
      [0, n],
      [n, 0],
      [n, n],
    ] as const) {
      const from = Math.max(0, start - left);
      const piece = text.slice(from, end + right);
      if (once(piece, text) && once(words, piece)) return { text: words, in: piece };
    }
  return { text: words };
}

const saidBy = (said: SaidBy | null): string | null => (said ? (said.name ?? 'unknown') : null);
const names = (parties: Event['actors']): string[] => parties.map((p) => p.name);

/**
 * A record in the form of a hand-read report, so that the program can be measured against it.
 *
 * @param file  name of the text file that stands beside it
 * @returns the reading, to be written as JSON, and the text file's content
 */
export function goldOf(record: ReportRecord, file: string): { readonly reading: object; readonly text: string } {
  const { text, published, dateline, agency } = record.report;
  const at = (span: Span) => pointer(text, span);
  const cut = (span: Span | null | undefined) => (span ? text.slice(span.start, span.end) : null);
  const byPlace = <T extends { readonly span: Span }>(items: readonly T[]): T[] =>
    [...items].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const reading = {
    file,
    published: published?.slice(0, 10) ?? null,
    dateline: dateline && { agency: dateline.agency ?? agency, places: dateline.places, date: dateline.date },
    statements: byPlace(record.statements).map((s) => ({
      cue: at(s.cue),
      speaker: s.source.span && at(s.source.span),
      who: s.source.name,
      standing: s.source.standing,
      content: s.content.map(at),
      quoted: s.quoted.map((q) => text.slice(q.start, q.end)),
      manner: s.manner,
      said_on: s.saidOn?.from ?? null,
      venue: s.venue,
    })),
    events: byPlace(record.events).map((e) => ({
      trigger: at(e.trigger),
      also: e.also.map(at),
      type: e.type,
      status: e.status,
      agents: names(e.actors),
      agent_text: cut(e.actors[0]?.span),
      patients: names(e.recipients),
      patient_text: cut(e.recipients[0]?.span),
      when: e.when && { from: e.when.from, to: e.when.to },
      place: e.place?.name ?? null,
      said_by: saidBy(e.saidBy),
    })),
    figures: byPlace(record.figures).map((f) => ({
      at: at(f.span),
      value: f.value,
      to: f.to,
      bound: f.bound,
      counts: f.counts,
      unit: f.unit,
      said_by: saidBy(f.saidBy),
    })),
    positions: byPlace(record.positions).map((p) => ({
      actor: p.actor.name,
      on: p.on,
      stance: p.stance,
      because: p.because,
      at: at(p.span),
    })),
  };
  // A head block of its own keeps lines like one at the start of the text from being taken for it.
  return { reading, text: `PUBLISHED: ${reading.published ?? ''}\n\n${text}` };
}
