import type { Command } from 'commander';

/** What the commands of an archive share with the rest of the command line. */
export interface Surroundings {
  readonly folder: () => string;
  readonly begin: (work: Promise<number>) => void;
  readonly aMoment: (value: string) => string;
  readonly aCount: (value: string) => number;
  readonly inputsOr: (inputs: readonly string[], command: Command) => readonly string[];
}
