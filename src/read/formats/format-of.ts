/** The formats that are read. */
export type Format = 'text' | 'jsonl' | 'json';

const ENDINGS: Readonly<Record<string, Format>> = {
  txt: 'text',
  text: 'text',
  md: 'text',
  markdown: 'text',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'json',
};
/** Files that tell of the folder they lie in and are no reports. */
const ABOUT_FOLDER: ReadonlySet<string> = new Set(['readme', 'license', 'licence', 'notice', 'changelog']);

/** The format of a file by the ending of its name; null where the ending is none that is known, and for a folder's README and the like. */
export function formatOf(path: string): Format | null {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  const dot = name.lastIndexOf('.');
  const ending = dot < 0 ? '' : name.slice(dot + 1);
  if (ABOUT_FOLDER.has(name.slice(0, Math.max(dot, 0)))) return null;
  return Object.hasOwn(ENDINGS, ending) ? (ENDINGS[ending] as Format) : null;
}
