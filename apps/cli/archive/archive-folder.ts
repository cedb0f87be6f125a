import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { Portable, Store } from '#model';
import { write } from '../output.ts';

const FORM = 'rapporteur/archive@1';
const MANIFEST = 'archive.json';

interface PartFile {
  readonly name: string;
  readonly rows: number;
  /** Of the file's bytes. */
  readonly sha256: string;
}

/**
 * Writes a whole archive as a folder: one file of JSON Lines for each part, and a manifest, written last, by which a
 * folder is known to be whole.
 *
 * @throws Error where the folder holds anything
 */
export async function writeArchiveFolder(store: Pick<Store, 'portable'>, folder: string): Promise<readonly PartFile[]> {
  if (existsSync(folder) && readdirSync(folder).length)
    throw new Error(`${folder} is not empty: name a folder that is, or does not exist yet`);
  mkdirSync(folder, { recursive: true });
  const parts: PartFile[] = [];
  for (const part of store.portable) parts.push(await writePart(part, folder));
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify({ form: FORM, parts }, null, 2)}\n`);
  return parts;
}

async function writePart(part: Portable, folder: string): Promise<PartFile> {
  const out = createWriteStream(join(folder, `${part.name}.jsonl`), { flags: 'wx' });
  const hash = createHash('sha256');
  let rows = 0;
  for await (const row of part.dump()) {
    // Readers of lines part them at U+2028 and U+2029 too, which JSON leaves as they are.
    const line = `${JSON.stringify(row).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`;
    hash.update(line);
    rows++;
    await write(out, line);
  }
  out.end();
  await finished(out);
  return { name: part.name, rows, sha256: hash.digest('hex') };
}

/**
 * Loads a folder into an empty archive.
 *
 * @throws Error where the folder is not whole, was changed, or has a part that this version does not know
 */
export async function readArchiveFolder(store: Pick<Store, 'portable'>, folder: string): Promise<readonly PartFile[]> {
  const manifest = join(folder, MANIFEST);
  if (!existsSync(manifest)) throw new Error(`${folder} is no whole archive folder: it has no ${MANIFEST}`);
  const { form, parts } = JSON.parse(readFileSync(manifest, 'utf8')) as { form: string; parts: PartFile[] };
  if (form !== FORM) throw new Error(`${manifest} is of another form: ${form}`);
  for (const { name } of parts)
    if (!store.portable.some((p) => p.name === name))
      throw new Error(`${folder} has a part '${name}' that this version does not know: use the one that wrote it`);
  for (const { name, sha256 } of parts) {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(join(folder, `${name}.jsonl`))) hash.update(chunk as Buffer);
    if (hash.digest('hex') !== sha256)
      throw new Error(`${name}.jsonl in ${folder} is not as it was written: take another copy of the folder`);
  }
  // In the store's own order: a part may look at what those before it loaded.
  for (const part of store.portable)
    if (parts.some((p) => p.name === part.name)) await part.load(rowsOf(join(folder, `${part.name}.jsonl`)));
  return parts;
}

async function* rowsOf(file: string): AsyncGenerator<unknown> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }))
    if (line) yield JSON.parse(line);
}
