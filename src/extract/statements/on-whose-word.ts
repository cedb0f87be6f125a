import type { SaidBy, Span, Statement } from '#model';
import { contains } from '#model';

const length = (s: Span): number => s.end - s.start;

/**
 * On whose word a stretch of text stands: the innermost statement whose content holds it.
 *
 * @returns null where the report says it in its own voice
 */
export function onWhoseWord(statements: readonly Statement[], span: Span): SaidBy | null {
  let best: Statement | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const statement of statements) {
    // The cue itself is the report's own word: 'warned' stands on nobody's.
    if (span.start < statement.cue.end && statement.cue.start < span.end) continue;
    for (const piece of statement.content) {
      if (contains(piece, span) && length(piece) < least) {
        best = statement;
        least = length(piece);
      }
    }
  }
  return best && { statement: best.id, name: best.source.name };
}
