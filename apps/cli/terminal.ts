import { styleText } from 'node:util';
import type { Look } from '#tell';

/** Width of the text form where it goes to no terminal: a file, a pipe. */
const PLAIN_WIDTH = 100;
/** Longer lines are hard to read, however wide the screen. */
const MOST_WIDTH = 120;
const LEAST_WIDTH = 40;

/** Whether colours and bold may be written to a stream: only a terminal, and never under NO_COLOR. */
const coloured = (stream: NodeJS.WriteStream): boolean =>
  stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';

/** How the text form should look on standard output. */
export function lookOf(stream: NodeJS.WriteStream): Look {
  const width = stream.isTTY ? Math.max(LEAST_WIDTH, Math.min(stream.columns || 80, MOST_WIDTH)) : PLAIN_WIDTH;
  return { width, colour: coloured(stream) };
}

/** A line to standard error under the program's name. */
export function complain(message: string): void {
  const name = coloured(process.stderr) ? styleText('bold', 'rapporteur:', { validateStream: false }) : 'rapporteur:';
  process.stderr.write(`${name} ${message}\n`);
}
