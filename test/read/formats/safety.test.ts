import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMATS, type Format, formatOf, formatOfContent, readReports } from '#read';
import {
  CSV,
  codesOf,
  expectSound,
  NINJS,
  NITF,
  newsItem,
  PAGE,
  RSS,
  readAll,
  reportOf,
  response,
  utf8,
} from './documents.ts';

const laughs = (root: string): string =>
  `<?xml version="1.0"?><!DOCTYPE x [<!-- > --><!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>${root.replace('Ferry', '&j;')}`;
const XML: readonly (readonly [Format, string])[] = [
  ['feed', RSS],
  ['newsml', newsItem('usable')],
  ['nitf', NITF.replace(/<!DOCTYPE[^>]*>/, '')],
];
const withoutProlog = (xml: string): string => xml.replace(/<\?xml[^>]*>/, '');

describe.each(XML)('XML as %s', (format, xml) => {
  test('with entities that blow up is refused', async () => {
    expect(codesOf((await readAll(laughs(withoutProlog(xml)), format))[0])).toEqual(['xml-unsafe']);
    expect(codesOf((await readAll(laughs(withoutProlog(xml)), 'xml'))[0])).toEqual(['xml-unsafe']);
  });

  test('with an entity of another file is refused', async () => {
    const outside = `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>${withoutProlog(xml).replace('Ferry', '&f;')}`;
    expect(codesOf((await readAll(outside, format))[0])).toEqual(['xml-unsafe']);
  });

  test('nested without end, or with an attribute of megabytes, is refused', async () => {
    const deep = withoutProlog(xml).replace('Ferry', '<a>'.repeat(100_000));
    expect(codesOf((await readAll(deep, format))[0])).toEqual(['xml-unsafe']);
    const wide = withoutProlog(xml).replace('>', ` x="${'a'.repeat(5_000_000)}">`);
    expect(codesOf((await readAll(wide, format))[0])).toEqual(['xml-unsafe']);
  });

  test('larger than is held in memory is refused before all of it is there', async () => {
    let asked = 0;
    function* endless(): Generator<Uint8Array> {
      yield utf8(xml.slice(0, 200));
      for (;;) {
        asked++;
        yield new Uint8Array(1 << 20).fill(32);
      }
    }
    for await (const result of readReports(endless(), format)) expect(codesOf(result)).toEqual(['too-large']);
    expect(asked).toBeLessThan(70);
  });
});

test('a gzip bomb of a page is refused', async () => {
  const bomb = gzipSync(new Uint8Array(80 << 20));
  expect((await readAll(bomb, 'html')).map(codesOf)).toEqual([['too-large']]);
});

const LINES = `${JSON.stringify(NINJS)}\n{"text": "Rain is expected."}\n`;
const DOCUMENTS: Readonly<Record<Format, string>> = {
  text: 'TITLE: a\n\nFerry crews walked out.',
  jsonl: LINES,
  json: JSON.stringify([NINJS]),
  html: PAGE,
  feed: RSS,
  newsml: `<newsMessage>${newsItem('usable')}${newsItem('canceled')}</newsMessage>`,
  nitf: NITF,
  ninjs: JSON.stringify(NINJS),
  warc: response('https://sable.example/1', 'text/html', PAGE) + response('https://sable.example/f', 'text/xml', RSS),
  csv: CSV,
  xml: RSS,
};

describe.each(FORMATS)('%s', (format) => {
  const whole = utf8(DOCUMENTS[format]);

  test('of any bytes gives values that keep the schema', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => expectSound(await readAll(bytes, format))),
      { numRuns: 80 },
    );
  });

  test('cut anywhere gives values that keep the schema', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(whole.length), async (a, b) =>
        expectSound(await readAll(whole.subarray(Math.min(a, b), Math.max(a, b)), format)),
      ),
      { numRuns: 40 },
    );
  });

  test('with any bytes put anywhere, or in gzip cut anywhere, gives values that keep the schema', async () => {
    const packed = new Uint8Array(gzipSync(whole));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.uint8Array({ maxLength: 12 }),
        fc.nat(packed.length),
        async (at, bytes, cut) => {
          const spoiled = new Uint8Array(whole);
          spoiled.set(bytes.subarray(0, whole.length - at), at);
          expectSound(await readAll(spoiled, format));
          expectSound(await readAll(packed.subarray(0, cut), format));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('with pieces doubled, turned round and left out gives values that keep the schema', async () => {
    const piece = fc.tuple(fc.nat(whole.length), fc.nat(400), fc.constantFrom('double', 'swap', 'drop'));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), fc.boolean(), async (pieces, told) => {
        let bytes = Buffer.from(whole);
        for (const [at, length, how] of pieces) {
          const [before, mid, after] = [
            bytes.subarray(0, at),
            bytes.subarray(at, at + length),
            bytes.subarray(at + length),
          ];
          if (how === 'double') bytes = Buffer.concat([before, mid, mid, after]);
          else if (how === 'swap') bytes = Buffer.concat([mid, before, after]);
          else bytes = Buffer.concat([before, after]);
        }
        // Where nobody tells the format, the first bytes do.
        for await (const result of readReports([bytes], told ? format : null, { originals: true }))
          expectSound([result]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the format', () => {
  test.each([
    ['a/page.HTML', 'html'],
    ['feed.rss', 'feed'],
    ['x.warc.gz', 'warc'],
    ['list.tsv', 'csv'],
    ['story.xml', 'xml'],
    ['README.html', null],
    ['picture.jpg', null],
  ])('of %s is told by its name', (path, format) => {
    expect(formatOf(path)).toBe(format);
  });

  test.each([
    ['story.xml', NITF, 'nitf'],
    ['story.xml', newsItem('usable'), 'newsml'],
    ['story.xml', `<?xml version="1.0"?><!-- <html> -->\n${withoutProlog(RSS)}`, 'feed'],
    ['download', PAGE, 'html'],
    ['download', 'WARC/1.0\r\n', 'warc'],
    ['download', '{"uri": "x"}', 'json'],
    ['download', 'Ferry crews walked out.', null],
    ['download', '[Embargoed] Ferry crews walked out.', null],
  ])('of %s is told by its first bytes', (path, words, format) => {
    expect(formatOf(path, utf8(words))).toBe(format);
  });

  test.each([
    ['text/html; charset=utf-8', RSS, 'feed'],
    ['text/html', PAGE, 'html'],
    ['application/xml', NITF, 'nitf'],
    ['text/plain', 'Ferry crews walked out.', 'text'],
    ['image/png', 'png', null],
    [null, PAGE, 'html'],
  ])('of what is sent as %s is told by it and its first bytes', (type, words, format) => {
    expect(formatOfContent(type, utf8(words))).toBe(format);
  });

  test('of XML that is none of those read is an error', async () => {
    expect(codesOf((await readAll('<svg xmlns="x"/>', 'xml'))[0])).toEqual(['format-unknown']);
  });

  test('may be in gzip whatever it is', async () => {
    expect(reportOf((await readAll(new Uint8Array(gzipSync(NITF)), 'xml'))[0]).key).toBe('hw-77');
  });
});
