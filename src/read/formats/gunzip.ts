import type { Chunks } from './byte-lines.ts';

/** Bytes given to the decompressor at a time: no more than a thousand times as many come out. */
const STEP = 16 * 1024;

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * Undoes gzip as the bytes arrive, of one member or of many in a row, as WARC files are.
 *
 * @param state  `broken` becomes true where the data are damaged or break off; what came before is given
 */
export async function* gunzipped(chunks: Chunks, state: { broken: boolean }): AsyncGenerator<Uint8Array> {
  const { createGunzip } = await import('node:zlib');
  const gunzip = createGunzip();
  let held: Uint8Array[] = [];
  gunzip.on('data', (bytes: Uint8Array) => held.push(bytes));
  gunzip.on('error', () => {
    state.broken = true;
  });
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length && !state.broken; at += STEP) {
        const piece = chunk.slice(at, at + STEP);
        await new Promise<void>((done) => gunzip.write(piece, () => done()));
        yield* held;
        held = [];
      }
      if (state.broken) break;
    }
    if (!gunzip.destroyed) {
      await new Promise<void>((done) => {
        gunzip.once('close', done);
        gunzip.end();
      });
    }
    yield* held;
  } finally {
    gunzip.destroy();
  }
}

/** The bytes of a small piece in a content coding (gzip, deflate, br), at most `limit` of them; null where they cannot be had. */
export async function decoded(bytes: Uint8Array, coding: string, limit: number): Promise<Uint8Array | null> {
  const { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } = await import('node:zlib');
  const options = { maxOutputLength: limit };
  const ways = {
    gzip: [gunzipSync],
    'x-gzip': [gunzipSync],
    deflate: [inflateSync, inflateRawSync],
    br: [brotliDecompressSync],
  };
  for (const way of Object.hasOwn(ways, coding) ? ways[coding as keyof typeof ways] : []) {
    try {
      return way(bytes, options);
    } catch {
      // Another way may fit; none does where the data are damaged.
    }
  }
  return null;
}
