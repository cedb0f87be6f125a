import type { Sentence, Token } from '#model';
import type { Candidate, Ground } from './candidate.ts';
import { isDash, isQuoteMark, isStop, stretch, trimPieces } from './content.ts';
import { phraseHead } from './phrase.ts';

const LONGEST_LABEL = 6;
/** Common nouns that a headline credits: 'Poll: voters split on the bridge'. 'Photo: …' credits nobody with words. */
const HEADLINE_SOURCES = new Set(['poll', 'report', 'study', 'survey', 'source', 'official', 'analyst', 'police']);

/** Credits by layout: 'Ruiz: bridge is closed', 'RUIZ: Well, …', '"…" — Elena Ruiz'. */
export function labels(ground: Ground, sentence: Sentence): Candidate[] {
  const found = leading(ground, sentence) ?? trailing(ground, sentence);
  return found ? [found] : [];
}

const isNameWord = (t: Token): boolean => t.upos === 'PROPN' || t.form === '.' || t.xpos === 'HYPH';

function leading(ground: Ground, sentence: Sentence): Candidate | null {
  const { tokens } = sentence;
  const begin = tokens[0] && isQuoteMark(tokens[0].form) ? 1 : 0;
  let colon = begin;
  while (colon < tokens.length && colon - begin <= LONGEST_LABEL && tokens[colon]?.form !== ':') colon++;
  if (tokens[colon]?.form !== ':' || colon === begin || colon + 2 >= tokens.length) return null;
  const words = tokens.slice(begin, colon);
  const head = phraseHead(sentence, begin);
  if (!head || head.index >= colon) return null;
  const document = words.length <= 2 && HEADLINE_SOURCES.has(head.lemma.toLowerCase());
  if (!document && !(words.every(isNameWord) && isSomeone(ground, sentence, head))) return null;
  const first = tokens[colon] as Token;
  const quote = ground.quotes.opening((tokens[colon + 1] as Token).start, (tokens[colon + 1] as Token).start);
  const paragraph = ground.reading.parsed.paragraphs[sentence.paragraph];
  const shouted = words.every((t) => t.form === t.form.toUpperCase());
  // In a transcript a label holds for the whole paragraph.
  const end = quote ? quote.span.end : shouted && paragraph ? paragraph.end : sentence.end;
  const content = trimPieces(ground, [{ start: (tokens[colon + 1] as Token).start, end }]);
  return content.length ? labelled(sentence, first, head, content, 0.75, 'label') : null;
}

const isSomeone = (ground: Ground, sentence: Sentence, head: Token): boolean => {
  const name = ground.names.get(sentence.index)?.find((n) => n.first <= head.index && head.index < n.last);
  return (
    name?.kind === 'person' ||
    name?.kind === 'organization' ||
    (name === undefined && sentence.kind === 'heading' && head.upos === 'PROPN') ||
    ground.reading.cast.who(sentence.index, head.index) !== null
  );
};

/** A name after a dash after a quotation, alone at the sentence's end. */
function trailing(ground: Ground, sentence: Sentence): Candidate | null {
  const { tokens } = sentence;
  let last = tokens.length - 1;
  while (last > 0 && isStop((tokens[last] as Token).form)) last--;
  let dash = last;
  while (dash >= 0 && last - dash <= LONGEST_LABEL && !isLongDash(tokens[dash])) dash--;
  if (!isLongDash(tokens[dash]) || dash === last || tokens[dash]?.xpos === 'HYPH') return null;
  const mark = tokens[dash] as Token;
  const quote = ground.quotes.closing(Math.max(0, mark.start - 3), mark.start);
  if (!quote || !tokens.slice(dash + 1, last + 1).every(isNameWord)) return null;
  const head = phraseHead(sentence, dash + 1);
  const content = trimPieces(ground, [quote.span]);
  return head && content.length ? labelled(sentence, mark, head, content, 0.8, 'signature') : null;
}

const isLongDash = (t: Token | undefined): boolean => t !== undefined && isDash(t.form) && t.form !== '-';

const labelled = (
  sentence: Sentence,
  cue: Token,
  head: Token,
  content: Candidate['content'],
  margin: number,
  rule: string,
): Candidate => ({
  at: { sentence: sentence.index, token: cue.index },
  cue: stretch(sentence, cue.index, cue.index),
  source: { sentence: sentence.index, token: head.index },
  via: null,
  content,
  manner: 'assert',
  rule,
  margin,
  speech: true,
  hearer: null,
});
