import type { Resources } from '#load';
import type { ReportRecord } from '#model';
import { readReport } from '#pipeline';
import { readItem } from '#read';
import type { Dispatch } from './differing-pairs.ts';

/** A dispatch as the program reads it. @throws Error where it cannot be read */
export function readDispatch(dispatch: Dispatch, key: string, resources: Resources): ReportRecord {
  const read = readItem(
    { id: key, title: dispatch.title, agency: dispatch.agency, published: dispatch.published, text: dispatch.text },
    {},
    null,
  );
  if ('error' in read) throw new Error(`not read: ${dispatch.text}`);
  return readReport(read, resources);
}
