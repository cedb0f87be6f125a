import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { loadResources } from '#load';
import { parse, parseSentenceTokens, readConllu, toConllu, wordsToConllu } from '#parse';
import { type Failure, findSources, type InputFormat, isFailure, readSources, reason } from './inputs.ts';
import { openLosses } from './losses.ts';
import { write } from './output.ts';

/** A call of `rapporteur parse`, its arguments checked. */
export interface ParseCall {
  readonly names: readonly string[];
  /** A CoNLL-U file whose words are parsed as they stand, in place of reports; null: none. */
  readonly tokens: string | null;
  readonly folder: string;
  readonly input: InputFormat | null;
}

/** CoNLL-U to standard output, all else to standard error. @returns the exit code */
export async function parseCommand({ names, tokens, folder, input }: ParseCall): Promise<number> {
  const resources = loadResources();
  const found = await findSources(names, folder, input);
  const losses = openLosses(found);
  let parsed = 0;
  for await (const item of readSources(found.sources, { published: null })) {
    if (isFailure(item)) losses.add(item);
    else {
      await write(process.stdout, toConllu(parse(item.report, resources.parse)));
      parsed++;
    }
  }
  if (tokens !== null) {
    const failure = await parseWordsOf(tokens, resolve(folder, tokens), (forms) =>
      parseSentenceTokens(forms, resources.parse.model),
    );
    if (failure) losses.add(failure);
  }
  losses.list(parsed);
  return losses.count() > 0 ? 1 : 0;
}

async function parseWordsOf(
  file: string,
  path: string,
  parseForms: (forms: string[]) => ReturnType<typeof parseSentenceTokens>,
): Promise<Failure | null> {
  try {
    for (const sentence of readConllu(await readFile(path, 'utf8'))) {
      await write(process.stdout, wordsToConllu(sentence, parseForms(sentence.words.map((w) => w.form))));
    }
    return null;
  } catch (error) {
    return { file, line: null, message: await reason(error, path) };
  }
}
