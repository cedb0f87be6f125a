import { Presets, SingleBar } from 'cli-progress';
import type { Source } from './inputs.ts';

/** Work that is done sooner needs no bar. */
const QUIET_MS = 1500;

/** How far the work has come, as a bar on standard error. */
export interface Progress {
  /** Some bytes of the input were read. */
  read(bytes: number): void;
  /** One more report was told. */
  told(): void;
  /** Takes the bar away. */
  end(): void;
}

const NONE: Progress = { read() {}, told() {}, end() {} };

/** A bar where standard error is a terminal and the records go elsewhere; with the time left where the inputs' size is known. */
export function openProgress(sources: readonly Source[]): Progress {
  if (!process.stderr.isTTY || process.stdout.isTTY) return NONE;
  const total = sources.reduce((sum, s) => sum + (s.size ?? Number.NaN), 0);
  const known = total > 0;
  const began = performance.now();
  let bytes = 0;
  let reports = 0;
  let bar: SingleBar | null = null;
  const open = (): SingleBar => {
    const format = known
      ? '{bar} {percentage} %  {reports} reports  {rate} a second  {eta_formatted} left'
      : '{reports} reports  {rate} a second';
    const opened = new SingleBar(
      { format, stream: process.stderr, hideCursor: true, clearOnComplete: true, fps: 5, etaBuffer: 100 },
      Presets.rect,
    );
    opened.start(known ? total : 1, 0, { reports, rate: '–' });
    return opened;
  };
  return {
    read(more) {
      bytes += more;
    },
    told() {
      reports++;
      const ms = performance.now() - began;
      if (bar === null && ms < QUIET_MS) return;
      bar ??= open();
      bar.update(known ? Math.min(bytes, total) : 0, { reports, rate: Math.round((1000 * reports) / ms) });
    },
    end() {
      bar?.stop();
    },
  };
}
