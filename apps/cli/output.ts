import { once } from 'node:events';

/** Writes to a stream and waits where it is full, so that a slow reader slows the work and not the memory. */
export async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (text !== '' && !stream.write(text)) await once(stream, 'drain');
}

/**
 * Ends the program quietly where the reader of standard output has gone away (`… | head`):
 * it has what it wanted.
 */
export function endWithReader(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
