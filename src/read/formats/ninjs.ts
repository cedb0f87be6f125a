import type { Notice } from '#model';
import { assembleReport } from '../report.ts';
import { type ReadOptions, type ReadResult, readError } from '../result.ts';
import type { RevisionHints } from '../revision.ts';
import { extendedDate, joinArticle, leftOutNotice, withDateline } from './article.ts';
import { collapsed } from './markup.ts';
import { readBylines } from './nitf.ts';
import { type Part, paragraphsOf } from './paragraphs.ts';

/** A JSON object with its keys in small letters and without hyphens: versions 1 and 2 write 'versioncreated', 3 'versionCreated'. */
type Fields = ReadonlyMap<string, unknown>;

function fieldsOf(value: unknown): Fields {
  const out = new Map<string, unknown>();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return out;
  for (const [key, held] of Object.entries(value)) out.set(key.toLowerCase(), held);
  return out;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value == null ? [] : [value]);

function stringOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** Whether a JSON value is a ninjs item of any version. */
export function isNinjs(value: unknown): boolean {
  const fields = fieldsOf(value);
  if (!fields.has('uri') || fields.has('text')) return false;
  return ['versioncreated', 'pubstatus', 'bodies', 'headlines', 'body_text', 'body_xhtml', 'body_html'].some((name) =>
    fields.has(name),
  );
}

/** The name of a party, given as a string, an object or a list of them. */
function nameOf(value: unknown): string | null {
  for (const one of listOf(value)) {
    const fields = fieldsOf(one);
    const name = stringOf(one) ?? stringOf(fields.get('name')) ?? stringOf(fields.get('literal'));
    if (name !== null) return name;
  }
  return null;
}

/** The main one of `headlines`, else the first. */
function headlineOf(fields: Fields): string | null {
  const list = listOf(fields.get('headlines')).map(fieldsOf);
  const main = list.find((h) => /main/i.test(stringOf(h.get('role')) ?? '')) ?? list[0];
  const written = stringOf(fields.get('headline')) ?? stringOf(main?.get('value')) ?? stringOf(fields.get('title'));
  return written;
}

/** The body as written, and whether it is plain text: of several the one in HTML, which keeps its paragraphs. */
function bodyOf(fields: Fields): { readonly words: string; readonly plain: boolean } | null {
  const html = stringOf(fields.get('body_xhtml')) ?? stringOf(fields.get('body_html'));
  if (html !== null) return { words: html, plain: false };
  const text = stringOf(fields.get('body_text'));
  if (text !== null) return { words: text, plain: true };
  const bodies = listOf(fields.get('bodies'))
    .map(fieldsOf)
    .filter((b) => stringOf(b.get('value')) !== null);
  const typed = (type: RegExp) => bodies.find((b) => type.test(stringOf(b.get('contenttype')) ?? ''));
  const chosen = typed(/html/i) ?? typed(/plain/i) ?? bodies[0];
  const words = stringOf(chosen?.get('value'));
  return words === null ? null : { words, plain: /plain/i.test(stringOf(chosen?.get('contenttype')) ?? '') };
}

function revises(fields: Fields, uri: string): RevisionHints['revises'] {
  const status = stringOf(fields.get('pubstatus'))?.toLowerCase() ?? 'usable';
  if (status === 'canceled' || status === 'cancelled') return [['kill', uri]];
  if (status === 'withheld') return [['withhold', uri]];
  const signal = listOf(fields.get('signal')).map(
    (s) => stringOf(s) ?? stringOf(fieldsOf(s).get('code')) ?? nameOf(s) ?? '',
  );
  if (signal.some((s) => /correct/i.test(s))) return [['correction', uri]];
  return Number(stringOf(fields.get('version')) ?? '1') > 1 ? [['update', uri]] : [];
}

/** Reads one ninjs item of version 1, 2 or 3. */
export async function readNinjs(
  item: unknown,
  options: ReadOptions = {},
  line: number | null = null,
  decoding: readonly Notice[] = [],
): Promise<ReadResult> {
  const fields = fieldsOf(item);
  const uri = stringOf(fields.get('uri'));
  const written = headlineOf(fields);
  const title = written === null ? null : collapsed((await paragraphsOf(written)).paragraphs.join(' ')) || null;
  const body = bodyOf(fields);
  const { paragraphs, leftOut } =
    body === null ? { paragraphs: [], leftOut: new Map<Part, number>() } : await paragraphsOf(body.words, body.plain);
  const revised = revises(fields, uri ?? options.key ?? '');
  const gone = revised.some(([kind]) => kind === 'kill' || kind === 'withhold');
  if (paragraphs.length === 0 && !(gone && title !== null)) {
    return readError(
      'text-missing',
      'The ninjs item has no body with words (body_text, body_xhtml or bodies).',
      options,
      line,
    );
  }
  const dateline = stringOf(fields.get('dateline'));
  const { text, titleSpan } = joinArticle(title, withDateline(paragraphs.length === 0 ? null : dateline, paragraphs));
  const people = listOf(fields.get('people') ?? fields.get('person'))
    .map(fieldsOf)
    .filter((p) => /author|creator|writer/i.test(stringOf(p.get('rel')) ?? ''));
  const lines = [
    stringOf(fields.get('byline')) ?? stringOf(fields.get('by')),
    ...people.map((p) => stringOf(p.get('name'))),
  ];
  const by = readBylines(lines.filter((l) => l !== null));
  const left = leftOutNotice(leftOut);
  const embargo = fields.get('embargoed');
  const web = stringOf(fields.get('url')) ?? (uri !== null && /^https?:\/\//.test(uri) ? uri : null);
  const assembled = assembleReport(
    {
      text,
      titleSpan,
      key: uri ?? options.key ?? null,
      title,
      published: extendedDate(
        stringOf(fields.get('versioncreated')) ??
          stringOf(fields.get('contentcreated')) ??
          stringOf(fields.get('firstcreated')),
      ),
      agency:
        nameOf(fields.get('provider')) ??
        nameOf(fields.get('infosources') ?? fields.get('infosource')) ??
        nameOf(fields.get('copyrightholder')) ??
        by.agency ??
        options.agency ??
        null,
      publisher: options.publisher ?? null,
      url: web ?? options.url ?? null,
      language: stringOf(fields.get('language')) ?? options.language ?? null,
      authors: by.authors,
      slug: stringOf(fields.get('slugline')) ?? stringOf(fields.get('slug')),
      revises: revised,
      embargo:
        embargo === undefined || embargo === null || embargo === false ? null : (stringOf(embargo) ?? 'embargoed'),
      notes: [fields.get('ednote'), fields.get('editorialnote')].flatMap((note) => stringOf(note) ?? []),
      notices: left === null ? decoding : [...decoding, left],
    },
    options,
  );
  if (!options.originals) return assembled;
  const bytes = new TextEncoder().encode(JSON.stringify(item));
  return { ...assembled, original: { bytes, contentType: 'application/json', charset: 'utf-8' } };
}
