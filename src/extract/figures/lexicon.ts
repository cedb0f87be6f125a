import type { Shelf } from '#model';

/** What figures are counted in, by lemma. */
export interface FigureLexicon {
  /** Nouns whose unit is people. */
  readonly people: ReadonlySet<string>;
  /** Units of measure and currencies: the record's name and the kind of measure. */
  readonly units: ReadonlyMap<string, { readonly name: string; readonly kind: string }>;
  /** Verbs and nouns that tell what kind of count it is. */
  readonly measures: ReadonlyMap<string, string>;
  /** Nouns of parties that a report counts in passing: 'the two sides'. */
  readonly companions: ReadonlySet<string>;
}

/** @throws Error where `lexicon/counted-units.tsv` is missing */
export function openFigures(shelf: Shelf): FigureLexicon {
  const people = new Set<string>();
  const companions = new Set<string>();
  const units = new Map<string, { name: string; kind: string }>();
  const measures = new Map<string, string>();
  for (const row of shelf.table('counted-units')) {
    for (const word of (row.words ?? '').split(' ')) {
      if (row.class === 'person') people.add(word);
      else if (row.class === 'companion') companions.add(word);
      else if (row.class === 'unit') units.set(word, { name: row.name ?? '', kind: row.kind ?? '' });
      else if (row.class === 'measure') measures.set(word, row.name ?? '');
    }
  }
  return { people, units, measures, companions };
}
