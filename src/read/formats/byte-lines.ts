/** Bytes as they arrive, from a file, a socket or memory. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** One line of bytes without its line feed; null where it was longer than the limit and was passed over. */
export interface ByteLine {
  readonly bytes: Uint8Array | null;
  /** From 1. */
  readonly line: number;
}

const NEWLINE = 10;

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/**
 * Cuts a stream of bytes into lines. A line feed never stands inside a UTF-8 sequence, so
 * each line decodes alone, and a bad byte spoils no line but its own. No more than one
 * line and one chunk are held at a time.
 *
 * @param limit  bytes from which a line is passed over, so that a file without line breaks cannot fill memory
 */
export async function* byteLines(chunks: Chunks, limit: number): AsyncGenerator<ByteLine> {
  let held: Uint8Array[] = [];
  let size = 0;
  let line = 1;
  let over = false;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      const last = chunk.subarray(from, at);
      const full = size + last.length;
      if (over || full > limit) yield { bytes: null, line };
      else yield { bytes: joined([...held, last], full), line };
      held = [];
      size = 0;
      over = false;
      line++;
      from = at + 1;
    }
    const rest = chunk.length - from;
    if (rest === 0 || over) continue;
    if (size + rest > limit) {
      over = true;
      held = [];
      continue;
    }
    // A copy: the source may write into its chunk again once it is asked for the next.
    held.push(chunk.slice(from));
    size += rest;
  }
  if (over) yield { bytes: null, line };
  else if (size > 0) yield { bytes: joined(held, size), line };
}

/** All bytes of a stream, for formats that can be read only as a whole. */
export async function gatherBytes(chunks: Chunks): Promise<Uint8Array> {
  const held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    held.push(chunk.slice());
    size += chunk.length;
  }
  return joined(held, size);
}
