import type { Failure, Sources } from './inputs.ts';
import { complain } from './terminal.ts';

/** Failures that are listed at the end; of the rest the number is told. */
const MOST_LISTED = 50;

/** The inputs that could not be read: counted, and listed when all is done. */
export interface Losses {
  add(failure: Failure): void;
  count(): number;
  /** Tells on standard error what was lost and left out. @param read  how many reports were read */
  list(read: number): void;
}

export function openLosses({ failures, leftOut }: Sources): Losses {
  const listed = failures.slice(0, MOST_LISTED);
  let lost = failures.length;
  return {
    add(failure) {
      lost++;
      if (listed.length < MOST_LISTED) listed.push(failure);
    },
    count: () => lost,
    list(read) {
      if (leftOut > 0)
        complain(
          `left out ${counted(leftOut, 'file')} of other kinds; in folders text (.txt, .md), pages, feeds, NewsML-G2, NITF, ninjs, JSON, JSON Lines, CSV and WARC are read, but no README`,
        );
      if (lost === 0) return;
      complain(
        `${counted(lost, 'input')} could not be read, ${counted(read, 'report')} ${read === 1 ? 'was' : 'were'}:`,
      );
      for (const { file, line, message } of listed) {
        process.stderr.write(
          `  ${file === '-' ? 'standard input' : file}${line === null ? '' : `:${line}`}: ${message}\n`,
        );
      }
      if (lost > listed.length) process.stderr.write(`  … and ${lost - listed.length} more\n`);
    },
  };
}

const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
