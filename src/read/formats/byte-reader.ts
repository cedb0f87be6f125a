import type { Chunks } from './byte-lines.ts';

/** Takes lines and counted stretches from a stream of bytes, holding no more of it than is asked for. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array(0);
  #at = 0;

  constructor(chunks: Chunks) {
    const source = chunks;
    this.#chunks = (async function* () {
      yield* source;
    })();
  }

  async #more(): Promise<boolean> {
    for (;;) {
      const { done, value } = await this.#chunks.next();
      if (done) return false;
      if (value.length === 0) continue;
      this.#held = value.slice();
      this.#at = 0;
      return true;
    }
  }

  /** The next line without its break, at most `limit` bytes of it; null at the end. */
  async line(limit: number): Promise<Uint8Array | null> {
    const parts: Uint8Array[] = [];
    let size = 0;
    for (;;) {
      if (this.#at >= this.#held.length && !(await this.#more())) return size === 0 ? null : joined(parts);
      const feed = this.#held.indexOf(10, this.#at);
      const end = feed < 0 ? this.#held.length : feed;
      const piece = this.#held.subarray(this.#at, Math.min(end, this.#at + limit - size));
      parts.push(piece);
      // One more than the words of the line, so that an empty last line differs from the end.
      size += piece.length;
      this.#at = feed < 0 ? end : end + 1;
      if (feed < 0) continue;
      const whole = joined(parts);
      return whole[whole.length - 1] === 13 ? whole.subarray(0, -1) : whole;
    }
  }

  /**
   * The next `count` bytes, or what there is of them.
   *
   * @param limit  where there are more, they are passed over and null is given
   */
  async take(count: number, limit: number): Promise<{ readonly bytes: Uint8Array | null; readonly whole: boolean }> {
    const parts: Uint8Array[] = [];
    let left = count;
    while (left > 0) {
      if (this.#at >= this.#held.length && !(await this.#more())) break;
      const piece = this.#held.subarray(this.#at, this.#at + left);
      this.#at += piece.length;
      left -= piece.length;
      if (count <= limit) parts.push(piece);
    }
    return { bytes: count <= limit ? joined(parts) : null, whole: left === 0 };
  }

  /** Lets the source go. */
  async close(): Promise<void> {
    await this.#chunks.return?.(undefined);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** The first bytes of a stream, at least `count` where it has them, and the whole stream with them. */
export async function peek(
  chunks: Chunks,
  count: number,
): Promise<{ first: Uint8Array; chunks: AsyncGenerator<Uint8Array> }> {
  const source = (async function* () {
    yield* chunks;
  })();
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size < count) {
    const { done, value } = await source.next();
    if (done) break;
    parts.push(value.slice());
    size += value.length;
  }
  const first = joined(parts);
  return {
    first,
    chunks: (async function* () {
      if (first.length > 0) yield first;
      yield* source;
    })(),
  };
}
