import type { Notice } from '#model';
import { type Decoded, decodeText } from './decode.ts';

/** How much of a document is looked at for a declaration of its charset. */
const OPENING = 4096;

const notice = (code: string, message: string): Notice => ({ code, message, span: null });

/** The charset that a Content-Type names; null where it names none. */
export function charsetOf(contentType: string | null | undefined): string | null {
  const named = /;\s*charset\s*=\s*["']?([\w:.+-]{1,40})/i.exec((contentType ?? '').slice(0, 400));
  return named?.[1]?.toLowerCase() ?? null;
}

/** The charset that a document declares in its first bytes; null where it declares none. */
function declared(bytes: Uint8Array): string | null {
  const opening = new TextDecoder('latin1').decode(bytes.subarray(0, OPENING));
  const xml = /^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w:.+-]{1,40})/i.exec(opening);
  if (xml) return (xml[1] as string).toLowerCase();
  const meta = /<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.+-]{1,40})/i.exec(opening);
  const label = meta?.[1]?.toLowerCase() ?? null;
  // A declaration that can be read as ASCII cannot be in UTF-16: browsers take it for UTF-8.
  return label?.startsWith('utf-16') ? 'utf-8' : label;
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

const isUtf8 = (label: string): boolean => label === 'utf-8' || label === 'utf8';

/** Whether bytes that are not valid UTF-8 have not one character beyond ASCII that is valid. */
const onlyBroken = (text: string): boolean => !/[^\u0000-\u007f\ufffd]/.test(text);

const windows1252 = (bytes: Uint8Array, why: string): Decoded => ({
  text: new TextDecoder('windows-1252').decode(bytes),
  notices: [
    notice(
      'charset-guessed',
      `${why}; it was read as Windows-1252. Check its letters with accents and its quotation marks.`,
    ),
  ],
});

/**
 * Decodes a page, a feed or an XML document: by its byte order mark, else by the charset of
 * its Content-Type, else by what it declares of itself, else as UTF-8. What is said to be
 * UTF-8 or says nothing, and is not, is taken for Windows-1252.
 *
 * @param declares  whether the bytes may declare a charset; a row of a table or plain text does not
 */
export function decodeMarkup(
  bytes: Uint8Array,
  contentType: string | null | undefined,
  declares: boolean = true,
): Decoded {
  const marked =
    (bytes[0] === 0xff && bytes[1] === 0xfe) ||
    (bytes[0] === 0xfe && bytes[1] === 0xff) ||
    (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);
  const label = marked ? null : (charsetOf(contentType) ?? (declares ? declared(bytes) : null));
  if (label !== null && !isUtf8(label)) {
    const decoder = decoderFor(label);
    if (decoder !== null) return { text: decoder.decode(bytes), notices: [] };
  }
  const decoded = decodeText(bytes);
  const unknown =
    label === null || isUtf8(label)
      ? []
      : [
          notice(
            'charset-unknown',
            `The charset ${JSON.stringify(label)} is not known; the document was read as UTF-8.`,
          ),
        ];
  if (decoded.notices.length === 0 || marked) return { text: decoded.text, notices: [...unknown, ...decoded.notices] };
  if (label === null || !isUtf8(label))
    return windows1252(bytes, 'The document is not valid UTF-8 and names no charset that is known');
  return onlyBroken(decoded.text) ? windows1252(bytes, 'The document says that it is UTF-8, and is not') : decoded;
}
