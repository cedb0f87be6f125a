import type { Source } from '#model';
import type { Exported, ExportSource } from './exported.ts';
import { citedReport } from './json-lines.ts';
import { entityOf, itemId, wordsAt } from './words.ts';

const CONTEXT = [
  'https://schema.org',
  {
    rapporteur: 'urn:rapporteur:terms:',
    report: 'rapporteur:report',
    item: 'rapporteur:item',
    origin: 'rapporteur:origin',
    spanStart: 'rapporteur:spanStart',
    spanEnd: 'rapporteur:spanEnd',
    sentence: 'rapporteur:sentence',
    manner: 'rapporteur:manner',
    standing: 'rapporteur:standing',
    margin: 'rapporteur:margin',
  },
];

/**
 * Statements as schema.org Claims, and their verbatim pieces as Quotations. What was claimed and by whom: no ratings,
 * no verdicts, no ClaimReview.
 */
export async function* jsonLd(source: ExportSource): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[`;
  let first = true;
  for await (const row of source.rows('statement')) {
    for (const node of nodesOf(row)) {
      yield `${first ? '' : ','}\n${JSON.stringify(node)}`;
      first = false;
    }
  }
  yield '\n]}\n';
}

const idOf = (row: Exported): string => `urn:rapporteur:${itemId(row)}`;

function nodesOf(row: Exported<'statement'>): object[] {
  const { item, report } = row;
  const speaker = speakerOf(row, item.source);
  const article = articleOf(row);
  const cite = (span: { readonly start: number; readonly end: number }) => ({
    report: report.id,
    item: item.id,
    origin: report.origin,
    spanStart: span.start,
    spanEnd: span.end,
    sentence: row.words,
  });
  return [
    {
      '@type': 'Claim',
      '@id': idOf(row),
      text: item.content.map((s) => wordsAt(row, s)).join(' … '),
      ...(speaker ? { author: speaker } : {}),
      ...(item.saidOn ? { dateCreated: item.saidOn.from } : {}),
      appearance: article,
      manner: item.manner,
      standing: item.source.standing,
      ...(item.margin === null ? {} : { margin: item.margin }),
      ...cite(item.span),
    },
    ...item.quoted.map((span, i) => ({
      '@type': 'Quotation',
      '@id': `${idOf(row)}/quotation/${i + 1}`,
      text: wordsAt(row, span),
      ...(speaker ? { spokenByCharacter: speaker } : {}),
      isPartOf: article,
      about: { '@id': idOf(row) },
      ...cite(span),
    })),
  ];
}

/** Who it is credited to; null where nobody is named or described. */
function speakerOf(row: Exported, source: Source): object | null {
  const name = source.name ?? source.described;
  if (!name) return null;
  const kind = entityOf(row, source.entity)?.kind;
  const type =
    kind === 'person'
      ? 'Person'
      : kind === 'government' || kind === 'state'
        ? 'GovernmentOrganization'
        : kind === 'media'
          ? 'NewsMediaOrganization'
          : kind === undefined || kind === 'unnamed' || kind === 'population' || kind === 'place'
            ? 'Thing'
            : 'Organization';
  return { '@type': type, name };
}

function articleOf(row: Exported): object {
  const { id, title, url, published, agency, publisher, language } = citedReport(row);
  const outlet = publisher ?? agency;
  return {
    '@type': 'NewsArticle',
    '@id': `urn:rapporteur:${id}`,
    ...(title ? { headline: title } : {}),
    ...(url ? { url } : {}),
    ...(published ? { datePublished: published } : {}),
    ...(outlet ? { publisher: { '@type': 'NewsMediaOrganization', name: outlet } } : {}),
    inLanguage: language,
  };
}
