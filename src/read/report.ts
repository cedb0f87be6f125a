import type { Notice, Report, Span } from '#model';
import { findByline } from './byline.ts';
import { isFullDay, type Moment, readMoment } from './calendar.ts';
import { findDateline } from './dateline.ts';
import { reportId, textHash } from './fingerprint.ts';
import { findHeadline, findTitle } from './headline.ts';
import { identifyLanguage, isEnglish, readLanguage } from './language.ts';
import { settleReferenceDay } from './reference-day.ts';
import type { ReadOptions } from './result.ts';
import { findRevision, type RevisionHints } from './revision.ts';

/** A report's text and what its input says about it, before anything is looked for in the text. */
export interface RawReport {
  readonly text: string;
  readonly key: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly agency: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly authors: readonly string[];
  readonly slug: string | null;
  readonly revises: RevisionHints['revises'];
  readonly embargo: string | null;
  /** Where the title stands in the text, where the input itself keeps the two apart; left out: it is looked for. */
  readonly titleSpan?: Span | null;
  /** Notes to editors that stand outside the text and may name a revision. */
  readonly notes?: readonly string[];
  /** Notices of the way the bytes came. */
  readonly notices: readonly Notice[];
}

/** Code units from which a text is more than one report is likely to be. */
const LONG = 500_000;
const SHORT_WORDS = 5;

const present = (value: string | null | undefined): string | null =>
  value === null || value === undefined || value.trim() === '' ? null : value.trim();
const notice = (code: string, message: string, span: Notice['span'] = null): Notice => ({ code, message, span });

/** Whether a text has fewer words than `count`, without splitting all of it. */
function fewerWords(text: string, count: number): boolean {
  let words = 0;
  for (const _ of text.matchAll(/\S+/g)) if (++words >= count) return false;
  return true;
}

/** The notices that a text alone gives rise to. */
function textNotices(text: string): Notice[] {
  if (text.trim() === '')
    return [
      notice('text-empty', 'The report has no text. Check that the file or field holds the words of the report.'),
    ];
  const out: Notice[] = [];
  if (fewerWords(text, SHORT_WORDS))
    out.push(notice('text-short', `The text has fewer than ${SHORT_WORDS} words; little can be read from it.`));
  if (text.length > LONG)
    out.push(
      notice(
        'text-long',
        `The text has ${text.length} characters. If it holds several reports, give them one by one (JSON Lines, one report a line).`,
      ),
    );
  const sample = text.slice(0, 20_000);
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    const c = sample.charCodeAt(i);
    if (c === 0xfffd || (c < 32 && c !== 9 && c !== 10 && c !== 13 && c !== 12)) odd++;
  }
  if (odd * 50 > sample.length)
    out.push(
      notice('text-doubtful', 'Many characters of the text are no letters. Check that the file is text in UTF-8.'),
    );
  else if (/^\s{0,99}<(?:!doctype|html|head|body|\?xml|rss|div|p)\b/i.test(sample.slice(0, 300))) {
    out.push(
      notice(
        'text-markup',
        'The text looks like HTML or XML. Its tags are read as words; give the plain text instead.',
      ),
    );
  }
  return out;
}

/** What the caller knows of every report of an input. */
export type Given = Pick<ReadOptions, 'published' | 'publisherIs' | 'zone'>;

/** A time that was written without its zone, in the zone that its sender is known to write in. */
function inZone(moment: Moment | null, zone: string | null | undefined): Moment | null {
  if (moment === null || zone == null || moment.instant !== null || !moment.iso.includes('T')) return moment;
  return readMoment(`${moment.iso}${zone}`) ?? moment;
}

function readPublished(written: string | null, given: Given, notices: Notice[]): Moment | null {
  const own = written === null ? null : inZone(readMoment(written), given.zone);
  const fallback = present(given.published);
  if (written !== null && own === null) {
    notices.push(
      notice(
        'date-unreadable',
        `The date of publication ${JSON.stringify(written.slice(0, 80))} could not be read. Give it as 2024-05-08 or 2024-05-08T14:30:00Z.`,
      ),
    );
  }
  return own ?? (fallback === null ? null : readMoment(fallback));
}

/**
 * Makes a report of a text: finds its headline, dateline, byline, mark of revision,
 * language and reference day. The text itself is kept as it came.
 *
 * @param given  date of publication to take where the input tells none, and the publisher where the caller knows better
 */
export function assembleReport(raw: RawReport, given: Given): { report: Report; notices: Notice[] } {
  const { text } = raw;
  const notices: Notice[] = [...raw.notices, ...textNotices(text)];
  const publisher = present(given.publisherIs) ?? present(raw.publisher);
  const published = readPublished(present(raw.published), given, notices);

  const givenTitle = present(raw.title);
  const agencies = [raw.agency, publisher].map(present).filter((name) => name !== null);
  const found = findDateline(text, { near: published?.day ?? null, title: givenTitle, agencies });
  const titleSpan =
    raw.titleSpan !== undefined
      ? raw.titleSpan
      : givenTitle === null
        ? findHeadline(text, found.body, found.dateline?.span ?? null)
        : findTitle(text, givenTitle);
  const title = givenTitle ?? (titleSpan === null ? null : text.slice(titleSpan.start, titleSpan.end));

  const referenceDay = settleReferenceDay(published, found.dateline, found.region);
  if (referenceDay === null) {
    notices.push(
      found.dateline?.date != null && !isFullDay(found.dateline.date)
        ? notice(
            'no-year',
            'The dateline has no year, so days keep XXXX for theirs. Tell the date of publication to settle them.',
            found.dateline?.span ?? null,
          )
        : notice(
            'date-unknown',
            'No date of publication is told, so words such as Tuesday cannot be given a day. Tell the date of publication to settle them.',
          ),
    );
  }

  const declared = present(raw.language);
  const readable = declared === null ? null : readLanguage(declared);
  const language = readable ?? identifyLanguage(text);
  if (!isEnglish(language)) {
    notices.push(
      notice(
        'language-not-english',
        `The report is in another language than English (${language}); nothing is read from it.`,
      ),
    );
  }

  const authors = [...new Set([...raw.authors, ...findByline(text, found.body)])];
  const report: Report = {
    id: reportId({ publisher, url: present(raw.url), key: raw.key, published: published?.iso ?? null, text }),
    textHash: textHash(text),
    key: raw.key,
    title,
    titleSpan: titleSpan !== null && titleSpan.end > titleSpan.start ? titleSpan : null,
    agency: found.dateline?.agency ?? present(raw.agency),
    publisher,
    byline: authors,
    dateline: found.dateline,
    published: published?.iso ?? null,
    referenceDay,
    url: present(raw.url),
    language,
    revision: findRevision(text, found.body, {
      title,
      slug: present(raw.slug),
      revises: raw.revises,
      embargo: present(raw.embargo),
      notes: raw.notes ?? [],
    }),
    text,
  };
  return { report, notices };
}
