import type { Notice } from '#model';

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

/** The words of some bytes, and what the reader should know of the way they came. */
export interface Decoded {
  readonly text: string;
  readonly notices: readonly Notice[];
}

const INVALID: Notice = {
  code: 'invalid-utf8',
  message:
    'Some bytes are not valid UTF-8 and stand as U+FFFD (�). Convert the file to UTF-8 and read it again to have them right.',
  span: null,
};

/**
 * Decodes bytes as UTF-8, or as UTF-16 where a byte order mark says so. The mark is left
 * out; bytes that are not valid become U+FFFD, with a notice.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), notices: [] };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), notices: [] };
  try {
    return { text: strict.decode(bytes), notices: [] };
  } catch {
    return { text: lenient.decode(bytes), notices: [INVALID] };
  }
}

/** First bytes of common files that hold words but are not text, and what each is. */
const MAGIC: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'a PDF'],
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive (or an Office document)'],
  [[0x1f, 0x8b], 'compressed with gzip'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office document'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
];

/** What kind of file some bytes are where they are no text; null where they may be text. */
export function notText(bytes: Uint8Array): string | null {
  for (const [first, what] of MAGIC) if (first.every((b, i) => bytes[i] === b)) return what;
  return null;
}
